package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// vetoes notes every 一票否决: those recorded for the branch and the ★ items at 0.
func (r *computation) vetoes() {
	for _, v := range r.sheet.Vetoes {
		r.out.Vetoed = true
		title := v.Title
		if rule := r.vetoRule(v.Rule); title == "" && rule != nil {
			title = rule.Title
		}
		r.notef("一票否决：%s", title)
	}
	for _, name := range r.failed {
		r.out.Vetoed = true
		r.notef("一票否决：★ 项“%s”得 0 分", name)
	}
}

// grade finds the grade that marks, gate and veto give, before any quota. A branch that is not ready has none.
func (r *computation) grade(parts []*partScore) {
	below := r.belowGate(parts)
	r.out.Gated = len(below) > 0
	if !r.out.Ready || len(r.scheme.Grades) == 0 {
		return
	}
	r.out.Graded = r.out.Total
	if limit := r.scheme.Combine.GradeCap; limit > 0 && r.out.Total > limit {
		r.out.Graded = limit
		r.notef("总分 %s 分，定等次时按 %s 分计", r.out.Total, limit.Short())
	}
	if least := r.scheme.NewBranch.MinMonths; r.sheet.Year > 0 && fullMonths(r.sheet.Year, r.sheet.SetUpOn) < least {
		r.out.NotGraded = true
		r.notef("本年度成立满整月的不足 %d 个月，不定等次", least)
		return
	}
	r.out.Earned = gradeFrom(r.scheme, r.out.Graded)
	if r.out.Gated {
		r.out.Earned = worse(r.scheme, r.out.Earned, r.scheme.Combine.GateGrade)
		r.notef("%s低于 %s 分，最高定为%s", strings.Join(below, "、"), r.scheme.Combine.Gate.Short(), r.scheme.Combine.GateGrade)
	}
	if r.out.Vetoed {
		r.out.Earned = r.vetoGrade()
	}
	r.out.GradeWhy = r.gradeWhy()
}

// belowGate names the parts under the bar.
func (r *computation) belowGate(parts []*partScore) []string {
	rule := r.scheme.Combine
	var below []string
	for _, id := range rule.GateParts {
		if p := byID(parts, id); p != nil && p.node.Ready && !p.node.NA && p.node.Score < rule.Gate {
			below = append(below, fmt.Sprintf("%s %s 分", p.part.Name, p.node.Score))
		}
	}
	return below
}

// vetoGrade is the worst grade that the vetoes lead to; one written freely leads to the last grade.
func (r *computation) vetoGrade() string {
	grade := r.out.Earned
	last := r.scheme.Grades[len(r.scheme.Grades)-1].Name
	if len(r.failed) > 0 {
		return last
	}
	for _, v := range r.sheet.Vetoes {
		to := last
		if rule := r.vetoRule(v.Rule); rule != nil && rule.Grade != "" {
			to = rule.Grade
		}
		grade = worse(r.scheme, grade, to)
	}
	return grade
}

// vetoRule finds a rule of the scheme, nil for a veto written freely.
func (r *computation) vetoRule(id string) *model.VetoRule {
	for i := range r.scheme.Vetoes {
		if id != "" && r.scheme.Vetoes[i].ID == id {
			return &r.scheme.Vetoes[i]
		}
	}
	return nil
}

// gradeWhy says how the total became a grade.
func (r *computation) gradeWhy() string {
	why := fmt.Sprintf("%s 分，%s", r.out.Graded, cutOff(r.scheme, gradeFrom(r.scheme, r.out.Graded)))
	switch {
	case r.out.Vetoed:
		why += "；一票否决，定为" + r.out.Earned
	case r.out.Gated:
		why += fmt.Sprintf("；有一项低于 %s 分，定为%s", r.scheme.Combine.Gate.Short(), r.out.Earned)
	}
	return why
}

// cutOff writes where a grade begins: "90 分以上为优秀"; the last one: "不到 60 分为不合格".
func cutOff(s *model.Scheme, grade string) string {
	i := place(s, grade)
	if i > 0 && i == len(s.Grades)-1 {
		return fmt.Sprintf("不到 %s 分为%s", s.Grades[i-1].From.Short(), grade)
	}
	return fmt.Sprintf("%s 分以上为%s", s.Grades[i].From.Short(), grade)
}

// gradeFrom is the grade whose cut-off is reached, the last one below all cut-offs. A cut-off belongs to its grade.
func gradeFrom(s *model.Scheme, points model.Points) string {
	for _, g := range s.Grades {
		if points >= g.From {
			return g.Name
		}
	}
	return s.Grades[len(s.Grades)-1].Name
}

// worse returns the lower of two grades; a name that the scheme does not have loses.
func worse(s *model.Scheme, a, b string) string {
	if place(s, b) > place(s, a) {
		return b
	}
	return a
}

// place is a grade's position from the best, 0; -1 for a name that is none.
func place(s *model.Scheme, grade string) int {
	for i, g := range s.Grades {
		if g.Name == grade {
			return i
		}
	}
	return -1
}
