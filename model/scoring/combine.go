package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// combined is what the hundreds come to before bonus and deduction: num÷den hundredths, exactly.
type combined struct {
	num, den int64
	max      model.Points
	formula  string          // the sum as a sentence: 92.90 × 50% + 95.20 × 50%
	nodes    []*model.Result // the parts, each followed by what it loses or wins on its way into the total
}

// total puts the root of the tree together and rounds the total, once.
func (r *computation) total(parts []*partScore, bonus, deduction *model.Result) {
	root := &model.Result{Kind: model.TotalNode, ID: "total", Name: "总分", Ready: r.out.Ready}
	r.out.Tree = root
	c, ok := combine(&r.scheme.Combine, parts)
	root.Children, root.Max = c.nodes, c.max
	if !ok {
		r.out.Ready, root.Ready = false, false
		r.out.Missing = append(r.out.Missing, "可计分的项目")
		root.Why = "全部项目不适用，没有可计的分"
		return
	}
	root.Children = append(root.Children, bonus, deduction)
	adjusted := bonus.Score + deduction.Score
	num := c.num + int64(adjusted)*c.den
	root.Score = roundHalf(num, c.den)
	var shown model.Points
	for _, n := range root.Children {
		shown += n.Score
	}
	if shown != root.Score {
		root.Children = append(root.Children, &model.Result{Kind: model.RoundNode, Name: "四舍五入", Score: root.Score - shown, Ready: true,
			Sums: true, Why: "总分按没有舍入的数合计，再四舍五入到 0.01；各项分别舍入后相加差这么多"})
	}
	root.Why = totalWhy(c, bonus, deduction, root.Score, num) + awayWhy(parts)
	if r.out.Ready {
		r.out.Total = root.Score
		return
	}
	if len(r.out.Missing) > 0 {
		root.Why = fmt.Sprintf("还缺 %s，没有总分", strings.Join(r.out.Missing, "、"))
	}
}

// awayWhy says how the total was computed where a hundred does not apply, "" where all apply.
func awayWhy(parts []*partScore) string {
	var away, rest []string
	for _, p := range parts {
		if p.node.NA {
			away = append(away, p.part.Name)
		} else {
			rest = append(rest, p.part.Name)
		}
	}
	if len(away) == 0 {
		return ""
	}
	return fmt.Sprintf("；%s全部项目不适用，不算 0 分，总分只按%s计", strings.Join(away, "、"), strings.Join(rest, "、"))
}

func totalWhy(c combined, bonus, deduction *model.Result, total model.Points, num int64) string {
	why := c.formula
	if len(bonus.Children) > 0 {
		why += " + 加分 " + bonus.Score.String()
	}
	if len(deduction.Children) > 0 {
		why += " − 减分 " + (-deduction.Score).String()
	}
	if exact(num, c.den) {
		return why + " = " + total.String()
	}
	return fmt.Sprintf("%s = %s，四舍五入为 %s", why, decimal(num, c.den), total)
}

// combine turns the parts into one number by the scheme's mode; ok is false when no part applies. A part that does
// not apply leaves the combination, and the others count for the whole. A product counts a part below 0 (倒扣) as 0:
// otherwise a better rate of Party work would lower a negative total.
func combine(rule *model.Combine, parts []*partScore) (c combined, ok bool) {
	var apply []*partScore
	for _, p := range parts {
		p.node.Sums = true
		if !p.node.NA {
			apply = append(apply, p)
		}
	}
	if len(apply) == 0 {
		for _, p := range parts {
			c.nodes = append(c.nodes, p.node)
		}
		return c, false
	}
	after := map[*partScore]*model.Result{}
	switch rule.Mode {
	case model.Weighted, model.Nested:
		c.weigh(rule, apply, after)
	case model.Multiplier:
		c.multiply(apply, after)
	case model.BothNeeded, model.SideBySide:
		c.lowest(apply, after)
	case model.GateMode:
		c.takeOnly(businessOf(apply), apply, after, "只作前置条件，不计入总分")
	default:
		c.sum(parts, apply, after)
	}
	for _, p := range parts {
		c.nodes = append(c.nodes, p.node)
		if n := after[p]; n != nil {
			n.Kind, n.ID, n.Ready, n.Sums = model.WeightNode, p.part.ID+".weight", p.node.Ready, true
			n.Plain = !n.Ready
			c.nodes = append(c.nodes, n)
		}
	}
	return c, true
}

// weigh: Σ part × weight, the weights of the parts that apply scaled to the whole.
func (c *combined) weigh(rule *model.Combine, apply []*partScore, after map[*partScore]*model.Result) {
	var parts []model.Part
	for _, p := range apply {
		parts = append(parts, *p.part)
	}
	weights, whole := weightsOf(rule, parts)
	c.den = whole
	var terms []string
	var most int64
	for _, p := range apply {
		w := weights[p.part.ID]
		share := percent(shareOf(w, c.den))
		num := int64(p.node.Score) * w
		c.num += num
		most += int64(p.part.Max) * w
		term := fmt.Sprintf("%s × %s", p.node.Score, share)
		terms = append(terms, term)
		counted := roundHalf(num, c.den)
		after[p] = &model.Result{Name: p.part.Name + " × " + share, Score: counted - p.node.Score,
			Why: countedWhy(term, num, c.den, counted)}
	}
	c.max = roundHalf(most, c.den)
	c.formula = strings.Join(terms, " + ")
}

