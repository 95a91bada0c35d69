package office

import (
	"context"

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
