package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// finalising is the kind of the change set of Finalise. Such a set is not undone: the year is reopened, with a reason.
const finalising = "finalise"

// Finalise fixes a year: the final marks are written out, the ranking is kept as it is, and nothing can be changed
// until the year is reopened. It refuses while Obstacles remain, a day that cannot be, and while there are Doubts. decidedOn is printed
// on the papers.
func (o *Office) Finalise(ctx context.Context, year int, decidedOn model.Date) (int64, error) {
	return o.finalise(ctx, year, decidedOn, false, "")
}

// FinaliseAnyway is Finalise in spite of doubts. Why is kept in the history; it must be given where FinaliseCheck.NeedsWhy.
func (o *Office) FinaliseAnyway(ctx context.Context, year int, decidedOn model.Date, why string) (int64, error) {
	return o.finalise(ctx, year, decidedOn, true, strings.TrimSpace(why))
}

func (o *Office) finalise(ctx context.Context, year int, decidedOn model.Date, anyway bool, why string) (int64, error) {
	text := fmt.Sprintf("核定 %d 年度考核结果", year)
	if anyway && why != "" {
		text += "：" + why
	}
	allowed := func(r *store.Reader) (*model.YearFacts, error) { return o.finalisable(r, year, decidedOn, anyway, why) }
	if err := o.beforeRisk(ctx, "核定前", func(r *store.Reader) error { _, err := allowed(r); return err }); err != nil {
		return 0, err
	}
	return o.write(ctx, finalising, text, func(tx *store.Tx) error {
		f, err := allowed(&tx.Reader)
		if err != nil {
			return err
		}
		var kept []model.Ranking
		for _, g := range f.All() {
			if err := o.fixMarks(tx, g); err != nil {
				return err
			}
			kept = append(kept, *g.Ranking)
		}
		if err := tx.PutRankings(year, kept); err != nil {
			return err
		}
		y, err := tx.AssessmentYear(year)
		if err != nil {
			return err
		}
		y.Finalised, y.FinalisedAt, y.DecidedOn = true, o.now(), decidedOn
		return tx.PutAssessmentYear(y)
	})
}

// finalisable reads a year that is to be finalised and refuses what stands in the way.
func (o *Office) finalisable(r *store.Reader, year int, decidedOn model.Date, anyway bool, why string) (*model.YearFacts, error) {
	if _, err := openYear(r, year); err != nil {
		return nil, err
	}
	f, err := o.facts(r, year)
	if err != nil {
		return nil, err
	}
	if obstacles := Obstacles(f); len(obstacles) > 0 {
		return nil, model.Errorf(model.Conflict, "不能核定：%s", strings.Join(ObstacleLabels(obstacles), "；"))
	}
	check, err := o.beforeFinalising(r, f)
	if err != nil {
		return nil, err
	}
	if err := check.CheckDay(decidedOn); err != nil {
		return nil, err
	}
	if doubts := check.Doubts(decidedOn); len(doubts) > 0 && !anyway {
		return nil, model.Errorf(model.Conflict, "不能核定：%s。先办好；仍要核定的，命令行加 --anyway%s", strings.Join(doubts, "；"), check.whyFlag(decidedOn))
	}
	if check.NeedsWhy(decidedOn) && why == "" {
		return nil, model.FieldErrorf("why", "%s；仍要核定的，写明理由（命令行用 --why）", strings.Join(check.Doubts(decidedOn), "；"))
	}
	return f, nil
}

// fixMarks writes the final marks of a group out, and takes away the decisions that lapsed and are not asked about again, so
// that they do not come back by themselves.
func (o *Office) fixMarks(tx *store.Tx, f *model.YearFacts) error {
	year := f.Year.Year
	for _, s := range f.Sheets {
		final := map[model.MarkKey]model.Mark{}
		for key, mark := range s.Marks {
			if key.Stage != model.CheckedMark {
				continue
			}
			at := model.MarkKey{Item: key.Item, Stage: model.FinalMark}
			if _, given := s.Marks[at]; !given {
				mark.By, mark.At = o.Who(), o.now()
				final[at] = mark
			}
		}
		if err := tx.PutMarks(year, s.OrgID, final); err != nil {
			return err
		}
	}
	for i := range f.Ranking.Rows {
		row := &f.Ranking.Rows[i]
		if row.Lapsed == nil {
			continue
		}
		if err := tx.DeleteDecision(year, row.OrgID); err != nil {
			return err
		}
		row.Lapsed = nil
	}
	return nil
}

// Reopen lets the marks of a finalised year be changed again, also of an archived one; why is kept in the history. The
// result that was made public is no longer the result, so its publication ends, and objections that were upheld are met.
func (o *Office) Reopen(ctx context.Context, year int, why string) (int64, error) {
	if strings.TrimSpace(why) == "" {
		return 0, model.FieldErrorf("why", "写明重新打开的原因")
	}
	return o.write(ctx, "assess", fmt.Sprintf("重新打开 %d 年度：%s", year, why), func(tx *store.Tx) error {
		y, err := tx.AssessmentYear(year)
		if err != nil {
			return err
		}
		if !y.Finalised {
			return model.Errorf(model.Conflict, "%d 年度没有核定，不用重新打开", year)
		}
		y.Finalised, y.DecidedOn, y.ArchivedOn = false, "", ""
		if err := tx.PutAssessmentYear(y); err != nil { // first: an archived year lets nothing else change
			return err
		}
		if err := o.endPublication(tx, year); err != nil {
			return err
		}
		if err := tx.DeleteRanking(year); err != nil {
			return err
		}
		_, err = o.completeYear(tx, year) // of a finalised year of an older file
		return err
	})
}