// weightsOf are the weights of the parts that apply and their sum. Where only parts without weight apply they count alike.
func weightsOf(rule *model.Combine, apply []model.Part) (weights map[string]int64, sum int64) {
	weights = map[string]int64{}
	for _, p := range apply {
		weights[p.ID] = rule.Weights[p.ID]
		if rule.Mode == model.Nested {
			weights[p.ID] = nestedWeight(rule, p)
		}
		sum += weights[p.ID]
	}
	if sum > 0 {
		return weights, sum
	}
	for _, p := range apply {
		weights[p.ID] = 1
	}
	return weights, int64(len(apply))
}

// nestedWeight: business counts for some of the Party table's points, the rest of that table for what they leave. Both
// have the same points, which Validate sees to.
func nestedWeight(rule *model.Combine, p model.Part) int64 {
	switch p.ID {
	case model.PartyPart:
		return int64(p.Max - rule.Nested)
	case model.BusinessPart:
		return int64(rule.Nested)
	}
	return 0
}

// shareOf is a weight as a share of the whole, in hundredths of a percent.
func shareOf(weight, whole int64) int64 { return int64(roundHalf(weight*10000, whole)) }

// WeightsOf are the shares with which the parts that apply to a branch count in its total, in hundredths of a percent.
func WeightsOf(s *model.Scheme, apply []model.Part) map[string]int64 {
	weights, whole := weightsOf(&s.Combine, apply)
	for id, w := range weights {
		weights[id] = shareOf(w, whole)
	}
	return weights
}

// multiply: business × the rate that Party work reached. Either below 0 counts as 0.
func (c *combined) multiply(apply []*partScore, after map[*partScore]*model.Result) {
	party, business := byID(apply, model.PartyPart), byID(apply, model.BusinessPart)
	if party == nil || business == nil {
		c.takeOnly(apply[0], apply, after, "")
		return
	}
	c.takeOnly(business, apply, after, "只作乘数，不另计入总分")
	of, base := max(party.node.Score, 0), max(business.node.Score, 0)
	c.num, c.den = int64(base)*int64(of), int64(party.part.Max)
	c.formula = fmt.Sprintf("%s × %s ÷ %s", base, of, party.part.Max.Short())
	counted := roundHalf(c.num, c.den)
	after[business] = &model.Result{Name: business.part.Name + " × 党建得分率", Score: counted - business.node.Score,
		Why: countedWhy(c.formula, c.num, c.den, counted)}
}

// lowest: the lower of the hundreds.
func (c *combined) lowest(apply []*partScore, after map[*partScore]*model.Result) {
	low := apply[0]
	for _, p := range apply[1:] {
		if p.node.Score < low.node.Score {
			low = p
		}
	}
	c.takeOnly(low, apply, after, "按较低的一项计，这一项不计入总分")
	if len(apply) > 1 {
		c.formula = fmt.Sprintf("取较低的%s %s", low.part.Name, low.node.Score)
	}
}

// takeOnly makes one part the number; the others stand beside it, with the reason why they are not counted.
func (c *combined) takeOnly(one *partScore, apply []*partScore, after map[*partScore]*model.Result, why string) {
	c.num, c.den, c.max = int64(one.node.Score), 1, one.part.Max
	c.formula = fmt.Sprintf("%s %s", one.part.Name, one.node.Score)
	for _, p := range apply {
		if p != one {
			after[p] = &model.Result{Name: p.part.Name + "不计入", Score: -p.node.Score, Why: why}
		}
	}
}

// sum: the plain sum, scaled to the whole when a part does not apply.
func (c *combined) sum(parts, apply []*partScore, after map[*partScore]*model.Result) {
	var possible model.Points
	var terms []string
	for _, p := range parts {
		c.max += p.part.Max
	}
	for _, p := range apply {
		possible += p.part.Max
		c.num += int64(p.node.Score)
		terms = append(terms, fmt.Sprintf("%s %s", p.part.Name, p.node.Score))
	}
	c.den, c.formula = 1, strings.Join(terms, " + ")
	if possible == c.max {
		return
	}
	plain := model.Points(c.num)
	c.num, c.den = c.num*int64(c.max), int64(possible)
	c.formula = fmt.Sprintf("（%s）× %s ÷ %s", c.formula, c.max.Short(), possible.Short())
	counted := roundHalf(c.num, c.den)
	after[apply[len(apply)-1]] = &model.Result{Name: "折算到 " + c.max.Short() + " 分", Score: counted - plain,
		Why: countedWhy(c.formula, c.num, c.den, counted)}
}

// countedWhy says what a hundred counts for: "92.90 × 50% = 46.45，计入总分".
func countedWhy(term string, num, den int64, counted model.Points) string {
	if exact(num, den) {
		return fmt.Sprintf("%s = %s，计入总分", term, counted)
	}
	return fmt.Sprintf("%s = %s，四舍五入，计入总分 %s 分", term, decimal(num, den), counted)
}

// businessOf is the business part, or the first one where business does not apply.
func businessOf(apply []*partScore) *partScore {
	if p := byID(apply, model.BusinessPart); p != nil {
		return p
	}
	return apply[0]
}

func byID(parts []*partScore, id string) *partScore {
	for _, p := range parts {
		if p.part.ID == id {
			return p
		}
	}
	return nil
}
