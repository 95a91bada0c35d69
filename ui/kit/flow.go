package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
)

// Flow puts objects in a line, each in the middle of its height, and those that have no more room there in further lines.
func Flow(gapX, gapY float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gapX: gapX, gapY: gapY}, objects...)
}

type flowLayout struct {
	gapX, gapY float32
	width      float32 // of the room there was last, 0 before the first
}

// lines parts objects into lines that have room in the width; an object wider than that has a line of its own.
func (l *flowLayout) lines(objects []fyne.CanvasObject) (lines [][]fyne.CanvasObject, heights []float32) {
	x := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if n := len(lines); n == 0 || l.width > 0 && x+least.Width > l.width+0.5 {
			lines, heights, x = append(lines, nil), append(heights, 0), 0
		}
		n := len(lines) - 1
		lines[n], heights[n] = append(lines[n], o), max(heights[n], least.Height)
		x += least.Width + l.gapX
	}
	return lines, heights
}

// MinSize is as wide as the widest object, and as high as the lines are in the room there was last.
func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if o.Visible() {
			s.Width = max(s.Width, o.MinSize().Width)
		}
	}
	_, heights := l.lines(objects)
	for i, h := range heights {
		if i > 0 {
			s.Height += l.gapY
		}
		s.Height += h
	}
	return s
}

// Layout places the lines.
func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	lines, heights := l.lines(objects)
	y := float32(0)
	for i, line := range lines {
		x := float32(0)
		for _, o := range line {
			least := o.MinSize()
			draw.Place(o, x, y+(heights[i]-least.Height)/2, min(least.Width, size.Width), least.Height)
			x += least.Width + l.gapX
		}
		y += heights[i] + l.gapY
	}
}
