package office

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// reportLines are a report as texts, all that a reader sees of it.
func reportLines(r *checkup.Report) []string {
	all := []string{fmt.Sprint(r.Day, r.Judged, len(r.Rules))}
	for i := range r.Findings {
		f := &r.Findings[i]
		reason := ""
		if f.Accepted != nil {
			reason = f.Accepted.Reason + string(f.Accepted.Until)
		}
		all = append(all, fmt.Sprint(f.Key(), f.Severity, f.Text.Basis(), f.Whom(), f.MeasuredText(), f.LimitText(), f.Says, f.Since, reason))
	}
	for _, g := range r.Gaps {
		all = append(all, fmt.Sprint(g.OrgID, g.MemberID, g.Branch, g.Member, g.What, g.Fix, g.Mend, g.Rules))
	}
	return all
}

// upset makes random changes of the records of a committee.
type upset struct {
	*rand.Rand
	o    *Office
	orgs []model.Org
}

func pick[T any](u *upset, all []T) *T { return &all[u.Intn(len(all))] }

// date is a random day of three years, now and then a month, a year or none.
func (u *upset) date() model.Date {
	d := model.Date("2024-01-01").AddMonths(u.Intn(40))
	return d[:[]int{0, 4, 7, 10, 10, 10}[u.Intn(6)]]
}

func (u *upset) org() int64 { return pick(u, u.orgs).ID }

// member changes something about somebody, or adds somebody.
func (u *upset) member(tx *store.Tx) error {
	all, err := tx.Members()
	if err != nil {
		return err
	}
	m := *pick(u, all)
	switch u.Intn(10) {
	case 0:
		m.ID, m.Name, m.BranchID = 0, "新党员", u.org()
	case 1:
		m.BranchID = u.org()
	case 2:
		m.Kind = *pick(u, []model.MemberKind{model.FullMember, model.Probationary, model.KindNotRecorded, model.Activist})
	case 3:
		m.Status, m.ClosedOn = *pick(u, []model.MemberStatus{model.StatusSuspended, model.StatusCancelled, model.StatusDismissed, model.StatusNormal}), u.date()
	case 4:
		m.Lost, m.LostOn = u.Intn(2) == 0, u.date()
	case 5:
		m.JoinDate, m.FullDate = u.date(), u.date()
	case 6:
		m.Name = "改名" + m.Name
	case 8, 9:
		units, err := tx.Units()
		if err != nil {
			return err
		}
		m.UnitID = pick(u, units).ID
	case 7:
		return tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: u.org(), From: u.date()})
	}
	return tx.PutMember(&m)
}

// branch changes something about an organisation, or adds one.
func (u *upset) branch(tx *store.Tx) error {
	g := *pick(u, u.orgs)
	switch u.Intn(8) {
	case 7:
		g.Formation = *pick(u, []model.Formation{"", model.FormedAlone, model.FormedJointly, model.FormedAttached, model.FormedSeconded})
	case 0:
		g.ID, g.ParentID, g.Name, g.Kind = 0, u.org(), "新建", *pick(u, []model.OrgKind{model.Branch, model.JointBranch, model.Group, model.GeneralBranch})
	case 1:
		g.Name = "改" + g.Name
	case 2:
		g.ClosedOn = u.date()
	case 3:
		g.TermStart, g.TermEnd = u.date(), u.date()
	case 4:
		g.ReportedSize = u.Intn(60) - 1
	case 5:
		g.SetUpOn = u.date()
	case 6:
		e := record.TermExtension{OrgID: g.ID, Due: g.TermEnd, Until: "2027-06-30", ApprovedOn: "2026-06-01", ApprovedBy: "区委", Reason: "筹备"}
		return store.Put(tx, record.TermExtensions, &e)
	}
	return tx.PutOrg(&g)
}

