package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// drawnAgain counts how often an object is drawn anew.
type drawnAgain struct {
	widget.BaseWidget
	times int
}

func (d *drawnAgain) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewFill(look.Surface))
}

func (d *drawnAgain) Refresh() {
	d.times++
	d.BaseWidget.Refresh()
}

// What stands beside a pane is drawn anew when the pane comes, goes or becomes wider, once each time, and not when it shows something else.
func TestAPaneThatFollowsKeysLeavesWhatIsBesideItAlone(t *testing.T) {
	list, pane := &drawnAgain{}, container.NewStack()
	list.ExtendBaseWidget(list)
	whole := Border(nil, nil, nil, pane, list)
	kittest.Show(t, whole, 900, 300)
	of := func(words string, width float32) fyne.CanvasObject {
		return NewPane(PaneSpec{Width: width, Title: words, Body: text.Body(words)})
	}
	for _, step := range []struct {
		what  string
		pane  fyne.CanvasObject
		times int
		wide  float32
	}{
		{"a pane comes", of("第一支部", 300), 1, 600},
		{"it shows another branch, and more of it", of("第二支部委员会和它的全部党员", 300), 0, 600},
		{"it becomes wider", of("第二支部", 400), 1, 500},
		{"it goes", nil, 1, 900},
		{"it is away", nil, 0, 900},
		{"it comes back", of("第一支部", 300), 1, 600},
	} {
		list.times = 0
		PutBeside(pane, whole, step.pane)
		if list.times != step.times || list.Size().Width != step.wide {
			t.Errorf("%s: the list is drawn %d times and %v wide, not %d and %v", step.what, list.times, list.Size().Width, step.times, step.wide)
		}
		if step.pane != nil && (step.pane.Size().Width != 900-step.wide || !pane.Visible()) {
			t.Errorf("%s: the pane is %v wide", step.what, step.pane.Size().Width)
		}
	}
}

// A strip over a list takes its height from it, and leaves it alone while that stays.
func TestAStripLeavesWhatIsUnderItAloneWhileItsHeightStays(t *testing.T) {
	list, strip := &drawnAgain{}, container.NewStack()
	list.ExtendBaseWidget(list)
	whole := Border(strip, nil, nil, nil, list)
	kittest.Show(t, whole, 900, 300)
	of := func(words string) fyne.CanvasObject { return Bar(40, look.InfoSoft, false, true, text.Body(words)) }
	for _, step := range []struct {
		strip fyne.CanvasObject
		times int
		high  float32
	}{{of("粘贴 3 格"), 1, 260}, {of("粘贴 30 格，2 格有问题"), 0, 260}, {nil, 1, 300}} {
		list.times = 0
		PutAcross(strip, whole, step.strip)
		if list.times != step.times || list.Size().Height != step.high {
			t.Errorf("the list is drawn %d times and %v high, not %d and %v", list.times, list.Size().Height, step.times, step.high)
		}
	}
}
