package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/shuangbai/shuangbai/model"
)

// ignoreKeys leaves out what the store fills in.
var ignoreKeys = cmp.Options{
	cmpopts.IgnoreFields(model.Org{}, "SortPinyin", "SortStroke", "Initials"),
	cmpopts.IgnoreFields(model.Member{}, "SortPinyin", "SortStroke", "Initials"),
	cmpopts.EquateEmpty(),
}

func TestEveryFieldComesBack(t *testing.T) {
	db := newDB(t)
	at := time.Date(2026, 12, 15, 9, 30, 0, 123456789, time.Local)
	unit := model.Unit{Name: "阳光幼儿园", Kind: "幼儿园", CreditCode: "52320100MJ00000001", Licence: "教民132", LicenceTo: "2027-06",
		Address: "学府路 1 号", District: "学府街道", Staff: 42, LegalPerson: "王芳", Authority: "区教育局", InCharter: model.Yes,
		CharterDate: "2021", SeatOnBoard: model.Attends, Budgeted: model.No, ClosedOn: "2026-08-31", ClosedWhy: "停办"}
	top := model.Org{Name: "综合党委", Kind: model.CommitteeOrg, ReportedSize: -1}
	org := model.Org{Name: "阳光幼儿园党支部", Kind: model.JointBranch, Formation: model.FormedJointly, Management: model.ManagedByBoth,
		SetUpOn: "2019-03-01", ApprovedOn: "2019-02", TermStart: "2022-03-01", TermEnd: "2025-03-01", Phone: "025-88888888",
		ReportedSize: 7, Remark: "备注", InCharter: model.Yes, SeatOnBoard: model.No, Budgeted: model.Yes, ClosedOn: "2026", ClosedWhy: "撤并"}
	member := model.Member{Name: "张𬱖三", Sex: model.Male, Ethnicity: "汉族", IDNumber: "32010019800501001X", Birth: "1980-05-01",
		Education: "研究生", Kind: model.Probationary, JoinDate: "2003-07-01", FullDate: "2004-07-01", Job: "园长", Phone: "13800000000",
		Address: "江城", Status: model.StatusSuspended, Floating: true, FloatTo: "上海", Lost: true, LostOn: "2026-01", Exempt: true,
		Remark: "x", ClosedOn: "2026-10-10", ClosedWhy: "转出"}
	cover := model.Cover{From: "2019-03", To: "2026"}
	post := model.Post{Name: "张𬱖三", Duty: model.UnitedFront, From: "2022-03-01", To: "2025-03-01"}
	outsider := model.Post{Name: "不在册的人", Duty: model.Secretary, From: "2022"}
	period := model.Membership{From: "2019-03-01", To: "2026-10-10", Reason: "花名册导入"}
	activity := model.Activity{Date: "2026-07-01", Kind: model.PartyDay, Topic: "主题", Place: "会议室", Due: 7, Present: -1, Absent: "请假 1 人",
		To: "2026-07-03", Hours: 1250, VoteDue: 6, VotePresent: 5, VoteFor: 4, Chair: "张", Recorder: "李", Remark: "备注"}
	year := model.AssessmentYear{Year: 2026, Units: true, OpenedAt: at, DecidedOn: "2026-12-20", Scheme: model.Scheme{ID: "edu", Title: "方案",
		Parts: []model.Part{{ID: "party", Max: model.Pt(100)}}, Combine: model.Combine{Mode: model.Weighted, Weights: map[string]int64{"party": 10000}}}}
	mark := model.Mark{Points: 425, NotApplicable: true, Reason: "缺两次党课", By: "李干事", At: at}
	key := model.MarkKey{Item: "A1", Stage: model.CheckedMark}
	half := model.Points(50)
	adjustment := model.Adjustment{Deduction: true, Title: "迟报", Level: "报送迟误", Basis: "第三条", Evidence: "登记表", Matter: "迟报", Line: "减分1", Checked: &half}
	veto := model.Veto{Rule: "v1", Title: "违规办学", Basis: "通报", Date: "2026-05"}
	decision := model.Decision{Grade: "优秀", Reason: "同分，述职得票高", By: "党委会", At: at}
	a2, ofUnit := model.MarkKey{Item: "A2"}, model.Decision{}
	against := model.Objection{Year: 2026, Item: "A2", Text: "分低了", Received: "2026-12-18"}
	sent := model.SentForm{Number: 1, Version: "v", At: at}
	opinion := model.Opinion{Box: "authority", Text: "同意", Date: "2026-12-21"}

	change(t, db, func(tx *Tx) error {
		must := func(errs ...error) {
			for _, err := range errs {
				if err != nil {
					t.Fatal(err)
				}
			}
		}
		must(tx.PutUnit(&unit), tx.PutOrg(&top))
		org.ParentID = top.ID
		must(tx.PutOrg(&org))
		member.BranchID = org.ID
		must(tx.PutMember(&member))
		cover.OrgID, cover.UnitID = org.ID, unit.ID
		post.OrgID, post.MemberID, outsider.OrgID = org.ID, member.ID, org.ID
		period.OrgID, period.MemberID, activity.OrgID = org.ID, member.ID, org.ID
		adjustment.OrgID, veto.OrgID, decision.OrgID, opinion.OrgID = org.ID, org.ID, org.ID, org.ID
		must(tx.PutCover(&cover), tx.PutPost(&post), tx.PutPost(&outsider), tx.PutMembership(&period), tx.PutActivity(&activity))
		must(tx.PutAssessmentYear(year), tx.PutMark(2026, org.ID, key, mark), tx.PutAdjustment(2026, &adjustment),
			tx.PutVeto(2026, &veto), tx.PutDecision(2026, decision), tx.PutOpinion(2026, opinion))
		key := model.UnitKey(unit.ID)
		ofUnit, against.OrgID, sent.OrgID = decision, key, key
		ofUnit.OrgID = key
		must(tx.PutMark(2026, key, a2, mark), tx.PutMark(2026, key, a2, mark), tx.PutDecision(2026, ofUnit), tx.PutObjection(&against), tx.PutSentForm(2026, sent))
		return nil
	})

	err := db.Read(ctx, func(r *Reader) error {
		expect(t, "unit", unit)(r.Unit(unit.ID))
		expect(t, "org", org)(r.Org(org.ID))
		expect(t, "member", member)(r.Member(member.ID))
		expect(t, "members of", []model.Member{member})(r.MembersOf(org.ID))
		expect(t, "by number", []model.Member{member})(r.MembersByNumber(member.IDNumber))
		expect(t, "covers", []model.Cover{cover})(r.Covers())
		expect(t, "posts", []model.Post{outsider, post})(r.PostsOf(org.ID))
		expect(t, "memberships", []model.Membership{period})(r.MembershipsOf(member.ID))
		expect(t, "activities", []model.Activity{activity})(r.ActivitiesOf(org.ID))
		year.Group, year.Groups = 1, []model.AssessmentGroup{{Number: 1, Scheme: year.Scheme, Units: true, OpenedAt: at}}
		expect(t, "year", year)(r.AssessmentYear(2026))
		expect(t, "marks", map[model.MarkKey]model.Mark{key: mark})(r.MarksOf(2026, org.ID))
		expect(t, "sheets", []model.MarkSheet{{OrgID: org.ID, Marks: map[model.MarkKey]model.Mark{key: mark},
			Adjustments: []model.Adjustment{adjustment}, Vetoes: []model.Veto{veto}, Opinions: []model.Opinion{opinion}},
			{OrgID: top.ID}})(r.MarkSheets(2026, []int64{org.ID, top.ID}))
		expect(t, "decisions", []model.Decision{decision, ofUnit})(r.Decisions(2026))
		expect(t, "marks of a unit", map[model.MarkKey]model.Mark{a2: mark})(r.MarksOf(2026, model.UnitKey(unit.ID)))
		expect(t, "objections", []model.Objection{against})(r.Objections(2026))
		expect(t, "forms", []model.SentForm{sent})(r.SentForms(2026))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// expect compares what was read with what was written.
func expect[T any](t testing.TB, what string, want T) func(T, error) {
	t.Helper()
	return func(got T, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if d := cmp.Diff(want, got, ignoreKeys); d != "" {
			t.Errorf("%s (-written +read):\n%s", what, d)
		}
	}
}

func TestRankingComesBack(t *testing.T) {
	db := newDB(t)
	orgs := addBranches(t, db, "甲党支部", "乙党支部", "丙党支部")
	second := model.Ranking{Year: 2026, Group: 2, Scheme: "另一份方案", Rows: []model.RankRow{{BranchResult: model.BranchResult{OrgID: orgs[2], Branch: "丙党支部"}}}}
	want := model.Ranking{Year: 2026, Scheme: "方案", Stage: model.FinalMark, Rows: []model.RankRow{
		{BranchResult: model.BranchResult{OrgID: orgs[1], Branch: "乙党支部", Ready: true, Total: 9325, Parts: []model.Points{9250, 8800},
			Notes: []string{"同分"}, Tree: &model.Result{Kind: model.TotalNode, Name: "总分", Score: 9325, Children: []*model.Result{{Name: "党建"}}}}, Rank: 1, Grade: "优秀"},
		{BranchResult: model.BranchResult{OrgID: orgs[0], Branch: "甲党支部"}, Open: true}},
		Quotas: []model.QuotaUse{{Grade: "优秀", Limit: 7, Used: 7, Why: "24 × 30% = 7.2", Ties: []model.Tie{{Places: 1, OrgIDs: orgs[:2]}}}}}
	for range 2 { // the second replaces the first
		change(t, db, func(tx *Tx) error {
			if err := tx.PutAssessmentYear(model.AssessmentYear{Year: 2026}); err != nil {
				return err
			}
			return tx.PutRankings(2026, []model.Ranking{want, second})
		})
	}
	err := db.Read(ctx, func(r *Reader) error {
		expect(t, "ranking", []model.Ranking{want, second})(r.Rankings(2026))
		expect(t, "groups", map[int64]int{orgs[0]: 1, orgs[1]: 1, orgs[2]: 2})(r.RankedOrgs(2026))
		_, err := r.Rankings(2025)
		checkRefusal(t, err, model.NotFound)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// addBranches adds branches and returns their numbers.
func addBranches(t testing.TB, db *DB, names ...string) []int64 {
	t.Helper()
	var ids []int64
	change(t, db, func(tx *Tx) error {
		for _, name := range names {
			o := model.Org{Name: name, Kind: model.Branch, ReportedSize: -1}
			if err := tx.PutOrg(&o); err != nil {
				return err
			}
			ids = append(ids, o.ID)
		}
		return nil
	})
	return ids
}

func TestMembersComeByPinyin(t *testing.T) {
	db := newDB(t)
	change(t, db, func(tx *Tx) error {
		for _, name := range []string{"赵敏", "单雄信", "曾志", "𬱖", "艾青", "陈一"} {
			if err := tx.PutMember(&model.Member{Name: name}); err != nil {
				return err
			}
		}
		return nil
	})
	var got []string
	err := db.Read(ctx, func(r *Reader) error {
		all, err := r.Members()
		for _, m := range all {
			got = append(got, m.Name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"艾青", "陈一", "单雄信", "𬱖", "曾志", "赵敏"}, got); d != "" {
		t.Error(d)
	}
}

func TestRefusedRows(t *testing.T) {
	db := newDB(t)
	branch := addBranches(t, db, "甲党支部")[0]
	cases := []struct {
		name string
		do   func(*Tx) error
		code model.Code
	}{
		{"a date that is none", func(tx *Tx) error { return tx.PutMember(&model.Member{Name: "王", Birth: "1980/5/1"}) }, model.Invalid},
		{"a sex that is a digit", func(tx *Tx) error { return tx.PutMember(&model.Member{Name: "王", Sex: "1"}) }, model.Invalid},
		{"no name", func(tx *Tx) error { return tx.PutMember(&model.Member{Name: " "}) }, model.Invalid},
		{"a branch that is not there", func(tx *Tx) error { return tx.PutMember(&model.Member{Name: "王", BranchID: 99}) }, model.Conflict},
		{"a member that is not there", func(tx *Tx) error { return tx.PutMember(&model.Member{ID: 99, Name: "王"}) }, model.NotFound},
		{"a branch in use", func(tx *Tx) error {
			if err := tx.PutMember(&model.Member{Name: "王", BranchID: branch}); err != nil {
				return err
			}
			return removeOne(tx, "org", branch)
		}, model.Conflict},
		{"a mark in a year that is not open", func(tx *Tx) error {
			return tx.PutMark(2026, branch, model.MarkKey{Item: "A1"}, model.Mark{})
		}, model.Conflict},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := db.Write(ctx, Change{}, c.do)
			checkRefusal(t, err, c.code)
			if n := countMembers(t, db); n != 0 {
				t.Errorf("%d members were written all the same", n)
			}
		})
	}
}

func TestAFinalisedYearDoesNotChange(t *testing.T) {
	db := newDB(t)
	branch := addBranches(t, db, "甲党支部")[0]
	key := model.MarkKey{Item: "A1"}
	year := model.AssessmentYear{Year: 2026}
	marked := change(t, db, func(tx *Tx) error {
		if err := tx.PutAssessmentYear(year); err != nil {
			return err
		}
		return tx.PutMark(2026, branch, key, model.Mark{Points: 500})
	})
	year.Finalised = true
	change(t, db, func(tx *Tx) error { return tx.PutAssessmentYear(year) })
	for name, do := range map[string]func(*Tx) error{
		"mark":       func(tx *Tx) error { return tx.PutMark(2026, branch, key, model.Mark{Points: 400}) },
		"unmark":     func(tx *Tx) error { return tx.DeleteMark(2026, branch, key) },
		"adjustment": func(tx *Tx) error { return tx.PutAdjustment(2026, &model.Adjustment{OrgID: branch}) },
		"veto":       func(tx *Tx) error { return tx.PutVeto(2026, &model.Veto{OrgID: branch}) },
		"decision":   func(tx *Tx) error { return tx.PutDecision(2026, model.Decision{OrgID: branch}) },
	} {
		t.Run(name, func(t *testing.T) {
			_, err := db.Write(ctx, Change{}, do)
			checkRefusal(t, err, model.Closed)
		})
	}
	_, err := db.Undo(ctx, marked, "李干事")
	checkRefusal(t, err, model.Closed)
	change(t, db, func(tx *Tx) error {
		return tx.PutOpinion(2026, model.Opinion{OrgID: branch, Box: "authority", Text: "同意"})
	})
	year.Finalised = false
	change(t, db, func(tx *Tx) error { return tx.PutAssessmentYear(year) })
	change(t, db, func(tx *Tx) error { return tx.PutMark(2026, branch, key, model.Mark{Points: 400}) })
}

func TestMemoriesAndSettings(t *testing.T) {
	db := newDB(t)
	mapping := map[string]string{"公民身份号码": "id_number"}
	change(t, db, func(tx *Tx) error {
		if err := tx.PutLayout("roster", "f", map[string]string{"x": "y"}); err != nil {
			return err
		}
		if err := tx.PutLayout("roster", "f", mapping); err != nil {
			return err
		}
		return tx.PutValue("branch", "一支部", "第一党支部")
	})
	set, err := db.Write(ctx, Change{}, putSetting)
	if err != nil || set != 0 {
		t.Errorf("a setting made change set %d: %v", set, err)
	}
	err = db.Read(ctx, func(r *Reader) error {
		expect(t, "layouts", map[string]map[string]string{"f": mapping})(r.Layouts("roster"))
		expect(t, "values", map[string]string{"一支部": "第一党支部"})(r.Values("branch"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
