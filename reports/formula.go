package reports

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// adjustTerms end every formula of a total.
const adjustTerms = "＋加分－减分"

// formula says in one line how the parts of a scheme become the total.
func formula(s *model.Scheme) string {
	if len(s.Parts) == 0 {
		return "总分＝加分－减分"
	}
	names := make([]string, len(s.Parts))
	for i, p := range s.Parts {
		names[i] = p.Name
	}
	party, business := partNamed(s, model.PartyPart, 0), partNamed(s, model.BusinessPart, len(s.Parts)-1)
	switch s.Combine.Mode {
	case model.Weighted:
		terms := make([]string, len(s.Parts))
		for i, p := range s.Parts {
			terms[i] = p.Name + "×" + percentShort(s.Combine.Weights[p.ID])
		}
		return "总分＝" + strings.Join(terms, "＋") + adjustTerms
	case model.Multiplier:
		if len(s.Parts) < 2 {
			break
		}
		return fmt.Sprintf("总分＝%s×%s÷%s%s", business.Name, party.Name, party.Max.Short(), adjustTerms)
	case model.BothNeeded:
		return "总分取" + strings.Join(names, "、") + "中较低的一项" + adjustTerms
	case model.SideBySide:
		return strings.Join(names, "、") + "分别评定，不合成总分"
	case model.GateMode:
		return "总分＝" + business.Name + adjustTerms
	}
	return "总分＝" + strings.Join(names, "＋") + adjustTerms
}

// formulaFor is the formula by which one branch's total was computed: hundreds that do not apply to it have left the
// combination. Without a result it is the scheme's.
func formulaFor(s *model.Scheme, r *model.BranchResult) string {
	left := *s
	left.Parts = nil
	for i := range s.Parts {
		if r == nil || !r.PartAway(i) {
			left.Parts = append(left.Parts, s.Parts[i])
		}
	}
	if len(left.Parts) == len(s.Parts) || len(left.Parts) == 0 {
		return formula(s)
	}
	switch s.Combine.Mode {
	case model.Weighted:
		left.Combine.Weights = scoring.WeightsOf(s, left.Parts)
	case model.Sum:
		var all, possible model.Points
		for _, p := range s.Parts {
			all += p.Max
		}
		for _, p := range left.Parts {
			possible += p.Max
		}
		names := strings.TrimSuffix(strings.TrimPrefix(formula(&left), "总分＝"), adjustTerms)
		return fmt.Sprintf("总分＝（%s）×%s÷%s%s", names, all.Short(), possible.Short(), adjustTerms)
	case model.BothNeeded:
		if len(left.Parts) == 1 {
			left.Combine.Mode = model.Sum
		}
	}
	return formula(&left)
}

// marksUsed says of which marks the totals of a year are that is not finalised: the checked ones, and those that the
// committee has changed.
func marksUsed(changed int) string {
	if changed > 0 {
		return fmt.Sprintf("按复核分计算，党委改定的%d项按改定的分", changed)
	}
	return "按复核分计算"
}

// partNamed finds a part by its ID, else takes the one at a place.
func partNamed(s *model.Scheme, id string, place int) *model.Part {
	for i := range s.Parts {
		if s.Parts[i].ID == id {
			return &s.Parts[i]
		}
	}
	return &s.Parts[place]
}

// percentShort writes hundredths of a percent as short as they are: 5000 is 50%, 1250 is 12.5%.
func percentShort(hundredths int64) string { return model.Points(hundredths).Short() + "%" }

// share is part of whole in percent with two decimals, half up: 12 of 40 is 30.00%.
func share(part, whole int) string {
	if whole == 0 {
		return noMark
	}
	return model.Points(10000).MulDiv(int64(part), int64(whole)).String() + "%"
}

// roundingName says how a quota is rounded.
func roundingName(r model.Rounding) string {
	switch r {
	case model.RoundHalf:
		return "四舍五入"
	case model.RoundUp:
		return "只入不舍"
	}
	return "只舍不入"
}

// sentence is a text as papers print it, ended with a full stop, once.
func sentence(s string) string {
	s = onPaper(strings.TrimSpace(s))
	if s == "" || strings.HasSuffix(s, "。") || strings.HasSuffix(s, "；") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") {
		return s
	}
	return s + "。"
}
