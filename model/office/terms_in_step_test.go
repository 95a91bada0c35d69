package office

import (
	"context"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

func orgNamed(t *testing.T, o *Office, name string) int64 {
	t.Helper()
	rows, err := o.Branches(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range rows {
		if b.Org.Name == name {
			return b.Org.ID
		}
	}
	t.Fatalf("there is no %s", name)
	return 0
}

func refText(id int64) string { return strconv.FormatInt(id, 10) }

func termOf(t *testing.T, o *Office, org int64) [2]model.Date {
	t.Helper()
	d, err := o.Branch(context.Background(), org)
	if err != nil {
		t.Fatal(err)
	}
	return [2]model.Date{d.Org.TermStart, d.Org.TermEnd}
}

// The latest term in the register is the organisation's own; an older one changes nothing, and undo takes both back.
func TestTheLatestTermIsTheOrganisationsOwn(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	org := orgNamed(t, o, "明衡律师事务所党支部")
	states := func() (all string) {
		rows, err := o.Entries(ctx, "term", true)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows.Rows {
			all += r.State + " "
		}
		return all
	}
	enter := func(id int64, values ...string) (int64, int64) {
		e := record.Entry{ID: id, Register: "term", Values: map[string]string{"org": refText(org)}}
		for i := 0; i < len(values); i += 2 {
			e.Values[values[i]] = values[i+1]
		}
		id, change, err := o.SaveEntry(ctx, e)
		if err != nil {
			t.Fatal(err)
		}
		return id, change
	}
	first, _ := enter(0, "term_from", "2026-03-01", "term_to", "2026-06-01")
	if got := termOf(t, o, org); got != [2]model.Date{"2026-03-01", "2026-06-01"} {
		t.Errorf("after the first term: %v", got)
	}
	if sets, _ := o.History(ctx, 1); sets[0].Why != "登记任期与选举：明衡律师事务所党支部，本届任期改为 2026-03-01 至 2026-06-01" {
		t.Errorf("the history says %q", sets[0].Why)
	}
	enter(0, "term_from", "2020-03-01", "term_to", "2023-03-01")
	if got := termOf(t, o, org); got[0] != "2026-03-01" || states() != "本届 往届 " {
		t.Errorf("after an older term: %v, %s", got, states())
	}
	enter(first, "term_from", "2026-03-01", "term_to", "2026-06-01", "extended_to", "2026-09-01")
	if got := termOf(t, o, org); got[1] != "2026-06-01" {
		t.Errorf("an extension that nobody approved: %v", got)
	}
	enter(first, "term_from", "2026-03-01", "term_to", "2026-06-01", "extended_to", "2026-09-01", "extension_no", "1 号")
	if got := termOf(t, o, org); got[1] != "2026-09-01" {
		t.Errorf("an extension that was approved: %v", got)
	}
	if _, next := enter(0, "term_from", "2026-09-01", "term_to", "2029-09-01"); states() != "往届 往届 本届 " || termOf(t, o, org)[1] != "2029-09-01" {
		t.Errorf("after the next term: %v, %s", termOf(t, o, org), states())
	} else if _, err := o.Undo(ctx, next); err != nil || termOf(t, o, org)[1] != "2026-09-01" || states() != "本届 往届 " {
		t.Errorf("undone: %v, %s %v", termOf(t, o, org), states(), err)
	}
}

// Closing the entry of the present term makes the term before the present one again, with its extension; closing an older one
// changes nothing, and undo takes it all back.
func TestClosingThePresentTermBringsBackTheOneBefore(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	org := orgNamed(t, o, "明衡律师事务所党支部")
	enter := func(values map[string]string) int64 {
		values["org"] = refText(org)
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: "term", Values: values})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	oldest := enter(map[string]string{"term_from": "2018-03-01", "term_to": "2021-03-01"})
	enter(map[string]string{"term_from": "2021-03-01", "term_to": "2024-03-01", "extended_to": "2024-12-01", "extension_no": "1 号"})
	latest := enter(map[string]string{"term_from": "2024-12-01", "term_to": "2027-12-01", "extended_to": "2028-06-01", "extension_no": "2 号"})
	entered := termOf(t, o, org)
	change, err := o.CloseEntry(ctx, latest, "2026-11-20", "登记错了")
	if err != nil {
		t.Fatal(err)
	}
	if got := termOf(t, o, org); got != [2]model.Date{"2021-03-01", "2024-12-01"} {
		t.Errorf("after the latest term was closed: %v", got)
	}
	rows, err := o.Entries(ctx, "term", false)
	if err != nil || len(rows.Rows) != 2 || rows.Rows[1].State != "本届" || rows.Rows[1].Values["extended_to"] != "2024-12-01" {
		t.Errorf("the terms are then %+v %v", rows.Rows, err)
	}
	if sets, _ := o.History(ctx, 1); sets[0].Why != "结束任期与选举：明衡律师事务所党支部，本届任期改为 2021-03-01 至 2024-12-01" {
		t.Errorf("the history says %q", sets[0].Why)
	}
	if _, err := o.Undo(ctx, change); err != nil || termOf(t, o, org) != entered {
		t.Errorf("undone: %v, was %v, %v", termOf(t, o, org), entered, err)
	}
	if _, err := o.CloseEntry(ctx, oldest, "2026-11-20", "登记错了"); err != nil || termOf(t, o, org) != entered {
		t.Errorf("after an older one was closed: %v, %v", termOf(t, o, org), err)
	}
}

// Importing the sheet of terms brings the organisations in step, in the same change set.
func TestImportedTermsAreTheOrganisationsOwn(t *testing.T) {
	o, dir := rosterOnly(t)
	org := orgNamed(t, o, "知行教育培训中心党支部")
	before := termOf(t, o, org)
	change, _ := applyFile(t, o, filepath.Join(dir, "terms-education.xlsx"))
	if got := termOf(t, o, org); got != [2]model.Date{"2023-03-18", "2027-03-18"} {
		t.Errorf("the term put off: %v", got)
	}
	if got := termOf(t, o, orgNamed(t, o, "启明外国语学校党支部")); got != [2]model.Date{"2026-09-01", "2029-09-01"} {
		t.Errorf("a plain term: %v", got)
	}
	if _, err := o.Undo(context.Background(), change); err != nil || termOf(t, o, org) != before {
		t.Errorf("after the undo: %v, was %v, %v", termOf(t, o, org), before, err)
	}
}

// A transfer out with its receipt names the member who may be taken off the roster; nobody is moved by it.
func TestATransferNamesWhomItTookAway(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	id, _, err := o.SaveMember(ctx, model.Member{Name: "许一诺", Kind: model.FullMember})
	if err != nil {
		t.Fatal(err)
	}
	m := model.Member{ID: id, Name: "许一诺"}
	e := record.Entry{Register: "transfer", Values: map[string]string{"member": refText(m.ID), "direction": "转出", "issued": "2026-03-01", "other_side": "鼓楼区党工委"}}
	at := func() (Leaver, bool) {
		id, _, err := o.SaveEntry(ctx, e)
		if err != nil {
			t.Fatal(err)
		}
		e.ID = id
		all, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		l, ok, err := o.LeaverOf(ctx, all.Rows[0].Entry)
		if err != nil {
			t.Fatal(err)
		}
		return l, ok
	}
	if _, ok := at(); ok {
		t.Error("without a receipt somebody has left")
	}
	e.Values["receipt"] = "2026-03-20"
	l, ok := at()
	if !ok || l.Name != m.Name || l.On != "2026-03-20" || l.Why != "转往鼓楼区党工委" {
		t.Errorf("%+v %v", l, ok)
	}
	if d, _ := o.Member(ctx, m.ID); d.ClosedOn != "" {
		t.Error("the transfer took the member off the roster by itself")
	}
	if _, err := o.CloseMember(ctx, l.ID, model.StatusLeft, l.On, l.Why); err != nil {
		t.Fatal(err)
	}
	if _, ok := at(); ok {
		t.Error("somebody who is off the roster is named again")
	}
}