// around changes posts, units, covers and meetings.
func (u *upset) around(tx *store.Tx) error {
	switch u.Intn(5) {
	case 0:
		all, err := tx.Posts()
		if err != nil {
			return err
		}
		p := *pick(u, all)
		p.Duty, p.To = *pick(u, []model.Duty{model.Secretary, model.Discipline, model.MemberOfBoard}), u.date()
		if u.Intn(2) == 0 {
			p.ID, p.OrgID, p.To = 0, u.org(), ""
		}
		return tx.PutPost(&p)
	case 1:
		unit := model.Unit{Name: "新单位", Staff: u.Intn(60) - 1}
		return tx.PutUnit(&unit)
	case 2:
		all, err := tx.Units()
		if err != nil {
			return err
		}
		unit := *pick(u, all)
		unit.Name, unit.Staff, unit.ClosedOn = "改"+unit.Name, u.Intn(60), u.date()
		return tx.PutUnit(&unit)
	case 3:
		all, err := tx.Units()
		if err != nil {
			return err
		}
		return tx.PutCover(&model.Cover{OrgID: u.org(), UnitID: pick(u, all).ID, From: u.date()})
	}
	return tx.PutActivity(&model.Activity{OrgID: u.org(), Date: model.Date(fmt.Sprintf("%d-%02d-%02d", 2025+u.Intn(2), 1+u.Intn(12), 1+u.Intn(28))),
		Kind: *pick(u, []model.ActivityKind{model.PartyDay, model.MembersMeeting, model.CommitteeMeeting, model.Lecture, model.Review}), Topic: "学习", Due: 9, Present: u.Intn(11)})
}

// entry adds or changes an entry of a register that rules read, or any other.
func (u *upset) entry(ctx context.Context) error {
	def := pick(u, u.o.shipped)
	e := record.Entry{Register: def.ID, Values: map[string]string{}}
	if known, err := u.o.Entries(ctx, def.ID, false); err == nil && len(known.Rows) > 0 && u.Intn(2) == 0 {
		e = pick(u, known.Rows).Entry
	}
	members, err := u.o.Members(ctx, false)
	if err != nil {
		return err
	}
	units, err := u.o.Units(ctx, true)
	if err != nil {
		return err
	}
	for _, f := range def.Fields {
		if u.Intn(4) == 0 && !f.Required {
			continue
		}
		value := ""
		switch f.Shape {
		case record.Date:
			value = string(model.Date("2025-06-01").AddMonths(u.Intn(18)))
		case record.Org:
			value = fmt.Sprint(u.org())
		case record.Member:
			value = fmt.Sprint(pick(u, members).ID)
		case record.Unit:
			value = fmt.Sprint(pick(u, units).ID)
		case record.Number:
			value = fmt.Sprint(u.Intn(100))
		case record.Money:
			value = fmt.Sprintf("%d.00", u.Intn(100))
		case record.YesNo:
			value = fmt.Sprint(u.Intn(2))
		case record.Choice:
			value = *pick(u, f.Options)
		case record.Text, record.LongText:
			value = "事项"
		}
		if value != "" {
			e.Values[f.Name] = value
		}
	}
	_, _, err = u.o.SaveEntry(ctx, e)
	if model.CodeOf(err) == model.Invalid { // what the register refuses is no change
		err = nil
	}
	return err
}

// accept accepts a finding, takes an acceptance back, or sets a rule.
func (u *upset) accept(ctx context.Context, r *checkup.Report) error {
	if len(r.Findings) == 0 {
		return nil
	}
	f := pick(u, r.Findings)
	var err error
	switch {
	case u.Intn(8) == 0:
		n := 1 + u.Intn(9)
		_, err = u.o.SetRule(ctx, model.RuleSetting{Rule: "ORG-04", Number: &n, Reason: "试行"})
	case f.Accepted != nil:
		_, err = u.o.WithdrawAcceptance(ctx, f.Accepted.ID)
	default:
		_, err = u.o.AcceptFinding(ctx, Acceptance{Key: f.Key(), Reason: "说明", Until: "2027-01-31", Replace: true})
	}
	if model.CodeOf(err) == model.Invalid {
		err = nil
	}
	return err
}

