package intake

import (
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
)

func TestTypedHint(t *testing.T) {
	today := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	sound := idOf("32010019900805202")
	wrong := sound[:17] + "0"
	if wrong == sound {
		wrong = sound[:17] + "1"
	}
	for _, c := range []struct {
		field intake.Field
		text  string
		hint  string
		ok    bool
	}{
		{intake.IDNumber, "3201001990080", "已输 13 位，还差 5 位", false},
		{intake.IDNumber, sound + "1", "多了 1 位，应为 18 位", false},
		{intake.IDNumber, "32010O", "只能有数字，末位可以是 X", false},
		{intake.IDNumber, wrong, "末位与前 17 位对不上，至少有一位写错", false},
		{intake.IDNumber, " " + sound + " ", "号码可用：女，1990-08-05 出生", true},
		{intake.Birth, "1990.8", "记作 1990年8月", true},
		{intake.Birth, "2014-06-31", "没有这一天，写 1990-05-01 或 1990-05", false},
		{intake.JoinDate, "2030", "晚于今天", false},
		{intake.Date, "2026-05", "要写到日，如 2026-05-01", false},
		{intake.Date, "2026年5月3日", "记作 2026年5月3日", true},
		{intake.Phone, "1390158", "已输 7 位；手机号 11 位，座机带区号", false},
		{intake.FieldItem + "A2", "4.5", "记作 4.50 分", true},
		{intake.FieldItem + "A2", "四", "不是分数，最多两位小数", false},
		{intake.Name, " ", "", false},
		{intake.Name, "1998-11-30", "姓名里不会有数字", false},
		{intake.Name, "林一", "", true},
	} {
		hint, ok := typedHint(intake.Roster, nil, c.field, c.text, today)
		if hint != c.hint || ok != c.ok {
			t.Errorf("%s %q: %q %v, want %q %v", c.field, c.text, hint, ok, c.hint, c.ok)
		}
	}
}

func TestTypedHintOfARegister(t *testing.T) {
	def := &record.Register{Fields: []record.Item{{Name: "paid", Label: "实缴", Shape: record.Money, Zero: []string{"免缴"}, Min: new(int)}}}
	for _, c := range []struct {
		text, hint string
		ok         bool
	}{
		{"贰拾元13", "不是金额，写成 20.00", false}, {"13元", "记作 13", true}, {"免缴", "记作 0", true}, {"-3", "实缴写作 -3，不能是负数", false}, {"", "", false},
	} {
		if hint, ok := typedHint(intake.Roster, def, "paid", c.text, time.Time{}); hint != c.hint || ok != c.ok {
			t.Errorf("%q: %q %v, want %q %v", c.text, hint, ok, c.hint, c.ok)
		}
	}
}

// optionWith finds the line of a column's menu.
func optionWith(m *fieldMenu, id string) (found kit.Option) {
	for _, o := range m.options(m.col()) {
		if o.ID == id {
			found = o
		}
	}
	return found
}
