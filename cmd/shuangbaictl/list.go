package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/record"
)

func runList(ctx context.Context, a *app, args []string) error {
	fs := flag.NewFlagSet("list", flag.ContinueOnError)
	search := fs.String("search", "", "词")
	words, err := parse(fs, args)
	if err != nil {
		return err
	}
	if len(words) == 1 {
		if id, ok := office.KindOfWord(words[0]).Register(); ok {
			return a.with(ctx, true, func(o *office.Office) error { return listEntries(ctx, a, o, id, *search) })
		}
		if print := lists[words[0]]; print != nil {
			return a.with(ctx, true, func(o *office.Office) error { return print(ctx, a, o, words[0], *search) })
		}
		if kind, ok := record.Named(words[0]); ok {
			return a.with(ctx, true, func(o *office.Office) error { return listRecords(ctx, a, o, kind, words[0], *search) })
		}
	}
	return model.Errorf(model.Usage, "用法：shuangbaictl list %s|%s|register:ID", strings.Join(slices.Sorted(maps.Keys(lists)), "|"), strings.Join(office.RegisterWords(), "|"))
}

// list is what `list` prints of records of one kind.
type list[T any] struct {
	read    func(o *office.Office, ctx context.Context) ([]T, error)
	columns []column[T]
	find    func(o *office.Office, rows []T, search string) []T // nil: the rows that hold the words
}

// column is a column of a list: its key in JSON, and its text.
type column[T any] struct {
	key  string
	text func(*T) string
}

// fieldColumns are columns named and written as the record's definition says, with personal numbers masked. of is the
// record of a row.
func fieldColumns[T, R any](kind *record.Kind[R], of func(*T) *R, names ...string) []column[T] {
	var all []column[T]
	for _, name := range names {
		f := kind.Get(name)
		all = append(all, column[T]{name, func(row *T) string { return f.Masked(of(row)) }})
	}
	return all
}

// figures is a column of figures.
func figures[T any, N ~int | ~int64](key string, of func(*T) N) column[T] {
	return column[T]{key, func(row *T) string { return fmt.Sprint(of(row)) }}
}

// print prints what can be found of the list.
func (l list[T]) print(ctx context.Context, a *app, o *office.Office, key, search string) error {
	rows, err := l.read(o, ctx)
	if err != nil {
		return err
	}
	if l.find != nil && search != "" {
		rows, search = l.find(o, rows, search), ""
	}
	return printRows(a, key, rows, l.columns, search)
}

// listRecords prints the records of a kind that has no list of its own, with all that people see of them.
func listRecords(ctx context.Context, a *app, o *office.Office, kind record.Definition, key, search string) error {
	all, err := o.Records(ctx, kind)
	if err != nil {
		return err
	}
	var columns []column[[]string]
	for i, c := range all.Columns {
		columns = append(columns, column[[]string]{strings.TrimSuffix(c.Name, "_id"), func(row *[]string) string { return (*row)[i] }})
	}
	return printRows(a, key, all.Rows, columns, search)
}

// printRows prints the rows that hold the words searched for, for people, or as JSON objects under a key.
func printRows[T any](a *app, key string, rows []T, columns []column[T], search string) error {
	objects := []map[string]string{}
	for i := range rows {
		object, line := map[string]string{}, []string{}
		for _, c := range columns {
			text := c.text(&rows[i])
			object[c.key], line = text, append(line, text)
		}
		if strings.Contains(strings.Join(line, "\t"), search) {
			objects = append(objects, object)
			a.say("%s", textLine(line))
		}
	}
	if a.json {
		a.print(map[string]any{key: objects})
	}
	return nil
}

// textLine is a line of tab-separated text. People keep such lists in files that spreadsheets open.
func textLine(row []string) string {
	cells := make([]string, len(row))
	for i, s := range row {
		cells[i] = outfile.TextCell(strings.NewReplacer("\t", " ", "\n", " ", "\r", " ").Replace(s))
	}
	return strings.Join(cells, "\t")
}