// change makes one random change, or takes a late one back.
func (u *upset) change(ctx context.Context, r *checkup.Report) (what string, err error) {
	write := func(work func(*store.Tx) error) error {
		_, err := u.o.write(ctx, "edit", "试验", work)
		return err
	}
	switch n := u.Intn(12); {
	case n < 3:
		return "member", write(u.member)
	case n < 5:
		return "organisation", write(u.branch)
	case n < 7:
		return "around", write(u.around)
	case n < 9:
		return "entry", u.entry(ctx)
	case n == 9:
		return "acceptance", u.accept(ctx, r)
	}
	last, err := u.o.LatestChange(ctx)
	if err != nil {
		return "", err
	}
	_, err = u.o.Undo(ctx, max(1, last-int64(u.Intn(4))))
	if c := model.CodeOf(err); c == model.Conflict || c == model.Closed || c == model.Invalid || c == model.NotFound {
		err = nil
	}
	return "undo", err
}

// What is judged anew after a change, together with what is taken over, is what judging everything gives.
func TestAReportAfterChangesIsTheWholeReport(t *testing.T) {
	ctx := context.Background()
	for seed := range int64(2) {
		o := sampleAt(t, "2026-11-23")
		u := &upset{Rand: rand.New(rand.NewSource(seed)), o: o}
		last, err := o.Checkup(ctx, "")
		if err != nil {
			t.Fatal(err)
		}
		again := 0
		for step := range 40 {
			if u.orgs, err = o.orgsForTest(ctx); err != nil {
				t.Fatal(err)
			}
			what := ""
			for range 1 + u.Intn(3) {
				if what, err = u.change(ctx, last); err != nil {
					t.Fatalf("seed %d, step %d, %s: %v", seed, step, what, err)
				}
			}
			got, err := o.Checkup(ctx, "")
			if err != nil {
				t.Fatal(err)
			}
			var want *checkup.Report
			var facts *checkup.Facts
			err = o.db.Read(ctx, func(r *store.Reader) (err error) {
				want, facts, err = checkupOn(r, "2026-11-23")
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(facts, o.checked.facts, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("seed %d, step %d, %s: the facts differ: %s", seed, step, what, diff)
			}
			if diff := cmp.Diff(reportLines(want), reportLines(got)); diff != "" {
				t.Fatalf("seed %d, step %d, %s: %s", seed, step, what, diff)
			}
			if got != last && &got.Rules[0] == &last.Rules[0] {
				again++
			}
			last = got
		}
		if again < 20 {
			t.Errorf("seed %d: only %d of 40 times was something taken over", seed, again)
		}
	}
}

func (o *Office) orgsForTest(ctx context.Context) (all []model.Org, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) (err error) {
		all, err = r.Orgs()
		return err
	})
	return all, err
}

// A branch of 51 loses a member to another: both are judged anew, and nothing else.
func TestAMoveTouchesBothBranches(t *testing.T) {
	o, ctx := sampleAt(t, "2026-11-23"), context.Background()
	before, err := o.Checkup(ctx, "")
	if err != nil || len(before.Only("ORG-03", 0).Findings) != 1 {
		t.Fatalf("no branch of more than 50: %v", err)
	}
	large := before.Only("ORG-03", 0).Findings[0].OrgID
	members, err := o.Members(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(members, func(m MemberRow) bool { return m.BranchID == large })
	if _, err := o.write(ctx, "edit", "转移", func(tx *store.Tx) error {
		m := members[at].Member
		m.BranchID++
		return tx.PutMember(&m)
	}); err != nil {
		t.Fatal(err)
	}
	after, err := o.Checkup(ctx, "")
	if err != nil || len(after.Only("ORG-03", 0).Findings) != 0 || &after.Rules[0] != &before.Rules[0] {
		t.Errorf("the branch that lost a member was not judged anew, or everything was: %v", err)
	}
}

// A paper that compares with another day leaves today's report as it is: it is not judged again.
func TestAnotherDayLeavesTodaysReport(t *testing.T) {
	o, _ := rosterOnly(t)
	ctx := context.Background()
	today, err := o.Checkup(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Checkup(ctx, o.Today().AddMonths(-2)); err != nil {
		t.Fatal(err)
	}
	if again, err := o.Checkup(ctx, ""); err != nil || again != today {
		t.Errorf("today was judged again: %v", err)
	}
}
