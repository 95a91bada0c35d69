package tree

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// showBar is the bar: the two ways to look at the tree, the chips, and what the two sorts of lines mean.
func (s *Screen) showBar() {
	by := 0
	if s.view.ByStreet {
		by = 1
	}
	left := []fyne.CanvasObject{kit.NewSegments([]string{"按隶属", "按街道"}, by, func(i int) { s.turn(i == 1) }), kit.Space(look.Gap8, 0)}
	for _, c := range s.tree.Chips() {
		left = append(left, kit.NewChip(c.Text(), c.ID == s.view.Chip, func(on bool) {
			if s.view.Chip = ""; on {
				s.view.Chip = c.ID
			}
			s.show()
		}))
	}
	s.bar.Objects = []fyne.CanvasObject{shell.FilterBar(left, []fyne.CanvasObject{s.legend()})}
	s.bar.Refresh()
}

// legend says what the two sorts of lines mean; in a narrow window the words are left to the pane, so that it covers no chip.
func (s *Screen) legend() fyne.CanvasObject {
	row := kit.HBox(look.Gap8)
	for _, l := range []struct {
		sign  fyne.CanvasObject
		words string
	}{{kit.Block(look.Edge, 22, 1), "隶属"}, {newSecondSign(), "双重管理的另一上级"}} {
		if row.Add(container.NewCenter(l.sign)); !s.narrow {
			row.Add(text.Small(l.words))
			row.Add(kit.Space(look.Gap8, 0))
		}
	}
	return row
}

// fit follows a canvas that became narrow or wide.
func (s *Screen) fit(width float32) {
	if narrow := width < canvasNarrow; narrow != s.narrow {
		s.narrow = narrow
		if s.tree != nil {
			fyne.Do(func() { s.showBar(); s.showFigures(); s.object.Refresh() })
		}
	}
}

// showFigures is the strip at the foot: the rates with their fractions.
func (s *Screen) showFigures() {
	cells := make([]fyne.CanvasObject, 0, 8)
	for i, r := range s.tree.Coverage.Rates(s.tree.UnitWord) {
		if i > 0 {
			cells = append(cells, kit.VRule(look.Line))
		}
		cells = append(cells, s.figure(r))
	}
	high := float32(64)
	if s.narrow {
		high = 82
	}
	s.strip.Objects = []fyne.CanvasObject{kit.Bar(high, look.Inset, true, false, container.New(evenly{}, cells...))}
	s.strip.Refresh()
}

// figure is a rate with its fraction: behind it, or in a narrow window under it.
func (s *Screen) figure(r model.NamedRate) fyne.CanvasObject {
	value, fraction, short := "—", "没有这样的"+s.tree.UnitWord, "没有"
	if r.Whole > 0 {
		value, fraction, short = r.Percent(), fmt.Sprintf("%d ÷ %s %d", r.Part, r.Of, r.Whole), fmt.Sprintf("%d ÷ %d", r.Part, r.Whole)
		if r.Note != "" {
			fraction += "（" + r.Note + "）"
		}
	}
	if s.narrow {
		return kit.Pad(kit.VBox(0, text.Small(r.Label), text.Title(value), text.Small(short)), look.Gap4, 0, 0, look.Gap12)
	}
	return kit.Pad(kit.VBox(0, text.Small(r.Label), kit.HBox(look.Gap8, text.Title(value), kit.Tipped(text.Small(fraction)))), look.Gap8, look.Gap12, 0, look.Gap24)
}
