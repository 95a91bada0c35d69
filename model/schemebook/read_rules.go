package schemebook

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

func (r *reader) adjusts() {
	r.placed(scoring.BonusSection, "", 0, 0)
	r.placed(scoring.DeductionSection, "", 0, 0)
	for row := 1; row < len(r.sheet.Rows); row++ {
		if r.emptyRow(row, []int{0, 1, 2, 3}) {
			continue
		}
		rule := &r.s.Bonus
		if oneOf(r, row, 0, []string{"加分", "减分"}, func(s string) string { return s }, false) == "减分" {
			rule = &r.s.Deduction
		}
		label := r.text(row, 1)
		if label == capWord {
			rule.Cap = r.points(row, 2)
			continue
		}
		rule.Kinds = append(rule.Kinds, model.AdjustKind{Label: label, Points: r.points(row, 2), Max: r.points(row, 3)})
	}
}

func (r *reader) vetoes() {
	r.placed(scoring.VetoSection, "", 0, 0)
	used := map[string]bool{}
	for row := 1; row < len(r.sheet.Rows); row++ {
		if r.emptyRow(row, []int{0, 1, 2}) {
			continue
		}
		v := model.VetoRule{ID: r.text(row, 0), Title: r.text(row, 1), Grade: r.text(row, 2)}
		for n := 1; v.ID == ""; n++ {
			if id := fmt.Sprintf("V%d", n); !used[id] {
				v.ID = id
			}
		}
		used[v.ID] = true
		r.s.Vetoes = append(r.s.Vetoes, v)
	}
}

// combine reads the sheet of combination, grades and quotas.
func (r *reader) combine() {
	c := &r.s.Combine
	for row := range r.sheet.Rows {
		word := r.text(row, 0)
		switch id, isWeight := strings.CutPrefix(word, weightPrefix); {
		case isWeight:
			if c.Weights == nil {
				c.Weights = map[string]int64{}
			}
			c.Weights[id] = int64(r.points(row, 1))
		case word == combineMark:
			r.placed(scoring.CombineSection, "", row, 1)
			c.Mode = oneOf(r, row, 1, model.CombineModes(), scoring.CombineLabel, false)
		case word == nestedWord:
			c.Nested = r.points(row, 1)
		case word == gateWord:
			c.Gate = r.points(row, 1)
		case word == gatePartsWord:
			c.GateParts = strings.FieldsFunc(r.text(row, 1), func(c rune) bool { return strings.ContainsRune(partSeparators, c) })
		case word == gateGradeWord:
			c.GateGrade = r.text(row, 1)
		case word == gradeCapWord:
			c.GradeCap = r.points(row, 1)
		case word == tiesWord:
			r.placed(scoring.RankingSection, "", row, 1)
			r.s.Ranking.Ties = oneOf(r, row, 1, []model.TieRank{model.TiesSkip, model.TiesNext}, inWords(tieWords), true)
		case word == vetoedWord:
			r.s.Ranking.Vetoed = oneOf(r, row, 1, []model.VetoedRank{model.VetoedLast, model.VetoedUnranked}, inWords(vetoedWords), true)
		case word == gradeMark:
			r.grades(row)
			return
		}
	}
}

// namedParts puts ids where the combination names parts by their short names; the sheets may stand in any order.
func (r *reader) namedParts() {
	id := func(word string) string {
		for _, of := range []func(model.Part) string{func(p model.Part) string { return p.ID }, func(p model.Part) string { return p.Short }, func(p model.Part) string { return p.Name }} {
			for _, p := range r.s.Parts {
				if of(p) == word {
					return p.ID
				}
			}
		}
		return word
	}
	c := &r.s.Combine
	weights := c.Weights
	if weights != nil {
		c.Weights = map[string]int64{}
	}
	for word, w := range weights {
		c.Weights[id(word)] = w
	}
	for i, word := range c.GateParts {
		c.GateParts[i] = id(word)
	}
}

// grades reads the grades under their header, the best first.
func (r *reader) grades(head int) {
	r.placed(scoring.GradeSection, "", head, 1)
	r.placed(scoring.QuotaSection, "", head, 2)
	for row := head + 1; row < len(r.sheet.Rows); row++ {
		if r.emptyRow(row, []int{0, 1, 2, 3, 4}) {
			continue
		}
		name := r.text(row, 0)
		r.s.Grades = append(r.s.Grades, model.GradeRule{Name: name, From: r.points(row, 1)})
		if r.text(row, 2) == "" {
			continue
		}
		r.s.Quotas = append(r.s.Quotas, model.Quota{Grade: name, Percent: int64(r.points(row, 2)), Overflow: r.text(row, 4),
			Rounding: oneOf(r, row, 3, []model.Rounding{model.RoundDown, model.RoundHalf, model.RoundUp}, scoring.RoundingLabel, false)})
	}
}
