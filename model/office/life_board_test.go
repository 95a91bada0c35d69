package office

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// lifeOffice has a branch with a 支委会 and one without, and a year of records of which some are missing.
func lifeOffice(t *testing.T) (o *Office, first, second int64) {
	t.Helper()
	o = emptyOffice(t)
	o.now = func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.Local) }
	first, second = saveBranch(t, o, "甲学校党支部"), saveBranch(t, o, "乙培训中心党支部")
	if _, _, err := o.SaveBranch(context.Background(), BranchEdit{Org: model.Org{ID: first, Name: "甲学校党支部", Kind: model.Branch, Formation: model.FormedAlone, SetUpOn: "2015-01-01", ReportedSize: -1},
		Posts: []model.Post{{Name: "何川", Duty: model.Secretary, From: "2024-01-01"}, {Name: "段青禾", Duty: model.Organisation, From: "2024-01-01"}}}); err != nil {
		t.Fatal(err)
	}
	var all []model.Activity
	for month := 1; month <= 10; month++ {
		if month == 4 {
			continue
		}
		for _, k := range []model.ActivityKind{model.PartyDay, model.CommitteeMeeting} {
			a := model.NewActivity(first, k, model.Date(fmt.Sprintf("2026-%02d-%02d", month, 10+len(k))))
			a.Chair, a.Place, a.Due = "何川", "会议室", 9
			all = append(all, a)
		}
		if month%3 == 2 {
			all = append(all, model.NewActivity(first, model.MembersMeeting, model.Date(fmt.Sprintf("2026-%02d-20", month))))
		}
	}
	if n, _, err := o.AddActivities(context.Background(), all, "登记"); err != nil || n != len(all) {
		t.Fatal(n, err)
	}
	return o, first, second
}

