package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// readLog reads a cell that holds dated lines: 2025-03-10、2025-08-28.
func (r *reader) readLog(row *Row, i int, item *record.Item, c sheet.Cell) string {
	if c.Kind != sheet.Text {
		return r.readDay(row, i, c)
	}
	lines, wrong := record.ParseLog(c.Text)
	if wrong != "" {
		r.fault(row, DateInvalid, i, fmt.Sprintf("%s里的“%s”看不出是哪一天", item.Label, clip(wrong)), "每一条先写日期，如 2026-05-03 电话 张三")
		return r.asItStands(cellvalue.Tidy(c.Text))
	}
	return record.FormatLog(lines)
}

// readLogPart reads one of the columns that together make a dated line: the first is the day.
func (r *reader) readLogPart(d *entryRow, i int, col *record.SheetColumn, def *record.Register, c sheet.Cell) {
	log := col.Fills[0]
	if def.LogColumns(log)[0] != col.Name {
		d.said = append(d.said, logPart{log, cellvalue.Tidy(c.Text)})
		return
	}
	day := r.readDay(d.row(), i, c)
	if isDay(model.Date(day)) && day != "" {
		d.row().Values[i] = day
		d.said = slices.Insert(d.said, 0, logPart{log, day})
	}
}

// logPart is a part of a dated line of a row.
type logPart struct{ log, text string }

// endLine joins the parts of a row to a line of its log. What stands without a day is not kept, and said.
func (r *reader) endLine(d *entryRow, def *record.Register) {
	for _, f := range def.Fields {
		var parts []string
		for _, p := range d.said {
			if p.log == f.Name {
				parts = append(parts, p.text)
			}
		}
		if len(parts) == 0 {
			continue
		}
		lines, wrong := record.ParseLog(strings.Join(parts, " "))
		if wrong == "" {
			r.addLines(d, def, f.Name, lines)
			continue
		}
		i := r.sp.ColumnOf(Field(def.LogColumns(f.Name)[0]))
		if i < 0 || !d.row().faulty(r.sp.Columns[i].Col) {
			r.add(d.row(), MissingDate, Warning, i, fmt.Sprintf("%s“%s”没有日期，没有存入", f.Label, clip(strings.Join(parts, " "))), "补上日期")
		}
	}
}

// addLines adds dated lines to a log of an entry, each once.
func (r *reader) addLines(d *entryRow, def *record.Register, log string, more []record.LogLine) {
	lines, _ := record.ParseLog(d.e.Values[log])
	for _, l := range more {
		if !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	lines, _ = record.ParseLog(record.FormatLog(lines)) // by day
	def.Set(&d.e, log, record.FormatLog(lines))
	d.given[log] = true
}

// isMoreOf reports whether a row says only more dated lines of the entry above it: its other cells are blank, or lie in
// merged areas that begin above, or repeat what that entry says.
func (r *reader) isMoreOf(d, above *entryRow, def *record.Register) bool {
	if above == nil || len(d.said) == 0 || above.last != d.ref.Row-1 {
		return false
	}
	own, repeats := false, false
	for _, f := range def.Fields {
		i := r.sp.ColumnOf(Field(f.Name))
		if i < 0 || r.sp.Columns[i].Col < 0 {
			continue
		}
		c := r.b.cell(r.s, r.sp.Index, d.ref.Row-1, r.sp.Columns[i].Col)
		switch {
		case c.Kind == sheet.Empty:
		case f.Shape == record.Log, !d.given[f.Name], d.e.Values[f.Name] != above.e.Values[f.Name]:
			own = true
		default:
			repeats = repeats || f.Required
		}
	}
	return !own && (repeats || r.onlyLogCells(d.ref.Row-1, def))
}

// onlyLogCells reports whether a row of the sheet (from 0) has, of the register's columns, only those of dated lines filled.
func (r *reader) onlyLogCells(row int, def *record.Register) bool {
	filled := false
	for i := range r.sp.Columns {
		c := &r.sp.Columns[i]
		if c.Col < 0 || c.Field == FieldNone || c.Field == Seq || c.Field == Issue || r.b.cell(r.s, r.sp.Index, row, c.Col).Kind == sheet.Empty {
			continue
		}
		if col, ok := def.SheetColumn(string(c.Field)); !ok || col.IsSpan() {
			return false
		}
		filled = true
	}
	return filled
}

// joinTo adds a row's dated lines to the entry of a row above; the row shares that row's fate.
func (r *reader) joinTo(d, above *entryRow, def *record.Register) {
	d.row().Problems = slices.DeleteFunc(d.row().Problems, func(p Problem) bool {
		_, log := def.SheetColumn(string(p.Field))
		return !log
	})
	above.last = d.ref.Row
	if d.row().Level() == Error {
		return
	}
	d.with = above
	for _, f := range def.Fields {
		if f.Shape == record.Log && d.given[f.Name] {
			lines, _ := record.ParseLog(d.e.Values[f.Name])
			r.addLines(above, def, f.Name, lines)
		}
	}
}

// settleJoined gives the rows that were joined to others the kind of those.
func settleJoined(all []*entryRow) {
	for _, d := range all {
		if d.with == nil {
			continue
		}
		row, above := d.row(), d.with.row()
		row.Kind, row.Skip, row.Match, row.MatchBy = above.Kind, above.Skip, above.Match, above.MatchBy
		if above.Kind == ErrorRow || above.Kind == ConflictRow {
			text := fmt.Sprintf("与第 %d 行是同一条，那一行有问题，先处理那一行", above.Number)
			row.Problems = append(row.Problems, Problem{Code: EntryUnclear, Level: above.Level(), Col: -1, Text: text, Fix: "处理第 " + fmt.Sprint(above.Number) + " 行"})
		}
	}
}
