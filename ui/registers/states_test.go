package registers

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
)

// A pledge is brought through its states; what belongs to each is asked for, and the history says which state it was.
func TestStatesAskForWhatBelongsToThem(t *testing.T) {
	tr, s := openRegister(t, "pledge")
	tr.Press("新增一条")
	settle(tr)
	tr.Enter("党员", "段青禾")
	tr.Enter("承诺事项", "每月到社区辅导作业")
	s.entries.Save()
	settle(tr)
	tr.Press("改为审核")
	tr.Enter("审核人", "林知衡")
	tr.Press("改为审核")
	settle(tr)
	tr.Press("改为公示")
	if on := tr.Entry("公示日期").Text; on != "2026-11-23" {
		t.Errorf("the day offered is %q", on)
	}
	tr.Press("先不改")
	tr.Sees("改为公示")
	tr.Press("改为公示")
	tr.Enter("公示日期", "2027-01-10")
	tr.Press("改为公示")
	tr.Sees("还没有到") // the day is to come
	tr.Enter("公示日期", "2026-11-20")
	tr.Press("改为公示")
	settle(tr)
	tr.Press("改为践诺")
	settle(tr)
	tr.Press("改为评诺")
	tr.Enter("践诺情况", "辅导 9 次")
	tr.Enter("自评", "好")
	tr.Press("改为评诺")
	settle(tr)
	tr.Sees("评诺 1", "11-20", "辅导 9 次", "林知衡", "党员承诺改为评诺：")
	e := entriesOf(t, tr.Office, "pledge")[0]
	for name, want := range map[string]string{"reviewer": "林知衡", "published_on": "2026-11-20", "done_on": "2026-11-23", "progress": "辅导 9 次", "self": "好"} {
		if e.Values[name] != want {
			t.Errorf("%s is %q, want %q", name, e.Values[name], want)
		}
	}
}

// What ends an entry in the place of others is no step after them: a proposal that was taken up never shows 未采纳, and one that was
// not shows neither 采纳 nor 见效.
func TestAnEndInThePlaceOfOthersIsNoStepAfterThem(t *testing.T) {
	_, s := openRegister(t, "suggestion")
	for state, want := range map[string]string{"提出": "提出 采纳 见效", "见效": "提出 采纳 见效", "未采纳": "提出 未采纳"} {
		r := row{Entry: record.Entry{State: state, Values: map[string]string{}}}
		var names []string
		for _, step := range wayOf(s.def, r, statesOf(s.def, r, nil, 2026)) {
			names = append(names, step.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s goes %s, want %s", state, got, want)
		}
	}
}

// A visit that was made is set back to one that is to be made, and is said to be what was saved.
func TestAVisitIsSetBack(t *testing.T) {
	tr, s := openRegister(t, "health-check")
	id, _, err := tr.Office.SaveEntry(context.Background(), record.Entry{Register: "health-check", Values: map[string]string{"unit": "桂香律师事务所", "date": "2026-11-20"}})
	if err != nil {
		t.Fatal(err)
	}
	s.load(id, true)
	settle(tr)
	rows := s.entries.Rows()
	at := slices.IndexFunc(rows, func(r row) bool { return r.State == "已访" && r.Values["date"] == "2026-11-20" })
	if at < 0 {
		t.Fatalf("no visit was made: %+v", rows)
	}
	s.bring(s.def, rows[at], s.def.States[0])
	settle(tr)
	tr.Sees("已改为待访")
	for _, e := range entriesOf(t, tr.Office, "health-check") {
		if e.ID == rows[at].ID && (e.State != "待访" || e.Values["date"] != "") {
			t.Errorf("%s on %q", e.State, e.Values["date"])
		}
	}
}
