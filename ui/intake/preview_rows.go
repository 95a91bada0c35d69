package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake"
)

// previewRow is one row of the preview.
type previewRow struct {
	sheet *intake.SheetPlan
	row   *intake.Row
	group intake.RowKind // the group it stands in; a row that was dealt with keeps its place
	warn  bool
}

func (l previewRow) ref() intake.RowRef {
	return intake.RowRef{Sheet: l.sheet.Index, Row: l.row.Number}
}

func keyOf(ref intake.RowRef) string { return fmt.Sprintf("%d:%d", ref.Sheet, ref.Row) }

// groups is the order in which rows stand: what needs a person first.
var groups = []intake.RowKind{intake.ErrorRow, intake.ConflictRow, intake.New, intake.Update, intake.Same, intake.Skip}

func groupRank(k intake.RowKind) int { return slices.Index(groups, k) }

// previewTable is a table of the preview: the sheets of one layout. A file with a sheet for each branch has one, a score
// file has one for each of its tables.
type previewTable struct {
	sheets  []*intake.SheetPlan
	columns []int // indexes into the sheets' columns, those that show
}

// previewTablesOf parts the sheets of a plan by layout.
func previewTablesOf(p *intake.Plan) []*previewTable {
	var views []*previewTable
	bySign := map[string]*previewTable{}
	for _, s := range p.Sheets {
		sign := signature(s)
		v := bySign[sign]
		if v == nil {
			v = &previewTable{columns: shownColumns(s)}
			bySign[sign] = v
			views = append(views, v)
		}
		v.sheets = append(v.sheets, s)
	}
	return views
}

// signature tells layouts apart: the places and titles of the columns. What they mean is left out, so that a table
// stays where it is while the user changes that.
func signature(s *intake.SheetPlan) string {
	var b strings.Builder
	b.WriteString(string(s.Table))
	for _, c := range s.Columns {
		if c.Col < 0 {
			b.WriteString("|*")
			continue
		}
		fmt.Fprintf(&b, "|%d %s", c.Col, c.Header)
	}
	return b.String()
}

// shownColumns leaves out running numbers, the 问题 column of an error workbook, and columns without anything in them.
func shownColumns(s *intake.SheetPlan) []int {
	var shown []int
	for i, c := range s.Columns {
		plainNumber := (c.Field == intake.Seq || c.Field == intake.Issue) && !c.Unsure()
		nothing := len(c.Samples) == 0 && c.Field == intake.FieldNone
		if !plainNumber && !nothing {
			shown = append(shown, i)
		}
	}
	return shown
}

// previewRowsOf lists a view's rows that the filter keeps, by group, then sheet, then row.
func (f *file) previewRowsOf(v *previewTable, keep filter) []previewRow {
	var lines []previewRow
	for _, s := range v.sheets {
		for i := range s.Rows {
			row := &s.Rows[i]
			l := previewRow{sheet: s, row: row, group: row.Kind}
			if was, ok := f.settled[l.ref()]; ok {
				l.group = was.kind
			}
			l.warn = f.warned(l.ref(), row)
			if keep.keep(l) {
				lines = append(lines, l)
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b previewRow) int { return groupRank(a.group) - groupRank(b.group) })
	return lines
}

// filter says which rows show.
type filter struct {
	kinds map[intake.RowKind]bool // empty shows all
	warn  bool                    // only rows with a reminder
}

func (w filter) keep(l previewRow) bool {
	switch {
	case w.warn:
		return l.warn
	case len(w.kinds) == 0:
		return true
	}
	return w.kinds[l.group] || w.kinds[l.row.Kind]
}

// counted are the kinds of the summary, in the order of the screen.
var counted = []intake.RowKind{intake.New, intake.Update, intake.Same, intake.ConflictRow, intake.ErrorRow}

// issue is a row that waits, or waited, for somebody.
type issue struct {
	view int
	ref  intake.RowRef
}

// issuesOf lists the rows to go through with F8: those in error, then those in conflict. The ones dealt with stay in
// the list, so that 第 3 / 11 个 keeps its meaning.
func (f *file) issuesOf(views []*previewTable, warnings bool) []issue {
	var all []issue
	for _, want := range []intake.RowKind{intake.ErrorRow, intake.ConflictRow} {
		for n, v := range views {
			for _, s := range v.sheets {
				for i := range s.Rows {
					ref := intake.RowRef{Sheet: s.Index, Row: s.Rows[i].Number}
					kind := s.Rows[i].Kind
					if was, ok := f.settled[ref]; ok && open(was.kind) && !open(kind) {
						kind = was.kind
					}
					if !warnings && kind == want || warnings && want == intake.ErrorRow && f.warned(ref, &s.Rows[i]) {
						all = append(all, issue{n, ref})
					}
				}
			}
		}
	}
	return all
}

// sameTrouble lists the other open rows with the same problem.
func (f *file) sameTrouble(ref intake.RowRef, code intake.Code) []intake.RowRef {
	var refs []intake.RowRef
	for _, s := range f.plan().Sheets {
		for i := range s.Rows {
			row := &s.Rows[i]
			other := intake.RowRef{Sheet: s.Index, Row: row.Number}
			if other == ref || !open(row.Kind) && !f.warned(other, row) {
				continue
			}
			if t, ok := f.troubleOf(other); ok && !t.settled && t.problem.Code == code {
				refs = append(refs, other)
			}
		}
	}
	return refs
}
