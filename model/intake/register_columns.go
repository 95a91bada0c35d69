package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// readSheetColumn reads a cell of a column that is no field: one with two days, or a part of a dated line.
func (r *reader) readSheetColumn(d *entryRow, i int, col *record.SheetColumn, def *record.Register, c sheet.Cell) {
	row, text := d.row(), cellvalue.Tidy(c.Text)
	row.Values[i] = text
	switch {
	case cellvalue.IsBlank(cellvalue.Squeeze(text)):
		row.Values[i] = ""
	case !col.IsSpan():
		r.readLogPart(d, i, col, def, c)
	default:
		from, to, ok := r.spanOf(c)
		if !ok {
			r.fault(row, DateInvalid, i, fmt.Sprintf("%s写作“%s”，看不出从哪天到哪天", col.Label, clip(text)), "写成 2026-03-01 至 2026-03-07")
			if r.b.opts.KeepText {
				def.Set(&d.e, col.Fills[0], text)
				d.given[col.Fills[0]] = true
			}
			return
		}
		for at, day := range [...]model.Date{from, to} {
			if day != "" {
				def.Set(&d.e, col.Fills[at], string(day))
				d.given[col.Fills[at]] = true
			}
		}
		row.Values[i] = strings.Trim(string(from)+" 至 "+string(to), " 至")
	}
}

var spanMark = regexp.MustCompile(`\s*(?:至|到|—+|–+|―+|~+|～+|〜|-{2,})\s*|\s+[-－]\s+`)

// spanOf reads two days that stand in one cell: 2026-09-01至2029-09-01, 2026.7.8-7.13. One day alone is the first.
func (r *reader) spanOf(c sheet.Cell) (from, to model.Date, ok bool) {
	day := func(text string) model.Date {
		d, fault := cellvalue.Date(sheet.Cell{Kind: sheet.Text, Text: strings.TrimSpace(text)}, r.s.Date1904, r.dotOne)
		if fault != cellvalue.DateFine {
			return ""
		}
		return d
	}
	if c.Kind != sheet.Text {
		d, fault := cellvalue.Date(c, r.s.Date1904, r.dotOne)
		return d, "", fault == cellvalue.DateFine && d != ""
	}
	text := strings.TrimSpace(c.Text)
	if d := day(text); d.Precision() == model.ByDay {
		return d, "", true
	}
	var cuts [][]int
	if at := spanMark.FindStringIndex(text); at != nil {
		cuts = append(cuts, at)
	}
	for i, x := range text {
		if x == '-' || x == '－' {
			cuts = append(cuts, []int{i, i + len(string(x))})
		}
	}
	for _, cut := range cuts {
		from := day(text[:cut[0]])
		if from.Precision() == model.NoDate || from.Precision() == model.ByYear {
			continue
		}
		rest := strings.TrimSpace(text[cut[1]:])
		for _, before := range [...]string{"", strconv.Itoa(from.Year()) + "-", fmt.Sprintf("%d-%d-", from.Year(), from.Month())} {
			plain := rest
			if before != "" {
				plain = strings.Trim(strings.NewReplacer("月", "-", "日", "", "号", "", ".", "-", "/", "-").Replace(rest), "-")
			}
			if to := day(before + plain); to.Precision() == from.Precision() && !to.Before(from) {
				return from, to, true
			}
		}
	}
	d := day(text)
	return d, "", d.Precision() >= model.ByMonth
}

// yearAbove is the year that stands in the header, the lines above it or the sheet's name: 2026年度党费收缴登记表.
var (
	yearWord    = regexp.MustCompile(`((?:19|20)\d{2})\s*(?:年度?([^\d\s]|$)|$)`)
	monthOfYear = regexp.MustCompile(`^((?:19|20)\d{2})(?:(?:年度?|[./-])(1[0-2]|0?[1-9])|(1[0-2]|0[1-9]))(?:月份?)?(?:[./-]0?1)?(?:[^\d./月日-].*)?$`)
)

