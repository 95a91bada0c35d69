package ballots

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// act changes the data file off the UI goroutine, says what was done, and shows what is so then.
func (s *Screen) act(said string, do func(context.Context, *office.Office) (int64, error)) {
	var change int64
	o := s.d.Office
	s.d.Later(func() (err error) {
		change, err = do(context.Background(), o)
		return err
	}, func(err error) {
		if err != nil {
			if s.d.Fail(err); s.setup == nil && s.built() {
				s.refresh()
			}
			return
		}
		s.hand, s.setup = nil, nil
		s.paper.clear() // what was half read belongs to the paper that was next before
		s.strip.shape = ""
		s.d.Said(said, change)
		s.reload(s.focus)
	})
}

// askNumbers asks how many ballots of the group were issued and came back.
func (s *Screen) askNumbers() {
	t, key, year := s.tally(), s.tallyKey(), s.year
	if s.hand != nil {
		t = s.hand.tally()
	}
	text := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprint(n)
	}
	f := form.New()
	issued, returned := kit.NumberEntry("张数").With(text(t.Issued)), kit.NumberEntry("张数").With(text(t.Returned))
	fields := []fyne.CanvasObject{f.Add("issued", "发出（张）", issued), f.Add("returned", "收回（张）", returned)}
	void := kit.NumberEntry("张数")
	if s.hand != nil {
		void.SetText(text(t.Void))
		fields = append(fields, f.Add("void", "作废（张）", void))
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: s.book.Setup.Text(key), Text: "清点好票数再录。收回比发出多，这一组测评无效，要重新投票。",
		Content: kit.FormGrid(len(fields), fields...), Safe: "不改", Act: "记下张数", Focus: issued,
		OnAct: func() bool {
			f.Clear()
			counts := map[string]int{}
			for _, name := range []string{"issued", "returned", "void"} {
				n, ok := countOf(f.Value(name))
				if !ok {
					f.Show(model.FieldErrorf(name, "填整数"))
					return false
				}
				counts[name] = n
			}
			if counts["returned"] < ballot.Entered(&t) && s.hand == nil {
				f.Show(model.FieldErrorf("returned", "已经录了 %d 张，收回数不能少于它", ballot.Entered(&t)))
				return false
			}
			if h := s.hand; h != nil { // they are kept with the counts
				h.issued, h.returned, h.void, h.changed = counts["issued"], counts["returned"], counts["void"], true
				s.refresh()
				return true
			}
			s.setNumbers(year, key, counts["issued"], counts["returned"])
			return true
		}})
}

// setNumbers keeps the numbers.
func (s *Screen) setNumbers(year int, key model.BallotKey, issued, returned int) {
	o := s.d.Office
	s.d.Later(func() error {
		_, err := o.SetPapers(context.Background(), year, key, issued, returned)
		return err
	}, func(err error) {
		if err != nil {
			s.d.Fail(err)
		}
		s.reload(s.focus)
	})
}

// finish closes the group shown once its numbers agree.
func (s *Screen) finish() {
	key, year := s.tallyKey(), s.year
	s.act(s.book.Setup.Text(key)+"已录完", func(ctx context.Context, o *office.Office) (int64, error) { return o.FinishBallots(ctx, year, key) })
}

// goOn reopens the group shown.
func (s *Screen) goOn() {
	key, year := s.tallyKey(), s.year
	s.act("可以接着录"+s.book.Setup.Text(key), func(ctx context.Context, o *office.Office) (int64, error) { return o.ReopenBallots(ctx, year, key) })
}

// clear takes everything away that was counted of the group shown.
func (s *Screen) clear() {
	key, year, t := s.tallyKey(), s.year, s.tally()
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "清空" + s.book.Setup.Text(key), Text: fmt.Sprintf("已录的 %d 票全部去掉，从第 1 票重新录。清错了马上按 Ctrl+Z 撤销；关了程序就撤不回来了。", ballot.Entered(&t)),
		Safe: "不清空", Act: fmt.Sprintf("清空 %d 票", ballot.Entered(&t)), Danger: true, OnAct: func() bool {
			s.act(s.book.Setup.Text(key)+"已清空", func(ctx context.Context, o *office.Office) (int64, error) { return o.ClearBallots(ctx, year, key) })
			return true
		}})
}

// correct reads a paper again that is still in memory.
func (s *Screen) correct(p office.ReadPaper) {
	s.paper.clear()
	s.paper.correcting = p.Number
	for _, v := range s.paper.voted {
		if m, ok := p.Marks[v.ID]; ok {
			s.paper.marks = append(s.paper.marks, m)
		}
	}
	s.refresh()
	s.focus()
}

// importCounts reads a sheet of counts, shows what it would change, and takes it over.
func (s *Screen) importCounts() {
	files.AskOpen(s.d.Window, files.Request{Title: "选择计票表", Kinds: []files.Kind{files.Spreadsheets}}, s.readSheet)
}

// Dropped takes a sheet of counts that was dropped on the window.
func (s *Screen) Dropped(paths []string) {
	if s.book != nil && !s.fixed() && s.setup == nil && len(paths) > 0 {
		s.readSheet(paths[0])
	}
}

// readSheet reads one sheet of counts.
func (s *Screen) readSheet(path string) {
	var got *office.CountedSheet
	year, o := s.year, s.d.Office
	s.d.Later(func() (err error) {
		got, err = o.ReadCounts(context.Background(), year, path)
		return err
	}, func(err error) {
		if err != nil {
			s.d.Fail(err)
			return
		}
		s.confirmCounts(got)
	})
}

func (s *Screen) confirmCounts(got *office.CountedSheet) {
	var lines []string
	if len(got.Problems) > 0 {
		all := kit.VBox(look.Gap4)
		for _, p := range got.Problems {
			all.Add(text.Para(p.String()))
		}
		kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("计票表有 %d 处不对，没有导入", len(got.Problems)), Text: "都列在这里，一次改好再导入。",
			Content: kit.Scrolled(all, 320), Width: look.DialogWidth + 80, Safe: "知道了", Unsaved: kit.NothingToLose})
		return
	}
	for _, g := range got.Groups {
		line := fmt.Sprintf("%s：发 %d，收 %d，有效 %d，作废 %d", g.Text, g.Tally.Issued, g.Tally.Returned, g.Tally.Valid, g.Tally.Void)
		if n := ballot.Entered(&g.Before); n > 0 {
			line += fmt.Sprintf("（替换已录的 %d 票）", n)
		}
		lines = append(lines, line)
	}
	year := s.year
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "导入计票表", Text: strings.Join(lines, "\n"), Width: look.DialogWidth + 80,
		Safe: "不导入", Act: fmt.Sprintf("导入 %d 组票数", len(got.Groups)), OnAct: func() bool {
			s.act(fmt.Sprintf("已导入 %d 组票数", len(got.Groups)), func(ctx context.Context, o *office.Office) (int64, error) { return o.ApplyCounts(ctx, year, got) })
			return true
		}})
}
