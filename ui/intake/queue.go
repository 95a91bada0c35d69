package intake

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// add reads files and puts them into the queue; a single one is opened for review at once.
func (s *Screen) add(paths []string) {
	if s.desk.Office != nil && s.desk.Office.ReadOnly() {
		s.desk.Toasts.Problem(shell.LookingWords)
		return
	}
	var fresh []*file
	for _, path := range paths {
		f := s.known(path)
		if f == nil {
			f = newFile(path)
			s.files = append(s.files, f)
		} else if f.chosen() || f.maker != nil {
			continue // nothing that was chosen about it is lost
		}
		f.opts = intake.Options{Kind: intake.Kind(s.into.Kind)}
		fresh = append(fresh, f)
	}
	asNew := s.into.NewRegister
	s.into = shell.ImportOf{}
	s.read(fresh, func() {
		if len(fresh) == 1 && fresh[0].draft != nil && (asNew || s.waitingCount() == 1) {
			if asNew {
				s.makeRegister(fresh[0])
				return
			}
			s.open(fresh[0])
			return
		}
		s.sortQueue()
		s.goTo(stepChoose)
	})
}

func (s *Screen) known(path string) *file {
	for _, f := range s.files {
		if f.path == path {
			return f
		}
	}
	return nil
}

func (s *Screen) waitingCount() int {
	n := 0
	for _, f := range s.files {
		if f.waiting() {
			n++
		}
	}
	return n
}

// read reads files one after the other off the UI goroutine. A file that cannot be read keeps the reason.
func (s *Screen) read(files []*file, then func()) {
	if len(files) == 0 {
		then()
		return
	}
	type outcome struct {
		draft *office.Draft
		err   error
	}
	results := make([]outcome, len(files))
	var registers []office.RegisterRow
	s.run(shell.Work{What: "正在读取" + files[0].name(), Stop: "停止读取",
		Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) (err error) {
			if registers, err = o.Registers(ctx); err != nil {
				return err
			}
			for i, f := range files {
				what := "正在核对" + f.name()
				if len(files) > 1 {
					what = fmt.Sprintf("第 %d / %d 个文件：%s", i+1, len(files), f.name())
				}
				report(what, 0, 0)
				d, err := o.ReadImport(ctx, f.path, f.opts, func(done, total int) { report(what, done, total) })
				if ctx.Err() != nil {
					return err
				}
				if err != nil {
					d = nil
				}
				results[i] = outcome{d, err}
			}
			return nil
		},
		Done: func(err error) error {
			s.registers = registers
			for i, f := range files {
				f.draft, f.err, f.applied = results[i].draft, results[i].err, nil
				f.settled, f.seen = map[intake.RowRef]settled{}, s.changes
				if f.draft != nil {
					f.opts = cloneOptions(f.draft.Options)
					f.beginSteps()
				}
			}
			if err != nil {
				s.drop(func(f *file) bool { return f.draft == nil && f.err == nil })
				s.goTo(stepChoose)
				return err
			}
			then()
			return nil
		}})
}

// drop takes files out of the queue.
func (s *Screen) drop(gone func(*file) bool) {
	var kept []*file
	for _, f := range s.files {
		if !gone(f) {
			kept = append(kept, f)
		}
	}
	s.files = kept
}

// open puts a file under review. Its plan is made anew when another import changed the data meanwhile.
func (s *Screen) open(f *file) {
	s.at = f
	s.review.reset()
	if f.seen != s.changes || f.applied != nil {
		s.replan(f, nil)
	}
	s.goTo(stepReview)
}

// sortQueue puts files into the order in which a new data file needs them: organisations before their members,
// members before meetings and marks.
func (s *Screen) sortQueue() {
	slices.SortStableFunc(s.files, func(a, b *file) int { return queueRank(a) - queueRank(b) })
}

func queueRank(f *file) int {
	if f.draft != nil {
		if i := slices.Index(intake.Kinds(), f.plan().Kind); i >= 0 {
			return i
		}
	}
	return len(intake.Kinds())
}
