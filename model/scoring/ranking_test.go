package scoring

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// totals makes ready results with these totals, graded by the small scheme, organisations numbered from 1.
func totals(s *model.Scheme, all ...model.Points) []*model.BranchResult {
	var results []*model.BranchResult
	for i, p := range all {
		b := &model.BranchResult{OrgID: int64(i + 1), Branch: fmt.Sprintf("支部%d", i+1), Stage: model.FinalMark, Ready: true,
			Parts: []model.Points{p, p}, Total: p, Graded: p}
		b.Earned = gradeFrom(s, p)
		results = append(results, b)
	}
	return results
}

func decided(grades map[int64]string) map[int64]model.Decision {
	all := map[int64]model.Decision{}
	for org, grade := range grades {
		all[org] = model.Decision{OrgID: org, Grade: grade, Reason: "12月15日党委会议研究"}
	}
	return all
}

// outcome writes a ranking as "rank grade remark" a row, for comparing.
func outcome(r *model.Ranking) string {
	var lines []string
	for _, row := range r.Rows {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d#%d %s %s", row.Rank, row.OrgID, row.Grade, row.Remark)))
	}
	return strings.Join(lines, " | ")
}

func TestQuotaAndTies(t *testing.T) {
	ten := []model.Points{9800, 9700, 9600, 9600, 9500, 8000, 8000, 7600, 6500, 5000} // 3 places, border tie of 3 and 4
	for name, c := range map[string]struct {
		totals    []model.Points
		decisions map[int64]string
		want      string
		used      int
		ties      string
	}{
		"tie left open": {ten, nil,
			"1#1 优秀 | 2#2 优秀 | 3#3  同分，待决定 | 3#4  同分，待决定 | 5#5 合格 超出优秀名额 | 6#6 合格 | 6#7 合格 | 8#8 合格 | 9#9 基本合格 | 10#10 不合格",
			2, "优秀 1 of [3 4] at 96.00"},
		"one decided": {ten, map[int64]string{3: "优秀"},
			"1#1 优秀 | 2#2 优秀 | 3#3 优秀 同分，党委会议定为优秀 | 3#4 合格 同分，超出优秀名额 | 5#5 合格 超出优秀名额 | 6#6 合格 | 6#7 合格 | 8#8 合格 | 9#9 基本合格 | 10#10 不合格",
			3, ""},
		"neither, the place stays empty": {ten, map[int64]string{3: "合格", 4: "合格"},
			"1#1 优秀 | 2#2 优秀 | 3#3 合格 同分，党委会议定为合格 | 3#4 合格 同分，党委会议定为合格 | 5#5 合格 超出优秀名额 | 6#6 合格 | 6#7 合格 | 8#8 合格 | 9#9 基本合格 | 10#10 不合格",
			2, ""},
		"one ruled out, the other gets it": {ten, map[int64]string{4: "合格"},
			"1#1 优秀 | 2#2 优秀 | 3#3 优秀 | 3#4 合格 同分，党委会议定为合格 | 5#5 合格 超出优秀名额 | 6#6 合格 | 6#7 合格 | 8#8 合格 | 9#9 基本合格 | 10#10 不合格",
			3, ""},
		"a grade lowered above the border lets both in": {ten, map[int64]string{2: "基本合格"},
			"1#1 优秀 | 2#2 基本合格 党委会议定为基本合格 | 3#3 优秀 | 3#4 优秀 | 5#5 合格 超出优秀名额 | 6#6 合格 | 6#7 合格 | 8#8 合格 | 9#9 基本合格 | 10#10 不合格",
			3, ""},
		"both decided, beyond the quota": {ten, map[int64]string{3: "优秀", 4: "优秀"},
			"1#1 优秀 | 2#2 优秀 | 3#3 优秀 同分，党委会议定为优秀 | 3#4 优秀 同分，党委会议定为优秀 | 5#5 合格 超出优秀名额 | 6#6 合格 | 6#7 合格 | 8#8 合格 | 9#9 基本合格 | 10#10 不合格",
			4, ""},
		"exactly full, no tie": {[]model.Points{9800, 9700, 9600, 9500, 9500, 8000, 8000, 8000, 8000, 8000}, nil,
			"1#1 优秀 | 2#2 优秀 | 3#3 优秀 | 4#4 合格 超出优秀名额 | 4#5 合格 超出优秀名额 | 6#6 合格 | 6#7 合格 | 6#8 合格 | 6#9 合格 | 6#10 合格",
			3, ""},
		"tie that fits": {[]model.Points{9800, 9600, 9600, 8000, 8000, 8000, 8000, 8000, 8000, 7000}, nil,
			"1#1 优秀 | 2#2 优秀 | 2#3 优秀 | 4#4 合格 | 4#5 合格 | 4#6 合格 | 4#7 合格 | 4#8 合格 | 4#9 合格 | 10#10 基本合格", 3, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := small(model.Weighted)
			got := Rank(2026, s, totals(s, c.totals...), decided(c.decisions))
			equal(t, "rows", outcome(got), c.want)
			q := got.Quotas[0]
			equal(t, "limit", q.Limit, 3)
			equal(t, "used", q.Used, c.used)
			ties := ""
			for _, tie := range got.OpenTies() {
				ties += fmt.Sprintf("%s %d of %v at %s", tie.Grade, tie.Places, tie.OrgIDs, tie.Total)
			}
			equal(t, "open ties", ties, c.ties)
			over := slices.ContainsFunc(got.Notes, func(n string) bool { return strings.Contains(n, "超出名额") })
			equal(t, "said to be beyond the quota", over, c.used > q.Limit)
		})
	}
}

