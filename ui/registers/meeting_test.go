package registers

import (
	"context"
	"maps"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// Each entry of a session leads to the papers of the whole session, in its year; a meeting to come offers no minutes.
func TestTheEntriesOfASessionLeadToItsPapers(t *testing.T) {
	tr, s, _, _ := lists(t)
	ctx := context.Background()
	save := func(register string, values map[string]string) int64 {
		t.Helper()
		id, _, err := tr.Office.SaveEntry(ctx, record.Entry{Register: register, Values: values})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := save("analysis", map[string]string{"period": "2025年第四季度", "problem": "届满没有换届", "date": "2025-12-20"})
	second := save("analysis", map[string]string{"period": "2025年第四季度", "problem": "材料不齐"})
	coming := save("joint-meeting", map[string]string{"title": "年终联席会议", "date": "2099-12-31"})
	acts := func(id int64) (all map[string]func()) {
		t.Helper()
		e, err := tr.Office.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		m, err := tr.Office.MeetingOf(ctx, e.Rows[0])
		if err != nil {
			t.Fatal(err)
		}
		all = map[string]func(){}
		for _, a := range s.meetingActs(e.Rows[0], m) {
			all[a.Text] = a.Do
		}
		return all
	}
	acts(coming)["登记议题"]()
	tr.Settle()
	if e, ok := tr.Window.Canvas().Focused().(*kit.Entry); !ok || e.PlaceHolder != "例如 寒假送课进社区怎样安排" {
		t.Errorf("the keyboard is in %v", tr.Window.Canvas().Focused())
	}
	tr.Press("先不登记")
	acts(second)["打印会议纪要"]()
	if n := len(tr.Went); n != 1 || tr.Went[0] != (uitest.Visit{Screen: shell.Papers, Target: shell.PaperOf{Name: "minutes", Copy: first, Year: 2025}}) {
		t.Errorf("the minutes are of %v", tr.Went)
	}
	all := acts(coming)
	if all["打印会议纪要"] != nil || all["打印会议议程"] == nil || all["打印数据一览"] == nil || all["把议题汇集成议程"] == nil {
		t.Errorf("a meeting to come offers %v", slices.Collect(maps.Keys(all)))
	}
}
