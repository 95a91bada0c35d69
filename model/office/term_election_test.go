package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// Whichever way the term of an organisation is changed, its latest entry in the register, its own dates and the
// extensions recorded with it say the same, and one undo takes all of it back.
func TestOrganisationAndRegisterTellOneTerm(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	org := orgNamed(t, o, "明衡律师事务所党支部")
	said := func() (all []string, present record.Entry) {
		t.Helper()
		rows, err := o.Entries(ctx, "term", true)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows.Rows {
			all = append(all, r.State)
			if r.State == "本届" {
				present = r.Entry
			}
		}
		return all, present
	}
	agree := func(what string, from, to model.Date, entries, putOffs int) {
		t.Helper()
		states, e := said()
		all, err := o.TermExtensions(ctx, org)
		if err != nil {
			t.Fatal(err)
		}
		if got := termOf(t, o, org); got != [2]model.Date{from, to} || termBegan(&e) != from || termEnds(&e) != to || len(states) != entries || len(all) != putOffs {
			t.Errorf("%s: the organisation says %v, the register %v of %v, put off %+v", what, got, e.Values, states, all)
		}
		if n := len(all); n > 0 && all[n-1].Until != to {
			t.Errorf("%s: put off to %s, want %s", what, all[n-1].Until, to)
		}
	}
	must := func(change int64, err error) int64 {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return change
	}
	edit := func(values ...string) {
		t.Helper()
		_, e := said()
		for i := 0; i < len(values); i += 2 {
			e.Values[values[i]] = values[i+1]
			if values[i+1] == "" {
				delete(e.Values, values[i])
			}
		}
		_, change, err := o.SaveEntry(ctx, e)
		must(change, err)
	}
	first := record.Entry{Register: "term", Values: map[string]string{"org": refText(org), "term_from": "2023-03-01", "term_to": "2026-03-01"}}
	_, change, err := o.SaveEntry(ctx, first)
	must(change, err)

	elected := must(o.NewTerm(ctx, Election{OrgID: org, From: "2026-11-20", To: "2029-11-19", Due: "12", Present: "11", Elected: "周文 11 票"}))
	agree("elected", "2026-11-20", "2029-11-19", 2, 0)
	if states, e := said(); states[0] != "往届" || e.Values["voters_due"] != "12" || e.Values["voters_present"] != "11" || e.Values["elected"] != "周文 11 票" {
		t.Errorf("entered as %v %v", states, e.Values)
	}
	if _, err := o.Undo(ctx, elected); err != nil {
		t.Fatal(err)
	}
	agree("the election undone", "2023-03-01", "2026-03-01", 1, 0)

	later := func(until model.Date) int64 {
		_, change, err := o.ExtendTerm(ctx, record.TermExtension{OrgID: org, Until: until, ApprovedOn: "2026-02-20", ApprovedBy: "中共某某区委", Document: "3 号", Reason: "换址"})
		return must(change, err)
	}
	putOff := later("2026-09-01")
	agree("put off", "2023-03-01", "2026-09-01", 1, 1)
	if _, e := said(); e.Values["extension_no"] != "3 号" || e.Values["extension_on"] != "2026-02-20" || e.Values["term_to"] != "2026-03-01" {
		t.Errorf("put off: %v", e.Values)
	}
	if _, err := o.Undo(ctx, putOff); err != nil {
		t.Fatal(err)
	}
	agree("put off undone", "2023-03-01", "2026-03-01", 1, 0)
	later("2026-09-01")
	edit("extended_to", "2026-10-01")
	agree("the extension corrected in the register", "2023-03-01", "2026-10-01", 1, 1)
	later("2026-12-01")
	agree("put off again", "2023-03-01", "2026-12-01", 1, 2)
	edit("extended_to", "", "extension_no", "", "extension_on", "")
	agree("the extension taken out of the register", "2023-03-01", "2026-03-01", 1, 0)

	must(o.NewTerm(ctx, Election{OrgID: org, From: "2026-11-20", To: "2029-11-19"}))
	edit("term_from", "2026-11-18", "election_date", "2026-11-18", "term_to", "2029-11-17")
	agree("corrected to an earlier day in the register", "2026-11-18", "2029-11-17", 2, 0)
	if rows, _ := o.Entries(ctx, "term", true); rows.Rows[0].Values["ended_on"] != "2026-11-18" {
		t.Errorf("the term before ended %s", rows.Rows[0].Values["ended_on"])
	}
	must(o.NewTerm(ctx, Election{OrgID: org, From: "2026-11-18", To: "2029-11-20"}))
	agree("the same election registered again", "2026-11-18", "2029-11-20", 2, 0)

	form := func(from, to model.Date) {
		t.Helper()
		d, _ := o.Branch(ctx, org)
		e := d.Unchanged()
		e.Org.TermStart, e.Org.TermEnd = from, to
		_, change, err := o.SaveBranch(ctx, e)
		must(change, err)
	}
	form("2026-11-19", "2029-11-18")
	agree("corrected with the organisation", "2026-11-19", "2029-11-18", 2, 0)
	later("2030-05-18")
	form("2026-11-19", "2030-06-18")
	agree("put off, then corrected with the organisation", "2026-11-19", "2030-06-18", 2, 1)
	form("2024-06-18", "2026-11-10")
	form("2026-11-19", "2029-11-18")
	if states, _ := said(); len(states) != 3 || states[1] != "往届" || termOf(t, o, org)[1] != "2029-11-18" {
		t.Errorf("a new term typed into the organisation: %v", states)
	}
}
