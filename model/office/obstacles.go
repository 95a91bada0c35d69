package office

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// ObstacleKind tells what stands between a year and its finalising.
type ObstacleKind int

// The obstacles, in the order in which they are told.
const (
	Unchecked      ObstacleKind = iota // branches that are not checked to the end
	WithoutReason                      // marks that need a reason and have none
	TiesUndecided                      // ties at the border of a quota
	DecisionLapsed                     // a decision that lowered a grade, made on other marks
	NobodyAssessed                     // there is no branch at all
)

// Obstacle is one thing that stands between a year and its finalising.
type Obstacle struct {
	Kind  ObstacleKind
	Count int
	Named string // the first of them in words
}

// Label says what is to be done.
func (o Obstacle) Label() string {
	switch o.Kind {
	case Unchecked:
		return fmt.Sprintf("还有 %d 个支部没有复核完（%s）", o.Count, o.Named)
	case WithoutReason:
		return fmt.Sprintf("还有 %d 个分与计分方法不符，要写理由或改分（%s）", o.Count, o.Named)
	case TiesUndecided:
		return fmt.Sprintf("还有 %d 处同分没有决定", o.Count) + o.Named
	case DecisionLapsed:
		return "有降等的决定要重新决定或取消" + o.Named
	case NobodyAssessed:
		return "还没有参加考核的支部"
	}
	return ""
}

// ObstacleLabels are the labels of obstacles, a sentence each.
func ObstacleLabels(all []Obstacle) []string {
	var said []string
	for _, o := range all {
		said = append(said, o.Label())
	}
	return said
}

// Obstacles tells what stands between a year and its finalising; none means that it can be done.
func Obstacles(f *model.YearFacts) []Obstacle {
	var all []Obstacle
	if n, first := unchecked(f.Ranking); n > 0 {
		all = append(all, Obstacle{Unchecked, n, first})
	}
	if n, gaps := withoutReason(f.Ranking); n > 0 {
		all = append(all, Obstacle{WithoutReason, n, gaps})
	}
	if open := len(f.Ranking.OpenTies()); open > 0 {
		all = append(all, Obstacle{TiesUndecided, open, lapsedIn(f.Ranking, func(r *model.RankRow) bool { return r.Open })})
	}
	if again := lapsedIn(f.Ranking, func(r *model.RankRow) bool { return r.Lapsed.Again }); again != "" {
		all = append(all, Obstacle{DecisionLapsed, 1, again})
	}
	if len(f.Ranking.Rows) == 0 {
		all = append(all, Obstacle{Kind: NobodyAssessed})
	}
	return all
}

// StillBlank says what the papers of a year leave blank because it is not decided yet, "" once it is.
func StillBlank(f *model.YearFacts) string {
	if f.Year.Finalised {
		return ""
	}
	if n, _ := unchecked(f.Ranking); n > 0 {
		return fmt.Sprintf("%d 个支部没有复核完，对应栏留空。", n)
	}
	return "本年度还没有核定，等次和核定栏以核定后为准。"
}

// unchecked counts the branches with marks missing, and says what the first of them lacks.
func unchecked(ranking *model.Ranking) (n int, first string) {
	for i := range ranking.Rows {
		row := &ranking.Rows[i]
		if row.Ready {
			continue
		}
		if n++; n == 1 {
			first = fmt.Sprintf("%s缺 %s", row.Branch, strings.Join(row.Missing, "、"))
		}
	}
	return n, first
}

// withoutReason counts the marks that need a reason and have none, and names the first three of them with their branch.
func withoutReason(ranking *model.Ranking) (n int, named string) {
	var first []string
	for i := range ranking.Rows {
		for _, said := range ranking.Rows[i].NoReason {
			if n++; n <= 3 {
				first = append(first, ranking.Rows[i].Branch+" "+said)
			}
		}
	}
	named = strings.Join(first, "；")
	if n > len(first) {
		named += "等"
	}
	return n, named
}

// lapsedIn names the lapsed decisions of the rows asked for: （某支部原来定为合格，因总分由 88.50 变为 90.50，已失效）.
func lapsedIn(ranking *model.Ranking, of func(*model.RankRow) bool) string {
	var all []string
	for i := range ranking.Rows {
		if r := &ranking.Rows[i]; r.Lapsed != nil && of(r) {
			all = append(all, fmt.Sprintf("%s原来定为%s，因%s，已失效", r.Branch, r.Lapsed.Grade, r.Lapsed.Why))
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "（" + strings.Join(all, "；") + "）"
}
