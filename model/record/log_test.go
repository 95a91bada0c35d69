package record_test

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/resources/registers"
)

func TestALogIsReadAsPeopleWriteIt(t *testing.T) {
	for typed, want := range map[string]string{
		"2025-03-10、2025-08-28":                    "2025-03-10|2025-08-28",
		"2023-09-28\n2024-02-29":                   "2023-09-28|2024-02-29",
		"2024-02-26；2024-08-09":                    "2024-02-26|2024-08-09",
		"2026.5.3 电话 张三":                           "2026-05-03 电话 张三",
		"2026年5月3日：电话、微信":                          "2026-05-03 电话、微信",
		"20260503 见面，20260101电话":                   "2026-01-01 电话|2026-05-03 见面",
		"2026-06 见面\r\n2026/5/30，电话；":              "2026-05-30 电话|2026-06 见面",
		"2026年6月 上门":                               "2026-06 上门",
		"2026-05-03 电话\n约在下月":                      "2026-05-03 电话 约在下月",
		"电话联系":                                     "!电话联系",
		"张三 2026-05-03":                            "!张三 2026-05-03",
		"2026-02-30 电话":                            "!2026-02-30",
		"2026-05-03 身份证 320102198912233000 的人去了外地": "2026-05-03 身份证 320102198912233000 的人去了外地",
	} {
		lines, wrong := record.ParseLog(typed)
		got := strings.ReplaceAll(record.FormatLog(lines), "\n", "|")
		if wrong != "" {
			got = "!" + wrong
		}
		if got != want {
			t.Errorf("%q is read as %q, should be %q", typed, got, want)
		}
		again, _ := record.ParseLog(record.FormatLog(lines))
		if record.FormatLog(again) != record.FormatLog(lines) {
			t.Errorf("%q: the stored form is not its own stored form", typed)
		}
	}
	item := record.Item{Name: "contacts", Label: "联系记录", Shape: record.Log}
	if got := item.Stored("2026.5.3 电话"); got != "2026-05-03 电话" || item.Check(got) != nil {
		t.Errorf("a line typed into a form is stored as %q: %v", got, item.Check(got))
	}
	if err := item.Check(item.Stored("打过电话")); err == nil || !strings.Contains(err.Error(), "每行先写日期") {
		t.Errorf("a line without a day: %v", err)
	}
}

func shippedRegister(t *testing.T, name string) record.Register {
	t.Helper()
	r, err := record.ParseRegister(registers.All()[name+".json"])
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTheDatesOfAnEntryGiveItsStateAndWhatIsDue(t *testing.T) {
	for _, c := range []struct {
		register, day string
		values        map[string]string
		state, due    string
	}{
		{"transfer", "2026-11-23", map[string]string{"issued": "2026-08-28", "valid_days": "90"}, "在途", "介绍信到期 还有 3 天"},
		{"transfer", "2026-11-23", map[string]string{"issued": "2026-08-28", "valid_days": "90", "receipt": "2026-09-10"}, "已办结", ""},
		{"transfer", "2026-11-23", map[string]string{"issued": "2026-05-06"}, "在途", ""},
		{"development", "2026-11-23", map[string]string{"apply_date": "2026-09-20"}, "申请人", "派人谈话期限 逾期 34 天"},
		{"development", "2026-11-23", map[string]string{"apply_date": "2024-01-01", "talk_date": "2024-01-10", "activist_date": "2024-09-01"}, "积极分子", ""},
		{"development", "2026-11-23", map[string]string{"admit_meeting": "2025-12-20", "activist_date": "2024-09-01"}, "预备党员", "预备期满 还有 27 天"},
		{"development", "2026-11-23", map[string]string{"admit_meeting": "2025-07-01", "extended_to": "2026-12-01"}, "预备党员", "预备期满 还有 8 天"},
		{"development", "2026-11-23", map[string]string{"admit_meeting": "2025-07-01", "full_meeting": "2026-07-01", "full_approval": "2026-08-01"}, "已转正", ""},
		{"term", "2026-11-23", map[string]string{"term_to": "2027-02-07"}, "本届", "任期届满 还有 76 天"},
		{"term", "2026-11-23", map[string]string{"term_to": "2026-03-18", "extended_to": "2027-03-18"}, "本届", "任期届满 还有 115 天"},
	} {
		r := shippedRegister(t, c.register)
		e := record.Entry{Values: c.values}
		r.Link(&e)
		due, _ := r.Due(&e, model.Date(c.day))
		said := strings.TrimSpace(due.Label + " " + due.Text())
		if e.State != c.state || said != c.due {
			t.Errorf("%s %v: %s, %q; should be %s, %q", c.register, c.values, e.State, said, c.state, c.due)
		}
	}
}

// The hours of a whole year and those of a day in it are two entries: neither may be written over the other.
func TestAYearAndADayOfStudyAreTwoEntries(t *testing.T) {
	r := shippedRegister(t, "study")
	on := func(date string) *record.Entry {
		return &record.Entry{Values: map[string]string{"member": "7", "date": date}}
	}
	same := func(_ *record.Item, v string) string { return v }
	if r.SameKey(on("2026"), on("2026-06-01"), same) || r.SameKey(on("2026-06-01"), on("2026"), same) {
		t.Error("a year is taken for a day")
	}
	if !r.SameKey(on("2026"), on("2026"), same) || !r.SameKey(on("2026-06-01"), on("2026-06-01"), same) {
		t.Error("the same date is the same entry")
	}
}

func TestTheKeySaysWhichEntriesAreTheSame(t *testing.T) {
	r := shippedRegister(t, "transfer")
	values := func(pairs ...string) *record.Entry {
		e := &record.Entry{Values: map[string]string{}}
		for i := 0; i < len(pairs); i += 2 {
			e.Values[pairs[i]] = pairs[i+1]
		}
		return e
	}
	names := func(_ *record.Item, v string) string {
		return map[string]string{"7": "秦怡"}[v] + map[bool]string{true: "", false: v}[v == "7"]
	}
	base := values("member", "7", "direction", "转出", "letter_no", "111号", "issued", "2026-01-15", "id_number", "a")
	for _, c := range []struct {
		other *record.Entry
		same  bool
	}{
		{values("member", "秦怡", "direction", "转出", "letter_no", "111号", "issued", "2026-01-15"), true},
		{values("member", "秦怡", "direction", "转出", "issued", "2026-01"), true},
		{values("member", "秦怡", "id_number", "b", "issued", "2026-01-15"), false},
		{values("member", "秦怡", "direction", "转入", "issued", "2026-01-15"), false},
		{values("member", "7", "issued", "2026-02-15"), false},
		{values("issued", "2026-01-15"), false},
	} {
		if got := r.SameKey(base, c.other, names); got != c.same {
			t.Errorf("%v: same %v", c.other.Values, got)
		}
	}
}
