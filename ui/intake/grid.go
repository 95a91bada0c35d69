package intake

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// measuredRows is how many rows of a sheet settle the widths of its columns.
const measuredRows = 400

// grid is the table of one view: under their column's title stands our field as a menu.
type grid struct {
	page   *reviewStep
	file   *file
	view   *previewTable
	sign   string
	table  *table.Table[previewRow]
	object fyne.CanvasObject
	menus  []*fieldMenu
	moving bool // the program moves the current row, nobody clicked

	nothing, nothingWhy *text.Label // in the place of rows while there are none
}

func newGrid(p *reviewStep, v *previewTable) *grid {
	g := &grid{page: p, file: p.screen.at, view: v, sign: signature(v.sheets[0]),
		nothing: text.Section("").Centered(), nothingWhy: text.Body("").In(look.Text2).Centered()}
	g.table = table.New(table.Spec[previewRow]{
		Columns: g.columns(), Key: func(l previewRow) string { return keyOf(l.ref()) }, Cells: true, Frozen: g.frozen(), NoFoot: true,
		Picked: g.isCurrent, Break: g.band, OnRow: func(previewRow) { g.moved() },
		EditText: g.editText, Commit: g.commit,
		Empty: container.NewStack(kit.NewFill(look.Surface), container.NewCenter(kit.VBox(look.Gap8, g.nothing, g.nothingWhy))),
	})
	g.object = g.table.Object()
	return g
}

// frozen is how many columns stay while the others scroll: the row's number and result, and the name when it comes
// early enough to leave room for the rest.
func (g *grid) frozen() int {
	n, width := 2, float32(0)
	for i, at := range g.view.columns {
		c := g.view.sheets[0].Columns[at]
		if width += g.width(at); width > 360 {
			break
		}
		if c.Field == intake.Name || c.Field == intake.Branch && g.view.sheets[0].ColumnOf(intake.Name) < 0 {
			n = 3 + i
		}
	}
	return n
}

// fits reports whether the grid can show a view without being made anew.
func (g *grid) fits(v *previewTable) bool {
	return g.file == g.page.screen.at && g.sign == signature(v.sheets[0]) && len(g.view.columns) == len(v.columns)
}

func (g *grid) isCurrent(l previewRow) bool {
	c, ok := g.table.Current()
	return ok && c.ref() == l.ref()
}

// moved shows another row's pane.
func (g *grid) moved() {
	if !g.moving {
		g.page.showPane()
	}
}

// columns are the row's number, its result, and the file's own columns.
func (g *grid) columns() []table.Column[previewRow] {
	number := float32(44)
	for _, s := range g.view.sheets {
		if n := len(s.Rows); n > 0 && s.Rows[n-1].Number > 999 {
			number = 60
		}
	}
	columns := []table.Column[previewRow]{
		{ID: "row", Title: "行", Width: number, Align: look.Right, Always: true, Text: func(l previewRow) string { return fmt.Sprint(l.row.Number) },
			Ink: func(previewRow) look.Token { return look.Text2 }},
		{ID: "result", Title: "结果", Width: 90, Always: true, Tags: func(l previewRow) []table.Tag { return []table.Tag{g.file.resultTag(l)} },
			HeadBox: kit.Pad(text.Small("对应字段"), 0, 0, 0, 6)},
	}
	for _, i := range g.view.columns {
		c := g.view.sheets[0].Columns[i]
		menu := newFieldMenu(g, i)
		g.menus = append(g.menus, menu)
		columns = append(columns, table.Column[previewRow]{
			ID: fmt.Sprint(i), Title: g.title(c), Group: g.above(c), Width: g.width(i), Flex: flexible(c.Field), Always: true, HeadBox: menu.object,
			Text: func(l previewRow) string { return g.file.cellText(l, i) },
			Tone: func(l previewRow) look.Tone { return g.file.cellTone(l, i) },
			Ink:  func(l previewRow) look.Token { return g.ink(l, i) },
			Edit: func(l previewRow) bool { return l.sheet.Columns[i].Col >= 0 && l.row.Kind != intake.Skip },
		})
	}
	return columns
}

// ink greys what is not imported; a tinted cell keeps the colour of its tone.
func (g *grid) ink(l previewRow, i int) look.Token {
	if g.file.cellTone(l, i) != look.ToneNone {
		return look.Clear
	}
	f := l.sheet.Columns[i].Field
	if l.row.Kind == intake.Skip || f == intake.FieldNone || f == intake.FieldIgnore {
		return look.Text3
	}
	return look.Text1
}

// title is the letter and header of a column; of a stacked header the lower part, the upper one stands above.
func (g *grid) title(c intake.Column) string {
	if c.Col < 0 {
		return "表外　" + intake.LabelOf(g.file.plan().Kind, c.Field)
	}
	if _, below := g.stacked(c); below != "" {
		return c.Letter + "　" + below
	}
	return c.Letter + "　" + c.Header
}

func (g *grid) above(c intake.Column) string {
	above, _ := g.stacked(c)
	return above
}