func (r *reader) yearAbove() string {
	var said []string
	for _, c := range r.head.Cells {
		said = append(said, c.Text)
	}
	for row := 0; row < r.head.Row && row < len(r.s.Rows); row++ {
		for _, c := range r.s.Rows[row] {
			said = append(said, cellvalue.Squeeze(c.Text))
		}
	}
	for _, text := range append(said, strings.TrimSpace(r.sp.Name)) {
		if m := yearWord.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	return ""
}

// yearsOfMonths are the years that the headers of months name: 2026年1月.
func (r *reader) yearsOfMonths() (years []string) {
	for _, c := range r.sp.Columns {
		if y, _ := yearOfMonth(c.Header); y != "" && !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	return years
}

// yearOfMonth reads a header that names a month with its year, 2026年1月, 2026-01, 202601, or its first day, as a spreadsheet
// makes of it: the year and the plain header of such a month, 1月; "" where it names none.
func yearOfMonth(header string) (year, month string) {
	m := monthOfYear.FindStringSubmatch(cellvalue.Squeeze(header))
	if m == nil {
		return "", ""
	}
	return m[1], strings.TrimLeft(m[2]+m[3], "0") + "月"
}

// octoberWhy is said of a column that may be October.
const octoberWhy = "可能是 10 月（表格软件把 2026.10 存成 2026.1），请选定"

// mayBeOctober reports whether a column headed 2026.1 may be October: a spreadsheet keeps 2026.10, typed as a number, as 2026.1.
// It may where the column stands after another month of that year.
func mayBeOctober(cols []Column, i int) bool {
	year, month := yearOfMonth(cols[i].Header)
	if month != "1月" || !strings.HasSuffix(cellvalue.Squeeze(cols[i].Header), year+".1") {
		return false
	}
	return slices.ContainsFunc(cols[:i], func(c Column) bool {
		y, _ := yearOfMonth(c.Header)
		return y == year
	})
}

// leaveOtherYears leaves out the months of other years; one of the year itself takes the field that such a month had.
func (r *reader) leaveOtherYears(year string) {
	if year == "" {
		return
	}
	for i := range r.sp.Columns {
		c := &r.sp.Columns[i]
		if y, _ := yearOfMonth(c.Header); y != "" && y != year {
			c.Field, c.Stored = FieldNone, false
		}
	}
	for i := range r.sp.Columns {
		c := &r.sp.Columns[i]
		for _, f := range [...]Field{c.Twin, c.Rival} {
			if y, _ := yearOfMonth(c.Header); c.Field == FieldNone && f != FieldNone && y == year && r.sp.ColumnOf(f) < 0 {
				c.Field, c.Stored = f, true
			}
		}
	}
}

// yearQuestion is the question of which year a sheet speaks whose header, title and name do not say it.
const yearQuestion = "which-year"

// addAbove adds a column for each field of a register whose value the sheet says above its rows: the year. It is asked
// about where nothing says it.
func (r *reader) addAbove(def *record.Register) {
	for _, f := range def.Fields {
		if !f.Above || r.sp.ColumnOf(Field(f.Name)) >= 0 {
			continue
		}
		year, why, years := r.yearAbove(), "取自表头或标题", r.yearsOfMonths()
		if len(years) == 1 {
			year = years[0]
		}
		if year == "" || len(years) > 1 {
			this := r.b.known.Committee.Year
			if !r.b.known.Today.IsZero() {
				this = r.b.known.Today.Year()
			}
			q := Question{Code: yearQuestion, Sheet: r.sp.Index, Name: r.sp.Name, Waits: true, Text: "表头、标题和工作表名都没有写是哪一年的，这些行登记在哪一年"}
			if len(years) == 0 {
				for n := range 4 {
					years = append(years, strconv.Itoa(this-n))
				}
			} else {
				q.Text = "表头里有几个年份的月份，一次登记一年，其他年份的列不导入，这次登记哪一年"
			}
			for _, y := range years {
				q.Answers = append(q.Answers, Answer{y, y + " 年"})
			}
			year, why = r.b.ask(q), chosenByHand
			r.leaveOtherYears(year)
		}
		r.sp.Columns = append(r.sp.Columns, Column{Col: -1, Header: year, Field: Field(f.Name), Sure: 100, Stored: true, Why: why})
		r.date.keep = append(r.date.keep, 0)
	}
}

// setAbove sets those fields in an entry.
func (r *reader) setAbove(d *entryRow, def *record.Register) {
	for i := range r.sp.Columns {
		if c := &r.sp.Columns[i]; c.Col < 0 && c.Header != "" {
			def.Set(&d.e, string(c.Field), c.Header)
			d.row().Values[i] = c.Header
		}
	}
}

// checkOrder points to days that precede one which they cannot.
func (r *reader) checkOrder(d *entryRow, def *record.Register) {
	for n := range def.Fields {
		f := &def.Fields[n]
		if said := def.OutOfOrder(f, &d.e); said != "" {
			r.add(d.row(), DateOrder, Warning, r.columnFor(def, f.Name), said, "核对这两个日期，改正写错的那个")
		}
	}
}

func isDay(d model.Date) bool { _, err := model.ParseDate(string(d)); return err == nil }

// columnFor is the index in Columns of the column that holds a field, its own or one that fills it; -1 for none.
func (r *reader) columnFor(def *record.Register, field string) int {
	if i := r.sp.ColumnOf(Field(field)); i >= 0 {
		return i
	}
	for _, c := range def.Columns {
		if i := r.sp.ColumnOf(Field(c.Name)); i >= 0 && slices.Contains(c.Fills, field) {
			return i
		}
	}
	return -1
}
