package office

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// ObstacleKind tells what stands between a year and its finalising.
type ObstacleKind int

// The obstacles, in the order in which they are told.
const (
	Unchecked       ObstacleKind = iota // branches that are not checked to the end
	WithoutReason                       // marks that need a reason and have none
	TiesUndecided                       // ties at the border of a quota
	DecisionLapsed                      // a decision that lowered a grade, made on other marks
	BeyondQuota                         // decisions that a quota has no place for
	InSeveralGroups                     // branches that several groups ask for
	NobodyAssessed                      // there is no branch at all
)

// Obstacle is one thing that stands between a year and its finalising.
type Obstacle struct {
	Kind  ObstacleKind
	Count int
	Named string // the first of them in words
	Whom  string // by what they are counted: 支部, 单位
	Group string // the group in which it is, "" where the year has only one
	OrgID int64  // the first that it is about, or in that group; 0 where it is about none
}

// Label says what is to be done: 还有 2 个支部没有复核完（…）, with the group before it where the year has several.
func (o Obstacle) Label() string {
	if o.Group != "" {
		return o.Group + "：" + o.bare()
	}
	return o.bare()
}

func (o Obstacle) bare() string {
	switch o.Kind {
	case Unchecked:
		return fmt.Sprintf("还有 %d 个%s没有复核完（%s）", o.Count, o.Whom, o.Named)
	case WithoutReason:
		return fmt.Sprintf("还有 %d 个分与计分方法或复核不符，要写理由或改分（%s）", o.Count, o.Named)
	case TiesUndecided:
		return fmt.Sprintf("还有 %d 处同分没有决定", o.Count) + o.Named
	case DecisionLapsed:
		return "有降等的决定要重新决定或取消" + o.Named
	case BeyondQuota:
		return o.Named
	case InSeveralGroups:
		return fmt.Sprintf("有 %d 个%s同时属于几个考核组别（%s），在“方案”里改组别的范围", o.Count, o.Whom, o.Named)
	case NobodyAssessed:
		return "还没有参加考核的" + o.Whom
	}
	return ""
}

// Brief says it in a few words: 1 处同分待定.
func (o Obstacle) Brief() string {
	switch o.Kind {
	case TiesUndecided:
		return fmt.Sprintf("%d 处同分待定", o.Count)
	case DecisionLapsed:
		return fmt.Sprintf("%d 个决定失效", o.Count)
	case BeyondQuota:
		return "超出名额"
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

// Obstacles tells what stands between a year and its finalising, in all its groups; none means that it can be done.
func Obstacles(f *model.YearFacts) []Obstacle {
	var all []Obstacle
	assessed := 0
	for _, g := range f.All() {
		for _, o := range obstaclesIn(g) {
			if o.Group, o.Whom = g.Year.Label(), g.Year.Scheme.Counter(); o.OrgID == 0 && len(g.Ranking.Rows) > 0 {
				o.OrgID = g.Ranking.Rows[0].OrgID
			}
			all = append(all, o)
		}
		assessed += len(g.Ranking.Rows)
	}
	if n := len(f.InSeveral); n > 0 {
		all = append(all, Obstacle{Kind: InSeveralGroups, Count: n, Whom: counterOf(several(f)), Named: strings.Join(InSeveralWords(f), "；")})
	}
	if assessed == 0 {
		all = append(all, Obstacle{Kind: NobodyAssessed, Whom: f.Year.Scheme.Counter()})
	}
	return all
}

// several are the sheets of those whom several groups ask for.
func several(f *model.YearFacts) []*model.MarkSheet {
	return slices.DeleteFunc(f.SheetsOf(nil), func(s *model.MarkSheet) bool { return f.InSeveral[s.OrgID] == nil })
}

// CountedText counts some of the assessed: 24 个支部.
func CountedText(sheets []*model.MarkSheet) string {
	return fmt.Sprintf("%d 个%s", len(sheets), counterOf(sheets))
}

// counterOf is the word by which some of the assessed are counted together.
func counterOf(sheets []*model.MarkSheet) string {
	units := 0
	for _, s := range sheets {
		if s.Unit != nil {
			units++
		}
	}
	return counterWord(units, len(sheets))
}

// countedKeys counts some of the assessed by their numbers (model.Assessed.Key): 3 个单位.
func countedKeys(keys []int64) string {
	units := 0
	for _, key := range keys {
		if _, ok := model.KeyOfUnit(key); ok {
			units++
		}
	}
	return fmt.Sprintf("%d 个%s", len(keys), counterWord(units, len(keys)))
}

func counterWord(units, of int) string {
	switch units {
	case 0:
		return "支部"
	case of:
		return "单位"
	}
	return "支部和单位"
}

// InSeveralWords name those whom several groups ask for, at most three, with the groups: 甲党支部在“联合党支部组”和“幼儿园组”.
func InSeveralWords(f *model.YearFacts) []string {
	var all []string
	for _, s := range f.SheetsOf(nil) {
		if groups := f.InSeveral[s.OrgID]; groups != nil && len(all) < 3 {
			all = append(all, fmt.Sprintf("%s在“%s”", s.Branch, strings.Join(groups, "”和“")))
		}
	}
	return all
}

func obstaclesIn(f *model.YearFacts) []Obstacle {
	var all []Obstacle
	if n, first := unchecked(f.Ranking); n > 0 {
		all = append(all, Obstacle{Kind: Unchecked, Count: n, Named: first})
	}
	if n, gaps, org := withoutReason(f.Ranking); n > 0 {
		all = append(all, Obstacle{Kind: WithoutReason, Count: n, Named: gaps, OrgID: org})
	}
	if open := len(f.Ranking.OpenTies()); open > 0 {
		all = append(all, Obstacle{Kind: TiesUndecided, Count: open, Named: lapsedIn(f.Ranking, func(r *model.RankRow) bool { return r.Open })})
	}
	if again := lapsedIn(f.Ranking, func(r *model.RankRow) bool { return r.Lapsed.Again }); again != "" {
		all = append(all, Obstacle{Kind: DecisionLapsed, Count: 1, Named: again})
	}
	for _, p := range scoring.QuotaProblems(f.Ranking) {
		all = append(all, Obstacle{Kind: BeyondQuota, Count: max(1, p.Used-p.Limit), Named: p.Text})
	}
	return all
}

// StillBlank says what the papers of a year leave blank because it is not decided yet, "" once it is.
func StillBlank(f *model.YearFacts) string {
	if f.Year.Finalised {
		return ""
	}
	var left []int64
	for _, g := range f.All() {
		for i := range g.Ranking.Rows {
			if row := &g.Ranking.Rows[i]; !row.Ready {
				left = append(left, row.OrgID)
			}
		}
	}
	if len(left) > 0 {
		return countedKeys(left) + "没有复核完，对应栏留空。"
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
			first = fmt.Sprintf("%s缺 %s", row.Branch, firstNamed(row.Missing))
			if len(row.Missing) > 3 {
				first += fmt.Sprintf(" %d 项", len(row.Missing))
			}
		}
	}
	return n, first
}

// withoutReason counts the marks that need a reason and have none, and names the first three of them with their branch; org is the branch
// of the first.
func withoutReason(ranking *model.Ranking) (n int, named string, org int64) {
	var first []string
	for i := range ranking.Rows {
		for _, said := range ranking.Rows[i].NoReason {
			if n++; n <= 3 {
				first = append(first, ranking.Rows[i].Branch+" "+said)
			}
			org = cmp.Or(org, ranking.Rows[i].OrgID)
		}
	}
	named = strings.Join(first, "；")
	if n > len(first) {
		named += "等"
	}
	return n, named, org
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
