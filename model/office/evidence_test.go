package office

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// on opens the sample committee on a day of its own.
func sampleOn(t *testing.T, day string) *Office {
	t.Helper()
	o := sampleCopy(t)
	setDay(t, o, day)
	return o
}

// setDay sets the clock of an office, and so that of its change log, to the morning of a day.
func setDay(t *testing.T, o *Office, day string) {
	t.Helper()
	now, err := time.ParseInLocation("2006-01-02", day, time.Local)
	if err != nil {
		t.Fatal(err)
	}
	o.now = func() time.Time { return now.Add(9 * time.Hour) }
}

func branchID(t *testing.T, o *Office, name string) int64 {
	t.Helper()
	branches, err := o.Branches(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range branches {
		if b.Org.Name == name {
			return b.Org.ID
		}
	}
	t.Fatalf("no branch %s", name)
	return 0
}

func evidenceOf(t *testing.T, o *Office, branch string) map[string]Proposal {
	t.Helper()
	all, err := o.Evidence(context.Background(), SampleYear, branchID(t, o, branch))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func linesOf(p Proposal) string {
	var all []string
	for _, l := range p.Lines {
		name := l.Name
		if l.Due > 0 {
			name += fmt.Sprintf(" %d/%d", l.Done, l.Due)
		}
		all = append(all, strings.TrimSpace(name+" "+l.Why))
	}
	return strings.Join(all, "|")
}

// What the officer is told about branches of the sample committee, whose missing meetings are known.
func TestEvidenceOfTheSampleCommittee(t *testing.T) {
	o := sampleOn(t, "2026-11-23")
	const none = "党小组会 不适用：没有设党小组"
	for _, c := range []struct {
		branch, item, points, why, lines string
		records                          int
	}{
		{"启明外国语学校党支部", "C1", "10.00", "10 × 18 ÷ 18 = 10", "党员大会 4/4|支委会 11/11|" + none + "|党课 3/3", 18},
		{"正谊高级中学党支部", "C1", "8.89", "10 × 16 ÷ 18 = 8.888…，四舍五入到 0.01；支委会 4 月、9 月没有记录",
			"党员大会 4/4|支委会 9/11 4 月、9 月没有记录|" + none + "|党课 3/3", 16},
		{"知行教育培训中心党支部", "C1", "9.44", "10 × 17 ÷ 18 = 9.444…，四舍五入到 0.01；党课 第 2 季度没有记录",
			"党员大会 4/4|支委会 11/11|" + none + "|党课 2/3 第 2 季度没有记录", 17},
		{"知行教育培训中心党支部", "C2", "3.27", "4 × 9 ÷ 11 = 3.272…，四舍五入到 0.01；7 月、8 月没有记录", "主题党日 9/11 7 月、8 月没有记录", 9},
		{"知行教育培训中心党支部", "B2", "3.00", "延期已获批准，得 3 分；任期 2026年3月18日届满，延到 2027年3月18日，2026年3月10日批准",
			"延期换届 任期 2026年3月18日届满，延到 2027年3月18日，2026年3月10日批准", 0},
		{"城南片区民办幼儿园联合党支部", "B2", "0.00", "逾期未换届，得 0 分；任期 2026年9月18日届满，没有换届或延期获批的记录",
			"任期 任期 2026年9月18日届满，没有换届或延期获批的记录", 0},
		{"正谊高级中学党支部", "B2", "5.00", "在任期内，得 5 分；任期到 2029年4月25日", "任期 任期到 2029年4月25日", 0},
		{"育华教育集团机关党支部", "C1", "8.57", "10 × 6 ÷ 7 = 8.571…，四舍五入到 0.01；党员大会 第 1 季度没有记录",
			"党员大会 3/4 第 1 季度没有记录|支委会 不适用：正式党员 5 名，没有设支委会|" + none + "|党课 3/3", 6},
		{"弘毅技工学校党支部", "C1", "10.00", "10 × 18 ÷ 18 = 10", "党员大会 4/4 5 月到会或者赞成的人数不够，请核对|支委会 11/11|" + none + "|党课 3/3", 18},
		{"致远研学服务中心党支部", "C2", "3.64", "4 × 10 ÷ 11 = 3.636…，四舍五入到 0.01；10 月没有记录", "主题党日 10/11 10 月没有记录", 10},
		{"正谊高级中学党支部", "A1", "0.00", "没有写入，得 0 分；台账“党建写入章程”填的是“否”", "党组织台账 党建写入章程：否", 0},
	} {
		t.Run(c.branch+" "+c.item, func(t *testing.T) {
			got, ok := evidenceOf(t, o, c.branch)[c.item]
			if !ok {
				t.Fatal("no proposal")
			}
			if got.Points.String() != c.points || got.Why != c.why || linesOf(got) != c.lines || got.Records != c.records {
				t.Errorf("got %s, %q, %q, %d records", got.Points, got.Why, linesOf(got), got.Records)
			}
		})
	}
}

// Before the year is over the yearly meetings may still come; afterwards the record answers, and the last months count.
func TestEvidenceWaitsForPeriodsToEnd(t *testing.T) {
	if p, ok := evidenceOf(t, sampleOn(t, "2026-11-23"), "知行教育培训中心党支部")["C3"]; ok {
		t.Errorf("proposed %s while the review may still be held", p.Points)
	}
	after := evidenceOf(t, sampleOn(t, "2027-01-10"), "知行教育培训中心党支部")
	for item, want := range map[string]string{
		"C1": "党员大会 4/4|支委会 11/12 12 月没有记录|党小组会 不适用：没有设党小组|党课 2/4 第 2、4 季度没有记录",
		"C2": "主题党日 9/12 7 月、8 月、12 月没有记录",
	} {
		if got := linesOf(after[item]); got != want {
			t.Errorf("%s: got %q", item, got)
		}
	}
	if got := after["C3"]; got.Points != 200 || !strings.HasPrefix(got.Why, "只开展一项，得 2 分；组织生活会2026年2月") {
		t.Errorf("C3: %s %q", got.Points, got.Why)
	}
	early := evidenceOf(t, sampleOn(t, "2026-04-01"), "知行教育培训中心党支部")
	if got := linesOf(early["C2"]); got != "主题党日 3/3" {
		t.Errorf("on the first of April: %q", got)
	}
}

// lawFirm is a data file with one branch, the default law scheme, and what records gives it.
func lawFirm(t *testing.T, org model.Org, records ...model.Activity) (*Office, int64) {
	t.Helper()
	now := time.Date(2026, 7, 10, 9, 0, 0, 0, time.Local)
	o, err := Create(context.Background(), filepath.Join(t.TempDir(), "law.sbd"),
		model.Committee{Name: "某某区律师行业综合党委", Sector: model.Law, Year: 2026}, Options{Who: "周敏", Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	if _, err := o.OpenYear(context.Background(), 2026, "law"); err != nil {
		t.Fatal(err)
	}
	org.Name, org.Kind, org.ReportedSize = "江苏明衡律师事务所党支部", model.Branch, -1
	_, err = o.write(context.Background(), "test", "测试", func(tx *store.Tx) error {
		if err := tx.PutOrg(&org); err != nil {
			return err
		}
		for _, a := range records {
			a.OrgID, a.Due, a.Present = org.ID, -1, -1
			if err := tx.PutActivity(&a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return o, org.ID
}

func TestEvidenceGuessesNothing(t *testing.T) {
	at := func(kind model.ActivityKind, topic string, days ...model.Date) []model.Activity {
		var all []model.Activity
		for _, d := range days {
			all = append(all, model.Activity{Kind: kind, Date: d, Topic: topic})
		}
		return all
	}
	for name, c := range map[string]struct {
		org     model.Org
		records []model.Activity
		item    string
		want    string // points and lines; "" for no proposal
	}{
		"nothing recorded at all":      {model.Org{}, nil, "C1", ""},
		"no answer about the budget":   {model.Org{}, nil, "A4", ""},
		"budgeted":                     {model.Org{Budgeted: model.Yes}, nil, "A4", "4.00 党组织台账 党建经费列入预算：是"},
		"not budgeted":                 {model.Org{Budgeted: model.No}, nil, "A4", "0.00 党组织台账 党建经费列入预算：否"},
		"one of two in the charter":    {model.Org{InCharter: model.Yes}, nil, "A1", ""}, // says nothing about the core values
		"no term known":                {model.Org{}, nil, "B2", ""},
		"term ends this month, no day": {model.Org{TermEnd: "2026-07"}, nil, "B2", ""},
		"term ends today":              {model.Org{TermEnd: "2026-07-10"}, nil, "B2", "4.00 任期 任期到 2026年7月10日"},
		"term ended in June, no day":   {model.Org{TermEnd: "2026-06"}, nil, "B2", "0.00 任期 任期 2026年6月届满，没有换届或延期获批的记录"},
		"two meetings in one month":    {model.Org{}, at(model.PartyDay, "", "2026-01-05", "2026-01-20"), "C2", "0.67 主题党日 1/6 2 月、3 月、4 月、5 月、6 月没有记录"},
		"set up in May":                {model.Org{SetUpOn: "2026-05-10"}, at(model.PartyDay, "", "2026-05-20", "2026-06-05"), "C2", "4.00 主题党日 1/1"},
		"the month alone is known":     {model.Org{SetUpOn: "2026-06-01"}, at(model.PartyDay, "", "2026-06"), "C2", "4.00 主题党日 1/1"},
		"only the year is known":       {model.Org{SetUpOn: "2026-06-01"}, at(model.PartyDay, "", "2026"), "C2", "0.00 主题党日 0/1 6 月没有记录"},
		"dated after today":            {model.Org{SetUpOn: "2026-06-01"}, at(model.PartyDay, "", "2026-06-03", "2026-12-03"), "C2", "4.00 主题党日 1/1"},
		"another year":                 {model.Org{}, at(model.PartyDay, "", "2025-06-03"), "C2", ""},
		"set up this month":            {model.Org{SetUpOn: "2026-07-02"}, at(model.PartyDay, "", "2026-07-03"), "C2", ""},
		"life meeting alone":           {model.Org{}, at(model.LifeMeeting, "年度组织生活会", "2026-02-03"), "C3", ""},
		"both at one meeting": {model.Org{}, at(model.LifeMeeting, "组织生活会暨民主评议党员", "2026-02-03"), "C3",
			"5.00 组织生活会 2026年2月3日有记录|民主评议 2026年2月3日有记录"},
	} {
		t.Run(name, func(t *testing.T) {
			o, id := lawFirm(t, c.org, c.records...)
			all, err := o.Evidence(context.Background(), 2026, id)
			if err != nil {
				t.Fatal(err)
			}
			p, ok := all[c.item]
			if got := p.Points.String() + " " + linesOf(p); ok && got != c.want || !ok && c.want != "" {
				t.Errorf("got %q (%v)", got, ok)
			}
		})
	}
}

// A branch entered after the year was finalised was never asked for marks, and does not stand in it as 未交.
func TestAFinalisedYearKeepsItsBranches(t *testing.T) {
	ctx := context.Background()
	o := sampleCopy(t)
	before, err := o.Facts(ctx, SampleYear)
	if err != nil || !before.Year.Finalised {
		t.Fatal("the sample is not finalised", err)
	}
	if _, err := o.write(ctx, "test", "测试", func(tx *store.Tx) error {
		return tx.PutOrg(&model.Org{Name: "后来的党支部", Kind: model.Branch, ReportedSize: -1})
	}); err != nil {
		t.Fatal(err)
	}
	count := func() int {
		f, err := o.Facts(ctx, SampleYear)
		if err != nil {
			t.Fatal(err)
		}
		return len(f.Sheets)
	}
	if got := count(); got != len(before.Sheets) {
		t.Errorf("%d branches in the finalised year, %d before", got, len(before.Sheets))
	}
	if _, err := o.Reopen(ctx, SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
	if got := count(); got != len(before.Sheets)+1 {
		t.Errorf("%d branches in the year opened again, want one more than %d", got, len(before.Sheets))
	}
}
