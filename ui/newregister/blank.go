package newregister

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/resources/registers"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Blank is the form for a register that is made from nothing.
type Blank struct {
	Object fyne.CanvasObject

	d       *shell.Desk
	gone    func()
	made    func(id string)
	form    *form.Form
	items   []*blankItem
	rows    *fyne.Container
	settle  func() // a step was made in the fields
	wrong   *text.Label
	saving  bool
	waiting []func() // to leave, until it is saved
}

// blankItem is a field of the register in the making; its parts are what the form keeps of a step.
type blankItem struct {
	Label    string
	Shape    record.Shape
	Options  string // 消防、用电
	Required bool
	List     bool
	Remind   int
}

// NewBlank makes the form. gone is called when it is left without a register, made with the ID of the one that was made.
func NewBlank(d *shell.Desk, gone func(), made func(id string)) *Blank {
	m := &Blank{d: d, gone: gone, made: made, form: form.New(), rows: kit.VBox(0), wrong: text.Small("").In(look.Bad)}
	m.items = []*blankItem{{Label: "事项", Shape: record.Text, Required: true, List: true}, {Label: "日期", Shape: record.Date, List: true}}
	m.Object = m.build()
	return m
}

// Focus gives the keyboard to the title.
func (m *Blank) Focus() { m.d.Window.Canvas().Focus(m.form.Entry("title")) }

// UndoStep goes one step back in the form and returns what was undone; see shell.Stepper.
func (m *Blank) UndoStep() string { return m.form.UndoStep() }

// RedoStep goes one step forward again.
func (m *Blank) RedoStep() string { return m.form.RedoStep() }

func (m *Blank) build() fyne.CanvasObject {
	owners := make([]kit.Option, 0, 4)
	for _, o := range record.Owners() {
		owners = append(owners, kit.Option{ID: string(o), Text: o.Label()})
	}
	group := kit.NewSelect(registers.Order, len(registers.Order)-1, nil).Wide(104)
	owner := kit.NewOptionSelect(owners, 0, nil).Wide(104)
	strip := kit.Columns(look.Gap16, 0, []float32{232, 104, 104, 120, 0},
		m.form.Add("title", "台账名称", kit.NewEntry("例如 设备借用登记")), m.form.Add("group", "放在", group),
		m.form.Add("owner", "一条归属于", owner), m.form.Add("prefix", "编号开头", kit.NewEntry("可不填，如 SB-")),
		m.form.Add("states", "状态，依次写，最后一个是办结", kit.NewEntry("可不填，如 待办、办理中、已办结")))
	m.settle = m.form.WatchPart("字段", m.read, m.put)
	m.draw()
	m.form.Start()
	head := container.NewStack(kit.NewFill(look.Surface), kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Pad(strip, 10, look.Gap24, 13, look.Gap24)))
	foot := kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8,
		[]fyne.CanvasObject{kit.NewButton("不建了", m.Escape).Small(), kit.NewButton("加一个字段", m.add).Small().Icon("plus")},
		[]fyne.CanvasObject{m.wrong, kit.PrimaryButton("建立台账", m.Create).Small()}), 0, look.Gap24, 0, look.Gap24))
	return kit.Border(head, foot, nil, nil, kit.VScroll(kit.Pad(m.rows, look.Gap8, look.Gap24, look.Gap16, look.Gap24)))
}

var blankWidths = []float32{28, 200, 112, 0, 64, 64, 116, 96}

// draw shows the fields anew.
func (m *Blank) draw() {
	m.rows.Objects = []fyne.CanvasObject{kit.Columns(look.Gap8, 0, blankWidths, kit.Space(0, look.SmallHeight), text.Small("字段"), text.Small("类型"), text.Small("选项"),
		text.Small("必填"), text.Small("列表"), text.Small("到期提醒"), kit.Space(0, 0))}
	for at, item := range m.items {
		m.rows.Add(kit.Pad(m.row(at, item), look.Gap4, 0, look.Gap4, 0))
		m.rows.Add(kit.HRule(look.LineSoft))
	}
	m.rows.Refresh()
}

