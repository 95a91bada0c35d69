package checkup

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/shuangbai/shuangbai/model"
)

func shippedRules(t testing.TB) []Rule {
	t.Helper()
	rules, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func ruleAt(rules []Rule, settings []model.RuleSetting, id string, day model.Date) *Rule {
	return (&Report{Rules: Apply(rules, settings, day)}).RuleByID(id)
}

func number(n int) *int { return &n }

func TestEachDayHasTheSettingInForceOnIt(t *testing.T) {
	rules := shippedRules(t)
	settings := []model.RuleSetting{
		{ID: 4, Rule: "ORG-04", From: "2026-09-01", Severity: "L", Reason: "区里口径"},
		{ID: 3, Rule: "ORG-04", From: "2026-06-01", Number: number(6), Reason: "市委文件第三条"},
		{ID: 5, Rule: "ORG-04", From: "2026-11-01", Reason: "恢复原来的规定"},
		{ID: 1, Rule: "LIFE-04", State: "on", Reason: "本区要求"}, // of before there were dates
	}
	for day, want := range map[model.Date]string{
		"2026-05-31": "联合支部覆盖单位不超过 5 家；",
		"2026-06-01": "联合支部覆盖单位不超过 6 家；限值 5 改为 6，自 2026-06-01 起，依据：市委文件第三条",
		"2026-09-30": "联合支部覆盖单位不超过 6 家；限值 5 改为 6，自 2026-06-01 起，依据：市委文件第三条；级别“一般”改为“地方”，自 2026-09-01 起，依据：区里口径",
		"2026-11-01": "联合支部覆盖单位不超过 5 家；",
	} {
		r := ruleAt(rules, settings, "ORG-04", day)
		if got := r.Title + "；" + r.LocalText(); got != want {
			t.Errorf("%s: %s", day, got)
		}
		if len(r.Settings) != 3 {
			t.Errorf("%s: the history has %d settings", day, len(r.Settings))
		}
		if r := ruleAt(rules, settings, "LIFE-04", day); !r.On || r.LocalText() != "打开，依据：本区要求" {
			t.Errorf("%s: what was set before there were dates does not hold: %s", day, r.LocalText())
		}
	}
}

// The number in force stands in the title, what to do and the note, and nowhere the one of before.
func TestTheTextsOfARuleHaveItsNumber(t *testing.T) {
	for _, r := range shippedRules(t) {
		if text := r.Title + r.Fix + r.Note; strings.ContainsAny(text, "{}") {
			t.Errorf("%s: a mark is not written out: %s", r.ID, text)
		}
		if !r.Editable() || !r.HasNumber() {
			continue
		}
		if r.Range[0] < 1 || r.Range[0] > r.Number || r.Range[1] < r.Number {
			t.Errorf("%s: %d is not in its range %v", r.ID, r.Number, r.Range)
		}
		other := r.Range[0]
		if other == r.Number {
			other++
		}
		set := ruleAt([]Rule{r}, []model.RuleSetting{{Rule: r.ID, Number: &other, Reason: "x"}}, r.ID, today)
		for _, said := range []string{fmt.Sprintf(" %d ", r.Number), " " + monthsText(r.Number), "至少一次", "每年一次"} {
			if strings.Contains(r.Title, said) && strings.Contains(set.Title, said) {
				t.Errorf("%s: the limit is %d and the title still says “%s”", r.ID, other, set.Title)
			}
		}
	}
}

func monthsText(months int) string {
	if months%12 == 0 {
		return fmt.Sprintf("%d 年", months/12)
	}
	return fmt.Sprintf("%d 个月", months)
}

func TestASenselessSettingIsRefused(t *testing.T) {
	rules := shippedRules(t)
	for name, c := range map[string]struct {
		s    model.RuleSetting
		want string
	}{
		"too many":            {model.RuleSetting{Rule: "LIFE-01", Number: number(400)}, "LIFE-01 的限值应在 1 到 6 次之间"},
		"a number of none":    {model.RuleSetting{Rule: "LIFE-06b", Number: number(2)}, "LIFE-06b 没有可以改的限值，只能改级别和是否检查"},
		"zero":                {model.RuleSetting{Rule: "ORG-04", Number: number(0)}, "ORG-04 的限值应在 2 到 30 家之间"},
		"no day":              {model.RuleSetting{Rule: "ORG-04", Number: number(6), From: "2026-06"}, "从哪天起要写到日，例如 2026-11-23"},
		"an age ago":          {model.RuleSetting{Rule: "ORG-04", Number: number(6), From: "1890-01-01"}, "从哪天起应在 2000-01-01 到 2029-11-23 之间"},
		"the end of all days": {model.RuleSetting{Rule: "ORG-04", Number: number(6), From: "9999-12-31"}, "从哪天起应在 2000-01-01 到 2029-11-23 之间"},
	} {
		if c.s.Reason = "市里文件"; c.s.From == "" {
			c.s.From = today
		}
		if err := CheckSetting(rules, c.s, today); err == nil || model.MessageOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is not changed keeps the reason that it has.
func TestASettingIsOfWhatItChanges(t *testing.T) {
	rules := shippedRules(t)
	six := []model.RuleSetting{{ID: 1, Rule: "ORG-04", From: "2026-06-01", Number: number(6), Reason: "市委文件"}}
	r := ruleAt(rules, six, "ORG-04", today)
	whole := model.RuleSetting{ID: 2, Rule: "ORG-04", From: today, Number: number(6), Severity: "L", State: "on", Reason: "区里口径"}
	got, ok := r.Narrow(whole)
	if !ok || got.Number != nil || got.Severity != "L" || got.State != "" {
		t.Errorf("narrowed to %+v", got)
	}
	if text := ruleAt(rules, append(six, got), "ORG-04", today).LocalText(); !strings.Contains(text, "市委文件") || !strings.Contains(text, "区里口径") {
		t.Errorf("a reason is lost: %s", text)
	}
	whole.Severity, whole.Reason = "N", "市委文件第三条"
	if got, ok = r.Narrow(whole); !ok || got.Number == nil || got.Severity != "" {
		t.Errorf("another reason of the same number is %+v", got)
	}
	whole.Reason = "市委文件"
	if got, ok = r.Narrow(whole); ok {
		t.Errorf("nothing is changed by %+v", got)
	}
}

// A period is judged by what was asked for at its end.
func TestAPeriodIsJudgedByTheSettingOfItsEnd(t *testing.T) {
	rules := shippedRules(t)
	f := sound()
	twice := []model.RuleSetting{{Rule: "LIFE-01", From: "2026-05-01", Number: number(2), Reason: "本区要求"}}
	found := Run(Apply(rules, twice, today), f, today).Only("LIFE-01", school).Findings
	if len(found) != 1 || found[0].Says != "2026 年到现在应开党员大会 5 次，有记录的 1 次；第 2 季度、第 3 季度不足 2 次" {
		t.Errorf("found %+v", found)
	}
	on := []model.RuleSetting{{Rule: "LIFE-04", From: "2026-08-01", State: "on", Reason: "本区要求"}}
	f.cancel(school, model.Lecture, "2026-0")
	found = Run(Apply(rules, on, today), f, today).Only("LIFE-04", school).Findings
	if len(found) != 1 || found[0].Says != "2026 年到现在应开党课 1 次，有记录的 0 次；第 3 季度没有记录" {
		t.Errorf("switched on in August it finds %+v", found)
	}
}

// Whatever is set from a day on, the days before it keep their findings.
func TestALaterSettingLeavesADayItsFindings(t *testing.T) {
	rules := shippedRules(t)
	var editable []Rule
	for _, r := range rules {
		if r.Editable() {
			editable = append(editable, r)
		}
	}
	setting := func(t *rapid.T, from []model.Date) model.RuleSetting {
		r := rapid.SampledFrom(editable).Draw(t, "rule")
		s := model.RuleSetting{Rule: r.ID, From: rapid.SampledFrom(from).Draw(t, "from"), Reason: "本地规定",
			Severity: rapid.SampledFrom([]string{"", "M", "N", "L"}).Draw(t, "severity"), State: rapid.SampledFrom([]string{"", "on", "off"}).Draw(t, "state")}
		if r.HasNumber() && rapid.Bool().Draw(t, "number") {
			s.Number = number(rapid.IntRange(r.Range[0], r.Range[1]).Draw(t, "n"))
		}
		return s
	}
	rapid.Check(t, func(t *rapid.T) {
		f := disturbed(t)
		day := model.Date(rapid.SampledFrom([]string{"2026-03-01", "2026-07-31", "2026-10-01"}).Draw(t, "day"))
		var settings []model.RuleSetting
		for range rapid.IntRange(0, 3).Draw(t, "before") {
			settings = append(settings, setting(t, []model.Date{"", "2025-01-01", "2026-02-15", "2026-07-01"}))
		}
		want := lines(Run(Apply(rules, settings, day), f, day))
		for range rapid.IntRange(1, 4).Draw(t, "later") {
			settings = append(settings, setting(t, []model.Date{day.AddDays(1), "2026-11-23"}))
		}
		for i := range settings {
			settings[i].ID = int64(i + 1)
		}
		if diff := cmp.Diff(want, lines(Run(Apply(rules, settings, day), f, day))); diff != "" {
			t.Errorf("%s changed by what was set afterwards: %s", day, diff)
		}
	})
}
