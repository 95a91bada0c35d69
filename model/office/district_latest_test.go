package office

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/packages"
)

// Results that are not finalised, or no longer, say so wherever they are compared, and a package of a reopened year is not the same as before.
func TestResultsThatAreNotFinalSaySo(t *testing.T) {
	o := newDistrict(t)
	final := packed(t, manifestOf(1, 2026, 10), []model.YearFigures{figuresOf(2026, 10, true, 9000, 8000)}, nil, packages.For{})
	reopened := packed(t, manifestOf(1, 2026, 15), []model.YearFigures{figuresOf(2026, 15, false, 9000, 8000)}, nil, packages.For{})
	again := packed(t, manifestOf(1, 2026, 18), []model.YearFigures{figuresOf(2026, 18, true, 9000, 8000)}, nil, packages.For{})
	see := func(label, called, pending string) {
		t.Helper()
		c := comparison(t, o)
		r := c.Rows[0]
		if r.Label() != label || !strings.HasSuffix(r.Called(), called) || !strings.Contains(c.Pending(r), pending) || (c.PendingWords() == "") != (pending == "") || (c.TotalWords() == "合计含未核定的 1 个") != (pending != "") {
			t.Errorf("%q %q %q %q", r.Label(), r.Called(), c.Pending(r), c.PendingWords())
		}
		if says := r.Sums.Says(district.Mean); says != "85.00"+called || r.Sums.Says(district.Covered) != "50.0%" {
			t.Errorf("mean %q", says)
		}
	}
	take(t, o, final)
	see("已收", "", "")
	plan := planTake(t, o, reopened)
	if c := plan.Files[0].Changes[0]; c.Nothing || c.Text != "考核已重新打开，还没有再核定" {
		t.Errorf("reopened: %+v", c)
	}
	take(t, o, reopened)
	see("已收，未核定", "（未核定）", "原来核定的")
	take(t, o, again)
	see("已收", "", "")
	other := newDistrict(t)
	if c := planTake(t, other, reopened).Files[0].Changes[0]; !strings.Contains(c.Text, "还没有核定") {
		t.Errorf("first, not finalised: %+v", c)
	}
	o = other
	take(t, o, reopened)
	see("已收，未核定", "（未核定）", "只供参考")
}

