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
	said     string          // the sum as a sentence: 92.90 × 50% + 95.20 × 50%
	nodes    []*model.Result // parts and what they contribute, in the order shown
}

// total puts the root of the tree together and rounds the total, once.
func (r *reckoning) total(parts []*partScore, bonus, deduction *model.Result) {
	root := &model.Result{Kind: model.TotalNode, ID: "total", Name: "总分", Ready: r.out.Ready}
	r.out.Tree = root
	c, ok := combine(&r.scheme.Combine, parts)
	root.Children = append(c.nodes, bonus, deduction)
	root.Max = c.max
	if !ok {
		r.out.Ready, root.Ready = false, false
		r.out.Missing = append(r.out.Missing, "可计分的项目")
		root.Why = "全部项目不适用，没有可计的分"
		return
	}
	adjusted := bonus.Score + deduction.Score
	num := c.num + int64(adjusted)*c.den
	root.Score = roundHalf(num, c.den)
	var shown model.Points
	for _, n := range root.Children {
		if n.Sums {
			shown += n.Score
		}
	}
	if shown != root.Score {
		root.Children = append(root.Children, &model.Result{Kind: model.RoundNode, Name: "四舍五入", Score: root.Score - shown, Ready: true,
			Sums: true, Why: "总分按没有舍入的数合计，再四舍五入到 0.01；各项分别舍入后相加差这么多"})
	}
	root.Why = totalWhy(c, bonus, deduction, root.Score, num)
	if r.out.Ready {
		r.out.Total = root.Score
		return
	}
	if len(r.out.Missing) > 0 {
		root.Why = fmt.Sprintf("还缺 %s，没有总分；按现有分数 %s", strings.Join(r.out.Missing, "、"), root.Why)
	}
}

func totalWhy(c combined, bonus, deduction *model.Result, total model.Points, num int64) string {
	why := c.said
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
// not apply leaves the combination, and the others count for the whole.
func combine(rule *model.Combine, parts []*partScore) (c combined, ok bool) {
	var apply []*partScore
	for _, p := range parts {
		c.nodes = append(c.nodes, p.node)
		if !p.node.NA {
			apply = append(apply, p)
		}
	}
	if len(apply) == 0 {
		return c, false
	}
	switch rule.Mode {
	case model.Weighted:
		c.weigh(rule, parts, apply)
	case model.Multiplier:
		c.multiply(apply)
	case model.BothNeeded, model.SideBySide:
		c.lowest(apply)
	case model.GateMode:
		c.takeBusiness(apply)
	default:
		c.sum(parts, apply)
	}
	return c, true
}

// weigh: Σ part × weight, the weights of the parts that apply scaled to the whole.
func (c *combined) weigh(rule *model.Combine, parts, apply []*partScore) {
	for _, p := range apply {
		c.den += rule.Weights[p.part.ID]
	}
	if c.den <= 0 { // no weight is left: count the parts alike
		rule = &model.Combine{Weights: map[string]int64{}}
		for _, p := range apply {
			rule.Weights[p.part.ID] = 1
			c.den++
		}
	}
	c.nodes = nil
	var terms []string
	var most int64
	for _, p := range parts {
		c.nodes = append(c.nodes, p.node)
		if p.node.NA {
			continue
		}
		w := rule.Weights[p.part.ID]
		share := percent(int64(roundHalf(w*10000, c.den)))
		num := int64(p.node.Score) * w
		c.num += num
		most += int64(p.part.Max) * w
		term := fmt.Sprintf("%s × %s", p.node.Score, share)
		terms = append(terms, term)
		c.nodes = append(c.nodes, &model.Result{Kind: model.WeightNode, ID: p.part.ID + ".weight", Name: p.part.Name + " × " + share,
			Max: roundHalf(int64(p.part.Max)*w, c.den), Score: roundHalf(num, c.den), Ready: p.node.Ready, Sums: true,
			Why: term + " " + rounded(num, c.den)})
	}
	c.max = roundHalf(most, c.den)
	c.said = strings.Join(terms, " + ")
}

// multiply: business × the rate that Party work reached. A rate below 0 counts as 0.
func (c *combined) multiply(apply []*partScore) {
	party, business := byID(apply, model.PartyPart), byID(apply, model.BusinessPart)
	if party == nil || business == nil {
		c.take(apply[0])
		return
	}
	of := max(party.node.Score, 0)
	c.num, c.den = int64(business.node.Score)*int64(of), int64(party.part.Max)
	c.max = business.part.Max
	c.said = fmt.Sprintf("%s × %s ÷ %s", business.node.Score, of, party.part.Max.Short())
	c.nodes = append(c.nodes, &model.Result{Kind: model.WeightNode, ID: "product", Name: business.part.Name + " × 党建得分率", Max: c.max,
		Score: roundHalf(c.num, c.den), Ready: party.node.Ready && business.node.Ready, Sums: true, Why: c.said + " " + rounded(c.num, c.den)})
}

// lowest: the lower of the hundreds.
func (c *combined) lowest(apply []*partScore) {
	low := apply[0]
	for _, p := range apply[1:] {
		if p.node.Score < low.node.Score {
			low = p
		}
	}
	c.take(low)
	if len(apply) > 1 {
		c.said = fmt.Sprintf("取较低的%s %s", low.part.Name, low.node.Score)
	}
}

// takeBusiness: Party work is a precondition only, the number is that of the business.
func (c *combined) takeBusiness(apply []*partScore) {
	if business := byID(apply, model.BusinessPart); business != nil {
		c.take(business)
		return
	}
	c.take(apply[0])
}

// take makes one part the number.
func (c *combined) take(p *partScore) {
	p.node.Sums = true
	c.num, c.den, c.max = int64(p.node.Score), 1, p.part.Max
	c.said = fmt.Sprintf("%s %s", p.part.Name, p.node.Score)
}

// sum: the plain sum, scaled to the whole when a part does not apply.
func (c *combined) sum(parts, apply []*partScore) {
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
	c.den, c.said = 1, strings.Join(terms, " + ")
	if possible == c.max {
		for _, p := range apply {
			p.node.Sums = true
		}
		return
	}
	c.num, c.den = c.num*int64(c.max), int64(possible)
	c.said = fmt.Sprintf("（%s）× %s ÷ %s", c.said, c.max.Short(), possible.Short())
	c.nodes = append(c.nodes, &model.Result{Kind: model.WeightNode, ID: "scaled", Name: "折算到总分", Max: c.max, Score: roundHalf(c.num, c.den),
		Ready: allReady(apply), Sums: true, Why: c.said + " " + rounded(c.num, c.den)})
}

func byID(parts []*partScore, id string) *partScore {
	for _, p := range parts {
		if p.part.ID == id {
			return p
		}
	}
	return nil
}

func allReady(parts []*partScore) bool {
	for _, p := range parts {
		if !p.node.Ready {
			return false
		}
	}
	return true
}
