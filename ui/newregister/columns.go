package newregister

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// rowWidths are letter, header, three samples, type, how it was recognised, required, in the list, reminder.
var rowWidths = []float32{28, 112, 90, 90, 90, 96, 0, 40, 40, 92}

// leave is the type of a column that is left out.
const leave = "leave"

func unsure(c intake.ProposedColumn) bool { return !c.Leave && c.Sure < intake.SureEnough }

func tableHead() fyne.CanvasObject {
	var cells []fyne.CanvasObject
	for _, word := range []string{"列", "表头", "文件里的值", "", "", "类型", "认出情况", "必填", "列表", "到期提醒"} {
		cells = append(cells, text.Small(word).Cutting())
	}
	return kit.Bar(look.ListRow, look.Inset, false, true, kit.Pad(kit.Columns(look.Gap8, 0, rowWidths, cells...), 7, look.Gap24, 0, look.Gap24))
}

// drawRows shows the columns anew and gives the keyboard back to the part that had it.
func (p *Page) drawRows() {
	focused := ""
	for name, w := range p.parts {
		if w == p.d.Window.Canvas().Focused() {
			focused = name
		}
	}
	p.parts = map[string]fyne.Focusable{}
	p.rows.Objects = nil
	for i := range p.proposal().Columns {
		p.rows.Add(p.row(i))
	}
	p.rows.Refresh()
	if w := p.parts[focused]; w != nil {
		p.d.Window.Canvas().Focus(w)
	}
}

// row is one column of the sheet; the selected one has a second line.
func (p *Page) row(at int) fyne.CanvasObject {
	c := &p.proposal().Columns[at]
	ink := look.Text1
	if c.Leave {
		ink = look.Text3
	}
	name := text.Body(c.Label).In(ink).Cutting()
	if at == p.at {
		name = text.Strong(c.Label).In(ink).Cutting()
	}
	cells := []fyne.CanvasObject{text.Body(c.Letter).In(look.Text2), name}
	for i := range 3 {
		sample := text.Body("").Cutting()
		switch {
		case i >= len(c.Samples):
		case c.Samples[i] == "":
			sample = text.Body("（空）").In(look.Text3)
		default:
			sample = text.Body(c.Samples[i]).In(ink).Cutting()
		}
		cells = append(cells, sample)
	}
	note := text.Small(c.Note).Cutting()
	if unsure(*c) || c.Of > c.Matched && !c.Leave {
		note.Token = look.Warn
	}
	cells = append(cells, p.typeSelect(at, c), note)
	if c.Leave {
		cells = append(cells, kit.Space(0, 0), kit.Space(0, 0), kit.Space(0, 0))
	} else {
		cells = append(cells, p.check(at, "required", "必填", &c.Required), p.check(at, "list", "列表", &c.InList), p.remind(at, c))
	}
	for i, o := range cells {
		if _, words := o.(*text.Label); words {
			cells[i] = kit.Pad(o, 4, 0, 0, 0)
			if o == fyne.CanvasObject(note) { // smaller than the others
				cells[i] = kit.Pad(o, 6, 0, 0, 0)
			}
		}
	}
	line := kit.Pad(kit.Columns(look.Gap8, 0, rowWidths, cells...), 2, look.Gap24, 1, look.Gap24)
	content := kit.VBox(0, container.NewStack(kit.Space(0, look.ListRow-1), line))
	ground := fyne.CanvasObject(kit.NewFill(look.Clear))
	if at == p.at {
		ground = container.NewStack(kit.NewFill(look.Selected), kit.Border(nil, nil, kit.Block(look.Accent, look.MarkerBar, 0), nil, kit.Space(0, 0)))
		content.Add(container.NewStack(kit.Space(0, 40), kit.Pad(p.detail(c), 4, look.Gap24, 4, look.Gap24+36)))
	}
	content.Add(kit.HRule(look.LineSoft))
	return container.NewStack(ground, newPicker(func() { p.choose(at) }), content)
}

// choose selects a column.
func (p *Page) choose(at int) {
	if at != p.at && at >= 0 && at < len(p.proposal().Columns) {
		p.at = at
		p.drawRows()
	}
}

