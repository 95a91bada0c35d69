// Command barewindow is the yardstick of `make bench` for the window: 5,000 people in Fyne's own table and nothing
// else. It prints "first-frame" when the first frame is drawn, a second later its resident memory, and ends.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/resources/fonts"
)

// face is Fyne's theme with the face that the program embeds: the default one has no Chinese characters.
type face struct{ fyne.Theme }

var song = fyne.NewStaticResource("NotoSansSC-Regular.ttf", fonts.SansRegular)

func (face) Font(fyne.TextStyle) fyne.Resource { return song }

func main() {
	latin := flag.Bool("latin", false, "Fyne's own face and Latin text")
	matrix := flag.Bool("matrix", false, "300 branches and 12 months in the place of the people")
	grid := flag.Bool("grid", false, "300 branches and 80 marks in the place of the people; prints what its frames took and ends")
	flag.Parse()
	a := app.New()
	if !*latin {
		a.Settings().SetTheme(face{theme.DefaultTheme()})
	}
	w := a.NewWindow("bare")
	w.Resize(fyne.NewSize(1366, 768))
	rows, widths := people(*latin), []float32{104, 44, 76, 158, 176, 52, 96, 128}
	if *matrix {
		rows, widths = months()
	}
	if *grid {
		rows, widths = marks()
	}
	table := tableOf(rows, widths)
	w.SetContent(table)
	if *grid {
		w.Resize(fyne.NewSize(1340, 690))
		other := tableOf(marks())
		a.Lifecycle().SetOnStarted(func() { go framed(w, table, other) })
		w.ShowAndRun()
		return
	}
	a.Lifecycle().SetOnStarted(func() { fyne.Do(report) }) // the window drew its first frame when it was shown
	w.ShowAndRun()
}

func tableOf(rows [][]string, widths []float32) *widget.Table {
	table := widget.NewTable(func() (int, int) { return len(rows), len(rows[0]) },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(at widget.TableCellID, o fyne.CanvasObject) { o.(*widget.Label).SetText(rows[at.Row][at.Col]) })
	for i, width := range widths {
		table.SetColumnWidth(i, width)
	}
	return table
}

// people invents the columns that the program's roster shows.
func people(latin bool) [][]string {
	surnames, given := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"), []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏")
	rows := make([][]string, 5000)
	for i := range rows {
		rows[i] = []string{string([]rune{surnames[i%20], given[i/20%28], given[i/560%28]}), "男", fmt.Sprintf("19%02d-%02d", 50+i%50, 1+i%12),
			fmt.Sprintf("320104********%04d", i), fmt.Sprintf("第%d培训学校党支部", i/40), "正式", fmt.Sprintf("20%02d-%02d-%02d", i%20, 1+i%12, 1+i%28), "缺证号"}
		if latin {
			for j := range rows[i] {
				rows[i][j] = strings.Map(func(r rune) rune {
					if r > 0x7F {
						return 'a' + r%26
					}
					return r
				}, rows[i][j])
			}
		}
	}
	return rows
}

// months invents branches with what a matrix of a year shows of each.
func months() (rows [][]string, widths []float32) {
	for i := range 300 {
		row := []string{fmt.Sprintf("第%d培训学校", i)}
		for month := range 12 {
			row = append(row, []string{"2", "3", "4", "日", "委"}[(i+month)%5])
		}
		rows = append(rows, append(row, "25 / 27"))
	}
	widths = []float32{160}
	for range 12 {
		widths = append(widths, 49)
	}
	return rows, append(widths, 112)
}

// report says that the first frame stands and, a second later, how much memory is resident.
func report() {
	fmt.Println("first-frame")
	time.AfterFunc(time.Second, func() {
		raw, _ := os.ReadFile("/proc/self/status")
		for _, line := range strings.Split(string(raw), "\n") {
			if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
				fmt.Println("resident-kb", f[1])
			}
		}
		os.Exit(0)
	})
}
