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
	left   *fyne.Container
	middle *fyne.Container
	keys   *text.Label
}

func newStatusLine(f *Frame) *statusLine {
	s := &statusLine{file: text.Small("").Cutting(), backup: text.Small(""), when: text.Small(""), last: text.Small("").Cutting(),
		undo: kit.SmallLink("撤销", f.undoChange).Icon("undo"), cap: kit.NewKeyCap("Ctrl+Z"), keys: text.Small("").Right().Cutting()}
	s.middle = kit.HBox(look.Gap8, s.when, s.last, s.undo, s.cap)
	s.middle.Hide()
	s.left = kit.HBox(look.Gap24, s.file, s.backup)
	row := container.New(&statusLayout{s}, s.left, s.middle, s.keys)
	s.object = kit.Bar(look.StatusHeight, look.Ground, true, false, row)
	return s
}

// statusLayout puts the file at the left, the keys at the right and the last change in the middle of the window. Without
// room for all of it the words of the last change give way first, then the keys, then the name of the file.
type statusLayout struct{ s *statusLine }

func (l *statusLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.NavWidth, look.StatusHeight)
}

func (l *statusLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	const edge, gap = look.Gap20, look.Gap24
	lack := func(o *text.Label) float32 { return o.FullWidth() - o.MinSize().Width }
	left, middle, right := l.s.left.MinSize().Width+lack(l.s.file), l.s.middle.MinSize().Width+lack(l.s.last), l.s.keys.FullWidth()
	if !l.s.middle.Visible() {
		middle = -gap
	}
	over := left + middle + right + 2*(edge+gap) - size.Width
	give := func(w *float32, most float32) {
		by := max(0, min(over, most))
		*w, over = *w-by, over-by
	}
	if middle > 0 {
		give(&middle, lack(l.s.last))
	}
	give(&right, right)
	give(&left, lack(l.s.file))
	put := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, float32(int((size.Height-h)/2))))
		o.Resize(fyne.NewSize(w, h))
	}
	put(l.s.left, edge, left)
	put(l.s.keys, size.Width-edge-right, right)
	center := (size.Width - middle) / 2
	center = min(center, size.Width-edge-right-gap-middle)
	put(l.s.middle, float32(int(max(center, edge+left+gap))), max(0, middle))
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
	if text == "" {
		s.middle.Hide()
	} else {
		s.middle.Show()
	}
	f.showKeys()
}
