package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
)

func runList(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("list", flag.ContinueOnError)
	search := fs.String("search", "", "词")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	lists := map[string]func(context.Context, *app, *office.Office, string) error{
		"branches": listBranches, "units": listUnits, "members": listMembers, "activities": listActivities,
		"imports": listImports, "changes": listChanges,
	}
	if len(words) == 1 {
		if id, ok := intake.Kind(words[0]).Register(); ok {
			return a.with(ctx, true, func(o *office.Office) error { return listEntries(ctx, a, o, id, *search) })
		}
	}
	if len(words) != 1 || lists[words[0]] == nil {
		return model.Errorf(model.Usage, "用法：shuangbaictl list branches|units|members|activities|imports|changes|register:ID")
	}
	return a.with(ctx, true, func(o *office.Office) error { return lists[words[0]](ctx, a, o, *search) })
}

// table prints rows for people, or as JSON objects under a key.
func (a *app) table(key string, columns []string, rows [][]string, search string) error {
	objects := []map[string]string{}
	for _, row := range rows {
		if search != "" && !strings.Contains(strings.Join(row, "\t"), search) {
			continue
		}
		object := map[string]string{}
		for i, c := range columns {
			object[c] = row[i]
		}
		objects = append(objects, object)
		a.say("%s", textLine(row))
	}
	if a.json {
		a.print(map[string]any{key: objects})
	}
	return nil
}

func listBranches(ctx context.Context, a *app, o *office.Office, search string) error {
	all, err := o.Branches(ctx)
	var rows [][]string
	for _, b := range all {
		rows = append(rows, []string{b.Org.Name, b.Org.Kind.Label(), b.Org.Formation.Label(), b.Parent, b.Secretary,
			fmt.Sprint(b.Members), fmt.Sprint(b.Full), fmt.Sprint(len(b.Units)), string(b.Org.TermEnd)})
	}
	if err != nil {
		return err
	}
	return a.table("branches", []string{"name", "kind", "formation", "parent", "secretary", "members", "full", "units", "term_end"}, rows, search)
}

func listUnits(ctx context.Context, a *app, o *office.Office, search string) error {
	all, err := o.Units(ctx)
	var rows [][]string
	for _, u := range all {
		rows = append(rows, []string{u.Name, u.Kind, u.District})
	}
	if err != nil {
		return err
	}
	return a.table("units", []string{"name", "kind", "district"}, rows, search)
}

// listMembers prints the roster with masked ID numbers. A search is the window's: name, pinyin initials, ID tail.
func listMembers(ctx context.Context, a *app, o *office.Office, search string) error {
	all, err := o.Members(ctx, false)
	if err != nil {
		return err
	}
	wanted := map[int64]bool{}
	if search != "" {
		for _, hit := range o.Find(search, 1000) {
			if hit.Kind == office.MemberHit {
				wanted[hit.ID] = true
			}
		}
	}
	var rows [][]string
	for _, m := range all {
		if search == "" || wanted[m.ID] {
			rows = append(rows, []string{m.Name, string(m.Sex), model.MaskID(m.IDNumber), m.Branch, m.Kind.Label(), string(m.JoinDate), string(m.FullDate)})
		}
	}
	return a.table("members", []string{"name", "sex", "id_number", "branch", "kind", "join_date", "full_date"}, rows, "")
}

func listActivities(ctx context.Context, a *app, o *office.Office, search string) error {
	all, err := o.Activities(ctx, 0)
	var rows [][]string
	for _, x := range all {
		rows = append(rows, []string{string(x.Date), x.Branch, x.Kind.Label(), x.Topic, stated(x.Due), stated(x.Present)})
	}
	if err != nil {
		return err
	}
	return a.table("activities", []string{"date", "branch", "kind", "topic", "due", "present"}, rows, search)
}

func stated(n int) string {
	if n < 0 {
		return ""
	}
	return fmt.Sprint(n)
}

func listImports(ctx context.Context, a *app, o *office.Office, search string) error {
	all, err := o.Imports(ctx)
	var rows [][]string
	for _, i := range all {
		rows = append(rows, []string{fmt.Sprint(i.ChangeSet), model.When(i.At, "2006-01-02 15:04"), i.File, i.Kind, fmt.Sprint(i.New),
			fmt.Sprint(i.Update), fmt.Sprint(i.Same), fmt.Sprint(i.Skip), fmt.Sprint(i.Conflict), fmt.Sprint(i.Errors), i.Hash})
	}
	if err != nil {
		return err
	}
	return a.table("imports", []string{"change_set", "at", "file", "kind", "new", "update", "same", "skip", "conflict", "error", "hash"}, rows, search)
}

func listChanges(ctx context.Context, a *app, o *office.Office, search string) error {
	all, err := o.History(ctx, 0)
	var rows [][]string
	for _, c := range all {
		undone := ""
		if c.Undone != 0 {
			undone = fmt.Sprintf("已由第 %d 号撤销", c.Undone)
		}
		rows = append(rows, []string{fmt.Sprint(c.ID), model.When(c.At, "2006-01-02 15:04"), c.Who, c.Why, fmt.Sprint(c.Rows), undone})
	}
	if err != nil {
		return err
	}
	return a.table("changes", []string{"change_set", "at", "who", "why", "rows", "undone"}, rows, search)
}

// textLine is a line of tab-separated text. People keep such lists in files that spreadsheets open.
func textLine(row []string) string {
	cells := make([]string, len(row))
	for i, s := range row {
		cells[i] = outfile.TextCell(strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s))
	}
	return strings.Join(cells, "\t")
}