// stacked parts a header of several rows; both parts are "" when the column has only one.
func (g *grid) stacked(c intake.Column) (above, below string) {
	s := g.view.sheets[0]
	if s.HeaderRows < 2 || c.Col < 0 {
		return "", ""
	}
	book := g.file.plan().Book().Sheets[s.Index]
	above = squeeze(book.MergedValue(s.HeaderRow-1, c.Col).Text)
	below = squeeze(book.Cell(s.HeaderRow-2+s.HeaderRows, c.Col).Text)
	if above == "" || below == "" || above == below {
		return "", ""
	}
	return above, below
}

// width fits a column to its menu, its header and the first values in it, within reason.
func (g *grid) width(i int) float32 {
	c := g.view.sheets[0].Columns[i]
	least, most := float32(80), float32(176)
	switch c.Field {
	case intake.Sex:
		least = 68
	case intake.Name, intake.Branch, intake.Units, intake.Topic:
		most = 216
	case intake.IDNumber:
		least = 164
	}
	w := text.Width(text.Clean(g.title(c)), look.SizeSmall, false) + 16
	w = max(w, text.Width(intake.LabelOf(g.file.plan().Kind, c.Field), look.SizeBody, false)+42)
	w = min(w, 132)
	for _, s := range g.view.sheets {
		for n := range min(len(s.Rows), measuredRows) {
			if row := &s.Rows[n]; row.Kind != intake.Skip && i < len(row.Values) {
				w = max(w, text.Width(text.Clean(guarded(c.Field, row.Values[i])), look.SizeBody, false)+20)
			}
		}
	}
	return float32(int(min(most, max(least, w))))
}

func flexible(f intake.Field) bool {
	return f == intake.Branch || f == intake.Topic || f == intake.Reason
}

// show fills the rows and menus from the plan.
func (g *grid) show(v *previewTable) {
	g.view = v
	g.nothing.SetText("这一类没有行")
	g.nothingWhy.SetText("点上面的计数，看别的行")
	if len(g.file.plan().Blocking) > 0 {
		g.nothing.SetText("还没有行可看")
		g.nothingWhy.SetText("在上面一行的菜单里指定每一列对应哪个字段")
	}
	for _, m := range g.menus {
		m.show()
	}
	g.moving = true
	g.table.SetRows(g.file.previewRowsOf(v, g.page.filter))
	g.moving = false
}

// band parts the groups, and within a group the sheets of a file that has one for each branch.
func (g *grid) band(before *previewRow, l previewRow) *table.Band {
	several := len(g.view.sheets) > 1
	if before == nil && !several || before != nil && before.group == l.group && (!several || before.sheet == l.sheet) {
		return nil
	}
	n := 0
	for _, s := range g.view.sheets {
		if several && s != l.sheet {
			continue
		}
		for i := range s.Rows {
			row := &s.Rows[i]
			kind := row.Kind
			ref := intake.RowRef{Sheet: s.Index, Row: row.Number}
			if was, ok := g.file.settled[ref]; ok {
				kind = was.kind
			}
			if kind == l.group && g.page.filter.keep(previewRow{sheet: s, row: row, group: kind, warn: g.file.warned(ref, row)}) {
				n++
			}
		}
	}
	text := bandText(l.group, n)
	if several {
		text = "工作表 " + l.sheet.Name + "　" + text
	}
	return &table.Band{Text: text}
}

// makeCurrent makes a row the current one, at the cell that its trouble is about; it reports whether the row shows.
func (g *grid) makeCurrent(ref intake.RowRef) bool {
	g.moving = true
	defer func() { g.moving = false }()
	key := keyOf(ref)
	if t, ok := g.file.troubleOf(ref); ok {
		if s := g.file.sheet(ref.Sheet); s != nil {
			for i, c := range s.Columns {
				if c.Col == t.problem.Col && c.Field == t.problem.Field && g.table.SetCurrentCell(key, fmt.Sprint(i)) {
					return true
				}
			}
		}
	}
	return g.table.SetCurrent(key)
}

// edit opens the current cell for typing.
func (g *grid) edit() {
	g.table.Focus()
	if f := g.page.screen.desk.Window.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF2})
	}
}

// editText is what the field of a cell starts with: the file's own text, unmasked, because it is about to be typed
// over.
func (g *grid) editText(l previewRow, column string) string {
	return g.file.written(g.cell(l, column))
}

func (g *grid) cell(l previewRow, column string) intake.CellRef {
	var i int
	if _, err := fmt.Sscan(column, &i); err != nil || i >= len(l.sheet.Columns) {
		return intake.CellRef{Col: -1}
	}
	return intake.CellRef{Sheet: l.sheet.Index, Row: l.row.Number, Col: l.sheet.Columns[i].Col}
}

// commit takes what was typed into a cell.
func (g *grid) commit(l previewRow, column, text string) error {
	cell := g.cell(l, column)
	if cell.Col < 0 {
		return nil
	}
	if t, ok := g.file.troubleOf(l.ref()); ok {
		g.file.remember(l.ref(), t)
	}
	g.page.screen.replan(g.file, func(o *intake.Options) { typeCell(o, cell, text) }) // which may no longer be the one under review
	return nil
}
