package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/resources/sectors"
)

// lists are what can be listed, by the word on the command line, which is the key in JSON as well. Columns and their
// order are part of the contract.
var lists = map[string]func(ctx context.Context, a *app, o *office.Office, key, search string) error{
	"branches": list[office.BranchRow]{read: (*office.Office).Branches, columns: slices.Concat(
		branchFields("name", "kind", "formation"),
		[]column[office.BranchRow]{
			{"parent", func(r *office.BranchRow) string { return r.Parent }},
			{"secretary", func(r *office.BranchRow) string { return r.Secretary }},
			figures("members", func(r *office.BranchRow) int { return r.Members }),
			figures("full", func(r *office.BranchRow) int { return r.Full }),
			figures("units", func(r *office.BranchRow) int { return len(r.Units) }),
		},
		branchFields("term_end", "management", "local_parent"))}.print,

	"units": list[office.UnitRow]{read: openUnits, columns: slices.Concat(
		fieldColumns(record.Units, func(u *office.UnitRow) *model.Unit { return &u.Unit }, "name", "kind", "district"),
		[]column[office.UnitRow]{
			{"branch", func(u *office.UnitRow) string { return u.OrgNames() }},
			{"coverage", func(u *office.UnitRow) string { return u.Coverage.Label() }},
			figures("full", func(u *office.UnitRow) int { return u.Full }),
			figures("members", func(u *office.UnitRow) int { return u.People }),
			{"instructor", func(u *office.UnitRow) string { return u.Instructor }},
		},
		fieldColumns(record.Units, func(u *office.UnitRow) *model.Unit { return &u.Unit }, "staff"))}.print,

	"members": list[office.MemberRow]{read: presentMembers, find: membersFound, columns: slices.Concat(
		memberFields("name", "sex", "id_number"),
		[]column[office.MemberRow]{{"branch", func(r *office.MemberRow) string { return r.Branch }}},
		memberFields("kind", "join_date", "full_date"),
		[]column[office.MemberRow]{{"unit", func(r *office.MemberRow) string { return r.Unit }}})}.print,

	"activities": list[office.ActivityRow]{read: allActivities, columns: slices.Concat(
		activityFields("date"),
		[]column[office.ActivityRow]{{"branch", func(r *office.ActivityRow) string { return r.Branch }}},
		activityFields("kind", "topic", "due", "present", "to_date", "place", "chair", "recorder", "absent", "hours", "vote_due", "vote_present", "vote_for", "remark"))}.print,

	"imports": list[model.Import]{read: (*office.Office).Imports, columns: []column[model.Import]{
		{"change_set", func(i *model.Import) string {
			if i.ChangeSet == 0 {
				return i.State() // nothing changed
			}
			return fmt.Sprint(i.ChangeSet)
		}},
		{"at", func(i *model.Import) string { return model.When(i.At, "2006-01-02 15:04") }},
		{"file", func(i *model.Import) string { return i.File }},
		{"kind", func(i *model.Import) string { return i.Kind }},
		figures("new", func(i *model.Import) int { return i.New }),
		figures("update", func(i *model.Import) int { return i.Update }),
		figures("same", func(i *model.Import) int { return i.Same }),
		figures("skip", func(i *model.Import) int { return i.Skip }),
		figures("conflict", func(i *model.Import) int { return i.Conflict }),
		figures("error", func(i *model.Import) int { return i.Errors }),
		{"hash", func(i *model.Import) string { return i.Hash }},
	}}.print,

	"disclosed": list[model.Disclosed]{read: allDisclosed, columns: []column[model.Disclosed]{
		{"at", func(d *model.Disclosed) string { return model.When(d.At, "2006-01-02 15:04") }},
		{"who", func(d *model.Disclosed) string { return d.Who }},
		{"way", func(d *model.Disclosed) string { return d.Way.Label() }},
		{"what", func(d *model.Disclosed) string { return d.What }},
		figures("persons", func(d *model.Disclosed) int { return d.Persons }),
		{"names", func(d *model.Disclosed) string { return d.Names }},
		{"whole", func(d *model.Disclosed) string { return d.WholeText() }},
		figures("change_set", func(d *model.Disclosed) int64 { return d.Set }),
	}}.print,

	"changes": list[model.ChangeSet]{read: allChanges, columns: []column[model.ChangeSet]{
		figures("change_set", func(c *model.ChangeSet) int64 { return c.ID }),
		{"at", func(c *model.ChangeSet) string { return model.When(c.At, "2006-01-02 15:04") }},
		{"who", func(c *model.ChangeSet) string { return c.Who }},
		{"why", func(c *model.ChangeSet) string { return c.Why }},
		figures("rows", func(c *model.ChangeSet) int { return c.Rows }),
		{"undone", undoneBy},
	}}.print,
}

