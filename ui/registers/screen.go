// Package registers is the screen of the registers (台账): their list by group, the entries of one of them, and one
// entry beside it, in which it is also changed.
package registers

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/newregister"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

const (
	listWidth float32 = 212
	paneWidth float32 = 352
)

type row = office.EntryRow

// Screen shows the registers.
type Screen struct {
	d      *shell.Desk
	object *fyne.Container
	head   *shell.Head
	list   *fyne.Container // of registers
	roll   *container.Scroll
	stage  *fyne.Container // the entries of one

	all     []office.RegisterRow
	def     record.Register // the one shown; its ID is "" before the first reading
	entries *records.Screen[row]
	maker   *newregister.Blank // not nil while a new register is being made

	// ways out of the program; tests put their own in
	choose    func(fyne.Window, files.Request, func(outfile.Target))
	toPrinter func(path string) (files.Handed, error)
	toApp     func(path string) error
}

var (
	_ shell.Screen  = (*Screen)(nil)
	_ shell.Leaver  = (*Screen)(nil)
	_ shell.Stepper = (*Screen)(nil)
)

// New makes the screen.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, head: shell.NewHead("台账", ""), list: kit.VBox(0), stage: container.NewStack(), choose: files.AskSave,
		toPrinter: files.Print, toApp: files.Open}
	s.roll = kit.VScroll(kit.Pad(s.list, look.Gap4, 0, look.Gap8, 0))
	left := kit.Border(nil, nil, nil, kit.VRule(look.Line), kit.Wide(s.roll, listWidth))
	s.object = kit.Border(s.head.Object, nil, nil, nil, kit.Border(nil, nil, left, nil, s.stage))
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads the registers. target is an entry's number (int64), a register's ID (string), a shell.NewRecord, or nil for
// the register as it was left, with a form that is open.
func (s *Screen) Shown(target any) {
	if s.busy() {
		if target != nil {
			s.Leave(func() { s.Shown(target) })
		}
		return
	}
	s.load(target, true)
}

// Changed reads the registers again. An entry that is being changed stays as it is.
func (s *Screen) Changed() {
	if s.maker == nil {
		s.load(nil, false)
	}
}

// busy reports whether a form is open.
func (s *Screen) busy() bool { return s.maker != nil || s.entries != nil && s.entries.Stepping() }

// load reads the list and shows one register; target as in Shown.
func (s *Screen) load(target any, focus bool) {
	want, _ := target.(string)
	entry, _ := target.(int64)
	add, adds := target.(shell.NewRecord)
	if adds {
		want = add.Register
	}
	var all []office.RegisterRow
	s.d.Run(shell.Work{What: "正在读取台账",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			if all, err = o.Registers(ctx); err != nil || entry == 0 {
				return err
			}
			one, err := o.Entry(ctx, entry)
			want = one.ID
			return err
		},
		Done: func(err error) error {
			if model.CodeOf(err) == model.NotFound {
				entry, err = 0, nil
			}
			if err != nil {
				return err
			}
			s.all = all
			s.show(want, entry, focus)
			if adds {
				s.entries.Add()
			}
			return nil
		}})
}

// show brings a register up: the one of an ID, else the one that was shown, else the first that has entries.
func (s *Screen) show(id string, entry int64, focus bool) {
	if len(s.all) == 0 {
		return
	}
	at := s.place(id)
	if at < 0 {
		at = s.place(s.def.ID)
	}
	if at < 0 {
		at = max(0, slices.IndexFunc(s.all, func(r office.RegisterRow) bool { return r.Entries > 0 }))
	}
	def := s.all[at].Register
	if s.entries == nil || !reflect.DeepEqual(def, s.def) {
		if entry == 0 && s.entries != nil && s.def.ID == def.ID { // the same register, differently: what was chosen stays chosen
			entry = s.entries.Current()
		}
		s.def = def
		s.entries = records.New(s.d, s.spec(def))
	}
	s.stage.Objects = []fyne.CanvasObject{s.entries.Object()}
	s.stage.Refresh()
	s.drawList()
	s.keysChanged()
	entries := s.entries
	entries.Renew(func() {
		if entries.Stepping() {
			return
		}
		entries.Choose(entry)
		if focus {
			entries.FocusRows()
		}
	})
}

func (s *Screen) place(id string) int {
	return slices.IndexFunc(s.all, func(r office.RegisterRow) bool { return r.ID == id })
}

// open shows another register, after an open form was left.
func (s *Screen) open(id string) { s.Leave(func() { s.show(id, 0, true) }) }

// step shows the register by places further down the list, round its ends.
func (s *Screen) step(by int) {
	if n := len(s.all); n > 0 {
		s.open(s.all[(s.place(s.def.ID)+by+n)%n].ID)
	}
}

