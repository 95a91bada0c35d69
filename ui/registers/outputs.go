package registers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// outputs are the ways out of a register: what is listed now, in its order.
func (s *Screen) outputs() []kit.Option {
	n := fmt.Sprintf("%d %s", len(s.entries.Table.Shown()), s.def.Unit)
	return []kit.Option{
		{Text: "打印 " + n, Icon: "print", Detail: "Ctrl+P", Do: s.print},
		{Text: "存为 PDF", Icon: "document", Detail: "列表里的列", Do: func() { s.save(files.PDF) }},
		{Text: "存为 Excel", Icon: "table", Detail: "全部字段，改好可以再导入", Do: func() { s.save(files.Workbook) }},
	}
}

// paper is what is listed now as a paper, or as the workbook with every field.
func (s *Screen) paper(entries office.RegisterEntries, all bool) func(committee string) reports.RegisterList {
	columns := entries.Columns(all)
	on := s.d.Office.Today()
	return func(committee string) reports.RegisterList {
		return reports.RegisterList{ID: entries.ID, Committee: committee, Title: entries.Title, Unit: entries.Unit, On: on, Columns: columns, Lines: entries.Lines(columns, false)}
	}
}

// writeTo writes the paper off the UI goroutine and calls then.
func (s *Screen) writeTo(to outfile.Target, all bool, way model.DisclosureWay, then func()) {
	entries := office.RegisterEntries{Register: s.def, Rows: s.entries.Table.Shown()}
	paper, made := s.paper(entries, all), s.d.Office.Now()
	d := entries.Disclosure(entries.Columns(all), false, way)
	s.d.Run(shell.Work{What: "正在写出" + s.def.Title,
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			return o.Disclose(ctx, d, to, func() error { return writePaper(ctx, o, paper, to, made) })
		},
		Done: func(err error) error {
			if err == nil {
				then()
			}
			return err
		}})
}

func writePaper(ctx context.Context, o *office.Office, paper func(string) reports.RegisterList, to outfile.Target, made time.Time) error {
	c, err := o.Committee(ctx)
	if err != nil {
		return err
	}
	_, err = reports.WriteCollection(reports.RegisterPaper(paper(c.Name), reports.Options{}), to, made)
	return err
}

// save asks where to and writes the register there.
func (s *Screen) save(kind files.Kind) {
	start := filepath.Join(filepath.Dir(s.d.Office.Path()), s.fileName()+kind.Extensions[0])
	s.choose(s.d.Window, files.Request{Title: "存为" + office.SpacedIn(kind.Name), Start: start, Kinds: []files.Kind{kind}, Guard: s.d.Office.Output("", nil)},
		func(to outfile.Target) {
			s.writeTo(to, kind.Extensions[0] == files.Workbook.Extensions[0], model.ToFile, func() {
				s.d.Toasts.Say("已存为 "+filepath.Base(to.Path), "打开", func() {
					s.d.Run(shell.Work{What: "正在打开", Do: func(context.Context, *office.Office, func(string, int, int)) error { return s.toApp(to.Path) }})
				})
			})
		})
}

func (s *Screen) fileName() string {
	return outfile.InName(fmt.Sprintf("%s%s", s.def.Title, s.d.Office.Today()))
}

// print hands a PDF of what is listed to the system.
func (s *Screen) print() {
	n := len(s.entries.Table.Shown())
	if n == 0 {
		return
	}
	path, err := files.PrintFile(s.fileName())
	if err != nil {
		s.d.Fail(err)
		return
	}
	what := fmt.Sprintf("：%s %d %s", s.def.Title, n, s.def.Unit)
	var handed files.Handed
	s.writeTo(outfile.Target{Path: path, Endings: reports.Endings()}, false, model.ToPrinter, func() {
		s.d.Run(shell.Work{What: "正在交给打印机",
			Do: func(context.Context, *office.Office, func(string, int, int)) (err error) {
				handed, err = s.toPrinter(path)
				return err
			},
			Done: func(err error) error {
				if err != nil {
					_ = os.RemoveAll(filepath.Dir(path)) // nothing reads it; what is left goes at the next printing
					return err
				}
				s.d.Toasts.Say(handed.Said()+what, "", nil)
				return nil
			}})
	})
}
