package papers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
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
	year := s.facts.Committee.Year // of a paper that tells of the year before its assessment is opened
	if s.facts.Year != nil {
		year = s.facts.Year.Year.Year
	}
	if year != 0 {
		name = fmt.Sprintf("%d年度%s", year, name)
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
	write := s.writer(nil, 1, model.ToFile)
	start := filepath.Join(filepath.Dir(s.d.Office.Path()), s.fileName()+kind.Extensions[0])
	s.choose(s.d.Window, files.Request{Title: "存为" + office.SpacedIn(kind.Name), Start: start, Kinds: []files.Kind{kind}, Guard: s.d.Office.Output("", nil)}, func(to outfile.Target) {
		write(to, func() {
			s.d.Toasts.Say("已存为 "+filepath.Base(to.Path), "打开", func() { s.open(to.Path) })
		})
	})
}

// writer holds what is shown now, to be written off the UI goroutine: what is chosen while a dialog is open does not
// change it.
func (s *Screen) writer(pages reports.Pages, copies int, way model.DisclosureWay) func(to outfile.Target, then func()) {
	shown, facts, opts, only := s.paper, s.facts, s.opts, s.only()
	opts.WholeNumbers = s.whole && slices.Contains(shown.Asks, reports.AskWhole)
	opts.Pages = pages
	return func(to outfile.Target, then func()) {
		s.run(shell.Work{
			What: "正在写出" + shown.Title,
			Stop: "停止写出",
			Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) error {
				opts.Tell = func(done, all int) { report("正在写出"+shown.Title, done, all) }
				if copies > 1 && !s.countsCopies() {
					opts.Copies = copies
				}
				write := func() error {
					_, err := reports.Write(ctx, shown, facts, opts, to, only...)
					return err
				}
				d := office.Disclosure{What: shown.Title, Way: way, Whole: opts.WholeNumbers, Members: facts.MemberIDs(only...)}
				d.Holds, d.Persons = shown.Holds(facts, only...)
				return o.Disclose(ctx, d, to, write)
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

// print asks which pages and how many copies, and hands a PDF to the system.
func (s *Screen) print() {
	if s.facts == nil || s.made == nil {
		return
	}
	total := s.outputPages()
	hint := "全部"
	if total > 0 {
		hint = fmt.Sprintf("全部 %d 页，或者写 1-3,5", total)
	}
	pages, copies := kit.NewEntry(hint), kit.NumberEntry("").With("1")
	pagesField, copiesField := kit.NewField("打印哪些页", pages).Hint("按文件里的顺序数，不写就是全部"), kit.NewField("份数", copies)
	title := "打印" + s.paper.Title
	if s.one() {
		title += "：" + s.copies[s.branch].Branch
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: title, Content: kit.VBox(look.Gap12, pagesField, copiesField), Safe: "不打印", Act: "开始打印", Focus: pages, Unsaved: kit.NothingToLose,
		OnAct: func() bool {
			chosen, err := reports.ParsePages(pages.Text)
			if err == nil && total > 0 && chosen.Count(total) == 0 {
				err = model.FieldErrorf("pages", "这份文书一共 %d 页", total)
			}
			if err != nil {
				pagesField.SetError(model.MessageOf(err))
				return false
			}
			n, err := strconv.Atoi(form.Digits(copies.Value()))
			if err != nil || n < 1 || n > mostCopies {
				copiesField.SetError(fmt.Sprintf("写 1 到 %d", mostCopies))
				return false
			}
			s.handOver(chosen, n)
			return true
		}})
}

// mostCopies is how many copies are printed at once.
const mostCopies = 99

// outputPages is how many pages the outputs hold, 0 while they are being counted.
func (s *Screen) outputPages() int {
	if s.one() {
		return s.made.shelf.count()
	}
	return s.made.all
}

// handOver writes a PDF and hands it to the printer, or to the program that shows it. Where there is neither, the PDF can be kept.
func (s *Screen) handOver(pages reports.Pages, copies int) {
	path, err := files.PrintFile(s.fileName())
	if err != nil {
		s.d.Fail(err)
		return
	}
	what := s.paper.Title
	if s.paper.PerBranch() {
		what += fmt.Sprintf(" %d 份", s.printed())
	}
	if copies > 1 {
		what += fmt.Sprintf("，各打 %d 遍", copies)
	}
	var handed files.Handed
	s.writer(pages, copies, model.ToPrinter)(outfile.Target{Path: path, Endings: reports.Endings()}, func() {
		s.run(shell.Work{
			What: "正在交给打印机",
			Do: func(context.Context, *office.Office, func(string, int, int)) (err error) {
				handed, err = s.toPrinter(path, copies)
				return err
			},
			Done: func(err error) error {
				switch {
				case err != nil:
					_ = os.RemoveAll(filepath.Dir(path)) // nothing reads it; what is left goes at the next printing
					fyne.Do(func() {
						kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "没有打印", Text: model.MessageOf(err), Safe: "知道了", Act: "存为 PDF",
							OnAct: func() bool { s.save(files.PDF); return true }})
					})
				default:
					s.d.Toasts.Say(handed.Said()+"："+what, "", nil)
				}
				return nil
			},
		})
	})
}

func (s *Screen) open(path string) {
	s.run(shell.Work{What: "正在打开", Do: func(context.Context, *office.Office, func(string, int, int)) error { return s.toViewer(path) }})
}