func (p *Page) typeSelect(at int, c *intake.ProposedColumn) fyne.CanvasObject {
	options := []kit.Option{{ID: leave, Text: "不存"}}
	for _, s := range record.ItemShapes() {
		options = append(options, kit.Option{ID: string(s), Text: s.Label()})
	}
	sel := kit.NewOptionSelect(options, 0, func(o kit.Option) {
		if o.ID == leave {
			c.Leave, p.at = true, at
			p.step(c.Label + "的类型")
			return
		}
		p.SetType(at, record.Shape(o.ID))
	}).Small()
	if !c.Leave {
		sel.SetChosenID(string(c.Shape))
	}
	if unsure(*c) {
		sel.SetTone(look.ToneWarn)
	}
	p.parts[fmt.Sprint(at, "type")] = sel
	return sel
}

// SetType gives a column another type, off the UI goroutine because every row is read anew. at counts the columns.
func (p *Page) SetType(at int, shape record.Shape) {
	if p.working {
		return
	}
	p.working = true
	draft := p.draft.Clone()
	p.run(shell.Work{What: "正在按新的类型读",
		Do: func(context.Context, *office.Office, func(string, int, int)) error {
			draft.Proposal.SetShape(at, shape)
			draft.Proposal.Columns[at].Sure = 100 // somebody chose it
			return nil
		},
		Done: func(err error) error {
			p.working = false
			p.draft, p.at = draft, at
			p.draw() // the controls before were those of the other draft
			p.step(p.column().Label + "的类型")
			return err
		}})
}

func (p *Page) check(at int, part, word string, value *bool) fyne.CanvasObject {
	c := kit.NewCheck("", *value, func(on bool) {
		*value = on
		p.at = at
		p.step(p.column().Label + "的" + word)
	})
	p.parts[fmt.Sprint(at, part)] = c
	return kit.Pad(kit.HBox(0, c), 4, 0, 0, look.Gap4)
}

func (p *Page) remind(at int, c *intake.ProposedColumn) fyne.CanvasObject {
	if c.Shape != record.Date {
		return kit.Space(0, 0)
	}
	sel := remindSelect(c.Remind, func(days int) {
		c.Remind, p.at = days, at
		p.step(c.Label + "的提醒")
	}).Small().Wide(92)
	p.parts[fmt.Sprint(at, "remind")] = sel
	return sel
}

// Edit asks for another name of the selected column; F2.
func (p *Page) Edit() {
	p.ask("改字段名称", "字段名称", p.column().Label, "改名称", func(word string) {
		c := p.column()
		was := c.Label
		c.Label = word
		p.step(was + "的名称")
	})
}

func (p *Page) ask(title, label, value, act string, then func(string)) {
	entry := kit.NewEntry("").With(value)
	field := kit.NewField(label, entry)
	kit.ShowDialog(p.d.Window.Canvas(), kit.DialogSpec{Title: title, Content: field, Safe: "不改", Act: act, Focus: entry, OnAct: func() bool {
		if entry.Value() == "" {
			field.SetError(label + "还没有填")
			return false
		}
		then(entry.Value())
		return true
	}})
}

// Next selects the next column that somebody should look at; F8.
func (p *Page) Next() {
	columns := p.proposal().Columns
	for n := 1; n <= len(columns); n++ {
		at := (p.at + n) % len(columns)
		if unsure(columns[at]) {
			p.choose(at)
			if w := p.parts[fmt.Sprint(at, "type")]; w != nil {
				p.d.Window.Canvas().Focus(w)
			}
			return
		}
	}
	p.d.Toasts.Say("没有待定的列了", "", nil)
}

// Move brings the selected column up or down among the fields; Alt+↑ and Alt+↓.
func (p *Page) Move(by int) {
	columns, to := p.proposal().Columns, p.at+by
	if to < 0 || to >= len(columns) {
		return
	}
	columns[p.at], columns[to] = columns[to], columns[p.at]
	p.at = to
	p.step("列的次序")
}

// picker takes clicks on a row beside its controls.
type picker struct {
	widget.BaseWidget
	pick func()
}

func newPicker(pick func()) *picker {
	p := &picker{pick: pick}
	p.ExtendBaseWidget(p)
	return p
}

// Tapped selects the row.
func (p *picker) Tapped(*fyne.PointEvent) { p.pick() }

// CreateRenderer draws nothing.
func (p *picker) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Space(0, 0))
}