func (m *Blank) row(at int, item *blankItem) fyne.CanvasObject {
	var shapes []kit.Option
	for _, shape := range record.ItemShapes() {
		shapes = append(shapes, kit.Option{ID: string(shape), Text: shape.Label()})
	}
	label := kit.NewEntry("字段名称").With(item.Label)
	label.OnChanged = func(s string) { item.Label = s }
	label.OnLeave = func(string) { m.settle() }
	shape := kit.NewOptionSelect(shapes, -1, func(o kit.Option) {
		item.Shape = record.Shape(o.ID)
		m.settle()
		m.draw()
	})
	shape.SetChosenID(string(item.Shape))
	var options, remind fyne.CanvasObject = kit.Space(0, 0), kit.Space(0, 0)
	switch item.Shape {
	case record.Choice:
		e := kit.NewEntry("用顿号隔开，如 消防、用电").With(item.Options)
		e.OnChanged = func(s string) { item.Options = s }
		e.OnLeave = func(string) { m.settle() }
		options = e
	case record.Date:
		remind = remindSelect(item.Remind, func(days int) { item.Remind = days; m.settle() })
	}
	move := func(by int) func() {
		return func() {
			if to := at + by; to >= 0 && to < len(m.items) {
				m.items[at], m.items[to] = m.items[to], m.items[at]
				m.settle()
				m.draw()
			}
		}
	}
	gone := func() { m.items = slices.Delete(m.items, at, at+1); m.settle(); m.draw() }
	return kit.Columns(look.Gap8, 0, blankWidths, kit.Pad(text.Small(fmt.Sprint(at+1)), 7, 0, 0, 0), label, shape, options,
		kit.Pad(kit.NewCheck("", item.Required, func(on bool) { item.Required = on; m.settle() }), 4, 0, 0, look.Gap4),
		kit.Pad(kit.NewCheck("", item.List, func(on bool) { item.List = on; m.settle() }), 4, 0, 0, look.Gap4), remind,
		kit.HBox(look.Gap4, kit.NewIconButton("arrow-up", "上移", move(-1)).Sized(28, look.GlyphButton), kit.NewIconButton("arrow-down", "下移", move(1)).Sized(28, look.GlyphButton),
			kit.NewIconButton("trash", "去掉这个字段", gone).Sized(28, look.GlyphButton)))
}

func (m *Blank) add() {
	m.items = append(m.items, &blankItem{Shape: record.Text})
	m.settle()
	m.draw()
}

// read is all fields as one text, for the steps of the form.
func (m *Blank) read() string {
	raw, _ := json.Marshal(m.items) // plain values
	return string(raw)
}

func (m *Blank) put(text string) {
	m.items = nil
	if json.Unmarshal([]byte(text), &m.items) == nil {
		m.draw()
	}
}

// Create makes the register and shows it.
func (m *Blank) Create() { m.createThen(m.made) }

// createThen makes the register and calls then with its ID; what is wrong stands under its field.
func (m *Blank) createThen(then func(id string)) {
	if m.saving {
		return
	}
	m.form.Clear()
	m.wrong.SetText("")
	m.saving = true
	def := m.definition()
	var change int64
	m.d.Run(shell.Work{What: "正在建立台账",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			if def.ID, err = o.RegisterID(ctx, def.Title); err == nil {
				change, err = o.SaveRegister(ctx, def)
			}
			return err
		},
		Done: func(err error) error {
			m.saving = false
			waiting := m.waiting
			m.waiting = nil
			switch {
			case err == nil:
				then(def.ID)
				m.d.Said("已建立"+def.Title, change)
				for _, next := range waiting {
					next()
				}
			case m.form.Show(err):
			case model.CodeOf(err) == model.Invalid:
				m.wrong.SetText(model.MessageOf(err))
			default:
				return err
			}
			return nil
		}})
}

// Escape leaves the form.
func (m *Blank) Escape() { m.Leave(m.gone) }

// Leave asks before a register in the making is given up, and calls next once it may be left.
func (m *Blank) Leave(next func()) {
	switch {
	case m.saving:
		m.waiting = append(m.waiting, next)
		return
	case !m.form.Touched():
		next()
		return
	}
	kit.ShowDialog(m.d.Window.Canvas(), kit.DialogSpec{Title: "台账还没有建立", Text: "写好的名称和字段还没有保存。", Safe: "继续写",
		Give: "放弃新台账", OnGive: next, Act: "建立台账", OnAct: func() bool { m.createThen(func(string) { next() }); return true }})
}