var schemeColumns = []column[office.SchemeRow]{
	{"id", func(r *office.SchemeRow) string { return r.ID }},
	{"title", func(r *office.SchemeRow) string { return r.Scheme.Title }},
	{"sector", func(r *office.SchemeRow) string { return sectors.Label(r.Scheme.Sector) }},
	figures("items", func(r *office.SchemeRow) int { return r.Scheme.ItemCount() }),
	{"state", func(r *office.SchemeRow) string { return r.State }},
	{"year", func(r *office.SchemeRow) string { return yearText(r.Year) }},
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprint(year)
}

var paperColumns = []column[reports.Paper]{
	{"name", func(p *reports.Paper) string { return p.Name }},
	{"title", func(p *reports.Paper) string { return p.Title }},
}

// registerList is what `register list` prints.
var registerList = list[office.RegisterRow]{read: (*office.Office).Registers, columns: []column[office.RegisterRow]{
	{"id", func(r *office.RegisterRow) string { return r.ID }},
	{"group", func(r *office.RegisterRow) string { return r.Group }},
	{"title", func(r *office.RegisterRow) string { return r.Title }},
	{"owner", func(r *office.RegisterRow) string { return r.Owner.Label() }},
	figures("entries", func(r *office.RegisterRow) int { return r.Entries }),
	figures("overdue", func(r *office.RegisterRow) int { return r.Overdue }),
	figures("due", func(r *office.RegisterRow) int { return r.DueSoon }),
}}

func branchFields(names ...string) []column[office.BranchRow] {
	return fieldColumns(record.Orgs, func(r *office.BranchRow) *model.Org { return &r.Org }, names...)
}

func memberFields(names ...string) []column[office.MemberRow] {
	return fieldColumns(record.Members, func(r *office.MemberRow) *model.Member { return &r.Member }, names...)
}

func activityFields(names ...string) []column[office.ActivityRow] {
	return fieldColumns(record.Activities, func(r *office.ActivityRow) *model.Activity { return &r.Activity }, names...)
}

func presentMembers(o *office.Office, ctx context.Context) ([]office.MemberRow, error) {
	return o.Members(ctx, false)
}

func openUnits(o *office.Office, ctx context.Context) ([]office.UnitRow, error) {
	return o.Units(ctx, false)
}

// membersFound are those whom the search of the window finds: by name, pinyin, ID tail.
func membersFound(o *office.Office, rows []office.MemberRow, search string) []office.MemberRow {
	wanted := map[int64]bool{}
	for _, hit := range o.Find(search, 1000) {
		wanted[hit.ID] = wanted[hit.ID] || hit.Kind == office.MemberHit
	}
	return slices.DeleteFunc(rows, func(m office.MemberRow) bool { return !wanted[m.ID] })
}

func allActivities(o *office.Office, ctx context.Context) ([]office.ActivityRow, error) {
	return o.Activities(ctx, 0)
}

func allDisclosed(o *office.Office, ctx context.Context) ([]model.Disclosed, error) {
	return o.Disclosures(ctx, "", "")
}

func allChanges(o *office.Office, ctx context.Context) ([]model.ChangeSet, error) {
	return o.History(ctx, 0)
}

func undoneBy(c *model.ChangeSet) string {
	if c.Undone == 0 {
		return ""
	}
	return fmt.Sprintf("已由第 %d 号撤销", c.Undone)
}
