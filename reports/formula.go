package reports

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// formula says in one line how the parts of a scheme become the total.
func formula(s *model.Scheme) string {
	adjust := "＋加分－减分"
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
		return "总分＝" + strings.Join(terms, "＋") + adjust
	case model.Multiplier:
		if len(s.Parts) < 2 {
			break
		}
		return fmt.Sprintf("总分＝%s×%s÷%s%s", business.Name, party.Name, party.Max.Short(), adjust)
	case model.BothNeeded:
		return "总分取" + strings.Join(names, "、") + "中较低的一项" + adjust
	case model.SideBySide:
		return strings.Join(names, "、") + "分别评定，不合成总分"
	case model.GateMode:
		return "总分＝" + business.Name + adjust
	}
	return "总分＝" + strings.Join(names, "＋") + adjust
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
