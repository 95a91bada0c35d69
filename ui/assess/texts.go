package assess

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// methodWords says in a sentence how an item is marked.
func methodWords(item *model.Item) string {
	m := item.Method
	switch m.Kind {
	case model.Deduct:
		return deductWords(item)
	case model.Step:
		return "分档：" + tierWords(m.Tiers)
	case model.Level:
		return "分档：" + tierWords(scoring.Levels(item))
	case model.Ratio:
		return fmt.Sprintf("按比例：完成数 ÷ 应完成数 × %s 分", item.Max.Short())
	case model.Count:
		words := fmt.Sprintf("按数量：每项 %s 分", m.Unit.Short())
		if m.Cap > 0 && m.Cap != item.Max {
			return words + fmt.Sprintf("，最多 %s 分", m.Cap.Short())
		}
		return words + fmt.Sprintf("，最多 %s 分", item.Max.Short())
	case model.Judged:
		return fmt.Sprintf("评分人在 0 到 %s 分内评定", item.Max.Short())
	case model.Survey:
		return "按比率：" + rateWords(m.Tiers)
	}
	return ""
}

func deductWords(item *model.Item) string {
	m := item.Method
	var parts []string
	for _, u := range m.Units {
		parts = append(parts, fmt.Sprintf("%s扣 %s 分", u.Label, u.Points.Short()))
	}
	if m.Unit > 0 {
		parts = append(parts, fmt.Sprintf("每个问题扣 %s 分", m.Unit.Short()))
	}
	end := "，扣完为止"
	if m.Floor < 0 {
		end = fmt.Sprintf("，最多倒扣到 %s 分", m.Floor.Short())
	}
	return "从满分扣：" + strings.Join(parts, "；") + end
}

func tierWords(tiers []model.Tier) string {
	words := make([]string, len(tiers))
	for i, t := range tiers {
		words[i] = fmt.Sprintf("%s %s 分", t.Label, t.Points.Short())
	}
	return strings.Join(words, "；")
}

func rateWords(tiers []model.Tier) string {
	words := make([]string, len(tiers))
	for i, t := range tiers {
		words[i] = fmt.Sprintf("%s %s 分", t.Label, t.Points.Short())
		if t.AtLeast > 0 && !strings.Contains(t.Label, "%") && !strings.Contains(t.Label, "％") {
			words[i] = fmt.Sprintf("%s（%s 以上）%s 分", t.Label, percent(t.AtLeast), t.Points.Short())
		}
	}
	return strings.Join(words, "；")
}

func percent(rate int64) string { return model.Points(rate).Short() + "%" }

// totalWords is how the parts become the total: 总分 = 党建 × 50% + 业务 × 50% + 加分 − 减分.
func totalWords(s *model.Scheme) string {
	names := make([]string, len(s.Parts))
	for i, p := range s.Parts {
		names[i] = p.Short
	}
	all := strings.Join(names, " + ")
	switch s.Combine.Mode {
	case model.Weighted:
		for i, p := range s.Parts {
			names[i] = fmt.Sprintf("%s × %s", p.Short, percent(s.Combine.Weights[p.ID]))
		}
		all = strings.Join(names, " + ")
	case model.Multiplier:
		all = "业务 × 党建 ÷ 100"
	case model.BothNeeded:
		all = strings.Join(names, "、") + "中较低的一项"
	case model.SideBySide:
		return strings.Join(names, "、") + "分别排名，不计总分"
	case model.GateMode:
		all = "业务"
	}
	return "总分 = " + all + " + 加分 − 减分"
}

// gateWords says what falling below the bar means, "" where there is none.
func gateWords(s *model.Scheme) string {
	if s.Combine.Gate == 0 {
		return ""
	}
	var parts []string
	for _, p := range s.Parts {
		for _, id := range s.Combine.GateParts {
			if p.ID == id {
				parts = append(parts, p.Short)
			}
		}
	}
	return fmt.Sprintf("%s任何一项低于 %s 分，最高定为%s", strings.Join(parts, "、"), s.Combine.Gate.Short(), s.Combine.GateGrade)
}

// gradeWords lists the grades with their cut-offs.
func gradeWords(s *model.Scheme) []string {
	var words []string
	for i, g := range s.Grades {
		switch {
		case i == len(s.Grades)-1 && i > 0:
			words = append(words, fmt.Sprintf("%s　不到 %s 分", g.Name, s.Grades[i-1].From.Short()))
		default:
			words = append(words, fmt.Sprintf("%s　%s 分以上", g.Name, g.From.Short()))
		}
	}
	return words
}

func quotaWords(q model.Quota) string {
	how := map[model.Rounding]string{model.RoundDown: "只舍不入", model.RoundHalf: "四舍五入", model.RoundUp: "只入不舍"}[q.Rounding]
	return fmt.Sprintf("%s不超过参加考核支部的 %s，%s，超出的按%s", q.Grade, percent(q.Percent), how, q.Overflow)
}

func adjustWords(name string, rule model.AdjustRule) []string {
	words := []string{fmt.Sprintf("%s最多 %s 分", name, rule.Cap.Short())}
	for _, k := range rule.Kinds {
		points := k.Points.Short()
		if k.Max > k.Points {
			points += " 到 " + k.Max.Short()
		}
		words = append(words, fmt.Sprintf("%s　%s 分", k.Label, points))
	}
	return words
}

// plainName is a branch's name without what every branch's ends in.
func plainName(branch string) string {
	for _, end := range []string{"党支部委员会", "党支部"} {
		if cut, ok := strings.CutSuffix(branch, end); ok && cut != "" {
			return cut
		}
	}
	return branch
}

// shortName is a branch's name for buttons and narrow columns: 松溪艺术 for 松溪艺术培训中心党支部.
func shortName(branch string) string {
	name := plainName(branch)
	if cut, ok := strings.CutSuffix(name, "联合"); ok && len([]rune(cut)) >= 3 {
		name = cut
	}
	for _, end := range []string{"职业培训学校", "培训中心", "培训学校", "培训机构", "律师事务所", "学校", "幼儿园", "中心"} {
		if cut, ok := strings.CutSuffix(name, end); ok && len([]rune(cut)) >= 3 {
			return cut
		}
	}
	return name
}

// itemLabel names an item in few words: its code, or its name where codes are only numbers.
func itemLabel(item *model.Item) string {
	if item.Title() == item.Name {
		return item.Name
	}
	return item.Code
}

// rangeWords is what may be entered for an item: 0 到 5 分.
func rangeWords(item *model.Item) string {
	return fmt.Sprintf("%s 到 %s 分", min(item.Method.Floor, 0).Short(), item.Max.Short())
}

// spaced parts a code from its name by a full-width space, as lists print it.
func spaced(title string) string { return strings.Replace(title, " ", "　", 1) }
