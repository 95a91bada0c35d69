// Package pioneer works 党员先锋指数 out: a definition and what was entered for a member give the value of each quarter and of
// the year, every number with its sentence. It is pure: no files, no clock.
package pioneer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Load reads a definition and checks it. What is wrong with it comes as one Invalid Error that names the first fault.
func Load(raw []byte) (*model.PioneerIndex, error) {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	var x model.PioneerIndex
	if err := decoder.Decode(&x); err != nil {
		return nil, model.Wrap(err, model.Invalid, "这份先锋指数办法读不出来；用“导出办法”得到的文件改好后再导入")
	}
	if wrong := Validate(&x); len(wrong) > 0 {
		return nil, model.Errorf(model.Invalid, "先锋指数办法有 %d 处要改：%s", len(wrong), wrong[0])
	}
	return &x, nil
}

// Bytes writes a definition as Load reads it.
func Bytes(x *model.PioneerIndex) ([]byte, error) {
	raw, err := json.MarshalIndent(x, "", " ")
	return append(raw, '\n'), err
}

// Validate says what keeps a definition from being used, a sentence each; nothing when it is sound.
func Validate(x *model.PioneerIndex) (wrong []string) {
	bad := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if x.Period != "quarter" {
		bad("计分周期只能是季度")
	}
	if x.Year != model.PioneerMean && x.Year != model.PioneerTotal {
		bad("全年怎么算只能是各季度平均，或者从 1 月起累计")
	}
	if x.Max() != model.Pt(100) {
		bad("各部分合计 %s 分，应为 100 分", x.Max().Short())
	}
	seen := map[string]bool{}
	for _, p := range x.Parts {
		sum := model.Points(0)
		for _, c := range p.Categories {
			lines := model.Points(0)
			for i := range c.Lines {
				l := &c.Lines[i]
				lines += l.Max
				if l.ID == "" || seen[l.ID] {
					bad("“%s”的编号空着，或者和别的项目重复", l.Name)
				}
				seen[l.ID] = true
				if text := wrongLine(l); text != "" {
					bad("%s%s", l.Title(), text)
				}
			}
			if lines != c.Max {
				bad("“%s”各项合计 %s 分，应为 %s 分", c.Name, lines.Short(), c.Max.Short())
			}
			sum += c.Max
		}
		if sum != p.Max {
			bad("“%s”各类合计 %s 分，应为 %s 分", p.Name, sum.Short(), p.Max.Short())
		}
	}
	for _, id := range x.Exempt.Lines {
		if !seen[id] {
			bad("免考勤党员适用的项目 %s 不在办法里", id)
		}
	}
	return append(wrong, wrongRules(x)...)
}

// wrongLine says what is wrong with a line by itself, "" for nothing.
func wrongLine(l *model.PioneerLine) string {
	m := &l.Method
	switch {
	case l.Max <= 0:
		return "的分值应大于 0"
	case l.Name == "":
		return "没有名称"
	case !slices.Contains([]model.MethodKind{model.Deduct, model.Count, model.Ratio, model.Judged}, m.Kind):
		return "的计分方法只能是扣分、计数、比例或评分"
	case (m.Kind == model.Deduct || m.Kind == model.Count) && m.Unit <= 0:
		return "每次扣几分、得几分没有写"
	case m.Cap < 0 || m.Cap > l.Max:
		return "的上限超过了分值"
	case l.Most < 0:
		return "一个季度最多多少不能是负数"
	case m.Due < 0:
		return "全年应完成的数不能是负数"
	case !slices.Contains([]string{"", model.PioneerAbsences, model.PioneerHours, model.PioneerDues, model.PioneerRegister}, l.Records.Kind),
		(l.Records.Kind == model.PioneerRegister) != (l.Records.Register != ""):
		return "的记录来源不认识"
	}
	return ""
}

func wrongRules(x *model.PioneerIndex) (wrong []string) {
	if x.Bonus.Cap < 0 || x.Minus.Cap < 0 {
		wrong = append(wrong, "加分、减分的上限不能是负数")
	}
	for _, k := range append(slices.Clone(x.Bonus.Kinds), x.Minus.Kinds...) {
		if k.Label == "" || k.Points <= 0 {
			wrong = append(wrong, "每种加分、减分都要有名称和分值")
		}
	}
	if len(x.Bands) == 0 || x.Bands[len(x.Bands)-1].From != 0 {
		wrong = append(wrong, "档次的最后一档应从 0 分起")
	}
	for i := 1; i < len(x.Bands); i++ {
		if x.Bands[i].From >= x.Bands[i-1].From {
			wrong = append(wrong, fmt.Sprintf("档次“%s”的起点应低于“%s”的", x.Bands[i].Name, x.Bands[i-1].Name))
		}
	}
	zeroes := map[string]bool{}
	for _, z := range x.Zeroes {
		if z.ID == "" || z.Title == "" || zeroes[z.ID] {
			wrong = append(wrong, fmt.Sprintf("清零情形“%s”没有编号或名称，或者编号 %s 重复", z.Title, z.ID))
		}
		zeroes[z.ID] = true
	}
	a := &x.Appraisal
	grades := map[string]bool{}
	for _, g := range a.Grades {
		if g == "" || grades[g] {
			wrong = append(wrong, "民主评议的等次不能空着，也不能重复")
		}
		grades[g] = true
	}
	if len(a.Grades) < 2 || a.Of < 1 || a.Base != "members" && a.Base != "full" || a.Over != "refuse" && a.Over != "reason" {
		wrong = append(wrong, "民主评议的等次、名额和超出名额怎么办要写全")
	}
	return wrong
}
