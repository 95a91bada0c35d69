package selfform

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// Writer writes the forms of one year's assessment, one after another.
type Writer struct {
	committee string // name
	key       string
	year      int
	scheme    *model.Scheme
	version   string
	number    int
	sentOn    model.Date
	lines     []line
}

// NewWriter prepares the forms of a year; identity is that of the data file, number that of the scheme's version in the year,
// and sentOn the day on which they go out.
func NewWriter(committee, identity string, year int, scheme *model.Scheme, number int, sentOn model.Date) *Writer {
	return &Writer{committee: committee, key: Key(identity), year: year, scheme: scheme, version: Version(scheme), number: number, sentOn: sentOn, lines: linesOf(scheme)}
}

// origin is what the form of a branch carries.
func (w *Writer) origin(sheet *model.MarkSheet) *Origin {
	o := &Origin{Format: format, Number: w.number, SentOn: w.sentOn, Committee: w.key, Year: w.year, Scheme: tidy(w.scheme.Title), Version: w.version, OrgID: sheet.OrgID, Branch: tidy(sheet.Branch)}
	for _, l := range w.lines {
		if l.item == nil {
			continue
		}
		o.Rows = append(o.Rows, Row{Row: l.row, Item: l.item.ID, Code: l.code, Name: l.name, Max: l.max.String(),
			Given: FilledBy(sheet.Mark(l.item.ID, model.SelfMark))})
	}
	for _, s := range sectionsOf(w.scheme, sheet, rowFirst+len(w.lines)) {
		o.Claims = append(o.Claims, s.rows...)
	}
	return o
}

// Write makes the workbook of a branch, with the self marks that it has already. away reports whether an item is not for the
// branch at all, so that there is nothing to fill in; nil is none.
func (w *Writer) Write(sheet *model.MarkSheet, away func(*model.Item) bool) ([]byte, error) {
	if away == nil {
		away = func(*model.Item) bool { return false }
	}
	d := &drawing{Writer: w, f: excelize.NewFile(), sheet: sheet, origin: w.origin(sheet), away: away,
		sections: sectionsOf(w.scheme, sheet, rowFirst+len(w.lines))}
	defer func() { _ = d.f.Close() }()
	for _, step := range []func() error{d.styles, d.pages, d.rules, d.rows, d.hidden} {
		if err := step(); err != nil {
			return nil, model.Wrap(err, model.Internal, "自评表没有做成；把设置里的日志文件发给支持人员")
		}
	}
	var out bytes.Buffer
	if err := d.f.Write(&out); err != nil {
		return nil, model.Wrap(err, model.Internal, "自评表没有做成；把设置里的日志文件发给支持人员")
	}
	return out.Bytes(), nil
}

// drawing is one workbook that is being written.
type drawing struct {
	*Writer
	f        *excelize.File
	sheet    *model.MarkSheet
	origin   *Origin
	sections []section
	look     [looks]int // style numbers
	away     func(*model.Item) bool
}

// pages makes both sheets, and sets protection, print and view. It comes before the rows: what is set afterwards has
// excelize read them again.
func (d *drawing) pages() error {
	if err := d.f.SetSheetName("Sheet1", SheetName); err != nil {
		return err
	}
	if _, err := d.f.NewSheet(hiddenName); err != nil {
		return err
	}
	yes, none := true, 0
	paper, wide, across := 9, 1, "landscape"
	margin, edge := 0.45, 0.55
	first := func(errs ...error) error {
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		return nil
	}
	return first(
		d.f.SetSheetVisible(hiddenName, false, true),
		d.f.SetSheetProps(SheetName, &excelize.SheetPropsOptions{FitToPage: &yes}),
		d.f.SetPageLayout(SheetName, &excelize.PageLayoutOptions{Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &none}),
		d.f.SetPageMargins(SheetName, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &edge, Bottom: &edge, Horizontally: &yes}),
		d.f.SetHeaderFooter(SheetName, &excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(outfile.CutName(d.origin.Branch, 60), "&", "&&") + "&C第 &P 页，共 &N 页"}),
		d.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", SheetName, rowHeads, rowHeads), Scope: SheetName}),
		d.f.ProtectSheet(SheetName, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatRows: true, FormatColumns: true}),
	)
}

// rules says for each mark what may be typed.
func (d *drawing) rules() error {
	for _, l := range d.lines {
		if l.item == nil || d.away(l.item) {
			continue
		}
		if err := d.f.AddDataValidation(SheetName, allowed(l.item, fmt.Sprintf("E%d", l.row))); err != nil {
			return err
		}
	}
	return d.claimRules()
}

