package papers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// outputs are the ways out: print, PDF, workbook; above them, for a paper of each branch, whether of one or of all.
func (s *Screen) outputs() fyne.CanvasObject {
	all := kit.VBox(look.Gap8)
	s.scope = nil
	if len(s.copies) > 1 {
		s.scope = kit.NewSegments([]string{"只这一份", fmt.Sprintf("全部 %d 份", len(s.copies))}, index(!s.single), func(i int) {
			s.single = i == 0
			s.drawPanel()
			kit.Focus(s.scope)
		})
		all.Add(kit.HBox(0, s.scope))
	}
	word := "打印"
	if s.paper.PerBranch() {
		word = fmt.Sprintf("打印 %d 份", s.printed())
	}
	all.Add(kit.PrimaryButton(word, s.print).Icon("print").Wide(paneWidth - 2*look.Gap20))
	half := float32(paneWidth-2*look.Gap20-look.Gap8) / 2
	all.Add(kit.HBox(look.Gap8, kit.NewButton("存为 PDF", func() { s.save(files.PDF) }).Wide(half),
		kit.NewButton("存为 Excel", func() { s.save(files.Workbook) }).Wide(half)))
	return all
}

// one reports whether the outputs hold the sheet of the shown branch only.
func (s *Screen) one() bool { return s.paper.PerBranch() && s.single }

// printed is how many copies the outputs hold; 1 for a paper of the whole.
func (s *Screen) printed() int {
	if !s.paper.PerBranch() || s.single {
		return 1
	}
	return len(s.copies)
}

// only are the branches whose copies the outputs hold; none means all.
func (s *Screen) only() []int64 {
	if s.one() {
		return []int64{s.copies[s.branch].OrgID}
	}
	return nil
}

// fileName is the name of the outputs, without its ending: the sheet of one branch carries the branch's name.
func (s *Screen) fileName() string {
	name := s.paper.Title
	if s.facts.Year != nil {
		name = fmt.Sprintf("%d年度%s", s.facts.Year.Year.Year, name)
	}
	if s.one() {
		name += "-" + outfile.InName(s.copies[s.branch].Branch)
	}
	return name
}

// save asks where to and writes the paper, of one branch or of all as chosen.
func (s *Screen) save(kind files.Kind) {
	if s.facts == nil || s.made == nil {
		return
	}
	write := s.writer()
	start := filepath.Join(filepath.Dir(s.d.Office.Path()), s.fileName()+kind.Extensions[0])
	s.choose(s.d.Window, files.Request{Title: "存为" + kind.Name, Start: start, Kinds: []files.Kind{kind}, Guard: s.d.Office.Output("", nil)}, func(to outfile.Target) {
		write(to, func() {
			s.d.Toasts.Say("已存为 "+filepath.Base(to.Path), "打开", func() { s.open(to.Path) })
		})
	})
}

// writer holds what is shown now, to be written off the UI goroutine: what is chosen while a dialog is open does not
// change it.
func (s *Screen) writer() func(to outfile.Target, then func()) {
	shown, facts, opts, only := s.paper, s.facts, s.opts, s.only()
	opts.WholeNumbers = s.whole && slices.Contains(shown.Asks, reports.AskWhole)
	return func(to outfile.Target, then func()) {
		s.run(shell.Work{
			What: "正在写出" + shown.Title,
			Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
				write := func() error {
					_, err := reports.Write(ctx, shown, facts, opts, to, only...)
					return err
				}
				if opts.WholeNumbers {
					ids := facts.MemberIDs(only...)
					return o.ExportWhole(ctx, fmt.Sprintf("%s %d 人", shown.Title, len(ids)), ids, to, write)
				}
				return write()
			},
			Done: func(err error) error {
				if err == nil {
					if s.whole {
						s.whole = false
						s.drawPanel()
					}
					then()
				}
				return err
			},
		})
	}
}

// print hands a PDF to the system: where a printer command is known it prints, otherwise the PDF opens for printing.
func (s *Screen) print() {
	if s.facts == nil || s.made == nil {
		return
	}
	path, err := files.PrintFile(s.fileName())
	if err != nil {
		s.d.Fail(err)
		return
	}
	said := fmt.Sprintf("已交给系统打印：%s %d 份", s.paper.Title, s.printed())
	s.writer()(outfile.Target{Path: path, Endings: reports.Endings()}, func() {
		s.run(shell.Work{
			What: "正在交给打印机",
			Do:   func(context.Context, *office.Office, func(string, int, int)) error { return s.toPrinter(path) },
			Done: func(err error) error {
				if err != nil {
					_ = os.RemoveAll(filepath.Dir(path)) // nothing reads it; what is left goes at the next printing
					return err
				}
				s.d.Toasts.Say(said, "", nil)
				return nil
			},
		})
	})
}

func (s *Screen) open(path string) {
	s.run(shell.Work{What: "正在打开", Do: func(context.Context, *office.Office, func(string, int, int)) error { return s.toViewer(path) }})
}
