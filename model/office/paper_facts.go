package office

import (
	"context"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
)

// PaperFacts reads what papers are made of, as far as needs says. Year stays nil where no assessment of the year was opened.
func (o *Office) PaperFacts(ctx context.Context, year int, needs paper.Needs) (*paper.Facts, error) {
	f := &paper.Facts{On: o.Today()}
	c, err := o.Committee(ctx)
	if err != nil {
		return nil, err
	}
	f.Committee = c
	if f.Wording, err = o.Wording(ctx, f.On); err != nil {
		return nil, err
	}
	if needs&paper.NeedsYear != 0 {
		if f.Year, err = o.Facts(ctx, year); err != nil && model.CodeOf(err) != model.NotFound {
			return nil, err
		}
	}
	for past := year - 2; needs&paper.NeedsPast != 0 && past < year; past++ {
		before, err := o.Facts(ctx, past)
		if model.CodeOf(err) == model.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		f.Past = append(f.Past, before)
	}
	if needs&paper.NeedsLedger != 0 {
		rows, err := o.Branches(ctx)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			f.Branches = append(f.Branches, paper.Branch{Org: r.Org, Parent: r.Parent, Secretary: r.Secretary, Units: r.Units, Full: r.Full,
				Members: r.Members, TermDays: r.TermDays, TermSays: r.TermText(), TermDue: r.Term == TermDueSoon || r.Term == TermOverdue})
		}
	}
	if needs&paper.NeedsRoster != 0 {
		rows, err := o.Members(ctx, false)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if counted(r.Kind) {
				f.Members = append(f.Members, paper.Member{Member: r.Member, Branch: r.Branch, Posts: r.Posts})
			}
		}
	}
	if needs&paper.NeedsUnits != 0 {
		rows, err := o.Units(ctx, false)
		if err != nil {
			return nil, err
		}
		for _, u := range rows {
			f.Units = append(f.Units, paper.Unit{Unit: u.Unit, Orgs: u.OrgNames(), Full: u.Full, Instructor: u.Instructor, Coverage: u.Coverage})
		}
	}
	if needs&paper.NeedsTransit != 0 {
		if f.Transit, err = o.transit(ctx); err != nil {
			return nil, err
		}
	}
	if needs&paper.NeedsCheckup != 0 {
		if f.CheckupBefore, err = o.Checkup(ctx, f.On.AddMonths(-1)[:7].LastDay()); err != nil {
			return nil, err
		}
		if f.Checkup, err = o.Checkup(ctx, ""); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// transit are the entries of the register of transfers that wait for their receipt, the longest overdue first.
func (o *Office) transit(ctx context.Context) ([]paper.Transit, error) {
	all, err := o.Entries(ctx, "transfer", false)
	if err != nil {
		return nil, err
	}
	var out []paper.Transit
	for _, e := range all.Rows {
		if all.Over(&e.Entry) {
			continue
		}
		t := paper.Transit{Member: e.Text("member"), Branch: e.Text("org"), Direction: e.Text("direction"), Letter: e.Text("letter_no"), OtherSide: e.Text("other_side"),
			Issued: model.Date(e.Values["issued"])}
		if days, err := strconv.Atoi(e.Values["valid_days"]); err == nil && t.Issued.Precision() == model.ByDay {
			t.Until = t.Issued.AddDays(days)
			t.Late = max(0, t.Until.DaysTo(o.Today()))
		}
		out = append(out, t)
	}
	slices.SortStableFunc(out, func(a, b paper.Transit) int { return b.Late - a.Late })
	return out, nil
}
