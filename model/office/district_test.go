package office

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/packages"
	"github.com/shuangbai/shuangbai/model/store"
)

func newDistrict(t testing.TB) *Office {
	t.Helper()
	o, err := CreateDistrict(context.Background(), filepath.Join(t.TempDir(), "district.sbd"), model.Committee{Name: "某某区委社会工作部", Year: 2026},
		Options{Who: "周敏", Now: func() time.Time { return time.Date(2026, 12, 23, 10, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	return o
}

// packed writes a package and returns its path.
func packed(t testing.TB, m packages.Manifest, years []model.YearFigures, people []model.RosterLine, to packages.For) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := packages.Write(&b, m, years, slices.Values(people), to); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sent.sbp")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// manifestOf is that of a package of one of some committees, made on a day of December 2026 or another year.
func manifestOf(committee, year, day int) packages.Manifest {
	return packages.Manifest{Committee: fmt.Sprintf("某某区第%d行业综合党委", committee), Sector: "law", Sender: fmt.Sprint("file-", committee), Year: year,
		Day: model.Date(fmt.Sprintf("%d-12-%02d", year, day)), MadeAt: time.Date(year, 12, day, 8, 0, 0, 0, time.UTC), Rosters: model.NoRoster}
}

func figuresOf(year, day int, finalised bool, totals ...model.Points) model.YearFigures {
	f := model.YearFigures{Year: year, Day: model.Date(fmt.Sprintf("%d-12-%02d", year, day)), Branches: len(totals), Members: 5 * len(totals), Units: len(totals), Covered: len(totals) - 1,
		Finalised: finalised, Grades: []string{"优秀", "合格"}}
	for i, total := range totals {
		b := model.BranchFigures{Key: fmt.Sprint(i + 1), Name: fmt.Sprintf("第%d党支部", i+1), Held: 20 + i, Due: 24, Marked: true, Total: total, Grade: "合格", Missed: map[string]int{"committee": 4 - i}}
		if total >= 9000 {
			b.Grade = "优秀"
		}
		f.Rows = append(f.Rows, b)
	}
	return f
}

func planTake(t testing.TB, o *Office, paths ...string) *TakePlan {
	t.Helper()
	plan, err := o.PlanTake(context.Background(), paths, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func take(t testing.TB, o *Office, paths ...string) int64 {
	t.Helper()
	plan := planTake(t, o, paths...)
	for _, f := range plan.Refused() {
		t.Fatalf("%s: %v", f.File, f.Err)
	}
	set, err := o.Take(context.Background(), plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// seen is all that a district shows, without the numbers that follow from the order in which things came.
func seen(t testing.TB, o *Office) any {
	t.Helper()
	type committee struct {
		Years     map[int]*model.YearFigures
		Conflicts []district.Conflict
		State     district.State
		Rosters   map[string][]model.RosterLine
	}
	all := map[string]committee{}
	c, err := o.Comparison(context.Background(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Rows {
		of := committee{Years: r.Years, Conflicts: slices.Clone(r.Conflicts), State: r.State, Rosters: map[string][]model.RosterLine{}}
		for i := range of.Conflicts {
			of.Conflicts[i].SenderID = 0
		}
		for branch := range 5 {
			key := fmt.Sprint(branch)
			if of.Rosters[key], err = o.BranchRoster(context.Background(), r.Sender.ID, key); err != nil {
				t.Fatal(err)
			}
		}
		all[r.Sender.Name] = of
	}
	return []any{all, c.Whole, c.Before, c.Trend}
}

// Packages of several committees and years, finalised or not, with and without rosters, come to the same in whatever order and in
// whatever portions they are taken in, twice too; and undoing all of it leaves nothing.
func TestTakenInInAnyOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 8))
	var paths []string
	for n := range 12 {
		committee, year := n%3+1, 2024+random.IntN(3)
		m := manifestOf(committee, year, n+1)
		var years []model.YearFigures
		for y := year - random.IntN(3); y <= year; y++ {
			totals := make([]model.Points, 2+random.IntN(2))
			for i := range totals {
				totals[i] = model.Points(8000 + 500*random.IntN(4))
			}
			years = append(years, figuresOf(y, n+1, y < year || random.IntN(2) == 0, totals...))
		}
		var people []model.RosterLine
		if random.IntN(2) == 0 {
			m.Rosters = model.MaskedRoster
			people = []model.RosterLine{{Branch: "1", Name: fmt.Sprintf("张某%d", n)}, {Branch: "2", Name: "李某"}}
		}
		paths = append(paths, packed(t, m, years, people, packages.For{}))
	}
	var first any
	for round := range 6 {
		o := newDistrict(t)
		empty := seen(t, o)
		order := random.Perm(len(paths))
		var sets []int64
		for len(order) > 0 {
			n := min(1+random.IntN(4), len(order))
			var portion []string
			for _, i := range order[:n] {
				portion = append(portion, paths[i])
			}
			order = order[n:]
			sets = append(sets, take(t, o, portion...))
			if again := take(t, o, portion...); again != 0 {
				t.Errorf("round %d: received again, change %d", round, again)
			}
		}
		got := seen(t, o)
		if first == nil {
			first = got
		}
		if d := cmp.Diff(first, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("round %d differs: %s", round, d)
		}
		for _, set := range slices.Backward(sets) {
			if _, err := o.Undo(context.Background(), set); err != nil {
				t.Fatal(err)
			}
		}
		if d := cmp.Diff(empty, seen(t, o)); d != "" {
			t.Fatalf("round %d: after undoing everything: %s", round, d)
		}
	}
}

// A finalised result that a later package tells differently stays until somebody decides, and the decision holds.
func TestFinalisedResultsWaitForADecision(t *testing.T) {
	for _, takeLater := range []bool{false, true} {
		o := newDistrict(t)
		take(t, o, packed(t, manifestOf(1, 2025, 20), []model.YearFigures{figuresOf(2025, 20, true, 9000, 8000)}, nil, packages.For{}))
		later := packed(t, manifestOf(1, 2026, 15), []model.YearFigures{figuresOf(2025, 20, true, 8900, 8000), figuresOf(2026, 15, false, 9100, 8100)}, nil, packages.For{})
		plan := planTake(t, o, later)
		conflicts := plan.Conflicts()
		if len(conflicts) != 1 || conflicts[0].Standing != "90.00 优秀" || conflicts[0].Incoming != "89.00 合格" || conflicts[0].Name != "第1党支部" {
			t.Fatalf("conflicts %+v", conflicts)
		}
		set, err := o.Take(context.Background(), plan, nil)
		if err != nil {
			t.Fatal(err)
		}
		row := comparison(t, o).Rows[0]
		if row.State != district.Undecided || row.Label() != "已收，1 处待定" || row.Years[2025].Rows[0].Total != 9000 {
			t.Fatalf("%s, %v", row.Label(), row.Years[2025].Rows)
		}
		settled, err := o.SettleResults(context.Background(), row.Conflicts, takeLater)
		if err != nil {
			t.Fatal(err)
		}
		row = comparison(t, o).Rows[0]
		want := map[bool]model.Points{false: 9000, true: 8900}[takeLater]
		if row.State != district.Came || row.Years[2025].Rows[0].Total != want {
			t.Errorf("take %v: %s, %v", takeLater, row.Label(), row.Years[2025].Rows[0])
		}
		if _, err := o.Undo(context.Background(), settled); err != nil {
			t.Fatal(err)
		}
		if row = comparison(t, o).Rows[0]; row.State != district.Undecided {
			t.Errorf("after undoing the decision: %s", row.Label())
		}
		if _, err := o.Undo(context.Background(), set); err != nil {
			t.Fatal(err)
		}
	}
}

func comparison(t testing.TB, o *Office) *district.Comparison {
	t.Helper()
	c, err := o.Comparison(context.Background(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A decision may be made with the take-in, about a committee that is not on the list yet.
func TestDecidedWhileTakingIn(t *testing.T) {
	o := newDistrict(t)
	plan := planTake(t, o,
		packed(t, manifestOf(1, 2025, 20), []model.YearFigures{figuresOf(2025, 20, true, 9000)}, nil, packages.For{}),
		packed(t, manifestOf(1, 2026, 15), []model.YearFigures{figuresOf(2025, 20, true, 8900), figuresOf(2026, 15, false, 9100)}, nil, packages.For{}))
	if len(plan.Conflicts()) != 1 {
		t.Fatalf("%+v", plan.Conflicts())
	}
	if _, err := o.Take(context.Background(), plan, []model.Settlement{plan.Conflicts()[0].Settle(true)}); err != nil {
		t.Fatal(err)
	}
	if row := comparison(t, o).Rows[0]; row.State != district.Came || row.Years[2025].Rows[0].Total != 8900 {
		t.Errorf("%s %v", row.Label(), row.Years[2025].Rows)
	}
}

// What is refused says why, leaves the data file as it is, and does not keep the good ones out.
func TestBadPackagesAreRefused(t *testing.T) {
	o := newDistrict(t)
	good := packed(t, manifestOf(1, 2026, 15), []model.YearFigures{figuresOf(2026, 15, false, 9100)}, nil, packages.For{})
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := packages.NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	write := func(text []byte) string {
		path := filepath.Join(t.TempDir(), "bad.sbp")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	altered := slices.Clone(whole)
	altered[len(altered)-20] ^= 4
	moved := manifestOf(1, 2026, 16)
	moved.Sender = "another file"
	bad := map[string]string{
		write(whole[:len(whole)-30]):             "不完整",
		write(altered):                           "被改动过",
		write([]byte("SHUANGBAI-PACKAGE 9 k\n")): "升级",
		write([]byte("%PDF")):                    "不是双百的数据包",
		filepath.Join(t.TempDir(), "none.sbp"):   "还在不在",
		t.TempDir():                              "不是双百的数据包",
		packed(t, manifestOf(2, 2026, 15), []model.YearFigures{figuresOf(2026, 15, false, 9100)}, nil, packages.For{PublicKey: other}):      "不是加密给这里的",
		packed(t, manifestOf(2, 2026, 15), []model.YearFigures{figuresOf(2026, 15, false, 9100)}, nil, packages.For{Password: "一个很长很长的口令"}): "",
	}
	paths := []string{good, packed(t, moved, []model.YearFigures{figuresOf(2026, 16, false, 9100)}, nil, packages.For{})}
	for path := range bad {
		if bad[path] != "" {
			paths = append(paths, path)
		}
	}
	plan := planTake(t, o, paths...)
	for i, f := range plan.Files {
		switch says := bad[paths[i]]; {
		case i == 0 && f.Err != nil:
			t.Errorf("the good one: %v", f.Err)
		case i == 1 && !strings.Contains(model.MessageOf(f.Err), "另一份数据文件"):
			t.Errorf("from another data file: %v", f.Err)
		case i > 1 && !strings.Contains(model.MessageOf(f.Err), says):
			t.Errorf("%s: %v, wants %s", paths[i], f.Err, says)
		}
	}
	if len(plan.Good()) != 1 {
		t.Errorf("%d good ones", len(plan.Good()))
	}
	if _, err := o.Take(context.Background(), plan, nil); err != nil {
		t.Fatal(err)
	}
	if n := len(comparison(t, o).Rows); n != 1 {
		t.Errorf("%d committees", n)
	}
	if _, err := o.NewDataFile(context.Background(), comparison(t, o).Rows[0].Sender.ID); err != nil {
		t.Fatal(err)
	}
	if plan := planTake(t, o, paths[1]); plan.Files[0].Err != nil {
		t.Errorf("after the committee changed its data file: %v", plan.Files[0].Err)
	}
}

func TestPasswordsAreAskedFor(t *testing.T) {
	o := newDistrict(t)
	path := packed(t, manifestOf(2, 2026, 15), []model.YearFigures{figuresOf(2026, 15, false, 9100)}, nil, packages.For{Password: "一个很长很长的口令"})
	if plan := planTake(t, o, path); !plan.NeedsPassword() || plan.Files[0].Err == nil {
		t.Errorf("%+v", plan.Files[0])
	}
	plan, err := o.PlanTake(context.Background(), []string{path}, "一个很长很长的口令", nil)
	if err != nil || plan.Files[0].Err != nil || plan.NeedsPassword() {
		t.Errorf("%v, %v", err, plan.Files[0].Err)
	}
}

// The list says who has not sent, from the day after the due one how late they are; none of them is in the totals.
func TestWhoHasNotSent(t *testing.T) {
	o := newDistrict(t)
	for _, s := range []model.Sender{{Name: "某某区第1行业综合党委", DueOn: "2026-12-20"}, {Name: "某某区快递物流行业综合党委", DueOn: "2026-12-20"}, {Name: "某某区养老服务行业综合党委", DueOn: "2026-12-25"}} {
		if _, err := o.SaveSender(context.Background(), s, false); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := o.SaveSender(context.Background(), model.Sender{Name: "某某区第1行业综合党委"}, false); model.CodeOf(err) != model.Invalid {
		t.Errorf("listed twice: %v", err)
	}
	take(t, o, packed(t, manifestOf(1, 2026, 15), []model.YearFigures{figuresOf(2025, 15, true, 9000), figuresOf(2026, 15, false, 9100, 8100)}, nil, packages.For{}))
	c := comparison(t, o)
	var labels []string
	for _, r := range c.Rows {
		labels = append(labels, r.Short+" "+r.Label())
	}
	if d := cmp.Diff([]string{"第1 已收，未核定", "快递物流 未收，逾期 3 天", "养老服务 未收"}, labels); d != "" {
		t.Error(d)
	}
	if c.Whole.Branches != 2 || c.Excluded() != "合计不含没有收到的 2 个党委" || c.Told != 1 {
		t.Errorf("%d branches, %s, %d told of the year before", c.Whole.Branches, c.Excluded(), c.Told)
	}
	urge := c.UrgeText(c.Missing())
	if !strings.Contains(urge, "某某区快递物流行业综合党委：") || !strings.Contains(urge, "已逾期 3 天") || strings.Contains(urge, "第1行业") {
		t.Error(urge)
	}
	if _, err := o.RemoveSender(context.Background(), c.Rows[1].Sender.ID); err != nil {
		t.Fatal(err)
	}
	if n := len(comparison(t, o).Rows); n != 2 {
		t.Errorf("%d rows", n)
	}
}

// A committee's package says what its own screens say, and the district reads it as such.
func TestFromCommitteeToDistrict(t *testing.T) {
	ctx := context.Background()
	d, o := newDistrict(t), sampleCopy(t)
	of, err := d.District(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.SetReportingKey(ctx, "公钥 "+of.PublicKey); err != nil {
		t.Fatal(err)
	}
	key, err := o.ReportingKey(ctx)
	if err != nil || key != of.PublicKey {
		t.Fatalf("%q, %v", key, err)
	}
	for _, rosters := range []model.RosterKind{model.NoRoster, model.MaskedRoster, model.WholeRoster} {
		path := filepath.Join(t.TempDir(), string(rosters)+".sbp")
		content, set, err := o.MakePackage(ctx, PackageChoice{Rosters: rosters, For: packages.For{PublicKey: key}}, o.PackageOutput(path))
		if err != nil {
			t.Fatal(err)
		}
		history, err := o.History(ctx, 1)
		if err != nil || history[0].ID != set || !strings.Contains(history[0].Why, content.Personal()) {
			t.Errorf("%s: history %+v, %v", rosters, history, err)
		}
		take(t, d, path)
	}
	home, err := o.Home(ctx)
	if err != nil {
		t.Fatal(err)
	}
	row := comparison(t, d).Rows[0]
	if row.Sums.Branches != home.Branches || row.Sums.Members != home.Members || row.Sums.Units != home.Units {
		t.Errorf("%d branches, %d members, %d units; the home screen has %d, %d, %d", row.Sums.Branches, row.Sums.Members, row.Sums.Units, home.Branches, home.Members, home.Units)
	}
	cover, err := o.Coverage(ctx)
	if err != nil {
		t.Fatal(err)
	}
	own := row.Figures(2026)
	if own.Covered != cover.Organised().Part {
		t.Errorf("covered %d, the screen has %d", own.Covered, cover.Organised().Part)
	}
	report, err := o.Checkup(ctx, "")
	if err != nil || own.Findings != report.Count("") {
		t.Errorf("%d findings, the checkup has %d, %v", own.Findings, report.Count(""), err)
	}
	facts, err := o.Facts(ctx, 2026)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range facts.Ranking.Rows {
		b := own.Branch(branchKey(r.OrgID))
		if b == nil || b.Marked != r.Ready || r.Ready && b.Total != r.Total || b.Grade != r.Grade {
			t.Errorf("%s: %+v", r.Branch, b)
		}
	}
	people := 0
	for _, b := range own.Rows {
		roster, err := d.BranchRoster(ctx, row.Sender.ID, b.Key)
		if err != nil || len(roster) != b.Members {
			t.Errorf("%s: %d in the roster, %d members, %v", b.Name, len(roster), b.Members, err)
		}
		people += len(roster)
	}
	if people == 0 {
		t.Error("no rosters")
	}
	if _, err := d.Members(ctx, false); err != nil {
		t.Error(err)
	}
	if _, _, err := d.MakePackage(ctx, PackageChoice{}, d.PackageOutput(filepath.Join(t.TempDir(), "x.sbp"))); model.CodeOf(err) != model.Invalid {
		t.Errorf("a district made a package: %v", err)
	}
	if _, err := o.Comparison(ctx, 2026); model.CodeOf(err) != model.Invalid {
		t.Errorf("a committee compared: %v", err)
	}
}

// A masked roster tells nothing by which somebody is known.
func TestMaskedRostersAreMasked(t *testing.T) {
	o := sampleCopy(t)
	err := o.db.Read(context.Background(), func(r *store.Reader) error {
		members, err := r.Members()
		if err != nil {
			return err
		}
		lines, err := rosterLines(r, nil, model.MaskedRoster)
		if err != nil {
			return err
		}
		text := fmt.Sprint(lines)
		for _, m := range members {
			for _, told := range []string{m.IDNumber, m.Phone, string(m.Birth)} {
				if len(told) > 4 && strings.Contains(text, told) {
					t.Errorf("tells %s", told)
				}
			}
			if len([]rune(m.Name)) > 1 && strings.Contains(text, m.Name) {
				t.Errorf("tells %s", m.Name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
