package checkup

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// wording are the texts of a rule with {n}, {span} and {times} in the place of its number.
type wording struct{ title, fix, note string }

// reword writes the number in force into the texts of the rule: {n} as it is, {span} as a span of that many months, {times} as
// so many times.
func (r *Rule) reword() {
	span, times := strconv.Itoa(r.Number)+" 个月", " "+strconv.Itoa(r.Number)+" 次"
	if r.Number%12 == 0 {
		span = strconv.Itoa(r.Number/12) + " 年"
	}
	if r.Number == 1 {
		times = "一次"
	}
	in := strings.NewReplacer("{n}", strconv.Itoa(r.Number), "{span}", span, "{times}", times)
	r.Title, r.Fix, r.Note = in.Replace(r.words.title), in.Replace(r.words.fix), in.Replace(r.words.note)
}

// Apply returns the rules as the committee set them on a day. A setting of a rule that must hold, or of none, is left out.
func Apply(all []Rule, settings []model.RuleSetting, day model.Date) []Rule {
	set, of := slices.Clone(all), map[string][]model.RuleSetting{}
	for _, s := range settings {
		of[s.Rule] = append(of[s.Rule], s)
	}
	for i := range set {
		r := &set[i]
		if r.Settings = of[r.ID]; len(r.Settings) == 0 || !r.Editable() {
			r.Settings = nil
			continue
		}
		slices.SortStableFunc(r.Settings, func(a, b model.RuleSetting) int {
			return cmp.Or(strings.Compare(string(a.From), string(b.From)), cmp.Compare(a.ID, b.ID))
		})
		set[i] = *r.asOf(day)
	}
	return set
}

// asOf is the rule as it was set on a day.
func (r *Rule) asOf(day model.Date) *Rule {
	if len(r.Settings) == 0 {
		return r
	}
	shipped := *r.origin()
	shipped.Settings = nil
	now := shipped
	now.Settings = r.Settings
	for i := range r.Settings {
		s := &r.Settings[i]
		if day.Before(s.From) {
			break
		}
		if s.Restores() {
			now.Number, now.Severity, now.On, now.setBy = shipped.Number, shipped.Severity, shipped.On, [3]*model.RuleSetting{}
			continue
		}
		if s.Number != nil && shipped.HasNumber() {
			now.Number, now.setBy[0] = *s.Number, s
		}
		if s.Severity != "" && !shipped.Fixed() {
			now.Severity, now.setBy[1] = Severity(s.Severity), s
		}
		if s.State != "" && !shipped.Fixed() {
			now.On, now.setBy[2] = s.State == "on", s
		}
	}
	for i, same := range [3]bool{now.Number == shipped.Number, now.Severity == shipped.Severity, now.On == shipped.On} {
		if same {
			now.setBy[i] = nil
		}
	}
	if now.setBy != [3]*model.RuleSetting{} {
		now.Shipped = &shipped
		now.reword()
	}
	return &now
}

// Change is what the committee set differently, from a day on ("" for all along), and why.
type Change struct {
	What   string // 限值 5 改为 6
	From   model.Date
	Reason string
}

// Changes are what the committee set differently as it is in force; each has its own reason, what was set at one time stands
// together.
func (r *Rule) Changes() []Change {
	var all []Change
	var last *model.RuleSetting
	for i, s := range r.setBy {
		if s == nil {
			continue
		}
		what := ""
		switch i {
		case 0:
			what = fmt.Sprintf("限值 %d 改为 %d", r.Shipped.Number, r.Number)
		case 1:
			what = "级别“" + r.Shipped.Severity.Label() + "”改为“" + r.Severity.Label() + "”"
		default:
			what = map[bool]string{true: "打开", false: "不检查"}[r.On]
		}
		if s == last {
			all[len(all)-1].What += "，" + what
			continue
		}
		last, all = s, append(all, Change{what, s.From, s.Reason})
	}
	return all
}

// String says a change: 限值 5 改为 6，自 2026-06-01 起，依据：市委文件第三条.
func (c Change) String() string {
	from := ""
	if c.From != "" {
		from = "，自 " + string(c.From) + " 起"
	}
	return c.What + from + "，依据：" + c.Reason
}

