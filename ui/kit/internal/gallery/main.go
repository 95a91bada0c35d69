// Command gallery shows every widget of the kit in its states, to be compared by eye with the pictures of the look.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
)

func main() {
	what := flag.String("show", "states", "states, extras, frame, table, grid, popups, or bare (a plain table of the toolkit, to compare memory)")
	dark := flag.Bool("dark", false, "the dark palette")
	width := flag.Int("width", 1366, "px")
	height := flag.Int("height", 768, "px")
	frame := flag.Bool("measure", false, "print the time to the start of the loop in ms and the resident memory")
	flag.Parse()
	text.ForceChinese()
	a := app.NewWithID("cn.shuangbai.gallery")
	if *dark {
		look.SetMode(look.Dark)
	}
	if *what != "bare" {
		theme.Use(a)
	}
	w := a.NewWindow("双百")
	w.SetPadded(false)
	switch *what {
	case "frame":
		showFrame(w)
	case "table":
		w.SetContent(bigTable().Object())
	case "grid":
		w.SetContent(scoreGrid().Object())
	case "bare":
		w.SetContent(bareTable())
	case "extras":
		w.SetContent(extras(w))
	case "popups":
		showPopups(w)
	default:
		w.SetContent(states())
	}
	w.Resize(fyne.NewSize(float32(*width), float32(*height)))
	began := time.Now()
	if *frame {
		a.Lifecycle().SetOnStarted(func() {
			fmt.Println("started", time.Since(began).Milliseconds())
			w.Canvas().Refresh(w.Content())
			go func() {
				time.Sleep(2 * time.Second)
				fyne.Do(func() { fmt.Println(residentMemory()) })
			}()
		})
	}
	w.ShowAndRun()
}

// residentMemory is the line of the system's process table that tells it, "" where there is none.
func residentMemory() string {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return ""
	}
	for _, line := range strings.Split(string(data), "\n") {
		if strings.HasPrefix(line, "VmRSS") {
			return line
		}
	}
	return ""
}

// bareTable is the toolkit's own table with as many rows, to compare memory and start with.
func bareTable() fyne.CanvasObject {
	rows := people(5000)
	t := widget.NewTable(func() (int, int) { return len(rows), 8 }, func() fyne.CanvasObject { return widget.NewLabel("") },
		func(id widget.TableCellID, o fyne.CanvasObject) { o.(*widget.Label).SetText(rows[id.Row].number) })
	for i := range 8 {
		t.SetColumnWidth(i, 140)
	}
	return t
}
