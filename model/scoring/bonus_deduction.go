package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// adjust adds the bonus or the deduction entries up: of one matter the highest only, all together up to the cap.
// A deduction's scores are negative. A scheme with a cap of 0 counts none.
func (r *computation) adjust(deduction bool) *model.Result {
	rule, name, id, sign := r.scheme.Bonus, "加分", "bonus", model.Points(1)
	if deduction {
		rule, name, id, sign = r.scheme.Deduction, "减分", "deduction", -1
	}
	n := &model.Result{Kind: model.AdjustNode, ID: id, Name: name, Max: rule.Cap, Ready: true, Sums: true, Plain: true, Why: "没有" + name}
	counted, entries := r.highestOfMatter(deduction), 0
	var sum model.Points
	for i, a := range r.sheet.Adjustments {
		if a.Deduction != deduction {
			continue
		}
		e := &model.Result{Kind: model.AdjustNode, ID: itemKey(id, i+1), Name: a.Title, Ready: true, Why: ground(&a)}
		points, given := a.At(r.stage)
		switch {
		case !given && r.stage != model.SelfMark && a.Self != nil:
			e.Plain, e.Why = true, joined(ground(&a), fmt.Sprintf("支部申报 %s 分，还没有复核，没有计入", *a.Self))
			r.notef("%s“%s”申报 %s 分，还没有复核，没有计入", name, a.Title, *a.Self)
		case !given:
			e.Plain, e.Why = true, joined(ground(&a), "还没有分值，没有计入")
		case !counted[i]:
			e.Why = joined(ground(&a), fmt.Sprintf("%s 分，同一事项“%s”就高计一次，这一条不计", points, a.Matter))
			entries++
		default:
			e.Sums, e.Score, e.Plain = true, sign*max(points, 0), points <= 0
			if e.Why == "" {
				e.Why = fmt.Sprintf("%s %s 分", name, max(points, 0))
			}
			sum += max(points, 0)
			entries++
		}
		n.Children = append(n.Children, e)
	}
	if deduction {
		r.out.HasDeduct = entries > 0
	} else {
		r.out.HasBonus = entries > 0
	}
	if entries == 0 {
		return n
	}
	n.Score, n.Why = sign*sum, fmt.Sprintf("%s合计 %s 分", name, sum)
	if sum > rule.Cap {
		n.Score = sign * rule.Cap
		n.Plain, n.Why = false, fmt.Sprintf("%s合计 %s 分，最多计 %s 分", name, sum, rule.Cap.Short())
		n.Children = append(n.Children, &model.Result{Kind: model.RoundNode, Name: "超过上限", Score: sign * (rule.Cap - sum),
			Ready: true, Sums: true, Why: fmt.Sprintf("%s最多计 %s 分，超过的不计", name, rule.Cap.Short())})
		r.notef("%s", n.Why)
	}
	return n
}

// highestOfMatter tells, by position, which entries count: of one matter the highest, the earlier of equals.
func (r *computation) highestOfMatter(deduction bool) map[int]bool {
	best, counts := map[string]int{}, map[int]bool{}
	for i, a := range r.sheet.Adjustments {
		points, given := a.At(r.stage)
		if a.Deduction != deduction || !given {
			continue
		}
		if a.Matter == "" {
			counts[i] = true
			continue
		}
		if was, ok := best[a.Matter]; ok {
			if highest, _ := r.sheet.Adjustments[was].At(r.stage); points <= highest {
				continue
			}
			delete(counts, was)
		}
		best[a.Matter], counts[i] = i, true
	}
	return counts
}

// ground is what an entry rests on: its level where its title says something else, the basis and the evidence.
func ground(a *model.Adjustment) string {
	why := a.Basis
	if a.Level != "" && a.Level != a.Title {
		why = joined(a.Level, why)
	}
	if a.Evidence != "" {
		why = joined(why, "佐证："+a.Evidence)
	}
	return strings.TrimSuffix(why, "；")
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "；" + b
}
