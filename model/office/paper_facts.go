package office

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
)

// PaperFacts reads what papers are made of, as far as needs says. Year stays nil where no assessment of the year was opened.
func (o *Office) PaperFacts(ctx context.Context, year int, needs paper.Needs) (*paper.Facts, error) {
	f := &paper.Facts{On: o.Today(), Governance: Governance()}
	c, err := o.Committee(ctx)
	if err != nil {
		return nil, err
	}
	f.Committee = c
	if f.Wording, err = o.Wording(ctx, f.On); err != nil {
		return nil, err
	}
	return f, atOnce(o.paperReads(ctx, f, year, needs))
}

// paperReads are the readings that needs asks for, each of facts of its own.
func (o *Office) paperReads(ctx context.Context, f *paper.Facts, year int, needs paper.Needs) []func() error {
	var reads []func() error
	for _, r := range []struct {
		need paper.Needs
		read func() error
	}{
		{paper.NeedsYear, func() (err error) {
			f.Year, err = o.factsIfOpened(ctx, year)
			return err
		}},
		{paper.NeedsPast, func() error {
			for past := year - 2; past < year; past++ {
				before, err := o.factsIfOpened(ctx, past)
				if err != nil {
					return err
				}
				if before != nil {
					f.Past = append(f.Past, before)
				}
			}
			return nil
		}},
		{paper.NeedsLedger, func() error { return o.paperLedger(ctx, f) }},
		{paper.NeedsRoster, func() error { return o.paperRoster(ctx, f) }},
		{paper.NeedsUnits, func() error { return o.paperUnits(ctx, f) }},
		{paper.NeedsBallots, func() (err error) {
			if f.Ballots, err = o.Ballots(ctx, year); model.CodeOf(err) == model.NotFound {
				f.Ballots, err = nil, nil
			}
			return err
		}},
		{paper.NeedsDisclosed, func() (err error) {
			f.DisclosedYear = year
			f.Disclosed, err = o.Disclosures(ctx, model.Date(fmt.Sprintf("%d-01-01", year)), model.Date(fmt.Sprintf("%d-12-31", year)))
			slices.Reverse(f.Disclosed)
			return err
		}},
		{paper.NeedsAttachments, func() error {
			rows, err := o.AllAttachments(ctx)
			for _, r := range rows {
				f.Attachments = append(f.Attachments, paper.Attachment{Attachment: r.Attachment, Holder: r.Holder, Type: AttachmentType(r.Name).Label})
			}
			return err
		}},
		{paper.NeedsTransit, func() (err error) {
			f.Transit, err = o.transit(ctx)
			return err
		}},
		{paper.NeedsContest, func() (err error) {
			f.Contest, err = o.BestProjects(ctx, year)
			return err
		}},
		{paper.NeedsAgreements, func() (err error) {
			f.Agreements, err = o.paperAgreements(ctx)
			return err
		}},
		{paper.NeedsMeetings, func() (err error) {
			f.Meetings, err = o.paperMeetings(ctx, year, f.Committee.Year, needs&paper.NeedsFigures != 0)
			return err
		}},
		{paper.NeedsProjects, func() error {
			b, err := o.Projects(ctx)
			if err != nil {
				return err
			}
			for _, p := range b.Rows {
				f.Projects = append(f.Projects, paper.Project{Project: p.Project, Branch: p.Row.Org})
			}
			return nil
		}},
		{paper.NeedsPioneer, func() (err error) {
			f.Pioneer, err = o.PioneerPaper(ctx, year, 0)
			return err
		}},
		{paper.NeedsDistrict, func() (err error) {
			if o.district {
				f.District, err = o.Comparison(ctx, year)
			}
			return err
		}},
		{paper.NeedsTree, func() (err error) {
			f.Tree, err = o.Tree(ctx)
			return err
		}},
		{paper.NeedsCheckup, func() (err error) {
			if f.CheckupBefore, err = o.Checkup(ctx, f.On.AddMonths(-1)[:7].LastDay()); err == nil {
				f.Checkup, err = o.Checkup(ctx, "")
			}
			return err
		}},
	} {
		if needs&r.need != 0 {
			reads = append(reads, r.read)
		}
	}
	return reads
}

// atOnce does all at the same time and returns the first failure in their order.
func atOnce(all []func() error) error {
	failures := make([]error, len(all))
	var wait sync.WaitGroup
	for i, do := range all {
		wait.Go(func() { failures[i] = do() })
	}
	wait.Wait()
	for _, err := range failures {
		if err != nil {
			return err
		}
	}
	return nil
}

// factsIfOpened are the facts of a year, nil where no assessment of it was opened.
func (o *Office) factsIfOpened(ctx context.Context, year int) (*model.YearFacts, error) {
	f, err := o.Facts(ctx, year)
	if model.CodeOf(err) == model.NotFound {
		return nil, nil
	}
	return f, err
}

func (o *Office) paperLedger(ctx context.Context, f *paper.Facts) error {
	rows, err := o.Branches(ctx)
	for _, r := range rows {
		f.Branches = append(f.Branches, paper.Branch{Org: r.Org, Parent: r.Parent, Secretary: r.Secretary, Units: r.Units, Full: r.Full,
			Members: r.Members, TermDays: r.TermDays, TermSays: r.TermText(), TermDue: r.Term == TermDueSoon || r.Term == TermOverdue})
	}
	return err
}

func (o *Office) paperRoster(ctx context.Context, f *paper.Facts) error {
	rows, err := o.Members(ctx, false)
	for _, r := range rows {
		if counted(r.Kind) {
			f.Members = append(f.Members, paper.Member{Member: r.Member, Branch: r.Branch, Posts: r.Posts})
		}
	}
	return err
}

func (o *Office) paperUnits(ctx context.Context, f *paper.Facts) error {
	rows, err := o.Units(ctx, false)
	for _, u := range rows {
		f.Units = append(f.Units, paper.Unit{Unit: u.Unit, Orgs: u.OrgNames(), Full: u.Full, Instructor: u.Instructor, Coverage: u.Coverage})
	}
	return err
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