// A package that is dated after today is refused. One that counts only because a clock was wrong gives way to the one that is said to count.
func TestPackagesOfTomorrow(t *testing.T) {
	ctx := context.Background()
	o := newDistrict(t) // on 2026-12-23
	for name, change := range map[string]func(*packages.Manifest){
		"made":      func(m *packages.Manifest) { m.MadeAt = time.Date(2028, 1, 1, 8, 0, 0, 0, time.UTC) },
		"figures":   func(m *packages.Manifest) { m.Day = "2028-01-01" },
		"in a week": func(m *packages.Manifest) { m.MadeAt = m.MadeAt.AddDate(0, 0, 10) },
	} {
		m := manifestOf(1, 2026, 20)
		change(&m)
		plan := planTake(t, o, packed(t, m, []model.YearFigures{figuresOf(2026, 20, true, 9000)}, nil, packages.For{}))
		if bad := plan.Refused(); len(bad) != 1 || !strings.Contains(model.MessageOf(bad[0].Err), "比今天 2026-12-23 还晚") {
			t.Errorf("%s: %+v", name, plan.Files[0])
		}
	}
	m := manifestOf(1, 2026, 20)
	m.MadeAt = time.Date(2026, 12, 24, 9, 0, 0, 0, time.UTC) // its clock goes some hours fast
	late := packed(t, m, []model.YearFigures{figuresOf(2026, 20, false, 7000)}, nil, packages.For{})
	take(t, o, late)
	right := manifestOf(1, 2026, 22)
	right.Rosters = model.MaskedRoster
	people := []model.RosterLine{{Branch: "1", Name: "张某"}}
	path := packed(t, right, []model.YearFigures{figuresOf(2026, 22, false, 9000, 8000)}, people, packages.For{})
	mean := func() string { r := comparison(t, o).Rows[0]; return district.Mean.Text(r.Sums.Values[district.Mean]) }
	plan := planTake(t, o, path)
	if f := plan.Files[0]; !f.Overtaken || !f.RosterLeft || !f.CountsNothing() || !strings.Contains(f.Changes[0].Text, "2026-12-24") {
		t.Fatalf("overtaken: %+v", f)
	}
	before, err := o.Take(ctx, plan, nil)
	if err != nil || mean() != "70.00" {
		t.Fatalf("mean %s, %v", mean(), err)
	}
	for round := range 2 { // when it was received before, and for the first time
		plan = planTake(t, o, path)
		if err := o.Insist(ctx, plan, plan.Overtaken()...); err != nil {
			t.Fatal(err)
		}
		if f := plan.Files[0]; f.Overtaken || f.CountsNothing() || f.RosterLeft || len(plan.Good()) != 1 {
			t.Fatalf("round %d: insisted: %+v", round, f)
		}
		set, err := o.Take(ctx, plan, nil)
		r := comparison(t, o).Rows[0]
		roster, rosterErr := o.BranchRoster(ctx, r.Sender.ID, "1")
		if err != nil || rosterErr != nil || mean() != "85.00" || r.Package.Day != "2026-12-22" || len(roster) != 1 {
			t.Fatalf("round %d: mean %s of %s, %d people, %v, %v", round, mean(), r.Package.Day, len(roster), err, rosterErr)
		}
		if round == 1 {
			plan = planTake(t, o, late) // and the other way round again
			if err := o.Insist(ctx, plan, plan.Overtaken()...); err != nil {
				t.Fatal(err)
			}
			if _, err := o.Take(ctx, plan, nil); err != nil || mean() != "70.00" {
				t.Errorf("back: mean %s, %v", mean(), err)
			}
			continue
		}
		for _, undo := range []int64{set, before} {
			if _, err := o.Undo(ctx, undo); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Of three packages the one counts that was said to count last, also where the same was said before and something else in between.
func TestTheLastWordAboutPackagesCounts(t *testing.T) {
	o, ctx := newDistrict(t), context.Background()
	paths := map[string]string{}
	for name, day := range map[string]int{"70.00": 10, "80.00": 15, "90.00": 20} {
		mark := model.Points(day*200 + 5000)
		paths[name] = packed(t, manifestOf(1, 2026, day), []model.YearFigures{figuresOf(2026, day, false, mark)}, nil, packages.For{})
	}
	take(t, o, paths["70.00"])
	take(t, o, paths["80.00"])
	take(t, o, paths["90.00"])
	for i, name := range []string{"70.00", "80.00", "90.00", "70.00", "90.00", "80.00", "70.00"} {
		plan := planTake(t, o, paths[name])
		if err := o.Insist(ctx, plan, plan.Overtaken()...); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Take(ctx, plan, nil); err != nil {
			t.Fatal(err)
		}
		r := comparison(t, o).Rows[0]
		if got := district.Mean.Text(r.Sums.Values[district.Mean]); got != name {
			t.Errorf("step %d: %s counts, %s was said to", i, got, name)
		}
	}
}

// A year without members or meetings has no number of findings, and nothing is compared with it.
func TestYearsWithoutRecordsAreNotCompared(t *testing.T) {
	o := newDistrict(t)
	before, now := figuresOf(2025, 20, false, 9000, 8000), figuresOf(2026, 20, false, 9000, 8000)
	before.Findings, now.Findings = 2, 8
	for i := range before.Rows {
		before.Rows[i].Held, before.Rows[i].Due, before.Rows[i].Missed = 0, 0, nil
	}
	empty := model.YearFigures{Year: 2026, Day: "2026-12-20", Branches: 25, Findings: 16}
	take(t, o, packed(t, manifestOf(1, 2026, 20), []model.YearFigures{before, now}, nil, packages.For{}),
		packed(t, manifestOf(2, 2026, 20), []model.YearFigures{empty}, nil, packages.For{}))
	c := comparison(t, o)
	if f := c.Rows[0].Trend[1].Says(district.Findings); f != "—" {
		t.Errorf("findings of a year without records: %s", f)
	}
	if _, detail, _ := c.Change(c.Rows[0], district.Findings); strings.Contains(detail, "比上年") || !strings.Contains(detail, "不可比") {
		t.Errorf("change %q", detail)
	}
	if own, whole := c.Rows[1].Sums.Says(district.Findings), c.Whole.Says(district.Findings); own != "—" || whole != "4.00" {
		t.Errorf("an empty file: %s, the whole %s", own, whole)
	}
}

// A package whose figures are the same brings a roster all the same, which is said; several packages of one committee are counted once.
func TestAFullerRosterIsSomething(t *testing.T) {
	o, ctx := newDistrict(t), context.Background()
	people := []model.RosterLine{{Branch: "1", Name: "张某"}}
	packs := func(day int, rosters model.RosterKind) string {
		m := manifestOf(1, 2026, day)
		m.Rosters = rosters
		to := packages.For{}
		if rosters == model.WholeRoster {
			to.Password = "江边的梧桐树2026"
		}
		return packed(t, m, []model.YearFigures{figuresOf(2026, day, false, 9000, 8000)}, people, to)
	}
	take(t, o, packs(10, model.MaskedRoster))
	paths := []string{packs(12, model.MaskedRoster), packs(14, model.WholeRoster)}
	plan, err := o.PlanTake(ctx, paths, "江边的梧桐树2026", nil)
	if err != nil {
		t.Fatal(err)
	}
	if f := plan.Files[1]; f.CountsNothing() || f.Changes[0].Nothing || !strings.Contains(f.Changes[0].Text, "数字和原来一样；名册换成这一份（附完整名册）") {
		t.Errorf("%+v", f.Changes)
	}
	if said := plan.Said(); strings.Contains(said, "没有一项被采用") {
		t.Error(said)
	}
	if _, err := o.Take(ctx, plan, nil); err != nil {
		t.Fatal(err)
	}
	sets, err := o.History(ctx, 1)
	if err != nil || !strings.HasPrefix(sets[0].Why, "收下 2 个数据包：2 个支部，") {
		t.Errorf("%+v, %v", sets, err)
	}
}

// insist takes a package in as the one that counts (以这份为准), and returns its lines of the preview.
func insist(t *testing.T, o *Office, path string) *TakeFile {
	t.Helper()
	plan := planTake(t, o, path)
	if len(plan.Overtaken()) != 1 {
		t.Fatalf("nothing counts before %+v", plan.Files[0])
	}
	if err := o.Insist(context.Background(), plan, plan.Overtaken()...); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Take(context.Background(), plan, nil); err != nil {
		t.Fatal(err)
	}
	return plan.Files[0]
}

// What stood of a finalised year stays what stood, whichever package is said to count: said of the package that it is from, nothing waits
// for a decision any more; said of another one, the results of that one wait.
func TestFinalisedResultsStandWhicheverPackageIsSaidToCount(t *testing.T) {
	packs := func(day int, totals ...model.Points) string {
		return packed(t, manifestOf(1, 2026, day), []model.YearFigures{figuresOf(2026, day, true, totals...)}, nil, packages.For{})
	}
	first, second, third := packs(10, 8000, 9000, 8500), packs(12, 9000, 8000, 8500), packs(14, 8000, 9000, 7000)
	see := func(o *Office, step, from string, pending ...string) {
		t.Helper()
		r := comparison(t, o).Rows[0]
		rows := r.Years[2026].Rows
		if rows[0].Total != 8000 || rows[0].Grade != "合格" || rows[1].Total != 9000 || rows[1].Grade != "优秀" || rows[2].Total != 8500 {
			t.Errorf("%s: counts %+v", step, rows)
		}
		var got []string
		for _, c := range r.Conflicts {
			got = append(got, c.Name+" "+c.Standing+" → "+c.Incoming)
		}
		if !slices.Equal(got, pending) || string(r.Package.Day) != from {
			t.Errorf("%s: of %s, pending %q", step, r.Package.Day, got)
		}
	}
	ofSecond := []string{"第1党支部 80.00 合格 → 90.00 优秀", "第2党支部 90.00 优秀 → 80.00 合格"}
	ofThird := []string{"第3党支部 85.00 合格 → 70.00 合格"}

	o := newDistrict(t)
	take(t, o, first)
	take(t, o, second)
	see(o, "second", "2026-12-12", ofSecond...)
	if f := insist(t, o, first); !strings.Contains(f.Changes[0].Text, "原来待定的 2 处结果不用再定") || len(f.Conflicts) != 0 {
		t.Errorf("preview: %+v, %+v", f.Changes, f.Conflicts)
	}
	see(o, "first again", "2026-12-10")
	insist(t, o, second)
	see(o, "second again", "2026-12-12", ofSecond...)
	insist(t, o, first)
	see(o, "first once more", "2026-12-10")

	take(t, o, third)
	see(o, "third", "2026-12-14", ofThird...)
	insist(t, o, second)
	see(o, "second of three", "2026-12-12", ofSecond...)
	insist(t, o, first)
	see(o, "first of three", "2026-12-10")
	insist(t, o, third)
	see(o, "third of three", "2026-12-14", ofThird...)
	insist(t, o, first)
	see(o, "first of three again", "2026-12-10")

	o = newDistrict(t) // the other one came first; results of the same sum
	take(t, o, second)
	if f := insist(t, o, first); f.Changes[0].Nothing || f.Changes[0].Text != "2 个支部的结果换成这一份的" {
		t.Errorf("preview: %+v", f.Changes)
	}
	see(o, "made first", "2026-12-10")
}

// A result of another package that was decided on stands from then on; a package of the time before the year was finalised changes nothing.
func TestDecidedResultsStandWhicheverPackageIsSaidToCount(t *testing.T) {
	o, ctx := newDistrict(t), context.Background()
	packs := func(day int, finalised bool, totals ...model.Points) string {
		return packed(t, manifestOf(1, 2026, day), []model.YearFigures{figuresOf(2026, day, finalised, totals...)}, nil, packages.For{})
	}
	first := packs(10, true, 8000, 9000)
	take(t, o, packs(8, false, 7000, 7000))
	take(t, o, first)
	take(t, o, packs(12, true, 9000, 8000))
	if _, err := o.SettleResults(ctx, comparison(t, o).Rows[0].Conflicts[:1], true); err != nil {
		t.Fatal(err)
	}
	insist(t, o, first)
	r := comparison(t, o).Rows[0]
	if len(r.Conflicts) != 1 || r.Conflicts[0].Standing != "90.00 优秀" || r.Conflicts[0].Incoming != "80.00 合格" || r.Years[2026].Rows[0].Total != 9000 {
		t.Fatalf("%+v", r.Conflicts)
	}
	if _, err := o.SettleResults(ctx, r.Conflicts, true); err != nil {
		t.Fatal(err)
	}
	if r = comparison(t, o).Rows[0]; len(r.Conflicts) != 0 || r.Years[2026].Rows[0].Total != 8000 || r.Years[2026].Rows[1].Total != 9000 {
		t.Errorf("%+v, %+v", r.Conflicts, r.Years[2026].Rows)
	}
}
