package main

import (
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/timing"
)

// marks invents branches with their sum and 80 marks.
func marks() (rows [][]string, widths []float32) {
	for i := range 300 {
		row := []string{fmt.Sprintf("第%d培训学校", i), "复核", "164.00"}
		for item := range 80 {
			row = append(row, fmt.Sprintf("%d.00", (i+item)%6))
		}
		rows = append(rows, row)
	}
	widths = []float32{152, 40, 68}
	for range 80 {
		widths = append(widths, 48)
	}
	return rows, widths
}

// framed turns the wheel as the measure of the program's grid does (ui.GridFrames), changes between the table and another as a change
// of the screen does, types into an entry above the table, prints what the frames took (timing.Frames.Timed), and ends.
func framed(w fyne.Window, table, other *widget.Table) {
	const pace = 30 * time.Millisecond
	work, entry := container.NewStack(table), widget.NewEntry()
	fyne.DoAndWait(func() { w.SetContent(work) })
	f := timing.NewFrames(w)
	timed := func(what string, do func()) {
		time.Sleep(pace)
		f.Timed(what, func() { f.Show(do) })
	}
	var wheel fyne.Scrollable
	fyne.DoAndWait(func() { wheel = scrollerOf(table) })
	for _, turn := range []struct {
		what   string
		n      int
		dx, dy float32
	}{{"down", 60, 0, -84}, {"sideways", 40, -56, 0}, {"back", 40, 56, 84}} {
		for range turn.n {
			timed(turn.what, func() { wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(turn.dx, turn.dy)}) })
		}
	}
	show := func(o fyne.CanvasObject) {
		work.Objects = []fyne.CanvasObject{o}
		work.Refresh()
	}
	for range 20 {
		timed("swap", func() { show(other) })
		timed("swap", func() { show(table) })
	}
	f.Show(func() {
		show(container.NewBorder(entry, nil, nil, nil, table))
		w.Canvas().Focus(entry)
	})
	for i := range 40 {
		timed("key", func() { entry.TypedRune(rune('a' + i%26)) })
	}
	os.Exit(0)
}

// scrollerOf is the scroller inside a table.
func scrollerOf(table *widget.Table) fyne.Scrollable {
	for _, o := range test.WidgetRenderer(table).Objects() {
		if s, ok := o.(fyne.Scrollable); ok {
			return s
		}
	}
	return nil
}
