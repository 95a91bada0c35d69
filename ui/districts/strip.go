package districts

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// stripCells are the packages of the year, one cell a committee: six share the width, more are scrolled to.
func (s *Screen) stripCells() fyne.CanvasObject {
	row := &fyne.Container{Layout: stripLayout{}}
	for i, r := range s.c.Rows {
		row.Add(kit.NewStateCell(s.stripFacts(r, i == len(s.c.Rows)-1), func() { s.pick(r.Sender.ID) }))
	}
	return container.NewStack(kit.NewFill(look.Surface), kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Sideways(row)))
}

func (s *Screen) stripFacts(r *district.Row, last bool) kit.StateFacts {
	f := kit.StateFacts{Name: r.Short, State: r.Label(), Chosen: r.Sender.ID == s.chosen && !s.shut, Last: last && len(s.c.Rows) >= stripShare}
	switch r.State {
	case district.Came:
		f.Icon, f.Fine = "check", true
	case district.Undecided:
		f.Icon, f.Tone = "warning", look.ToneWarn
	case district.Late:
		f.Icon, f.Tone = "alert", look.ToneBad
	default:
		f.Icon = "clock"
	}
	if r.Received() {
		f.Date = model.When(r.Package.TakenAt, "01-02") + " 收"
		f.Count = fmt.Sprintf("%d 支部", r.Sums.Branches)
	} else if due := r.Sender.DueFor(s.c.Year); due != "" {
		f.Date = "应 " + string(due[5:])
	}
	return f
}

// stripShare is how many cells share the width.
const stripShare = 6

// stripLayout lays cells side by side, each a sixth of the window's width.
type stripLayout struct{}

// Layout implements fyne.Layout.
func (stripLayout) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	each := size.Width / float32(max(stripShare, len(cells)))
	for i, c := range cells {
		from, to := float32(int(each*float32(i))), float32(int(each*float32(i+1)))
		c.Move(fyne.NewPos(from, 0))
		c.Resize(fyne.NewSize(to-from, size.Height))
	}
}

// MinSize implements fyne.Layout: a strip of few cells fits any window, one of many is scrolled.
func (stripLayout) MinSize(cells []fyne.CanvasObject) fyne.Size {
	if len(cells) <= stripShare {
		return fyne.NewSize(0, kit.StateCellHeight)
	}
	return fyne.NewSize(leastCell*float32(len(cells)), kit.StateCellHeight)
}

// leastCell is the width of a cell in a strip that is scrolled.
const leastCell float32 = 190
