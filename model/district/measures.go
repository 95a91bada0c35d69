package district

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Measure is a figure by which committees are compared.
type Measure string

// The measures.
const (
	Mean     Measure = "mean"     // of the branches' totals, of 100
	Covered  Measure = "covered"  // units with an organisation, of all
	Life     Measure = "life"     // 三会一课: held of due, each branch counting alike
	Findings Measure = "findings" // of the checkup, for each branch
	Best     Measure = "best"     // branches of the best grade, of those with a grade
)

// Measures lists them in the order of the table.
func Measures() []Measure { return []Measure{Covered, Life, Findings, Mean, Best} }

// Trends are those that the charts show.
func Trends() []Measure { return []Measure{Mean, Life, Findings} }

// Label is the Chinese term.
func (m Measure) Label() string {
	return map[Measure]string{Mean: "平均分", Covered: "组织覆盖率", Life: "三会一课", Findings: "问题/支部", Best: "优秀率"}[m]
}

// Title is the heading of the measure's chart, Unit what stands small beside it.
func (m Measure) Title() string {
	if m == Findings {
		return "每个支部的问题"
	}
	return m.Label()
}

// Unit says what the numbers are.
func (m Measure) Unit() string {
	return map[Measure]string{Mean: "满分 100", Covered: "%", Life: "已开 ÷ 应开，%", Findings: "体检，个", Best: "%"}[m]
}

// Definition says how it is worked out.
func (m Measure) Definition() string {
	return map[Measure]string{
		Mean:     "口径：已评支部总分的平均，满分不是 100 的折算成 100",
		Covered:  "口径：单独或联合建立党组织的单位 ÷ 单位总数",
		Life:     "口径：已开次数 ÷ 应开次数，每个支部等权平均",
		Findings: "口径：数据截至当天体检没有解决的问题 ÷ 支部数；没有党员、没有三会一课记录的年份不算",
		Best:     "口径：最高等次的支部 ÷ 定了等次的支部",
	}[m]
}

// lessIsBetter reports whether a low figure is the good one.
func (m Measure) lessIsBetter() bool { return m == Findings }

// percent reports whether the figure is a share.
func (m Measure) percent() bool { return m == Covered || m == Life || m == Best }

// Value is a figure in hundredths: of a percent, of a mark, of a finding.
type Value struct {
	Known bool
	N     int64
}

// Text is the figure as the table has it: 91.2%, 88.42; "" where it is not known.
func (m Measure) Text(v Value) string {
	switch {
	case !v.Known:
		return ""
	case m.percent():
		return tenths(v.N) + "%"
	}
	return model.Points(v.N).String()
}

// Short is the figure as a chart labels it: 91.2, 88.4, 0.81.
func (m Measure) Short(v Value) string {
	switch {
	case !v.Known:
		return ""
	case m == Findings:
		return model.Points(v.N).String()
	}
	return tenths(v.N)
}

// tenths rounds hundredths, halves up, to one decimal.
func tenths(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	n = (n + 5) / 10
	return fmt.Sprintf("%s%d.%d", sign, n/10, n%10)
}

// Difference says how a figure is beside another: 高 2.02, 低 2.6 点, 多 0.06; "相同" where they read alike. better tells whether
// that is good; ok is false where one of them is not known.
func (m Measure) Difference(v, of Value) (text string, better, ok bool) {
	if !v.Known || !of.Known {
		return "", false, false
	}
	if m.Text(v) == m.Text(of) {
		return "相同", true, true
	}
	d := v.N - of.N
	word := "高"
	if m == Findings {
		word = "多"
	}
	if d < 0 {
		word = map[bool]string{true: "少", false: "低"}[m == Findings]
	}
	text = word + " " + model.Points(max(d, -d)).String()
	if m.percent() {
		text = word + " " + tenths(max(d, -d)) + " 点"
	}
	return text, d < 0 == m.lessIsBetter(), true
}

