package tree

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// way is a line in small words that leads to what is out of view: more of a column, or another column.
type way struct {
	words      string
	x, y, w    float32
	right      bool // the words end at the right
	column, by int  // scrolls this column by lines, or brings it into view where by is 0
}

func (w way) holds(at fyne.Position) bool {
	return at.X >= w.x && at.X < w.x+w.w && at.Y >= w.y && at.Y < w.y+wayHigh
}

func (w way) paint(b *brush) {
	words := text.Truncate(text.Clean(w.words), w.w, look.SizeSmall, false)
	x := w.x
	if w.right {
		x += w.w - draw.Ceil(text.Width(words, look.SizeSmall, false))
	}
	b.words(words, look.SizeSmall, false, look.Info, x, w.y, w.w, wayHigh)
}

// ways are the lines that lead to what is out of view.
func (d *drawing) ways() []way {
	var all []way
	for c, lines := range d.s.columns {
		x, w, shown := d.place(c)
		in := len(d.lay(c))
		if !shown || in == 0 {
			continue
		}
		if n := nodesOf(lines[:d.first[c]]); n > 0 {
			all = append(all, way{words: fmt.Sprintf("↑ 上面还有 %d 个", n), x: x, y: d.top(), w: w, column: c, by: -in})
		}
		if n := nodesOf(lines[d.first[c]+in:]); n > 0 {
			all = append(all, way{words: fmt.Sprintf("↓ 下面还有 %d 个", n), x: x, y: d.Size().Height - 2 - wayHigh, w: w, column: c, by: in})
		}
	}
	if !d.narrow() {
		return all
	}
	half := d.Size().Width/2 - canvasMargin - look.Gap8
	first := d.firstShown()
	if first > 0 {
		all = append(all, way{words: "← " + headsOf(d.s.columns[first-1]), x: canvasMargin, y: topInset, w: half, column: first - 1})
	}
	if first < 2 && nodesOf(d.s.columns[first+2]) > 0 {
		all = append(all, way{words: headsOf(d.s.columns[first+2]) + " →", x: d.Size().Width - canvasMargin - half, y: topInset, w: half, right: true, column: first + 1})
	}
	return all
}

func nodesOf(lines []orgtree.Line) (n int) {
	for i := range lines {
		if lines[i].IsNode() {
			n++
		}
	}
	return n
}

// headsOf are the headings of a column.
func headsOf(lines []orgtree.Line) string {
	var all []string
	for _, l := range lines {
		if l.Sort == orgtree.Heading {
			all = append(all, l.Name)
		}
	}
	return strings.Join(all, "、")
}

// follow goes where a way leads.
func (d *drawing) follow(w way) {
	if w.by != 0 {
		d.scroll(w.column, w.by)
		return
	}
	d.s.turnTo(w.column)
}
