package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// statusLine is the strip at the bottom: the file and its backup, the last change with the way back, the keys.
type statusLine struct {
	object *fyne.Container
	file   *text.Label
	backup *text.Label
	when   *text.Label
	last   *text.Label
	undo   *kit.Link
	cap    *kit.KeyCap
	middle *fyne.Container
	keys   *text.Label
}

func newStatusLine(f *Frame) *statusLine {
	s := &statusLine{file: text.Small(""), backup: text.Small(""), when: text.Small(""), last: text.Small(""),
		undo: kit.SmallLink("撤销", f.undoChange).Icon("undo"), cap: kit.NewKeyCap("Ctrl+Z"), keys: text.Small("").Right()}
	s.middle = kit.HBox(look.Gap8, s.when, s.last, s.undo, s.cap)
	s.middle.Hide()
	ends := kit.Spread(look.Gap24, []fyne.CanvasObject{s.file, s.backup}, []fyne.CanvasObject{s.keys})
	row := container.NewStack(kit.Pad(ends, 0, look.Gap20, 0, look.Gap20), container.NewCenter(s.middle))
	s.object = kit.Bar(look.StatusHeight, look.Ground, true, false, row)
	return s
}

func (s *statusLine) refresh() { s.object.Refresh() }

// SetFile names the data file and says when it was backed up last, such as 10:36 已备份.
func (f *Frame) SetFile(name, backup string) {
	f.status.file.SetText(name)
	f.status.backup.SetText(backup)
	f.status.refresh()
}

// SetLast tells the last change; an empty text takes it away, canUndo offers the way back.
func (f *Frame) SetLast(when, text string, canUndo bool) {
	s := f.status
	s.when.SetText(when)
	s.last.SetText(text)
	s.undo.Hidden = !canUndo
	f.showUndoKey()
	if text == "" {
		s.middle.Hide()
	} else {
		s.middle.Show()
	}
	s.refresh()
}
