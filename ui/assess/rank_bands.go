package assess

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// rankBands are the lines between the rows of the ranking, by the branch they stand above: a tie that waits for a
// decision, the first branch beyond a quota, those too new to be graded and those not marked yet.
func rankBands(f *model.YearFacts) map[int64]table.Band {
	bands := map[int64]table.Band{}
	rows := f.Ranking.Rows
	for _, q := range f.Ranking.Quotas {
		for _, tie := range q.Ties {
			bands[firstOf(rows, tie.OrgIDs)] = table.Band{Tone: look.ToneWarn, Icon: "warning", Text: tieWords(q, tie)}
		}
		if at, n := beyond(rows, q.Grade); n > 0 {
			if _, taken := bands[rows[at].OrgID]; !taken {
				bands[rows[at].OrgID] = table.Band{Text: beyondWords(f, q, rows[at], n)}
			}
		}
	}
	unready, fresh := 0, 0
	for _, r := range rows {
		switch {
		case !r.Ready:
			unready++
		case r.NotGraded:
			fresh++
		}
	}
	for i, r := range rows {
		if r.NotGraded && r.Ready && (i == 0 || !rows[i-1].NotGraded) {
			bands[r.OrgID] = table.Band{Text: fmt.Sprintf("以下 %d 个支部成立时间短，不定等次", fresh)}
		}
		if !r.Ready && (i == 0 || rows[i-1].Ready) {
			bands[r.OrgID] = table.Band{Text: fmt.Sprintf("以下 %d 个支部没有打完分，没有名次", unready)}
		}
	}
	return bands
}

func firstOf(rows []model.RankRow, orgs []int64) int64 {
	for _, r := range rows {
		for _, org := range orgs {
			if r.OrgID == org {
				return org
			}
		}
	}
	return 0
}

func tieWords(q model.QuotaUse, tie model.Tie) string {
	return fmt.Sprintf("%s名额 %d 个，已用 %d 个。下面 %d 个支部同为 %s 分，只剩 %d 个名额",
		q.Grade, q.Limit, q.Used, len(tie.OrgIDs), tie.Total, tie.Places)
}

// beyond finds the first branch that a quota handed down, and how many there are.
func beyond(rows []model.RankRow, grade string) (at, n int) {
	for i, r := range rows {
		if strings.Contains(r.Remark, "超出"+grade+"名额") {
			if n == 0 {
				at = i
			}
			n++
		}
	}
	return at, n
}

func beyondWords(f *model.YearFacts, q model.QuotaUse, first model.RankRow, n int) string {
	from := ""
	for _, g := range f.Year.Scheme.Grades {
		if g.Name == q.Grade {
			from = fmt.Sprintf("满 %s 分，", g.From.Short())
		}
	}
	if len(q.Ties) > 0 {
		return fmt.Sprintf("以下 %d 个支部%s超出%s名额，按%s", n, from, q.Grade, first.Grade)
	}
	return fmt.Sprintf("%s名额 %d 个用到这里。以下 %d 个支部%s超出名额，按%s", q.Grade, q.Limit, n, from, first.Grade)
}
