package intake

import (
	"strings"
	"testing"
)

// A text longer than a field holds is left out with a warning; the rest of the row goes in.
func TestTextsLongerThanAFieldHolds(t *testing.T) {
	for _, c := range []struct {
		topic, remark int
		code          string
	}{{2000, 20000, ""}, {2001, 100, "text-long"}, {200000, 20001, "text-long"}} {
		topic, remark := strings.Repeat("学", c.topic), strings.Repeat("记", c.remark)
		plan := build(t, bookOf(tab("a", cells("党支部|活动时间|活动类别|主题|备注"), cells("甲党支部|2026-03-05|党课|"+topic+"|"+remark))), nil, Options{Kind: Activities})
		r := plan.Sheets[0].Row(2)
		if r.Kind != New || rowCodes(r) != c.code {
			t.Errorf("%d and %d characters: %s %q, want new %q", c.topic, c.remark, r.Kind, rowCodes(r), c.code)
		}
		if a := plan.Activities[0].Activity; len(a.Topic) > 3*2000 || len(a.Remark) > 3*20000 {
			t.Errorf("%d bytes of topic and %d of remark would be written", len(a.Topic), len(a.Remark))
		}
	}
	known := recordsKnown(t)
	p := recordsPlan(t, known, RegisterKind("transfer"), Options{}, cells("姓名|方向|经办人"), cells("程见山|转出|"+strings.Repeat("张", 3000)))
	if r := p.Sheets[0].Row(2); r.Kind != New || rowCodes(r) != "text-long" || p.Entries[0].Entry.Values["clerk"] != "" {
		t.Errorf("an entry: %s %v", r.Kind, r.Problems)
	}
}
