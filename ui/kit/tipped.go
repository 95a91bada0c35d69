package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// tipped is a label that tells its whole text when the pointer rests on it and it is cut.
type tipped struct {
	widget.BaseWidget
	label *text.Label
}

// Tipped lets a label give way to a narrower room; cut, it tells its whole text in a tip.
func Tipped(l *text.Label) fyne.CanvasObject {
	t := &tipped{label: l.Cutting()}
	t.ExtendBaseWidget(t)
	return t
}

// leastShown is the width below which a cut label is left out: a few characters say nothing.
const leastShown float32 = 48

// Resize shows the label, cut where it must be, or leaves it out.
func (t *tipped) Resize(size fyne.Size) {
	t.BaseWidget.Resize(size)
	t.label.Hidden = size.Width < leastShown && size.Width < t.need()
}

// need is the width at which nothing is cut.
func (t *tipped) need() float32 {
	return max(t.MinSize().Width, t.label.FullWidth())
}

// CreateRenderer shows the label.
func (t *tipped) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.label) }

// MouseIn shows the tip soon where the label is cut.
func (t *tipped) MouseIn(*desktop.MouseEvent) {
	if t.label.IsCut() {
		tipSoon(t, t.label.Text)
	}
}

// MouseMoved is not used.
func (t *tipped) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tip away.
func (t *tipped) MouseOut() { TipAway(t) }