// Sums are the figures of one or several committees in a year.
type Sums struct {
	Branches, Members, Units int
	Values                   map[Measure]Value
	Grades                   []GradeCount // in the order of the schemes
	Graded                   int
	Held, Due                int  // meetings
	Provisional              bool // there are results of committees that have not finalised the year, see OfResults
}

// NotFinal is the word at results that their committee has not finalised, or has reopened.
const NotFinal = "未核定"

// OfResults reports whether a measure is of the results of the assessment.
func (m Measure) OfResults() bool { return m == Mean || m == Best }

// Says is a measure in a line of text, with a word where it is of results that are not final: 90.18（未核定）; "—" where it is not known.
func (s *Sums) Says(m Measure) string {
	switch text := m.Text(s.Values[m]); {
	case text == "":
		return "—"
	case s.Provisional && m.OfResults():
		return text + "（" + NotFinal + "）"
	default:
		return text
	}
}

// GradeCount is how many branches have a grade.
type GradeCount struct {
	Grade string
	N     int
}

// SumOf adds the figures of committees up.
func SumOf(figures ...*model.YearFigures) Sums {
	s := Sums{Values: map[Measure]Value{}}
	var covered, findings, recorded, best int
	var totals, rates, marked, kept int64
	for _, f := range figures {
		s.Branches, s.Members, s.Units = s.Branches+f.Branches, s.Members+f.Members, s.Units+f.Units
		covered += f.Covered
		s.Provisional = s.Provisional || f.Provisional()
		if f.Recorded() {
			findings, recorded = findings+f.Findings, recorded+f.Branches
		}
		s.addGrades(f.Grades)
		for i := range f.Rows {
			b := &f.Rows[i]
			if b.Due > 0 {
				rates, kept = rates+int64(b.Held)*1_000_000/int64(b.Due), kept+1
			}
			s.Held, s.Due = s.Held+b.Held, s.Due+b.Due
			if b.Marked {
				totals, marked = totals+int64(b.Total), marked+1
			}
			if b.Grade != "" {
				s.count(b.Grade)
				if len(f.Grades) > 0 && b.Grade == f.Grades[0] {
					best++
				}
			}
		}
	}
	s.set(Covered, int64(covered)*10000, int64(s.Units))
	s.set(Life, rates, kept*100)
	s.set(Findings, int64(findings)*100, int64(recorded))
	s.set(Mean, totals, marked)
	s.set(Best, int64(best)*10000, int64(s.Graded))
	return s
}

// set keeps a quotient, halves up; nothing by nothing is not known.
func (s *Sums) set(m Measure, part, whole int64) {
	if whole > 0 {
		s.Values[m] = Value{Known: true, N: int64(model.Points(part).MulDiv(1, whole))}
	}
}

// addGrades puts the grades of a scheme into the list, each after those that stand before it.
func (s *Sums) addGrades(grades []string) {
	at := 0
	for _, g := range grades {
		if i := s.grade(g); i >= 0 {
			at = i + 1
			continue
		}
		s.Grades = slices.Insert(s.Grades, at, GradeCount{Grade: g})
		at++
	}
}

func (s *Sums) grade(g string) int {
	return slices.IndexFunc(s.Grades, func(c GradeCount) bool { return c.Grade == g })
}

func (s *Sums) count(g string) {
	if s.grade(g) < 0 {
		s.Grades = append(s.Grades, GradeCount{Grade: g})
	}
	s.Grades[s.grade(g)].N++
	s.Graded++
}

// Beyond reports whether a figure is beyond the district's limit.
func Beyond(l model.DistrictLimits, m Measure, v Value) bool {
	limit := map[Measure]int64{Covered: l.Covered, Life: l.Life, Findings: l.Findings, Mean: l.Mean}[m]
	if limit == 0 || !v.Known {
		return false
	}
	if m.lessIsBetter() {
		return v.N > limit
	}
	return v.N < limit
}