// drawList draws the list of registers at the left.
func (s *Screen) drawList() {
	s.list.Objects = nil
	group := ""
	for _, r := range s.all {
		if r.Group != group {
			group = r.Group
			s.list.Add(container.NewStack(kit.Space(0, look.SmallHeight), kit.Pad(text.Small(group), look.Gap4, look.Gap16, 0, look.Gap24)))
		}
		count := ""
		if r.Entries > 0 {
			count = fmt.Sprint(r.Entries)
		}
		tone := look.ToneWarn
		if r.Overdue > 0 {
			tone = look.ToneBad
		}
		s.list.Add(kit.NewPickRow(r.Title, count, s.maker == nil && r.ID == s.def.ID, func() { s.open(r.ID) }).Mark(r.Tag(), tone))
	}
	s.list.Add(kit.Pad(kit.HBox(0, shell.Writing(s.d, kit.NewLink("新建台账", s.makeNew)).Icon("plus").In(look.Text2)), look.Gap4, 0, 0, look.Gap20))
	s.list.Refresh()
	s.reveal()
}

// reveal scrolls the list so that the register shown is in sight.
func (s *Screen) reveal() {
	rows, group := 0, ""
	for _, r := range s.all {
		if r.Group != group {
			group = r.Group
			rows++
		}
		rows++
		if r.ID == s.def.ID {
			break
		}
	}
	s.roll.Refresh() // so that it knows how high the list is now
	bottom, height := look.Gap4+float32(rows)*look.SmallHeight, s.roll.Size().Height
	if top := s.roll.Offset.Y; height > 0 && (bottom > top+height || bottom-look.SmallHeight < top) {
		s.roll.ScrollToOffset(fyne.NewPos(0, max(0, bottom-height/2)))
	}
}

// showHead says how the register stands, and what can be done with it.
func (s *Screen) showHead(rows []row) {
	s.head.SetFacts(standing(s.def, rows))
	paper := kit.NewButton("打印", nil).Icon("print") // how many, its menu says: those that show
	paper.OnTapped(func() { kit.ShowMenu(paper, s.outputs()) })
	paper.SetEnabled(len(rows) > 0)
	s.head.SetButtons(shell.Writing(s.d, kit.NewButton("导入", s.importInto).Icon("import")), paper,
		shell.Writing(s.d, kit.NewButton("新增一"+s.def.Unit, s.entries.Add).Icon("plus")))
}

func (s *Screen) importInto() {
	s.d.Go(shell.Intake, shell.ImportOf{Kind: string(intake.RegisterKind(s.def.ID))})
}

// Keys are the keys of the status line.
func (s *Screen) Keys() []string {
	switch {
	case s.maker != nil:
		return []string{"Ctrl+Enter 建立台账", "Ctrl+Z 退回一步", "Esc 不建了"}
	case s.busy() || s.entries == nil:
		if s.entries != nil {
			return s.entries.Keys()
		}
		return []string{"F1 帮助"}
	}
	return []string{"Enter 打开", "Alt+↓ 下一本", "Ctrl+N 新增", "F1 帮助"}
}

func (s *Screen) keysChanged() {
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

// Shortcuts are the keys of the screen; each is about the register that is shown when it is pressed.
func (s *Screen) Shortcuts() []kit.Shortcut {
	on := func(entries func(*records.Screen[row]), maker func(*newregister.Blank)) func() {
		return func() {
			switch {
			case s.maker != nil && maker != nil:
				maker(s.maker)
			case s.maker == nil && s.entries != nil:
				entries(s.entries)
			}
		}
	}
	return []kit.Shortcut{
		{Key: fyne.KeyDown, Mod: fyne.KeyModifierAlt, Do: func() { s.step(1) }},
		{Key: fyne.KeyUp, Mod: fyne.KeyModifierAlt, Do: func() { s.step(-1) }},
		{Key: fyne.KeyP, Mod: fyne.KeyModifierControl, Do: on(func(*records.Screen[row]) { s.print() }, nil)},
		{Key: fyne.KeyF, Mod: fyne.KeyModifierControl, Do: on((*records.Screen[row]).FocusSearch, nil)},
		{Key: fyne.KeyN, Mod: fyne.KeyModifierControl, Do: on((*records.Screen[row]).Add, nil)},
		{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: on((*records.Screen[row]).Save, (*newregister.Blank).Create)},
		{Key: fyne.KeyF2, Do: on((*records.Screen[row]).Edit, nil)},
		{Key: fyne.KeyEscape, Do: on((*records.Screen[row]).Escape, (*newregister.Blank).Escape)},
	}
}

// Leave asks before unsaved changes are given up.
func (s *Screen) Leave(leave func()) {
	switch {
	case s.maker != nil:
		s.maker.Leave(func() { s.maker = nil; leave() })
	case s.entries != nil:
		s.entries.Leave(leave)
	default:
		leave()
	}
}

// DroppedAt adds files to the entry in whose pane they were dropped.
func (s *Screen) DroppedAt(at fyne.Position, paths []string) bool {
	return s.maker == nil && s.entries != nil && s.entries.DroppedAt(at, paths)
}

// Stepping reports whether a form is open, whose steps Ctrl+Z takes back.
func (s *Screen) Stepping() bool { return s.busy() }

// UndoStep takes the last change in the form back and names it.
func (s *Screen) UndoStep() string {
	if s.maker != nil {
		return s.maker.UndoStep()
	}
	return s.entries.UndoStep()
}

// RedoStep does again what was undone last in the form and names it.
func (s *Screen) RedoStep() string {
	if s.maker != nil {
		return s.maker.RedoStep()
	}
	return s.entries.RedoStep()
}
