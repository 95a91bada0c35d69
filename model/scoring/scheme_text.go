package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// MethodText says in a sentence how an item is marked.
func MethodText(item *model.Item) string {
	m := item.Method
	switch m.Kind {
	case model.Deduct:
		return deductText(item)
	case model.Step:
		return "分档：" + tiersText(m.Tiers)
	case model.Level:
		return "分档：" + tiersText(Levels(item))
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
		return "按比率：" + ratesText(m.Tiers)
	}
	return ""
}

func deductText(item *model.Item) string {
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

func tiersText(tiers []model.Tier) string {
	words := make([]string, len(tiers))
	for i, t := range tiers {
		words[i] = fmt.Sprintf("%s %s 分", t.Label, t.Points.Short())
	}
	return strings.Join(words, "；")
}

func ratesText(tiers []model.Tier) string {
	words := make([]string, len(tiers))
	for i, t := range tiers {
		words[i] = fmt.Sprintf("%s %s 分", t.Label, t.Points.Short())
		if t.AtLeast > 0 && !strings.Contains(t.Label, "%") && !strings.Contains(t.Label, "％") {
			words[i] = fmt.Sprintf("%s（%s 以上）%s 分", t.Label, percent(t.AtLeast), t.Points.Short())
		}
	}
	return strings.Join(words, "；")
}

// TotalText is how the parts become the total: 总分 = 党建 × 50% + 业务 × 50% + 加分 − 减分.
func TotalText(s *model.Scheme) string {
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
	case model.Nested:
		for i, p := range s.Parts {
			names[i] = fmt.Sprintf("%s × %s", p.Short, percent(shareOf(nestedWeight(&s.Combine, p), int64(max(s.Parts[0].Max, 1)))))
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

// CombineLabel is the short name of a combination.
func CombineLabel(mode model.CombineMode) string {
	return map[model.CombineMode]string{model.GateMode: "前置门槛", model.Weighted: "加权", model.Multiplier: "相乘", model.BothNeeded: "取低",
		model.SideBySide: "并列", model.Sum: "相加", model.Nested: "嵌入"}[mode]
}

// CombineText says in a few words how a combination works, with the scheme's own numbers where it is the scheme's.
func CombineText(s *model.Scheme, mode model.CombineMode) string {
	switch mode {
	case model.GateMode:
		return "党建到线以后，按业务分定等次"
	case model.Weighted:
		var terms []string
		for _, p := range s.Parts {
			terms = append(terms, fmt.Sprintf("%s × %s", p.Short, percent(s.Combine.Weights[p.ID])))
		}
		return strings.Join(terms, " + ")
	case model.Multiplier:
		return "业务 × 党建得分率"
	case model.BothNeeded:
		return "两个分里低的一个"
	case model.SideBySide:
		return "不合成，分别排名"
	case model.Sum:
		return fmt.Sprintf("党建 + 业务，满分 %s", FullTotal(s).Short())
	case model.Nested:
		return fmt.Sprintf("业务折成 %s 分，放进党建表", s.Combine.Nested.Short())
	}
	return ""
}

// RoundingLabel is the Chinese term of a rounding.
func RoundingLabel(r model.Rounding) string {
	return map[model.Rounding]string{model.RoundDown: "只舍不入", model.RoundHalf: "四舍五入", model.RoundUp: "只入不舍"}[r]
}

// GateText says what falling below the bar means, "" where there is none.
func GateText(s *model.Scheme) string {
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

// GradeTexts lists the grades with their cut-offs.
func GradeTexts(s *model.Scheme) []string {
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

// QuotaText says how many a grade may have, how that is rounded and what happens to the others.
func QuotaText(q model.Quota) string {
	return fmt.Sprintf("%s不超过参加考核支部的 %s，%s，超出的按%s", q.Grade, percent(q.Percent), RoundingLabel(q.Rounding), q.Overflow)
}

// AdjustTexts lists what gives a bonus or a deduction; name is 加分 or 减分.
func AdjustTexts(name string, rule model.AdjustRule) []string {
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

// FullTotal is the total of a branch with full marks, without bonuses: both parts together where they are added, else that of one part.
func FullTotal(s *model.Scheme) (most model.Points) {
	for _, p := range s.Parts {
		if s.Combine.Mode == model.Sum {
			most += p.Max
		} else {
			most = max(most, p.Max)
		}
	}
	return most
}