func TestQuotaRounding(t *testing.T) {
	for _, c := range []struct {
		rounding model.Rounding
		base     int
		percent  int64
		want     int
		why      string
	}{
		{model.RoundDown, 24, 3000, 7, "24 × 30% = 7.2，只舍不入，7 个"},
		{model.RoundHalf, 25, 3000, 8, "25 × 30% = 7.5，四舍五入，8 个"},
		{model.RoundUp, 24, 3000, 8, "24 × 30% = 7.2，只入不舍，8 个"},
		{model.RoundUp, 40, 3000, 12, "40 × 30% = 12 个，只入不舍"},
		{model.RoundDown, 3, 3333, 0, "3 × 33.33% = 0.999…，只舍不入，0 个"},
		{model.RoundDown, 0, 3000, 0, "0 × 30% = 0 个，只舍不入"},
	} {
		n, why := places(model.Quota{Percent: c.percent, Rounding: c.rounding}, c.base)
		equal(t, "places", n, c.want)
		if c.percent == 3000 {
			equal(t, "sentence", why, c.why)
		}
	}
}

func TestDecisionNeverRaisesAGrade(t *testing.T) {
	s := small(model.Weighted)
	results := totals(s, 9500, 8000, 7000, 9900)
	results[3].Vetoed, results[3].Earned = true, "不合格"
	got := Rank(2026, s, results, decided(map[int64]string{2: "优秀", 4: "优秀", 3: "不合格", 1: "先进"}))
	equal(t, "rows", outcome(got), "1#1 优秀 | 2#2 合格 | 3#3 不合格 党委会议定为不合格 | 4#4 不合格 一票否决")
	for _, want := range []string{"支部2按得分、前置线和否决应为合格，不能定为优秀，这个决定没有采用",
		"支部4按得分、前置线和否决应为不合格，不能定为优秀，这个决定没有采用", "支部1定为“先进”，方案里没有这个等次，这个决定没有采用"} {
		if !slices.Contains(got.Notes, want) {
			t.Errorf("notes %q lack %q", got.Notes, want)
		}
	}
}

func TestUnreadyAndTooNewBranchesHaveNoRank(t *testing.T) {
	s := small(model.Weighted)
	results := totals(s, 0, 9500, 9400, 9300)
	results[0].Ready, results[0].Earned, results[0].Missing = false, "", []string{"P1", "P2"}
	results[1].NotGraded, results[1].Earned = true, ""
	got := Rank(2026, s, results, decided(map[int64]string{1: "合格"}))
	equal(t, "rows", outcome(got), "1#3 合格 超出优秀名额 | 2#4 合格 超出优秀名额 | 0#2  成立时间短，不定等次 | 0#1  2 项未打分")
	equal(t, "base leaves out the one too new", got.Quotas[0].Base, 3)
	if len(got.Notes) != 2 {
		t.Errorf("notes: %q", got.Notes)
	}
}

func TestTwoQuotasHandDown(t *testing.T) {
	s := small(model.Weighted)
	s.Grades = []model.GradeRule{{Name: "优秀", From: 9000}, {Name: "良好", From: 8000}, {Name: "合格", From: 6000}, {Name: "不合格"}}
	s.Quotas = []model.Quota{{Grade: "优秀", Percent: 2000, Rounding: model.RoundDown, Overflow: "良好"},
		{Grade: "良好", Percent: 4000, Rounding: model.RoundDown, Overflow: "合格"}}
	got := Rank(2026, s, totals(s, 9900, 9800, 9700, 8500, 8400), nil)
	equal(t, "rows", outcome(got), "1#1 优秀 | 2#2 良好 超出优秀名额 | 3#3 良好 超出优秀名额 | 4#4 合格 超出良好名额 | 5#5 合格 超出良好名额")

	// A tie still open above keeps the place below that its loser will take.
	got = Rank(2026, s, totals(s, 9900, 9900, 8500, 8400, 8300), nil)
	equal(t, "rows", outcome(got), "1#1  同分，待决定 | 1#2  同分，待决定 | 3#3 良好 | 4#4 合格 超出良好名额 | 5#5 合格 超出良好名额")
}

