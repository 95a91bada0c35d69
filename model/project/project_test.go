package project

import (
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
)

func entry(state string, pairs ...string) record.Entry {
	e := record.Entry{State: state, Values: map[string]string{"name": "辅导", "measure_unit": "场"}}
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Values[pairs[i]] = pairs[i+1]
	}
	return e
}

func TestAProjectStandsInTheGroupOfItsDeadline(t *testing.T) {
	const today = "2026-11-23"
	for _, c := range []struct {
		say   string
		e     record.Entry
		over  bool
		group Group
		late  int
		next  string
		title string
	}{
		{"late", entry(Under, "due_on", "2026-10-30", "target", "12", "done", "8"), false, Late, 24, "登记第 9 场", "逾期 24 天，还差 4 场"},
		{"done but not ended", entry(Under, "due_on", "2026-11-22", "target", "3", "done", "3"), false, Late, 1, "结项", "逾期 1 天，还没有结项"},
		{"today is not late", entry(Under, "due_on", today, "target", "2", "done", "1"), false, ThisQuarter, 0, "登记第 2 场", "还有 0 天到期，还差 1 场"},
		{"put off", entry(Extended, "due_on", "2026-10-30", "extended_to", "2026-12-31", "target", "12", "done", "8"), false, ThisQuarter, 0, "登记第 9 场", "还有 38 天到期，还差 4 场"},
		{"known to the month", entry(Under, "due_on", "2026-11", "target", "2"), false, ThisQuarter, 0, "登记第 1 场", ""},
		{"next year", entry(Approved, "due_on", "2027-06"), false, Later, 0, "开始实施", ""},
		{"without a deadline", entry(Applied), false, Later, 0, "审核通过", ""},
		{"ended late is not late", entry(Finished, "due_on", "2026-01-31", "done_on", "2026-03-01"), true, Over, 0, "", ""},
		{"mid check forgotten", entry(Under, "due_on", "2027-06-30", "mid_due", "2026-11-01", "target", "9"), false, Late, 0, "登记第 1 场", "中期检查已过期限"},
		{"no date", entry(Under, "due_on", "年底"), false, Later, 0, "结项", ""},
	} {
		p := Read(c.e, c.over, today)
		_, next := p.Next()
		title, _, _ := p.Notice(today)
		if p.Group != c.group || p.DaysLate != c.late || next != c.next || c.title != "" && title != c.title {
			t.Errorf("%s: group %d, %d days late, %q, %q", c.say, p.Group, p.DaysLate, next, title)
		}
	}
}

func TestEvidenceThatIsAskedForAndNotThereIsMissing(t *testing.T) {
	p := Read(entry(Under, "needed", "签到表、结项报告", "evidence", "签到表 8 份，照片"), false, "2026-11-23")
	if len(p.Missing) != 1 || p.Missing[0] != "结项报告" || len(p.Evidence()) != 2 {
		t.Errorf("missing %v, there %v", p.Missing, p.Evidence())
	}
}

func TestProjectsAreListedTheMostUrgentFirst(t *testing.T) {
	const today = "2026-11-23"
	all := []Project{Read(entry(Finished, "done_on", "2026-03-01"), true, today), Read(entry(Under, "due_on", "2027-01-31"), false, today),
		Read(entry(Under, "due_on", "2026-12-31", "target", "10", "done", "5"), false, today), Read(entry(Under, "due_on", "2026-11-01"), false, today),
		Read(entry(Under, "due_on", "2026-09-01"), false, today), Read(entry(Finished, "done_on", "2026-08-01"), true, today)}
	Sort(all)
	var due string
	for _, p := range all {
		due += string(p.Due) + p.Values["done_on"] + " "
	}
	if want := "2026-09-01 2026-11-01 2026-12-31 2027-01-31 2026-08-01 2026-03-01 "; due != want {
		t.Errorf("order %s", due)
	}
	if said := Said(all); said != "6 个：实施 4，逾期 2，本季到期 1" {
		t.Error(said)
	}
	if !all[2].Lagging {
		t.Error("half done with five weeks left does not lag")
	}
}
