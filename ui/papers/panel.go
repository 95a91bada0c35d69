package papers

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/desk"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// drawPanel fills the column at the right: what is printed, how, and the ways out.
func (s *Screen) drawPanel() {
	facts := fmt.Sprintf("共 %d 页", s.made.all)
	if s.paper.PerBranch {
		facts = fmt.Sprintf("%d 份，共 %d 页", len(s.facts.Sheets), s.made.all)
	}
	rows := kit.VBox(kit.Gap12)
	if s.paper.PerBranch {
		rows.Add(kit.NewField("支部", s.branchChoice()))
	}
	rows.Add(kit.NewField("页码", kit.NewSelect([]string{"—1— 居外", "—1— 居中"}, index(s.opts.Centred), func(o kit.Option) {
		s.opts.Centred = strings.HasSuffix(o.ID, "居中")
		s.typeset()
	})))
	checks := kit.VBox(kit.Gap4)
	if s.paper.PerBranch {
		checks.Add(s.check("印出计分说明", !s.opts.NoReasons, func(on bool) { s.opts.NoReasons = !on }))
		checks.Add(s.check("印出签字盖章栏", !s.opts.NoBoxes, func(on bool) { s.opts.NoBoxes = !on }))
		checks.Add(s.check("双面打印，每份从奇数页起", s.opts.OddStart, func(on bool) { s.opts.OddStart = on }))
	}
	rows.Add(checks)
	for _, w := range s.made.warnings {
		rows.Add(kit.NewNote(kit.ToneInfo, "", "", w))
	}
	if gap := s.gap(); gap != "" {
		rows.Add(kit.NewNote(kit.ToneWarn, "", "", gap))
	}
	foot := kit.Pad(s.outputs(), kit.Gap12, kit.Gap20, kit.Gap12, kit.Gap20)
	pane := kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: s.paper.Title, Facts: facts, Body: rows})
	below := container.NewStack(kit.NewFill(kit.Surface), kit.Border(kit.HRule(kit.Line), nil, kit.VRule(kit.Line), nil, foot))
	s.panel.Objects = []fyne.CanvasObject{kit.Border(nil, below, nil, nil, pane)}
	s.panel.Refresh()
}

func index(on bool) int {
	if on {
		return 1
	}
	return 0
}

func (s *Screen) check(text string, on bool, set func(bool)) *kit.Check {
	return kit.NewCheck(text, on, func(now bool) {
		set(now)
		s.typeset()
	})
}

func (s *Screen) branchChoice() *kit.Select {
	var options []kit.Option
	for _, sheet := range s.facts.Sheets {
		options = append(options, kit.Option{ID: fmt.Sprint(sheet.OrgID), Text: sheet.Branch})
	}
	return kit.NewOptionSelect(options, s.branch, func(o kit.Option) {
		for i, sheet := range s.facts.Sheets {
			if fmt.Sprint(sheet.OrgID) == o.ID {
				s.branch = i
			}
		}
		s.typeset()
	})
}

// gap says what is not decided yet and therefore stays blank on the paper.
func (s *Screen) gap() string {
	if s.facts.Year.Finalised {
		return ""
	}
	unready := 0
	for _, row := range s.facts.Ranking.Rows {
		if !row.Ready {
			unready++
		}
	}
	if unready > 0 {
		return fmt.Sprintf("%d 个支部没有复核完，对应栏留空。", unready)
	}
	return "本年度还没有核定，等次和核定栏以核定后为准。"
}

// outputs are the ways out: print, PDF, workbook.
func (s *Screen) outputs() fyne.CanvasObject {
	word := "打印"
	if s.paper.PerBranch {
		word = fmt.Sprintf("打印 %d 份", len(s.facts.Sheets))
	}
	print := kit.PrimaryButton(word, s.print).Icon("print").Wide(paneWidth - 2*kit.Gap20)
	half := float32(paneWidth-2*kit.Gap20-kit.Gap8) / 2
	row := kit.HBox(kit.Gap8, kit.NewButton("存为 PDF", func() { s.save(kit.PDF) }).Wide(half), kit.NewButton("存为 Excel", func() { s.save(kit.Workbook) }).Wide(half))
	return kit.VBox(kit.Gap8, print, row)
}

// save asks where to and writes the whole paper.
func (s *Screen) save(kind kit.FileKind) {
	name := fmt.Sprintf("%d年度%s%s", s.facts.Year.Year, s.paper.Title, kind.Extensions[0])
	start := filepath.Join(filepath.Dir(s.d.Office.Path()), name)
	kit.SaveFile(s.d.Window, kit.FileRequest{Title: "存为" + kind.Name, Start: start, Kinds: []kit.FileKind{kind}}, func(path string) {
		s.write(path, func(done reports.Written) {
			s.d.Toasts.Say("已存为 "+filepath.Base(path), "打开", func() { s.open(path) })
		})
	})
}

// write makes the file off the UI goroutine.
func (s *Screen) write(path string, then func(reports.Written)) {
	paper, assessment, opts, made := s.paper, reports.FromFacts(s.facts), s.opts, paperTime(s.facts)
	var done reports.Written
	s.d.Run(desk.Work{
		What: "正在写出" + paper.Title,
		Do: func(context.Context, func(string, int, int)) (err error) {
			done, err = reports.Write(paper, assessment, opts, path, made)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				then(done)
			}
			return err
		},
	})
}

// print hands a PDF to the system: where a printer command is known it prints, otherwise the PDF opens for printing.
func (s *Screen) print() {
	if s.facts == nil || s.made == nil {
		return
	}
	path, err := printFile(s.paper.Title)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.write(path, func(reports.Written) {
		s.d.Run(desk.Work{
			What: "正在交给打印机",
			Do:   func(context.Context, func(string, int, int)) error { return sendToPrinter(path) },
			Done: func(err error) error {
				if err == nil {
					s.d.Toasts.Say("已交给系统打印："+s.paper.Title, "", nil)
				}
				return err
			},
		})
	})
}

func (s *Screen) open(path string) {
	s.d.Run(desk.Work{What: "正在打开", Do: func(context.Context, func(string, int, int)) error { return openFile(path) }})
}

// paperTime is the date in the file's properties: the day of decision, or of printing before that.
func paperTime(f *model.YearFacts) time.Time {
	day := f.Year.DecidedOn
	if day.Precision() != model.ByDay {
		day = f.PrintedOn
	}
	return time.Date(day.Year(), time.Month(day.Month()), day.Day(), 0, 0, 0, 0, time.UTC)
}
