// Package timing is for `make bench`: it tells when the frame that shows a change is on the screen, what that cost the processor, and
// how often the window was drawn for it.
package timing

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Frames tells when and how often a window is drawn. Its methods are called off the UI goroutine.
type Frames struct {
	Win   fyne.Window
	probe *canvas.Raster
	drawn chan struct{}
	count *counted
}

// counted is a clear colour that counts how often it is painted with: once a frame.
type counted struct{ frames int }

// RGBA implements color.Color.
func (c *counted) RGBA() (r, g, b, a uint32) {
	c.frames++
	return color.Transparent.RGBA()
}

// NewFrames puts a probe over a window's content that is drawn after everything else.
func NewFrames(w fyne.Window) *Frames {
	f := &Frames{Win: w, drawn: make(chan struct{}, 1), count: &counted{}}
	f.probe = canvas.NewRaster(func(int, int) image.Image {
		select {
		case f.drawn <- struct{}{}:
		default:
		}
		return image.NewNRGBA(image.Rect(0, 0, 1, 1))
	})
	counter := canvas.NewRectangle(f.count)
	f.probe.Resize(fyne.NewSize(1, 1))
	counter.Resize(fyne.NewSize(1, 1))
	f.Show(func() { w.SetContent(container.NewStack(w.Content(), container.NewWithoutLayout(counter, f.probe))) })
	return f
}

// Show does something on the UI goroutine and returns when the frame that shows it is on the screen.
func (f *Frames) Show(do func()) time.Time {
	fyne.DoAndWait(func() {
		select {
		case <-f.drawn:
		default:
		}
		do()
		f.probe.Refresh()
	})
	<-f.drawn
	fyne.DoAndWait(func() {}) // the buffers are swapped
	return time.Now()
}

// Timed prints what doing something took: milliseconds on the clock, of the processor's time those of the UI goroutine and those of
// all threads, and how many frames were drawn. A profile tells it by the label "doing".
func (f *Frames) Timed(what string, do func()) {
	label := func(what string) {
		fyne.DoAndWait(func() {
			pprof.SetGoroutineLabels(pprof.WithLabels(context.Background(), pprof.Labels("doing", what)))
		})
	}
	label(what)
	defer label("")
	drawn, ui := f.soFar()
	all, began := processTime(), time.Now()
	do()
	took, allTook := time.Since(began), processTime()-all
	drawnThen, uiThen := f.soFar()
	fmt.Printf("%s %.2f %.2f %.2f %d\n", what, Milliseconds(took), Milliseconds(uiThen-ui), Milliseconds(allTook), drawnThen-drawn)
}

// soFar is how many frames were drawn, and the processor's time of the UI goroutine, which keeps its thread.
func (f *Frames) soFar() (drawn int, ui time.Duration) {
	fyne.DoAndWait(func() { drawn, ui = f.count.frames, threadTime("/proc/thread-self") })
	return drawn, ui
}

// processTime is the processor's time of all threads.
func processTime() (sum time.Duration) {
	threads, _ := filepath.Glob("/proc/self/task/*")
	for _, t := range threads {
		sum += threadTime(t)
	}
	return sum
}

// threadTime is the processor's time of a thread as Linux tells it; 0 elsewhere.
func threadTime(folder string) time.Duration {
	raw, _ := os.ReadFile(folder + "/schedstat")
	ns, _, _ := strings.Cut(string(raw), " ")
	n, _ := strconv.ParseInt(ns, 10, 64)
	return time.Duration(n)
}

// Milliseconds is a time as the bench prints it.
func Milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
