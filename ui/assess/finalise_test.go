package assess

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// entriesOf and checks are the fields and the check boxes that show in the dialog.
func entriesOf(r *rig) (all []*kit.Entry) {
	uitest.Each(r.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if e, ok := o.(*kit.Entry); ok {
			all = append(all, e)
		}
	})
	return all
}

func checks(r *rig) (all []*kit.Check) {
	uitest.Each(r.win.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Check); ok && c.Visible() {
			all = append(all, c)
		}
	})
	return all
}

// A day that cannot be is refused in the dialog; one before marks were changed waits for the box, an upheld objection for a reason.
func TestFinalisingAsksAboutItsDayAndItsObjections(t *testing.T) {
	r := open(t, sample(t, true))
	act := "核定 " + office.CountedText(r.facts.SheetsOf(nil))
	r.showFinalise(office.FinaliseCheck{Year: r.year, Today: "2026-11-26", Reopened: "2026-11-20", Changed: "2026-11-24"}, "")
	entries := entriesOf(r)
	for day, words := range map[string]string{"2027-05-01": "还没有到", "1999-01-01": "早于 2026 年"} {
		entries[0].SetText(day)
		r.tap(act)
		if !r.says(words) || r.closed() {
			t.Errorf("%s is not refused with %q", day, words)
		}
	}
	for _, day := range []string{"2026", "2026.11", "昨天"} {
		entries[0].SetText(day)
		r.tap(act)
		if !r.says("写成年-月-日，如 2026-11-26、2026.11.26") || r.says("1990") || r.closed() {
			t.Errorf("%s is not refused with what the field takes", day)
		}
	}
	for _, day := range []string{"2026-11-9", "2026.11.09", "2026/11/9", "2026年11月9日"} {
		entries[0].SetText(day)
		if r.tap(act); !r.says("早于重新打开") || r.closed() {
			t.Errorf("%s is not read as a day", day)
		}
	}
	entries[0].SetText("2027-05-01")
	if len(checks(r)) != 0 {
		t.Error("a box without a question shows")
	}
	entries[0].SetText("2026-11-23")
	r.tap(act)
	if len(checks(r)) != 1 || r.closed() || !r.says("2026年11月24日）还改过分数或者测评票") || !r.says("仍按这一天核定") {
		t.Error("a day before the last change is taken")
	}
	entries[0].SetText("2026-11-24")
	if len(checks(r)) != 0 {
		t.Error("the day of the last change is asked about")
	}
	entries[0].SetText("2026-11-19")
	checks(r)[0].SetChecked(true)
	r.tap(act)
	if !r.says("早于重新打开") || !r.says("写明理由") || r.closed() {
		t.Error("a day before the reopening is taken without a reason")
	}
	r.tap("不核定")
	r.showFinalise(office.FinaliseCheck{Year: r.year, Today: "2026-11-23", Unanswered: "有 1 件异议成立，收到以后却没有改过分或等次（启明 A3）"}, "")
	entries = entriesOf(r)
	r.tap(act)
	if !r.says("（启明 A3）") || !r.says("写明理由") || r.closed() {
		t.Error("an upheld objection without a change is passed over")
	}
	entries[1].SetText("不影响得分")
	r.tap(act)
	if !r.closed() {
		t.Error("with a reason the year is not finalised")
	}
}
