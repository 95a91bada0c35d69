package office

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// PublishProjects makes the winners of a year public from a day on, for the working days that the register says; what did not win is
// settled. Refused while a project has no full marks or a tie waits for a decision.
func (o *Office) PublishProjects(ctx context.Context, year int, from model.Date) (int64, error) {
	if from.Precision() != model.ByDay {
		return 0, model.FieldErrorf("from", "公示开始日期写到日，例如 2026-12-01")
	}
	return o.onContest(ctx, year, fmt.Sprintf("公示 %d 年度优秀项目", year), func(def *record.Register, c *paper.Contest, p *paper.Entrant, e *record.Entry) error {
		switch {
		case !p.Ready:
			return model.Errorf(model.Invalid, "“%s”%s，打完再公示；不参评的先结束那一条", p.Name, p.Remark)
		case c.Open:
			return model.Errorf(model.Invalid, "名额边上有同分，先在“同分时的决定”里写明评上还是不评，再公示")
		case def.Over(e):
			return model.Errorf(model.Exists, "%d 年度的评选已经办完，“%s”是%s", year, p.Name, e.State)
		case p.Grade == scoring.Winner:
			def.Set(e, "from", string(from))
			def.Set(e, "to", string(from.AddWeekdays(c.Days)))
			bringTo(def, e, def.Contest.Published)
		default:
			bringTo(def, e, def.Contest.Lost)
		}
		return nil
	})
}

// SetContestRules changes the rules by which the best projects are chosen; years that were decided keep theirs.
func (o *Office) SetContestRules(ctx context.Context, rules record.ContestRules) (int64, error) {
	switch {
	case rules.Quota < 1 || rules.Quota > 100:
		return 0, model.FieldErrorf("quota", "写 1 到 100 的整数，例如 30 就是百分之三十")
	case rules.Days < 1 || rules.Days > 60:
		return 0, model.FieldErrorf("days", "公示写 1 到 60 个工作日")
	case rules.Trim != 0 && (rules.Trim < 3 || rules.Trim > 99):
		return 0, model.FieldErrorf("trim", "至少 3 名评委才能去掉最高分和最低分；空着是都算")
	}
	return o.write(ctx, "edit", "修改优秀项目评选的办法", func(tx *store.Tx) error {
		def, err := o.useRegister(tx, contestRegister)
		if err != nil {
			return err
		}
		if def.Contest == nil {
			return model.Errorf(model.Invalid, "“%s”里没有评选，不能改评选的办法", def.Title)
		}
		entries, err := o.entriesIn(&tx.Reader, &def)
		if err != nil {
			return err
		}
		def.Contest, def.Own = def.Contest.Changed(rules, decidedYears(&def, entries)), true
		return tx.PutRegister(&def)
	})
}

// AwardProjects records the day on which the winners of a year were honoured, after their time in public.
func (o *Office) AwardProjects(ctx context.Context, year int, on model.Date) (int64, error) {
	if on.Precision() != model.ByDay {
		return 0, model.FieldErrorf("on", "表彰日期写到日，例如 2026-12-20")
	}
	if err := o.happened("on", on); err != nil {
		return 0, err
	}
	any := false
	return o.onContest(ctx, year, fmt.Sprintf("表彰 %d 年度优秀项目", year), func(def *record.Register, c *paper.Contest, p *paper.Entrant, e *record.Entry) error {
		if e.State == def.Contest.Published {
			if !p.To.Before(on) {
				return model.FieldErrorf("on", "“%s”公示到 %s，公示结束以后再表彰", p.Name, p.To)
			}
			def.Set(e, "awarded_on", string(on))
			bringTo(def, e, def.Contest.Awarded)
			any = true
		}
		if p == &c.Projects[len(c.Projects)-1] && !any {
			return model.Errorf(model.Invalid, "%d 年度没有正在公示的项目，先公示", year)
		}
		return nil
	})
}

// onContest changes all projects of a year in one change set.
func (o *Office) onContest(ctx context.Context, year int, why string, do func(def *record.Register, c *paper.Contest, p *paper.Entrant, e *record.Entry) error) (int64, error) {
	return o.write(ctx, "edit", why, func(tx *store.Tx) error {
		def, _, err := o.register(&tx.Reader, contestRegister)
		if err != nil {
			return err
		}
		c, by, err := o.contest(&tx.Reader, year)
		if err != nil {
			return err
		}
		if c == nil || len(c.Projects) == 0 {
			return model.Errorf(model.NotFound, "%s 年度还没有申报的项目，先在“%s”里登记", strconv.Itoa(year), def.Title)
		}
		if _, kept := def.Contest.Years[year]; kept && !decidedYears(&def, slices.Collect(maps.Values(by)))[year] { // it was taken back, and is decided by the rules of today
			contest := *def.Contest
			contest.Years = maps.Clone(contest.Years)
			delete(contest.Years, year)
			def.Contest = &contest
			if err := tx.PutRegister(&def); err != nil {
				return err
			}
		}
		for i := range c.Projects {
			e := by[c.Projects[i].EntryID]
			if err := do(&def, c, &c.Projects[i], &e); err != nil {
				return err
			}
			if err := tx.PutEntry(&e); err != nil {
				return err
			}
		}
		return nil
	})
}
