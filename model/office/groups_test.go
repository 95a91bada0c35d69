package office

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

var joint = model.Scope{Kinds: []model.OrgKind{model.JointBranch}}

// twoGroups is the sample committee, open again, whose joint branches are a group of their own by a copy of the year's scheme.
func twoGroups(t *testing.T) (o *Office, opened int64) {
	t.Helper()
	o = reopenedSample(t)
	opened, err := o.OpenGroup(context.Background(), SampleYear, "2026", "联合党支部组", joint)
	if err != nil || opened == 0 {
		t.Fatal(opened, err)
	}
	return o, opened
}

func factsOf(t *testing.T, o *Office) *model.YearFacts {
	t.Helper()
	f, err := o.Facts(context.Background(), SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTwoGroupsRankApart(t *testing.T) {
	o, _ := twoGroups(t)
	f := factsOf(t, o)
	all := f.All()
	if len(all) != 2 || len(all[0].Sheets) != 16 || len(all[1].Sheets) != 8 || f != all[0] {
		t.Fatalf("%d groups", len(all))
	}
	for i, label := range []string{"其他支部", "联合党支部组"} {
		g := all[i]
		if g.Year.Label() != label || g.Ranking.Rows[0].Rank != 1 || len(g.Ranking.Rows) != len(g.Sheets) {
			t.Errorf("%s: the first is %d", g.Year.Label(), g.Ranking.Rows[0].Rank)
		}
		if q := g.Ranking.Quotas[0]; q.Base != len(g.Sheets) || q.Limit != len(g.Sheets)*3/10 {
			t.Errorf("%s: quota %d of %d", label, q.Limit, q.Base)
		}
		for _, s := range g.Sheets {
			if f.Of(s.OrgID) != g || strings.Contains(s.Branch, "联合党支部") != (i == 1) {
				t.Errorf("%s is in %s", s.Branch, label)
			}
		}
	}
}

func TestTheSchemeOfAGroupTouchesItOnly(t *testing.T) {
	ctx := context.Background()
	o, _ := twoGroups(t)
	before := factsOf(t, o)
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026-g2")
	s := d.Scheme.Clone()
	if len(s.Covers.Kinds) != 1 {
		t.Fatal("the draft is not of the second group")
	}
	s.Parts[0].Categories[0].Items[0].Method.Tiers[0].Points--
	s.Parts[0].Categories[0].Items[0].Max--
	s.Parts[0].Categories[0].Items[1].Max++
	s.Quotas[0].Percent = 5000
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	if _, err := o.IssueDraft(ctx, d.ID, 2); err != nil {
		t.Fatal(err)
	}
	after := factsOf(t, o)
	if diff := cmp.Diff(before.All()[0].Ranking, after.All()[0].Ranking); diff != "" {
		t.Errorf("the other group changed:\n%s", diff)
	}
	if q := after.All()[1].Ranking.Quotas[0]; q.Limit != 4 {
		t.Errorf("the group's quota is %d", q.Limit)
	}
	for group, want := range map[int]int{1: 0, 2: 1} {
		all, err := o.Schemes(ctx, SampleYear, group)
		if err != nil || len(all.Former) != want || len(all.Assessed) != map[int]int{1: 16, 2: 8}[group] {
			t.Errorf("group %d: %d former versions, %d branches, %v", group, len(all.Former), len(all.Assessed), err)
		}
	}
	for _, id := range []string{"2026", "2026-g2", "2026-g2-v1"} {
		if _, err := o.SchemeByID(ctx, id); err != nil {
			t.Error(err)
		}
	}
}

func TestOpeningAGroupIsUndone(t *testing.T) {
	o := reopenedSample(t)
	before := factsOf(t, o)
	opened, err := o.OpenGroup(context.Background(), SampleYear, "2026", "联合党支部组", joint)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Undo(context.Background(), opened); err != nil {
		t.Fatal(err)
	}
	after := factsOf(t, o)
	if diff := cmp.Diff(before.Ranking, after.Ranking); diff != "" || len(after.All()) != 1 {
		t.Errorf("not as before:\n%s", diff)
	}
}

func TestGroupsThatCannotStandAreRefused(t *testing.T) {
	ctx := context.Background()
	o, _ := twoGroups(t)
	for what, g := range map[string]struct {
		name  string
		scope model.Scope
	}{"还没有填": {"", joint}, "已有组别": {"联合党支部组", model.Scope{Formations: []model.Formation{model.FormedAttached}}},
		"已经没有范围条件": {"其余", model.Scope{}}, "没有符合": {"幼儿园组", model.Scope{UnitKinds: []string{"幼儿园"}}}} {
		if _, err := o.OpenGroup(ctx, SampleYear, "2026", g.name, g.scope); err == nil || !strings.Contains(model.MessageOf(err), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := o.CloseGroup(ctx, SampleYear, 1); model.CodeOf(err) != model.Conflict {
		t.Errorf("the first group was closed: %v", err)
	}
	if _, err := o.CloseGroup(ctx, SampleYear, 2); err != nil || len(factsOf(t, o).All()) != 1 {
		t.Errorf("the second group was not closed: %v", err)
	}
}

func TestWhoIsInTwoGroupsOrNoneIsNamed(t *testing.T) {
	ctx := context.Background()
	o, _ := twoGroups(t)
	if _, err := o.OpenGroup(ctx, SampleYear, "2026", "合建组", model.Scope{Formations: []model.Formation{model.FormedJointly, model.FormedAttached}}); err != nil {
		t.Fatal(err)
	}
	p, err := o.Groups(ctx, SampleYear)
	if err != nil || len(p.Several) != 8 || len(p.Taken(2)) != 8 || len(p.Taken(3)) != 1 {
		t.Fatalf("%+v %v", p, err)
	}
	if words := strings.Join(p.Words(), ""); !strings.Contains(words, "8 个支部同时符合几个组别（联合党支部组、合建组）") || !strings.Contains(words, "等 8 个") {
		t.Errorf("said %s", words)
	}
	obstacles := strings.Join(ObstacleLabels(Obstacles(factsOf(t, o))), "；")
	if !strings.Contains(obstacles, "有 8 个支部同时属于几个考核组别") {
		t.Errorf("nothing stands in the way: %s", obstacles)
	}
	if _, err := o.ChangeGroup(ctx, SampleYear, 1, "单独组建组", model.Scope{Formations: []model.Formation{model.FormedAlone}}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.ChangeGroup(ctx, SampleYear, 3, "挂靠组", model.Scope{Formations: []model.Formation{model.FormedAttached}}); err != nil {
		t.Fatal(err)
	}
	if p, err = o.Groups(ctx, SampleYear); err != nil || len(p.Words()) != 0 {
		t.Errorf("said %v %v", p.Words(), err)
	}
	if _, err := o.CloseGroup(ctx, SampleYear, 3); err != nil {
		t.Fatal(err)
	}
	if p, err = o.Groups(ctx, SampleYear); err != nil || !slices.Equal(p.None, []string{"星河幼儿园党支部"}) {
		t.Errorf("in no group: %v %v", p.None, err)
	}
	if words := strings.Join(Notices(factsOf(t, o)), "；"); !strings.Contains(words, "有 1 个支部不在任何考核组别里，不参加考核（星河幼儿园党支部）") {
		t.Errorf("said %s", words)
	}
}

// A group is tried out before it is opened: it holds those who meet its conditions and nobody else.
func TestAGroupIsPreviewed(t *testing.T) {
	o := reopenedSample(t)
	p, err := o.PreviewGroup(context.Background(), SampleYear, model.AssessmentGroup{Name: "新组别", Scheme: model.Scheme{Covers: joint}})
	if err != nil || len(p.Groups) != 2 || len(p.Taken(1)) != 16 || len(p.Taken(2)) != 8 || len(p.Words()) != 0 {
		t.Errorf("%+v %v", p, err)
	}
	if words := p.Groups[1].Words(); !strings.HasPrefix(words, "新组别 8 个支部：") || !strings.HasSuffix(words, "等 8 个") {
		t.Errorf("said %s", words)
	}
}

func TestAYearOfTwoGroupsIsFinalisedAsAWhole(t *testing.T) {
	ctx := context.Background()
	o, _ := twoGroups(t)
	decideAll(t, o)
	before := factsOf(t, o)
	if _, err := o.Finalise(ctx, SampleYear, o.Today()); err != nil {
		t.Fatal(err)
	}
	if _, err := o.OpenGroup(ctx, SampleYear, "2026", "另一组", model.Scope{Formations: []model.Formation{model.FormedAlone}}); model.CodeOf(err) != model.Closed {
		t.Errorf("a group was opened in a finalised year: %v", err)
	}
	after := factsOf(t, o)
	for i, g := range after.All() {
		want := *before.All()[i].Ranking
		for r := range want.Rows {
			want.Rows[r].Lapsed = nil
		}
		if diff := cmp.Diff(want, *g.Ranking); diff != "" || len(g.Sheets) != len(want.Rows) {
			t.Errorf("group %d was kept otherwise:\n%s", i+1, diff)
		}
	}
	if _, err := o.Reopen(ctx, SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
}

// decideAll settles every tie, the first of those tied upwards, and the decisions that lapsed.
func decideAll(t *testing.T, o *Office) {
	t.Helper()
	for _, g := range factsOf(t, o).All() {
		for _, tie := range g.Ranking.OpenTies() {
			grades := map[int64]string{}
			for i, org := range tie.OrgIDs {
				if grades[org] = tie.Grade; i >= tie.Places {
					grades[org] = g.Year.Scheme.Quotas[0].Overflow
				}
			}
			if _, err := o.Decide(context.Background(), SampleYear, grades, "会议决定"); err != nil {
				t.Fatal(err)
			}
		}
		for _, row := range g.Ranking.Rows {
			if row.Lapsed != nil && row.Lapsed.Again {
				if _, err := o.Undecide(context.Background(), SampleYear, []int64{row.OrgID}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// A mark is written by the scheme of the branch's own group, and so are the forms.
func TestMarksAndFormsAreOfTheGroup(t *testing.T) {
	ctx := context.Background()
	o := reopenedSample(t)
	draft := draftOf(t, o, SampleYear, model.OriginYear+"2026")
	s := draft.Scheme.Clone()
	s.Title = "联合党支部考核方案"
	item := &s.Parts[0].Categories[0].Items[4]
	item.ID, item.Code, item.Name = "J1", "J1", "轮值主持"
	if _, _, err := o.SaveDraft(ctx, draft.ID, s); err != nil {
		t.Fatal(err)
	}
	if _, err := o.OpenGroup(ctx, SampleYear, DraftRowID(draft), "联合党支部组", joint); err != nil {
		t.Fatal(err)
	}
	f := factsOf(t, o)
	alone, together := f.All()[0].Sheets[0], f.All()[1].Sheets[0]
	mark := func(org int64) error {
		_, err := o.SetMarks(ctx, SampleYear, []MarkChange{{OrgID: org, Key: model.MarkKey{Item: "J1"}, Mark: &model.Mark{Points: 100}}}, "测试")
		return err
	}
	if err := mark(together.OrgID); err != nil {
		t.Error(err)
	}
	if err := mark(alone.OrgID); model.CodeOf(err) != model.NotFound {
		t.Errorf("an item of another group's scheme was marked: %v", err)
	}
	forms, err := o.SendForms(ctx, SampleYear, filepath.Join(t.TempDir(), "下发"), nil, false, nil)
	if err != nil || len(forms) != 24 {
		t.Fatal(len(forms), err)
	}
	var paths []string
	for _, form := range forms {
		paths = append(paths, form.File)
	}
	c, err := o.ReadForms(ctx, SampleYear, paths, nil)
	if err != nil || c.Count(CollectRefused) != 0 || c.Changes() != 0 {
		t.Errorf("%d forms refused, %d changes, %v", c.Count(CollectRefused), c.Changes(), err)
	}
}

// A table of marks is read by the scheme of the branches that it names; one that mixes groups names those of another.
func TestATableOfMarksIsReadByItsGroupsScheme(t *testing.T) {
	ctx := context.Background()
	o := reopenedSample(t)
	draft := draftOf(t, o, SampleYear, model.OriginYear+"2026")
	s := draft.Scheme.Clone()
	item := &s.Parts[0].Categories[0].Items[4]
	item.ID, item.Code, item.Name = "J1", "J1", "轮值主持"
	if _, _, err := o.SaveDraft(ctx, draft.ID, s); err != nil {
		t.Fatal(err)
	}
	if _, err := o.OpenGroup(ctx, SampleYear, DraftRowID(draft), "联合党支部组", joint); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "自评得分.csv")
	if err := os.WriteFile(path, []byte("党组织名称,部分,考核项目,自评分,理由\n托育机构联合党支部,党建工作,J1 轮值主持,1,\n艺术类培训机构联合党支部,党建工作,J1 轮值主持,1,\n星河幼儿园党支部,党建工作,J1 轮值主持,1,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := o.ReadImport(ctx, path, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if d.Plan.Summary.Error != 1 || len(d.Plan.Scores.Marks) == 0 {
		t.Fatalf("%s %+v %v", d.Plan.Kind, d.Plan.Summary, d.Plan.Blocking)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); err != nil {
		t.Fatal(err)
	}
	for _, sheet := range factsOf(t, o).All()[1].Sheets {
		if m, ok := sheet.Mark("J1", model.SelfMark); sheet.Branch == "托育机构联合党支部" && (!ok || m.Points != 100) {
			t.Errorf("%s: J1 is %v", sheet.Branch, m)
		}
	}
}

// A file of before there were groups has one group of all branches, with the results that its marks give by its scheme.
func TestAFileOfBeforeHasOneGroup(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "综合党委.sbd")
	unpackOld(t, "../store/testdata/schema-0013.sbd.gz", path)
	o, err := Open(ctx, path, Options{Who: "李干事"})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	f := factsOf(t, o)
	if len(f.All()) != 1 || f.Year.Label() != "" || len(f.InSeveral)+len(f.InNone) != 0 {
		t.Fatalf("%d groups", len(f.All()))
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		orgs, err := r.Orgs()
		if err != nil {
			return err
		}
		marks, err := r.Marks(SampleYear)
		n := 0
		for _, g := range orgs {
			if !(model.Assessed{Org: &g}).ExistedIn(SampleYear) {
				continue
			}
			n++
			sheet := f.Sheet(g.ID)
			plain := &model.MarkSheet{OrgID: g.ID, Year: SampleYear, Branch: g.Name, SetUpOn: g.SetUpOn, Marks: marks[g.ID], Adjustments: sheet.Adjustments, Vetoes: sheet.Vetoes}
			if want := scoring.Score(&f.Year.Scheme, plain, model.CheckedMark); want.Total != f.Result(g.ID, model.CheckedMark).Total {
				t.Errorf("%s has %s, want %s", g.Name, f.Result(g.ID, model.CheckedMark).Total, want.Total)
			}
		}
		if n != len(f.Sheets) || n != len(f.Ranking.Rows) {
			t.Errorf("%d branches, %d sheets, %d ranked", n, len(f.Sheets), len(f.Ranking.Rows))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func unpackOld(t *testing.T, from, to string) {
	t.Helper()
	file, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(packed)
	if err == nil {
		err = os.WriteFile(to, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