// rows writes the sheet to be filled in.
func (d *drawing) rows() error {
	s, err := d.f.NewStreamWriter(SheetName)
	if err != nil {
		return err
	}
	for i, width := range widths {
		if err := s.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: rowHeads, TopLeftCell: fmt.Sprintf("A%d", rowFirst), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	title := fmt.Sprintf("%d年度考核自评表", d.year)
	help := "只填有底色的格，其余已锁定，请不要删行、移行或另做一份。分数最多两位小数；不涉及的项目写“" + notApplicable + "”；没有得满分的写明原因。填好存盘，把这个文件原样发回。"
	heading := [][]any{
		{excelize.Cell{StyleID: d.look[lookTitle], Value: title}},
		{excelize.Cell{StyleID: d.look[lookPlain], Value: branchLine(d.sheet.OrgID, d.sheet.Branch)}, nil, nil, nil, excelize.Cell{StyleID: d.look[lookPlain], Value: outfile.TextCell(tidy(d.committee))}},
		{excelize.Cell{StyleID: d.look[lookHelp], Value: help}},
	}
	for i, values := range heading {
		if err := s.SetRow(fmt.Sprintf("A%d", i+1), values, excelize.RowOpts{Height: [...]float64{30, 20, 34}[i]}); err != nil {
			return err
		}
	}
	for _, area := range [][2]string{{"A1", "G1"}, {"A2", "D2"}, {"E2", "G2"}, {"A3", "G3"}} {
		if err := s.MergeCell(area[0], area[1]); err != nil {
			return err
		}
	}
	cells := make([]any, columns)
	for i, head := range heads {
		cells[i] = excelize.Cell{StyleID: d.look[lookHead], Value: head}
	}
	if err := s.SetRow(fmt.Sprintf("A%d", rowHeads), cells, excelize.RowOpts{Height: 24}); err != nil {
		return err
	}
	sums := d.sums()
	for _, l := range d.lines {
		if err := s.SetRow(fmt.Sprintf("A%d", l.row), d.cells(l, sums), excelize.RowOpts{Height: d.height(l)}); err != nil {
			return err
		}
	}
	if err := d.claimRows(s, sums); err != nil {
		return err
	}
	if err := d.foot(s, sums); err != nil {
		return err
	}
	return s.Flush()
}

// widths are those of the columns, in characters of half width.
var widths = [columns]float64{7, 27, 7, 46, 9, 32, 26}

// height is that of a line, in points: of its longest text, and never less than room for two lines of a reason in a row that
// is filled in.
func (d *drawing) height(l line) float64 {
	if l.item == nil {
		return 20
	}
	given := FilledBy(d.sheet.Mark(l.item.ID, model.SelfMark))
	lines := 2
	for col, text := range map[int]string{colName: l.name, colMethod: l.method, colReason: given.Reason, colEvidence: given.Evidence} {
		lines = max(lines, linesIn(text, widths[col]))
	}
	return min(14*float64(lines)+2, 400)
}

// linesIn is how many lines a text takes in a column.
func linesIn(text string, width float64) int {
	n := 0
	for part := range strings.SplitSeq(text, "\n") {
		used := 0.0
		for _, r := range part {
			if used++; r > 0x2e7f {
				used++
			}
		}
		n += max(1, int(math.Ceil(used/(width-1))))
	}
	return n
}

// branchLine is the line that names the branch; who changes it hands in the form of another.
func branchLine(key int64, name string) string {
	if _, unit := model.KeyOfUnit(key); unit {
		return "单位：" + tidy(name)
	}
	return "党支部：" + tidy(name)
}

// cells are the cells of a line.
func (d *drawing) cells(l line, sums map[int]model.Points) []any {
	if l.item == nil {
		look, mid, sum := d.look[lookCategory], d.look[lookCategoryMid], d.look[lookCategorySum]
		if l.part {
			look, mid, sum = d.look[lookPart], d.look[lookPartMid], d.look[lookPartSum]
		}
		text := func(s string) excelize.Cell { return excelize.Cell{StyleID: look, Value: outfile.TextCell(s)} }
		return []any{excelize.Cell{StyleID: mid, Value: outfile.TextCell(l.code)}, text(l.name), excelize.Cell{StyleID: mid, Value: number(l.max)}, text(""),
			excelize.Cell{StyleID: sum, Formula: sumOf(l.children), Value: number(sums[l.row])}, text(""), text("")}
	}
	given := FilledBy(d.sheet.Mark(l.item.ID, model.SelfMark))
	mark, free := d.look[lookMark], d.look[lookFree]
	if d.away(l.item) {
		mark, free = d.look[lookCentre], d.look[lookText]
	}
	text := func(s string) excelize.Cell {
		return excelize.Cell{StyleID: d.look[lookText], Value: outfile.TextCell(s)}
	}
	return []any{
		excelize.Cell{StyleID: d.look[lookCentre], Value: outfile.TextCell(l.code)}, text(l.name), excelize.Cell{StyleID: d.look[lookCentre], Value: number(l.max)}, text(l.method),
		excelize.Cell{StyleID: mark, Value: markValue(d.sheet.Mark(l.item.ID, model.SelfMark))},
		excelize.Cell{StyleID: free, Value: textOrNone(given.Reason)}, excelize.Cell{StyleID: free, Value: textOrNone(given.Evidence)},
	}
}

// hidden writes the sheet that nobody need see.
func (d *drawing) hidden() error {
	s, err := d.f.NewStreamWriter(hiddenName)
	if err != nil {
		return err
	}
	for i, texts := range append(d.origin.lines(), d.levelLines()...) {
		cells := make([]any, len(texts))
		for c, t := range texts {
			cells[c] = textOrNone(t)
		}
		if err := s.SetRow("A"+strconv.Itoa(i+1), cells); err != nil {
			return err
		}
	}
	return s.Flush()
}
