package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/model/store"
)

// AppraisalRow is a member with the result of 民主评议 and, for reference, his index of the year.
type AppraisalRow struct {
	Member model.Member
	Result *model.Appraisal // nil where none is recorded
	Index  pioneer.Year
}

// AppraisalBoard is 民主评议党员 of a branch in a year.
type AppraisalBoard struct {
	Year   int
	OrgID  int64
	Branch string
	Rule   model.AppraisalRule
	Rows   []AppraisalRow
	Base   int // the members that the limit is reckoned from
	Limit  int // how many may get the best grade
	Best   int // how many have it
}

// AppraisalBoard returns the members of a branch (0 is all) on the last day of a year, today within it.
func (o *Office) AppraisalBoard(ctx context.Context, year int, org int64) (b *AppraisalBoard, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		people, err := pioneerPeople(r, org)
		if err != nil {
			return err
		}
		f, err := o.readPioneer(r, year, people)
		if err == nil {
			b, err = f.appraisals(r, org)
		}
		return err
	})
	return b, err
}

// appraisals is the board of a branch, 0 for all.
func (f *pioneerFacts) appraisals(r *store.Reader, org int64) (*AppraisalBoard, error) {
	b := &AppraisalBoard{Year: f.year, OrgID: org, Rule: f.index.Appraisal}
	names, err := r.OrgNames()
	if err != nil {
		return nil, err
	}
	b.Branch = names[org]
	results, err := r.Appraisals(f.year)
	if err != nil {
		return nil, err
	}
	of := map[int64]*model.Appraisal{}
	for i := range results {
		of[results[i].MemberID] = &results[i]
	}
	day := f.lastDay(4)
	for i := range f.members {
		m := &f.members[i]
		result := of[m.ID]
		here, at := f.there(m, day), f.branchOn(m, day)
		if result != nil {
			here, at = true, result.OrgID // it stays with the branch that decided it
		}
		if !here || org != 0 && at != org {
			continue
		}
		b.Rows = append(b.Rows, AppraisalRow{Member: *m, Result: result, Index: pioneer.ComputeYear(f.index, f.input(m))})
		if b.Rule.Base == "members" || m.Kind == model.FullMember {
			b.Base++
		}
		if result != nil && result.Grade == b.Rule.Grades[0] {
			b.Best++
		}
	}
	b.Limit = pioneer.BestLimit(&b.Rule, b.Base)
	return b, nil
}

// LimitText says how the limit stands: 优秀最多 2 名（7 名党员的三分之一，只舍不入），已定 2 名.
func (b *AppraisalBoard) LimitText() string {
	text := fmt.Sprintf("%s最多 %d 名（%d 名党员的 %d 分之一，只舍不入），已定 %d 名", b.Rule.Grades[0], b.Limit, b.Base, b.Rule.Of, b.Best)
	if b.Best > b.Limit {
		text += fmt.Sprintf("，超出 %d 名", b.Best-b.Limit)
	}
	return text
}

// AppraisalChange is the result that a member shall have; an empty grade takes it away. What is nil stays as it was recorded.
type AppraisalChange struct {
	MemberID int64
	Grade    string
	Votes    map[string]int // all of them; empty and not nil for none
	Reason   *string
	Date     *model.Date
}

// SetAppraisals records results of members of one branch in one change set; a member named twice is refused as Invalid. The best grade beyond its limit is refused as
// Conflict, or asks for a reason, as the definition says.
func (o *Office) SetAppraisals(ctx context.Context, year int, org int64, changes []AppraisalChange) (int64, error) {
	if len(changes) == 0 {
		return 0, nil
	}
	members := func(r *store.Reader) ([]model.Member, error) { return pioneerPeople(r, org) }
	return o.changePioneer(ctx, "", year, members, func(tx *store.Tx, f *pioneerFacts) error {
		before, err := f.appraisals(&tx.Reader, org)
		if err != nil {
			return err
		}
		tx.Describe(fmt.Sprintf("%s %d 年度民主评议：登记 %d 名党员的结果", model.PlainBranch(before.Branch), year, len(changes)))
		named := map[int64]bool{}
		for _, c := range changes {
			if named[c.MemberID] {
				return model.FieldErrorf("member", "一名党员的等次写了两次，只留一个")
			}
			named[c.MemberID] = true
			if err := before.put(tx, &c, o.Today()); err != nil {
				return err
			}
		}
		after, err := f.appraisals(&tx.Reader, org)
		if err != nil || after.Best <= after.Limit || after.Best <= before.Best {
			return err
		}
		return after.overLimit(changes)
	})
}

func (b *AppraisalBoard) put(tx *store.Tx, c *AppraisalChange, today model.Date) error {
	at := slices.IndexFunc(b.Rows, func(row AppraisalRow) bool { return row.Member.ID == c.MemberID })
	if at < 0 {
		return model.Errorf(model.Invalid, "有人不在%s，刷新后再看", b.Branch)
	}
	if c.Grade == "" {
		return tx.DeleteAppraisal(b.Year, c.MemberID)
	}
	if !slices.Contains(b.Rule.Grades, c.Grade) {
		return model.FieldErrorf("grade", "等次只能是%s", strings.Join(b.Rule.Grades, "、"))
	}
	for grade, n := range c.Votes {
		if n < 0 || n > 9999 || !slices.Contains(b.Rule.Grades, grade) {
			return model.FieldErrorf("votes", "“%s”的票数不对", grade)
		}
	}
	a := model.Appraisal{Year: b.Year, MemberID: c.MemberID}
	if was := b.Rows[at].Result; was != nil {
		a = *was
	}
	a.OrgID, a.Grade = b.OrgID, c.Grade
	if c.Votes != nil {
		a.Votes = c.Votes
	}
	if c.Reason != nil {
		a.Reason = strings.TrimSpace(*c.Reason)
	}
	if c.Date != nil {
		if _, err := model.ParseDate(string(*c.Date)); err != nil {
			return model.FieldErrorf("date", "%s", model.MessageOf(err))
		}
		if today.Before(*c.Date) {
			return model.FieldErrorf("date", "民主评议的日期 %s 还没有到", *c.Date)
		}
		if y := c.Date.Year(); *c.Date != "" && (y < b.Year || b.Year+1 < y) {
			return model.FieldErrorf("date", "%d 年度民主评议的日期应在 %d 年或次年，%s 不对", b.Year, b.Year, *c.Date)
		}
		a.Date = *c.Date
	}
	return tx.PutAppraisal(a)
}

// overLimit refuses more of the best grade than the limit, unless a reason may be given and was.
func (b *AppraisalBoard) overLimit(changes []AppraisalChange) error {
	if b.Rule.Over == "refuse" {
		return model.Errorf(model.Conflict, "%s，没有登记", b.LimitText())
	}
	for _, c := range changes {
		best := func(row AppraisalRow) bool {
			return row.Member.ID == c.MemberID && row.Result != nil && row.Result.Grade == b.Rule.Grades[0] && row.Result.Reason == ""
		}
		if slices.ContainsFunc(b.Rows, best) {
			return &model.Error{Code: model.Conflict, Field: "reason", Message: b.LimitText() + "；确要超出的，写明理由"}
		}
	}
	return nil
}
