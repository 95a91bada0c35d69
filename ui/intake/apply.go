package intake

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// apply writes the rows that are fit, in one change that can be taken back.
func (p *reviewStep) apply() {
	s, f := p.screen, p.screen.at
	if s.planning || s.applying || !f.waiting() || f.plan().ToWrite() == 0 || f.plan().Unanswered() != nil {
		return
	}
	plan := f.plan()
	var change int64
	s.applying = true
	s.run(shell.Work{What: fmt.Sprintf("正在导入 %s %s", kit.Count(plan.ToWrite()), plan.Kind.Counter()), Stop: "停止导入",
		Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) (err error) {
			report("正在备份导入前的数据", 0, 0)
			change, err = o.Apply(ctx, f.draft, office.ApplyOptions{GoodOnly: true, Progress: func(done, total int) {
				report(writtenSentence(plan.Kind, done, total))
			}})
			return err
		},
		Done: func(err error) error {
			s.applying = false
			if err != nil {
				if model.CodeOf(err) == model.Conflict {
					s.replan(f, nil)
				}
				return err
			}
			f.applied = &result{change: change, summary: plan.Summary, newOrgs: createdOrgs(plan), units: len(plan.NewUnits)}
			s.changes++
			s.reload()
			s.goTo(stepDone)
			s.giveBackMemory()
			s.desk.Said(office.Describe(plan), change)
			return nil
		}})
}

// Leave implements shell.Leaver: what was imported is not kept in memory when another screen opens.
func (s *Screen) Leave(leave func()) {
	if s.step == stepDone && s.waitingCount() == 0 {
		s.at.draft, s.at.steps, s.done = nil, nil, newDoneStep(s)
		s.restart()
		s.giveBackMemory()
	}
	leave()
}

// whatFollows is how long after an import that which follows it is at work: the index of the search and the checkup are made anew.
const whatFollows = 3 * time.Second

// giveBackMemory lets go of the rows that were under review and returns their memory to the system, and then that of what follows.
func (s *Screen) giveBackMemory() {
	if old := s.review; old.grid != nil { // the toolkit remembers widgets for some minutes
		old.grid.table.SetRows(nil)
		old.grid.file, old.grid.view, old.shown, old.views, old.issues = nil, nil, nil, nil, nil
	}
	s.review = newReviewStep(s)
	if o := s.desk.Office; o != nil {
		go o.GiveBackMemory()
		time.AfterFunc(whatFollows, o.GiveBackMemory)
	}
}

// writtenSentence says how far the writing is. What comes after the last row has no measure: the bar stays full.
func writtenSentence(k intake.Kind, done, total int) (text string, part, of int) {
	if done >= total {
		return "内容已写好，正在保存", total, total
	}
	unit := k.Counter()
	if k == intake.Scores {
		unit = "项"
	}
	return fmt.Sprintf("正在写入第 %s / %s %s", kit.Count(done), kit.Count(total), unit), done, total
}

// createdOrgs counts the organisations that an import creates: those that rows to be written name.
func createdOrgs(p *intake.Plan) int {
	n := 0
	for _, o := range p.NewOrgs {
		if o.Rows > 0 {
			n++
		}
	}
	return n
}

// exportProblems writes the user's own sheet with the rows that stay out marked, to be put right and imported again.
func (p *reviewStep) exportProblems() { p.screen.exportProblems(p.screen.at) }

// exportProblems writes a file's error workbook. Rows that the user left out are in it with what is wrong with them.
func (s *Screen) exportProblems(f *file) {
	name := strings.TrimSuffix(f.name(), filepath.Ext(f.name())) + "-问题表.xlsx"
	s.save(filepath.Join(filepath.Dir(f.path), name), f.path, func(to outfile.Target) {
		s.run(shell.Work{What: "正在写问题表",
			Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
				draft, opts := *f.draft, withLeftOut(f.opts)
				if err := o.Replan(ctx, &draft, opts, nil); err != nil {
					return err
				}
				return o.SaveErrorWorkbook(ctx, &draft, to)
			},
			Done: func(err error) error {
				if err == nil {
					s.desk.Toasts.Say("问题表已存到 "+to.Path+"，改好后直接导入它", "", nil)
				}
				return err
			}})
	})
}
