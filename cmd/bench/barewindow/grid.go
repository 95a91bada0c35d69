package main

import (
	"fmt"
	"image"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
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

// scrolled turns the wheel as the measure of the program's grid does (ui.GridFrames), prints the milliseconds until each frame is
// drawn, and ends.
func scrolled(w fyne.Window, table *widget.Table) {
	drawn := make(chan struct{}, 1)
	probe := canvas.NewRaster(func(int, int) image.Image {
		select {
		case drawn <- struct{}{}:
		default:
		}
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	probe.Resize(fyne.NewSize(1, 1))
	show := func(do func()) {
		fyne.DoAndWait(func() {
			select {
			case <-drawn:
			default:
			}
			do()
			probe.Refresh()
		})
		<-drawn
		fyne.DoAndWait(func() {}) // the buffers are swapped
	}
	show(func() { w.SetContent(container.NewStack(table, container.NewWithoutLayout(probe))) })
	var wheel fyne.Scrollable
	fyne.DoAndWait(func() { wheel = scrollerOf(table) })
	for _, turn := range []struct {
		what   string
		n      int
		dx, dy float32
	}{{"down", 60, 0, -84}, {"sideways", 40, -56, 0}, {"back", 40, 56, 84}} {
		for range turn.n {
			time.Sleep(30 * time.Millisecond)
			began := time.Now()
			show(func() { wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(turn.dx, turn.dy)}) })
			fmt.Printf("%s %.2f\n", turn.what, float64(time.Since(began).Microseconds())/1000)
		}
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
