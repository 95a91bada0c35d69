package office

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// Rating is where a branch stands: what a final mark may change.
type Rating struct {
	Ready bool // every item is marked; otherwise there is no total, rank or grade
	Total string
	Rank  int
	Grade string // 待决定 while a tie at the border of a quota is open
}

// Text says the rating in a line: 93.25 分，第 8 名，合格.
func (r Rating) Text() string {
	if !r.Ready {
		return "还没有打完分"
	}
	words := []string{r.Total + " 分"}
	if r.Rank > 0 {
		words = append(words, fmt.Sprintf("第 %d 名", r.Rank))
	}
	if r.Grade != "" {
		words = append(words, r.Grade)
	}
	return strings.Join(words, "，")
}

// Moved is a branch that gets another grade.
type Moved struct {
	OrgID         int64
	Branch        string
	Before, After Rating
}

// WhatIf is what another final mark of one item would change.
type WhatIf struct {
	Item   *model.Item
	Mark   model.Mark // as it would be
	Moved             // the branch itself
	Others []Moved    // the others whose grade changes, by their rank before
	Notes  []string   // decisions that would lapse, ties that would open
}

// WhatIf tells what would change if an item of a branch were final at a mark, on top of the facts of a year as they show. It
// refuses what SetMarks refuses, but for a year being finalised, and writes nothing.
func (o *Office) WhatIf(ctx context.Context, f *model.YearFacts, org int64, itemID string, mark model.Mark) (*WhatIf, error) {
	sheet := f.Sheet(org)
	if sheet == nil {
		return nil, model.Errorf(model.NotFound, "这个支部没有参加 %d 年度的考核", f.Year.Year)
	}
	_, _, item, ok := f.Year.Scheme.ItemByID(itemID)
	if !ok {
		return nil, model.Errorf(model.NotFound, "方案里没有项目 %s", itemID)
	}
	next := *f
	next.Year.Finalised = false
	next.Results = maps.Clone(f.Results)
	err := o.db.Read(ctx, func(r *store.Reader) error {
		if !mark.NotApplicable {
			if err := withinScope(r, f.Year.Year, item, org); err != nil {
				return err
			}
			if err := scoring.CheckMark(item, mark.Points); err != nil {
				return err
			}
		}
		changed := *sheet
		changed.Marks = maps.Clone(sheet.Marks)
		marks := MarksAfter(&f.Year.Scheme, func(int64) map[model.MarkKey]model.Mark { return sheet.Marks },
			[]MarkChange{{OrgID: org, Key: model.MarkKey{Item: item.ID, Stage: model.FinalMark}, Mark: &mark}})
		for _, c := range marks {
			changed.Marks[c.Key] = *c.Mark
		}
		next.Results[org] = computed(&f.Year.Scheme, &changed)
		return rank(r, &next)
	})
	if err != nil {
		return nil, err
	}
	return compareRankings(f.Ranking, next.Ranking, org, item, mark), nil
}

func compareRankings(before, after *model.Ranking, org int64, item *model.Item, mark model.Mark) *WhatIf {
	w := &WhatIf{Item: item, Mark: mark}
	now := map[int64]*model.RankRow{}
	for i := range after.Rows {
		now[after.Rows[i].OrgID] = &after.Rows[i]
	}
	for i := range before.Rows {
		was := &before.Rows[i]
		is := now[was.OrgID]
		if is == nil {
			continue
		}
		m := Moved{OrgID: was.OrgID, Branch: was.Branch, Before: ratingOf(was), After: ratingOf(is)}
		if is.Lapsed != nil && was.Lapsed == nil {
			w.Notes = append(w.Notes, fmt.Sprintf("%s原来定为%s的决定会失效", model.PlainBranch(is.Branch), is.Lapsed.Grade))
		}
		switch {
		case was.OrgID == org:
			w.Moved = m
		case m.Before.Grade != m.After.Grade:
			w.Others = append(w.Others, m)
		}
	}
	if n := len(after.OpenTies()) - len(before.OpenTies()); n > 0 {
		w.Notes = append(w.Notes, fmt.Sprintf("会多出 %d 处同分要决定", n))
	}
	return w
}

func ratingOf(r *model.RankRow) Rating {
	out := Rating{Ready: r.Ready, Rank: r.Rank, Grade: r.Grade, Total: r.Total.String()}
	if r.NoTotal {
		out.Total = "—"
	}
	if r.Open {
		out.Grade = "待决定"
	}
	return out
}