func board(t *testing.T, o *Office) *LifeBoard {
	t.Helper()
	b, err := o.LifeBoard(context.Background(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// year is a branch's months: its signs of what is missed (!) or waits (?), else the number of records, - for not owed.
func year(b *LifeBoard, org int64, kind model.ActivityKind) string {
	var all []string
	for m := 1; m <= 12; m++ {
		c, s := b.Cell(b.Row(org), m, kind), ""
		for _, k := range c.Missed {
			s += k.Sign() + "!"
		}
		for _, k := range c.Waiting {
			s += k.Sign() + "?"
		}
		switch {
		case s != "":
		case c.Records > 0:
			s = fmt.Sprint(c.Records)
		case c.Open:
			s = "."
		case !c.Owed:
			s = "-"
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func TestTheBoardShowsWhatIsDoneAndMissing(t *testing.T) {
	o, first, second := lifeOffice(t)
	b := board(t, o)
	if got, want := year(b, first, ""), "2 3 2 委!日! 3 2 2 3 2 2 会?委?日?生?评?谈? ."; got != want {
		t.Errorf("all kinds: %s, want %s", got, want)
	}
	if got, want := year(b, first, model.MembersMeeting), " 1   1   1   会? ."; got != want {
		t.Errorf("党员大会: %q, want %q", got, want)
	}
	if got := year(b, second, model.CommitteeMeeting); strings.Contains(got, "委") || !strings.HasPrefix(got, "- - -") {
		t.Errorf("a branch without a 支委会: %s", got)
	}
	if s := b.Sum([]*LifeRow{b.Row(first)}, 0, model.PartyDay); s != (LifeSum{Done: 9, Due: 10, Waiting: 1}) {
		t.Errorf("主题党日 of the year: %+v", s)
	}
	if s := b.Sum([]*LifeRow{b.Row(first)}, 4, ""); s.Missed() != 2 {
		t.Errorf("April: %+v", s)
	}
	if s := b.Sum([]*LifeRow{b.Row(second)}, 0, ""); s.Due != 0 {
		t.Errorf("a branch without any record is judged: %+v", s)
	}
}

// What the head says of a year agrees with its cells: nothing is said to be complete of which nothing is known, and of a year to
// come nothing is due.
func TestTheHeadAgreesWithTheCells(t *testing.T) {
	o, first, second := lifeOffice(t)
	ctx := context.Background()
	for year, want := range map[int]string{2026: "截至 11 月 23 日，有记录的 1 个支部缺 2 次，待开 ", 2025: "2025 年只存档、不检查", 2027: "2027 年还没有到，开过的活动到时候再登记"} {
		b, err := o.LifeBoard(ctx, year)
		if err != nil || !strings.HasPrefix(b.Said(), want) {
			t.Errorf("%d: %q, %v, want %q", year, b.Said(), err, want)
		}
		for month := 1; month <= 12; month++ {
			if c := b.Cell(b.Row(first), month, ""); year == 2027 && (!c.Open || len(c.Missed)+len(c.Waiting) > 0) {
				t.Errorf("2027-%02d: %+v", month, c)
			}
		}
	}
	if _, err := o.SetLifeFrom(ctx, "2025", ""); err != nil {
		t.Fatal(err)
	}
	if b, err := o.LifeBoard(ctx, 2025); err != nil || b.Said() != "2025 年，2 个支部都没有记录，缺不缺看不出来" {
		t.Errorf("judged from 2025: %q, %v", b.Said(), err)
	}
	if _, _, err := o.AddActivities(ctx, []model.Activity{model.NewActivity(second, model.PartyDay, "2025-03-12"), model.NewActivity(first, model.PartyDay, "2025-03-12")}, "登记"); err != nil {
		t.Fatal(err)
	}
	if b, err := o.LifeBoard(ctx, 2025); err != nil || !strings.HasPrefix(b.Said(), "2025 年，缺 ") || strings.Contains(b.Said(), "没有记录") {
		t.Errorf("with records: %q, %v", b.Said(), err)
	}
}

func TestGapsAreGoneThroughInOrder(t *testing.T) {
	o, first, second := lifeOffice(t)
	b := board(t, o)
	gaps := b.Gaps([]*LifeRow{b.Row(first)}, "")
	if len(gaps) != 8 || gaps[0].Label() != "4 月　支委会" || gaps[2].Label() != "四季度　党员大会" || !gaps[2].Waiting {
		t.Fatalf("%+v", gaps)
	}
	for _, c := range []struct {
		kind  model.ActivityKind
		rows  []*LifeRow
		month int
		want  LifeGap
	}{
		{model.PartyDay, b.Rows, 4, LifeGap{OrgID: first, Month: 4}},
		{model.PartyDay, b.Rows, 5, LifeGap{OrgID: second, Month: 1}},                  // November only waits
		{model.PartyDay, []*LifeRow{b.Row(first)}, 5, LifeGap{OrgID: first, Month: 4}}, // round again
		{model.LifeMeeting, []*LifeRow{b.Row(first)}, 1, LifeGap{OrgID: first, Month: 11}}, {model.Study, b.Rows, 1, LifeGap{}},
	} {
		if g, ok := b.NextGap(c.rows, c.kind, first, c.month); g.OrgID != c.want.OrgID || g.Month != c.want.Month || ok != (c.want.OrgID != 0) {
			t.Errorf("%s from month %d: %+v, want %+v", c.kind, c.month, g, c.want)
		}
	}
}

// The record that fills a gap takes exactly this gap away, undo brings it back.
func TestARecordFillsItsGap(t *testing.T) {
	o, first, _ := lifeOffice(t)
	ctx := context.Background()
	id, change, err := o.SaveActivity(ctx, model.NewActivity(first, model.PartyDay, "2026-04-17"))
	if err != nil {
		t.Fatal(err)
	}
	if got := year(board(t, o), first, model.PartyDay); got != "1 1 1 1 1 1 1 1 1 1 日? ." {
		t.Errorf("filled: %s", got)
	}
	if _, _, err := o.SaveActivity(ctx, model.NewActivity(first, model.PartyDay, "2026-04-17")); model.CodeOf(err) != model.Conflict {
		t.Errorf("the same once more: %v", err)
	}
	if _, _, err := o.SaveActivity(ctx, model.NewActivity(first, model.PartyDay, "2026-12-17")); model.CodeOf(err) != model.Invalid {
		t.Errorf("a day to come: %v", err)
	}
	if _, err := o.DeleteActivity(ctx, id); err != nil {
		t.Fatal(err)
	}
	if got := year(board(t, o), first, model.PartyDay); !strings.Contains(got, "日!") {
		t.Errorf("deleted: %s", got)
	}
	if change == 0 {
		t.Error("no change set")
	}
}

func TestTypingIntoACell(t *testing.T) {
	o, first, _ := lifeOffice(t)
	b := board(t, o)
	for _, c := range []struct {
		month int
		kind  model.ActivityKind
		text  string
		want  string
	}{
		{4, "", "14", "4 月缺支委会、主题党日，写明是哪一类，如“委14”，或者先在上面选一类"}, {4, "", "委14、28日", "4 月缺支委会、主题党日，写明是哪一类，如“委28”，或者先在上面选一类"}, {4, "", "委14、日28", "支委会 2026-04-14 主题党日 2026-04-28"}, {4, model.PartyDay, "4.14", "主题党日 2026-04-14"},
		{4, "", "日14", "主题党日 2026-04-14"}, {4, "", "14委", "支委会 2026-04-14"}, {4, "", "支委会14日", "支委会 2026-04-14"}, {4, "", "党课 2026-04-14", "党课 2026-04-14"},
		{4, model.PartyDay, "2026/4/14", "主题党日 2026-04-14"}, {4, model.PartyDay, "4月14日", "主题党日 2026-04-14"},
		{4, model.PartyDay, "31", "2026 年 4 月没有 31 日"}, {4, model.PartyDay, "5.14", "2026年5月14日不在 4 月"}, {4, model.PartyDay, "有", "“有”看不出是哪一天，写日子就行，如 14"},
		{11, model.PartyDay, "30", "2026年11月30日还没有到，开完再登记"}, {4, "", "1 2 3", "4 月缺支委会、主题党日，写明是哪一类，如“委1”，或者先在上面选一类"},
		{11, model.MembersMeeting, "12 20", "党员大会 2026-11-12 党员大会 2026-11-20"}, {5, "", "14", "5 月不缺，写明是哪一类，如“日14”是 14 日的主题党日"},
		{5, "", "2026-04-03", "2026年4月3日不在 5 月"}, {5, "", "4月3日", "2026年4月3日不在 5 月"}, {4, "", "2026-05-04", "2026年5月4日不在 4 月"}, {4, "", "委", "写上是哪一天，如 14"},
	} {
		all, err := b.ReadLifeCell(b.Row(first), c.month, c.kind, c.text)
		got := model.MessageOf(err)
		if err == nil {
			var words []string
			for _, a := range all {
				words = append(words, a.Kind.Label()+" "+string(a.Date))
			}
			got = strings.Join(words, " ")
		}
		if got != c.want {
			t.Errorf("%d 月 %s: %s, want %s", c.month, c.text, got, c.want)
		}
	}
}

func TestPastingABlock(t *testing.T) {
	o, first, second := lifeOffice(t)
	b := board(t, o)
	p := b.PlanPaste(b.Rows, 3, model.PartyDay, [][]string{{"13", "4月14日", "x"}, {"5", "", "2026-05-06"}, {"7"}})
	if p.Count(LifeSame) != 1 || p.Count(LifeAdds) != 3 || p.Count(LifeBad) != 1 || p.Blank != 1 || p.Outside != 1 || len(p.Activities()) != 3 {
		t.Errorf("%s；%s；%+v", p.Label(), p.Problems(), p)
	}
	p = b.PlanPaste(b.Rows, 1, model.PartyDay, [][]string{{"支部", "4月", "6月"}, {"乙培训中心党支部", "14", "15"}, {"甲学校", "17", ""}, {"丙", "1", ""}})
	if !p.ByName || len(p.Activities()) != 3 || p.Activities()[0].OrgID != second || p.Activities()[1].Date != "2026-06-15" || p.Activities()[2].OrgID != first || p.Count(LifeBad) != 1 {
		t.Errorf("by name: %s；%s", p.Label(), p.Problems())
	}
	if again := b.PlanPaste(b.Rows, 3, model.PartyDay, [][]string{{"29"}}); !strings.HasSuffix(again.Label(), "登记 1 次，1 格当月已有别的日子") || !again.Cells[0].Another {
		t.Errorf("another day of the month: %s", again.Label())
	}
	n, change, err := o.AddActivities(context.Background(), p.Activities(), "粘贴")
	if n != 3 || change == 0 || err != nil {
		t.Errorf("%d %v", n, err)
	}
	if n, change, err := o.AddActivities(context.Background(), p.Activities(), "粘贴"); n != 0 || change != 0 || err != nil {
		t.Errorf("once more: %d in %d, %v", n, change, err)
	}
}

func TestAFormBeginsWithWhatTheLatestRecordSays(t *testing.T) {
	o, first, _ := lifeOffice(t)
	d, err := o.LifeDraft(context.Background(), first, model.PartyDay, 2026, 5)
	if err != nil || d.Activity.Chair != "何川" || d.Activity.Place != "会议室" || d.Activity.Due != 9 || d.UsualDay != 13 || len(d.Records) != 3 {
		t.Errorf("%+v %v", d, err)
	}
	if d, _ := o.LifeDraft(context.Background(), first, model.LifeMeeting, 2026, 12); d.Activity.Chair != "何川" || d.Activity.Date != "" || d.Activity.Hours != -1 {
		t.Errorf("without an earlier one: %+v", d)
	}
}

// A day typed into the matrix takes what the branch's latest record of the kind says, also what only an earlier one says: it is no
// new finding about place, host and recorder. What is imported or entered for many branches stays as it is stated.
func TestADayAloneTakesWhatIsUsual(t *testing.T) {
	o, first, second := lifeOffice(t)
	ctx := context.Background()
	whole := model.NewActivity(first, model.PartyDay, "2026-11-02")
	whole.Place, whole.Recorder = "二楼会议室", "段青禾"
	bare := model.NewActivity(first, model.PartyDay, "2026-11-03")
	if _, _, err := o.AddActivities(ctx, []model.Activity{whole, bare}, "登记"); err != nil {
		t.Fatal(err)
	}
	days := []model.Activity{model.NewActivity(first, model.PartyDay, "2026-04-17"), model.NewActivity(second, model.PartyDay, "2026-04-17")}
	if n, _, err := o.AddDays(ctx, days, "登记"); err != nil || n != 2 {
		t.Fatal(n, err)
	}
	all, err := o.Activities(ctx, 2026)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		got := a.Place + "/" + a.Chair + "/" + a.Recorder
		switch {
		case a.Date == "2026-11-03" && got != "//", a.Date == "2026-04-17" && a.OrgID == first && got != "二楼会议室/何川/段青禾",
			a.Date == "2026-04-17" && a.OrgID == second && got != "//":
			t.Errorf("%s of %s holds %s", a.Date, a.Branch, got)
		}
	}
}

// A cell that lacks one kind takes several days of it; what is held in the month that runs is not in the sum, as in the findings.
func TestOneKindTakesSeveralDaysAndTheRunningMonthIsNotCounted(t *testing.T) {
	o, first, _ := lifeOffice(t)
	b := board(t, o)
	r := b.Row(first)
	whole := b.Sum([]*LifeRow{r}, 0, model.PartyDay)
	ctx := context.Background()
	if _, _, err := o.SaveActivity(ctx, model.NewActivity(first, model.PartyDay, "2026-11-12")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.SaveActivity(ctx, model.NewActivity(first, model.CommitteeMeeting, "2026-04-12")); err != nil {
		t.Fatal(err)
	}
	b = board(t, o)
	r = b.Row(first)
	if s := b.Sum([]*LifeRow{r}, 0, model.PartyDay); s.Done != whole.Done || s.Due != whole.Due || s.Waiting != 0 {
		t.Errorf("%+v after the month's was held, %+v before", s, whole)
	}
	all, err := b.ReadLifeCell(r, 4, "", "12 20")
	if err != nil || len(all) != 2 || all[0].Kind != model.PartyDay || all[1].Kind != model.PartyDay {
		t.Errorf("two days of the one kind that April lacks: %+v, %v", all, err)
	}
}