func TestSideBySideRanksEachHundred(t *testing.T) {
	s := small(model.SideBySide)
	results := totals(s, 8000, 8000, 8000)
	results[0].Parts = []model.Points{9000, 8000}
	results[1].Parts = []model.Points{8000, 9900}
	results[2].Parts = []model.Points{9000, 8500}
	got := Rank(2026, s, results, nil)
	equal(t, "ranks by hundred", fmt.Sprint(got.Rows[0].ByPart, got.Rows[1].ByPart, got.Rows[2].ByPart), "[1 3] [3 1] [1 2]")
}

func TestEqualTotalsByTheSchemesRule(t *testing.T) {
	for rule, want := range map[model.RankRule]string{
		{}:                     "1#1 优秀 | 2#3 合格 | 2#2 不合格 党委会议定为不合格 | 4#5 合格 | 5#6 基本合格 一票否决 | 6#4 不合格 一票否决",
		{Ties: model.TiesSkip}: "1#1 优秀 | 2#3 合格 | 2#2 不合格 党委会议定为不合格 | 4#5 合格 | 5#6 基本合格 一票否决 | 6#4 不合格 一票否决",
		{Ties: model.TiesNext}: "1#1 优秀 | 2#3 合格 | 2#2 不合格 党委会议定为不合格 | 3#5 合格 | 4#6 基本合格 一票否决 | 5#4 不合格 一票否决",
		{Ties: model.TiesNext, Vetoed: model.VetoedUnranked}: "1#1 优秀 | 2#3 合格 | 2#2 不合格 党委会议定为不合格 | 3#5 合格 | 0#6 基本合格 一票否决 | 0#4 不合格 一票否决",
	} {
		s := small(model.Weighted)
		s.Ranking = rule
		if problems := Validate(s); len(problems) > 0 {
			t.Fatal(problems)
		}
		results := totals(s, 9500, 8500, 8500, 9900, 8000, 8500)
		results[3].Vetoed, results[3].Earned = true, "不合格"
		results[5].Vetoed, results[5].Earned = true, "基本合格"
		got := Rank(2026, s, results, decided(map[int64]string{2: "不合格"}))
		equal(t, fmt.Sprint(rule), outcome(got), want)
	}
}

func TestDecidedTieShowsInTheOrder(t *testing.T) {
	s := small(model.Weighted)
	got := Rank(2026, s, totals(s, 9800, 9700, 9600, 9600, 9600, 8000, 8000, 8000, 8000, 8000), decided(map[int64]string{5: "优秀", 3: "合格"}))
	equal(t, "rows", outcome(got), "1#1 优秀 | 2#2 优秀 | 3#5 优秀 同分，党委会议定为优秀 | 3#3 合格 同分，党委会议定为合格 | "+
		"3#4 合格 同分，超出优秀名额 | 6#6 合格 | 6#7 合格 | 6#8 合格 | 6#9 合格 | 6#10 合格")
}

func TestPartThatDoesNotApplyHasNoRank(t *testing.T) {
	s := small(model.SideBySide)
	results := []*model.BranchResult{
		Score(s, marked(5000, 3500, 5500, 3800), model.CheckedMark), Score(s, away(marked(5000, 3600, 0, 0), "Q1", "Q2"), model.CheckedMark)}
	results[1].OrgID = 2
	got := Rank(2026, s, results, nil)
	for _, row := range got.Rows {
		if row.OrgID == 2 && (fmt.Sprint(row.ByPart) != "[1 0]" || row.PartText(1) != "—" || row.Remark != "业务不适用") {
			t.Errorf("the hundred that does not apply: ranks %v, shown %q, remark %q", row.ByPart, row.PartText(1), row.Remark)
		}
		if row.OrgID == 1 && fmt.Sprint(row.ByPart) != "[2 1]" {
			t.Errorf("the other branch: ranks %v", row.ByPart)
		}
	}
}

func TestDecisionsBeyondAQuotaAreProblems(t *testing.T) {
	s := small(model.Weighted)
	ten := totals(s, 9800, 9700, 9600, 9600, 9500, 8000, 8000, 7600, 6500, 5000) // 3 places, border tie of 3 and 4
	for name, c := range map[string]struct {
		decisions map[int64]string
		beyond    []int64
	}{
		"none":                             {nil, nil},
		"the tie settled":                  {map[int64]string{3: "优秀", 4: "合格"}, nil},
		"more of the tie than places":      {map[int64]string{3: "优秀", 4: "优秀"}, []int64{3, 4}},
		"one below the border":             {map[int64]string{3: "优秀", 4: "合格", 5: "优秀"}, []int64{5}},
		"below a border nobody got":        {map[int64]string{3: "合格", 4: "合格", 5: "优秀"}, []int64{5}},
		"a place that a lowering set free": {map[int64]string{1: "合格", 4: "优秀"}, nil},
	} {
		var beyond []int64
		for _, p := range QuotaProblems(Rank(2026, s, ten, decided(c.decisions))) {
			beyond = append(beyond, p.Beyond...)
		}
		if !slices.Equal(beyond, c.beyond) {
			t.Errorf("%s: beyond %v, want %v", name, beyond, c.beyond)
		}
	}
}