// LocalText says what the committee set differently, from when and why; "" for nothing.
func (r *Rule) LocalText() string {
	var parts []string
	for _, c := range r.Changes() {
		parts = append(parts, c.String())
	}
	return strings.Join(parts, "；")
}

// SettingText says what a setting of the rule's history sets: 限值 6 家，级别“地方”，不检查.
func (r *Rule) SettingText(s *model.RuleSetting) string {
	var parts []string
	if s.Restores() {
		return "恢复原来的规定"
	}
	if s.Number != nil {
		parts = append(parts, fmt.Sprintf("限值 %d %s", *s.Number, r.Unit))
	}
	if s.Severity != "" {
		parts = append(parts, "级别“"+Severity(s.Severity).Label()+"”")
	}
	if s.State != "" {
		parts = append(parts, map[string]string{"on": "检查", "off": "不检查"}[s.State])
	}
	return strings.Join(parts, "，")
}

// latestSetting is how long ahead a setting may be made, in years.
const latestSetting = 3

// CheckSetting says why the committee cannot set a rule so, nil when it can. The rules are those of the day from which it is to
// hold, and today is the day on which it is made.
func CheckSetting(all []Rule, s model.RuleSetting, today model.Date) error {
	i := slices.IndexFunc(all, func(r Rule) bool { return r.ID == s.Rule })
	if i < 0 {
		return model.Errorf(model.NotFound, "没有编号为 %s 的规则，请刷新后再看", s.Rule)
	}
	r := all[i].origin()
	switch {
	case !r.Editable():
		return model.Errorf(model.Invalid, "%s %s：条例写的是“应当”，限值、级别和开关都不能改", r.ID, r.Title)
	case r.Fixed() && (s.Severity != "" && s.Severity != string(r.Severity) || s.State == "off"):
		return model.Errorf(model.Invalid, "%s %s：条例写的是“应当”，只能改限值，级别和开关不能改", r.ID, r.Title)
	case s.Number != nil && !r.HasNumber():
		return model.FieldErrorf("number", "%s 没有可以改的限值，只能改级别和是否检查", r.ID)
	case s.Number != nil && (*s.Number < r.Range[0] || *s.Number > r.Range[1]):
		return model.FieldErrorf("number", "%s 的限值应在 %d 到 %d %s之间", r.ID, r.Range[0], r.Range[1], r.Unit)
	case !slices.Contains([]string{"", string(Must), string(Normally), string(Local)}, s.Severity):
		return model.FieldErrorf("severity", "级别只能是必须、一般或地方")
	case s.From.Precision() != model.ByDay:
		return model.FieldErrorf("from_on", "从哪天起要写到日，例如 %s", today)
	case s.From.Before("2000-01-01") || today.AddYears(latestSetting).Before(s.From):
		return model.FieldErrorf("from_on", "从哪天起应在 2000-01-01 到 %s 之间", today.AddYears(latestSetting))
	case s.Reason == "":
		return model.FieldErrorf("reason", "写明依据，例如本市文件的名称和条款")
	}
	return nil
}

// Narrow leaves of a setting what differs from what is in force, so that the rest keeps its reason. Where nothing differs but the
// reason, the setting is of all that the committee set. ok is false where it changes nothing.
func (r *Rule) Narrow(s model.RuleSetting) (narrowed model.RuleSetting, ok bool) {
	full := s
	if s.Number != nil && *s.Number == r.Number {
		s.Number = nil
	}
	if s.Severity == string(r.Severity) {
		s.Severity = ""
	}
	if s.State == map[bool]string{true: "on", false: "off"}[r.On] {
		s.State = ""
	}
	if !s.Restores() {
		return s, true
	}
	differs := func(i int) bool { return r.setBy[i] != nil && r.setBy[i].Reason != s.Reason }
	if full.Number != nil && differs(0) {
		s.Number = full.Number
	}
	if full.Severity != "" && differs(1) {
		s.Severity = full.Severity
	}
	if full.State != "" && differs(2) {
		s.State = full.State
	}
	return s, !s.Restores()
}
