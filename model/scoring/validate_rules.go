package scoring

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// combine checks how the parts become a total.
func (v *validator) combine(s *model.Scheme) {
	rule := s.Combine
	parts := map[string]*model.Part{}
	for i := range s.Parts {
		parts[s.Parts[i].ID] = &s.Parts[i]
	}
	switch rule.Mode {
	case model.Weighted:
		v.weights(s, parts)
	case model.GateMode, model.Multiplier:
		if parts[model.PartyPart] == nil || parts[model.BusinessPart] == nil {
			v.addf("这种合成办法要有党建和业务两个部分")
		}
		if rule.Mode == model.GateMode && (rule.Gate <= 0 || !slices.Contains(rule.GateParts, model.PartyPart)) {
			v.addf("前置办法要给党建设一条分数线")
		}
	case model.BothNeeded, model.SideBySide:
		for i := 1; i < len(s.Parts); i++ {
			if s.Parts[i].Max != s.Parts[0].Max {
				v.addf("按较低的一项定等次时各部分满分要相同：%s %s 分，%s %s 分", s.Parts[0].Name, s.Parts[0].Max.Short(),
					s.Parts[i].Name, s.Parts[i].Max.Short())
			}
		}
	case model.Nested:
		party, business := parts[model.PartyPart], parts[model.BusinessPart]
		switch {
		case party == nil || business == nil:
			v.addf("这种合成办法要有党建和业务两个部分")
		case party.Max != business.Max:
			v.addf("嵌入时两个部分满分要相同：%s %s 分，%s %s 分", party.Name, party.Max.Short(), business.Name, business.Max.Short())
		case rule.Nested <= 0 || rule.Nested >= party.Max:
			v.addf("业务折成的分数是 %s 分，应大于 0、小于党建表的 %s 分", rule.Nested.Short(), party.Max.Short())
		}
	case model.Sum:
	default:
		v.addf("合成办法“%s”不认识", rule.Mode)
	}
	if rule.Gate < 0 || rule.GradeCap < 0 {
		v.addf("前置分数线和定等次的封顶分不能是负数")
	}
	if rule.Gate == 0 {
		return
	}
	for _, id := range rule.GateParts {
		if p := parts[id]; p == nil {
			v.addf("前置分数线用到的部分“%s”不存在", id)
		} else if rule.Gate > p.Max {
			v.addf("前置分数线 %s 分超过了%s的满分 %s 分", rule.Gate.Short(), p.Name, p.Max.Short())
		}
	}
	if place(s, rule.GateGrade) < 0 {
		v.addf("低于前置分数线最高定为“%s”，方案里没有这个等次", rule.GateGrade)
	}
}

func (v *validator) weights(s *model.Scheme, parts map[string]*model.Part) {
	var sum int64
	for _, p := range s.Parts {
		w := s.Combine.Weights[p.ID]
		if w < 0 {
			v.addf("%s的权重是 %s，不能是负数", p.Name, percent(w))
		}
		sum += w
	}
	for id := range s.Combine.Weights {
		if parts[id] == nil {
			v.addf("给“%s”设了权重，方案里没有这个部分", id)
		}
	}
	if sum != 10000 {
		v.sumf("各部分权重合计 %s，应为 100%%", percent(sum))
	}
}

// grades: at least one, names once, cut-offs descending.
func (v *validator) grades(s *model.Scheme) {
	if len(s.Grades) == 0 {
		v.addf("方案里还没有等次")
	}
	if n := len(s.Grades); n > 0 && s.Grades[n-1].From < 0 {
		v.addf("“%s”的分数线 %s 分不能是负数", s.Grades[n-1].Name, s.Grades[n-1].From.Short())
	}
	for i, g := range s.Grades {
		if g.Name == "" || place(s, g.Name) != i {
			v.addf("第 %d 个等次的名称是空的或重复", i+1)
		}
		if i > 0 && g.From >= s.Grades[i-1].From {
			v.addf("“%s”的分数线 %s 分应低于“%s”的 %s 分", g.Name, g.From.Short(), s.Grades[i-1].Name, s.Grades[i-1].From.Short())
		}
	}
}

// quotas: of known grades, each once, from the better to the lesser, handing down to a lower grade.
func (v *validator) quotas(s *model.Scheme) {
	for i, q := range s.Quotas {
		from, to := place(s, q.Grade), place(s, q.Overflow)
		if from < 0 {
			v.addf("名额的等次“%s”不在方案里", q.Grade)
			continue
		}
		if to <= from {
			v.addf("超出%s名额后的等次是“%s”，应是比它低的等次", q.Grade, q.Overflow)
		}
		if q.Percent < 0 || q.Percent > 10000 {
			v.addf("%s的名额比例是 %s，应在 0 到 100%% 之间", q.Grade, percent(q.Percent))
		}
		if !slices.Contains([]model.Rounding{model.RoundDown, model.RoundHalf, model.RoundUp}, q.Rounding) {
			v.addf("%s名额的取整办法“%s”不认识", q.Grade, q.Rounding)
		}
		if i > 0 && place(s, s.Quotas[i-1].Grade) >= from {
			v.addf("名额要由高到低写，每个等次一次；“%s”的位置不对", q.Grade)
		}
	}
}

func (v *validator) ranking(rule model.RankRule) {
	if !slices.Contains([]model.TieRank{"", model.TiesSkip, model.TiesNext}, rule.Ties) {
		v.addf("同分名次的办法“%s”不认识，可填 skip（1、1、3）或 next（1、1、2）", rule.Ties)
	}
	if !slices.Contains([]model.VetoedRank{"", model.VetoedLast, model.VetoedUnranked}, rule.Vetoed) {
		v.addf("一票否决的名次“%s”不认识，可填 last（排在最后）或 unranked（不排名次）", rule.Vetoed)
	}
}

func (v *validator) adjust(name string, rule model.AdjustRule) {
	if rule.Cap < 0 || rule.Cap > most {
		v.addf("%s的上限是 %s 分，应在 0 到 %s 分之间", name, rule.Cap.Short(), most.Short())
	}
	for _, k := range rule.Kinds {
		if k.Points <= 0 || k.Max != 0 && k.Max < k.Points {
			v.addf("%s“%s”的分值应是正数，范围由小到大", name, k.Label)
		}
	}
}

func (v *validator) vetoes(s *model.Scheme) {
	seen := map[string]bool{}
	for _, rule := range s.Vetoes {
		if rule.ID == "" || seen[rule.ID] {
			v.addf("一票否决“%s”的编号是空的或重复", rule.Title)
		}
		seen[rule.ID] = true
		if place(s, rule.Grade) < 0 {
			v.addf("一票否决“%s”定为“%s”，方案里没有这个等次", rule.Title, rule.Grade)
		}
	}
}
