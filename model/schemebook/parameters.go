package schemebook

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// methodParameters writes the parameters of a method, a line each:
//
//	应建未建（ORG-01、ORG-02）扣 5    每个问题扣 2    最低 -3     deduct
//	满意率90%以上（≥90%）= 5          没有写入 = 0                step, survey, level
//	每项 1    最多 4                                              count
//	全年应完成 32                                                 ratio
func methodParameters(m model.Method) string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	switch m.Kind {
	case model.Deduct:
		for _, t := range m.Units {
			add("%s扣 %s", tierLabel(t), t.Points.Short())
		}
		if m.Unit != 0 {
			add("%s扣 %s", eachFinding, m.Unit.Short())
		}
		if m.Floor != 0 {
			add("最低 %s", m.Floor.Short())
		}
	case model.Step, model.Survey, model.Level:
		for _, t := range m.Tiers {
			add("%s = %s", tierLabel(t), t.Points.Short())
		}
	case model.Count:
		if m.Unit != 0 {
			add("每项 %s", m.Unit.Short())
		}
		if m.Cap != 0 {
			add("最多 %s", m.Cap.Short())
		}
	case model.Ratio:
		if m.Due != 0 {
			add("全年应完成 %d", m.Due)
		}
	}
	return strings.Join(lines, "\n")
}

const eachFinding = "每个问题"

func tierLabel(t model.Tier) string {
	label := t.Label
	if t.AtLeast != 0 {
		label += "（≥" + hundredths(t.AtLeast) + "%）"
	}
	if len(t.Rules) > 0 {
		label += "（" + strings.Join(t.Rules, "、") + "）"
	}
	return label
}

// hundredths writes 9050 as 90.5.
func hundredths(n int64) string { return model.Points(n).Short() }

var (
	costLine = regexp.MustCompile(`^(.*?)\s*扣\s*(-?[0-9.]+)\s*分?$`)
	lowLine  = regexp.MustCompile(`^最低\s*(-?[0-9.]+)\s*分?$`)
	eachLine = regexp.MustCompile(`^每[项个次件人]\s*(?:得\s*)?([0-9.]+)\s*分?$`)
	mostLine = regexp.MustCompile(`^最多\s*(?:计\s*)?([0-9.]+)\s*分?$`)
	dueLine  = regexp.MustCompile(`^全年应完成\s*([0-9]+)$`)
	rateEnd  = regexp.MustCompile(`^(.*)[（(]≥\s*([0-9.]+)\s*[%％][）)]$`)
	rulesEnd = regexp.MustCompile(`^(.*)[（(]((?:[A-Z]+-[0-9]+|[a-z]+\.[a-z-]+)(?:、(?:[A-Z]+-[0-9]+|[a-z]+\.[a-z-]+))*)[）)]$`)
)

// readMethod reads what methodParameters writes, with the small differences of people; the error is a sentence.
func readMethod(kind model.MethodKind, text string) (model.Method, error) {
	m := model.Method{Kind: kind}
	for _, line := range parameterLines(kind, text) {
		if err := readParameter(&m, line); err != nil {
			return m, err
		}
	}
	return m, nil
}

// parameterLines parts the text: by line, or where all stands in one line by ； when each piece is a parameter.
func parameterLines(kind model.MethodKind, text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) != 1 || !strings.ContainsAny(lines[0], "；;") {
		return lines
	}
	pieces := strings.FieldsFunc(lines[0], func(r rune) bool { return r == '；' || r == ';' })
	for i, piece := range pieces {
		pieces[i] = strings.TrimSpace(piece)
		if readParameter(&model.Method{Kind: kind}, pieces[i]) != nil {
			return lines
		}
	}
	return pieces
}

func readParameter(m *model.Method, line string) error {
	switch m.Kind {
	case model.Deduct:
		if f := costLine.FindStringSubmatch(line); f != nil {
			points, err := model.ParsePoints(f[2])
			if err != nil {
				return err
			}
			t := readTier(f[1])
			if t.Label == eachFinding && len(t.Rules) == 0 && m.Unit == 0 {
				m.Unit = points
				return nil
			}
			t.Points = points
			m.Units = append(m.Units, t)
			return nil
		}
		if f := lowLine.FindStringSubmatch(line); f != nil {
			return readInto(&m.Floor, f[1])
		}
		return model.FieldErrorf("parameters", "“%s”读不懂，应写成“每个问题扣 2”“事项扣 5”或“最低 -3”，一行一条", line)
	case model.Step, model.Survey, model.Level:
		at := strings.LastIndexAny(line, "=＝")
		if at < 0 {
			return model.FieldErrorf("parameters", "“%s”读不懂，应写成“档次 = 得分”，一行一档，比率写成“满意率90%%以上（≥90%%）= 5”", line)
		}
		t := readTier(strings.TrimSpace(line[:at]))
		if err := readInto(&t.Points, strings.TrimLeft(line[at:], "=＝")); err != nil {
			return err
		}
		m.Tiers = append(m.Tiers, t)
		return nil
	case model.Count:
		if f := eachLine.FindStringSubmatch(line); f != nil {
			return readInto(&m.Unit, f[1])
		}
		if f := mostLine.FindStringSubmatch(line); f != nil {
			return readInto(&m.Cap, f[1])
		}
		return model.FieldErrorf("parameters", "“%s”读不懂，应写成“每项 1”和“最多 4”，一行一条", line)
	case model.Ratio:
		if f := dueLine.FindStringSubmatch(line); f != nil {
			n, err := strconv.Atoi(f[1])
			m.Due = n
			return err
		}
		return model.FieldErrorf("parameters", "“%s”读不懂，比例法的参数空着，或者写“全年应完成 32”", line)
	}
	return model.FieldErrorf("parameters", "%s法没有参数，“%s”请删去", scoring.MethodLabel(m.Kind), line)
}

func readInto(p *model.Points, text string) (err error) {
	*p, err = model.ParsePoints(strings.TrimSuffix(strings.TrimSpace(text), "分"))
	return err
}

// readTier reads what tierLabel writes.
func readTier(label string) model.Tier {
	t := model.Tier{Label: label}
	if f := rulesEnd.FindStringSubmatch(t.Label); f != nil {
		t.Label, t.Rules = strings.TrimSpace(f[1]), strings.Split(f[2], "、")
	}
	if f := rateEnd.FindStringSubmatch(t.Label); f != nil {
		if rate, err := model.ParsePoints(f[2]); err == nil {
			t.Label, t.AtLeast = strings.TrimSpace(f[1]), int64(rate)
		}
	}
	return t
}
