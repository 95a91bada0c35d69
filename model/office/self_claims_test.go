package office

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// claimRow is the row of a line for a bonus or deduction in a form of the sample committee, found by its code.
func (r *roundTrip) claimRow(path, code string) int {
	r.Helper()
	f, err := excelize.OpenFile(path)
	r.must(err)
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	r.must(err)
	at := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == code })
	if at < 0 {
		r.Fatalf("%s has no line %s", path, code)
	}
	return at + 1
}

// fillClaim writes cells of such a line: B the matter, D the level, E the points, F the basis, G the evidence.
func (r *roundTrip) fillClaim(path, code string, cells map[string]any) {
	r.Helper()
	row := r.claimRow(path, code)
	r.edit(path, func(f *excelize.File) {
		for col, v := range cells {
			r.must(f.SetCellValue(f.GetSheetName(0), fmt.Sprint(col, row), v))
		}
	})
}

func (r *roundTrip) adjustments(org int64) []model.Adjustment {
	r.Helper()
	f, err := r.o.Facts(r.ctx, SampleYear)
	r.must(err)
	return slices.Clone(f.Sheet(org).Adjustments)
}

func (r *roundTrip) take(c *Collection) int64 {
	r.Helper()
	id, err := r.o.TakeForms(r.ctx, c, false)
	r.must(err)
	return id
}

func sameAdjustments(a, b []model.Adjustment) bool {
	return slices.EqualFunc(a, b, func(x, y model.Adjustment) bool {
		same := model.SamePoints(x.Self, y.Self) && model.SamePoints(x.Checked, y.Checked) && model.SamePoints(x.Final, y.Final)
		x.Self, x.Checked, x.Final, y.Self, y.Checked, y.Final = nil, nil, nil, nil, nil, nil
		return same && x == y
	})
}

// A branch claims bonuses and a deduction in its form: they come in as its self-assessment, once, and are undone as one.
func TestABranchClaimsABonusInItsForm(t *testing.T) {
	r := sent(t)
	form := r.forms[0]
	before, marks := r.adjustments(form.OrgID), r.marks()
	r.fillClaim(form.File, "加分1", map[string]any{"B": "全市先进基层党组织", "D": "市级表彰", "F": "市委〔2026〕8 号", "G": "奖牌照片"})
	r.fillClaim(form.File, "加分2", map[string]any{"B": "公益课堂", "D": "公益项目", "E": 1.5})
	r.fillClaim(form.File, "减分1", map[string]any{"B": "季报迟交", "D": "报送迟误", "E": 0.5})
	c := r.read(form.File)
	if f := c.Files[0]; f.State != CollectReady || f.Changes() != 3 || c.ActLabel() != "收回 1 份，改 加减分 3 条" && c.ActLabel() != "收回 1 份，改加减分 3 条" {
		t.Fatalf("%s: %+v", c.ActLabel(), f)
	}
	first := r.take(c)
	after := r.adjustments(form.OrgID)
	if len(after) != len(before)+3 {
		t.Fatalf("%+v", after)
	}
	byLine := map[string]model.Adjustment{}
	for _, a := range after {
		byLine[a.Line] = a
	}
	if a := byLine["加分1"]; a.Title != "全市先进基层党组织" || a.Level != "市级表彰" || *a.Self != model.Pt(3) || a.Checked != nil || a.Basis != "市委〔2026〕8 号" || a.Evidence != "奖牌照片" || a.Matter != a.Title {
		t.Errorf("%+v", a)
	}
	if a := byLine["减分1"]; !a.Deduction || *a.Self != 50 || a.Matter != "" {
		t.Errorf("%+v", a)
	}
	if c := r.read(form.File); c.Changes() != 0 || !sameAdjustments(after, r.adjustments(form.OrgID)) {
		t.Errorf("the same form again: %s", c.ActLabel())
	}
	// What was claimed stands in the next form; a line cleared there goes, one changed there changes, one checked stays checked.
	half := model.Points(250)
	kept := byLine["加分1"]
	kept.Checked = &half
	_, err := r.o.SaveAdjustment(r.ctx, SampleYear, kept)
	r.must(err)
	again, err := r.o.SendForms(r.ctx, SampleYear, r.dir, []int64{form.OrgID}, true, nil)
	r.must(err)
	if c := r.read(again[0].File); c.Changes() != 0 {
		t.Errorf("nobody touched it: %s", c.ActLabel())
	}
	r.fillClaim(again[0].File, "加分1", map[string]any{"D": "区级表彰", "E": 2})
	r.fillClaim(again[0].File, "加分2", map[string]any{"B": nil, "D": nil, "E": nil})
	second := r.take(r.read(again[0].File))
	now := r.adjustments(form.OrgID)
	for _, a := range now {
		if a.Line == "加分2" || a.Line == "加分1" && (*a.Self != model.Pt(2) || *a.Checked != half || a.ID != kept.ID) {
			t.Errorf("%+v", a)
		}
	}
	if len(now) != len(after)-1 {
		t.Errorf("%d entries, there were %d", len(now), len(after))
	}
	for _, id := range []int64{second, first} {
		_, err := r.o.Undo(r.ctx, id)
		r.must(err)
	}
	if left := slices.DeleteFunc(r.adjustments(form.OrgID), func(a model.Adjustment) bool { return a.ID == kept.ID }); !sameAdjustments(left, before) || !sameAll(marks, r.marks()) {
		t.Errorf("the undo left %+v", left)
	}
}

func TestEveryBadClaimIsNamedAtItsCell(t *testing.T) {
	r := sent(t)
	form := r.forms[0]
	row := r.claimRow(form.File, "加分1")
	for name, c := range map[string]struct {
		cells map[string]any
		want  string // column and words
	}{
		"no matter":        {map[string]any{"D": "市级表彰", "E": 3}, "B 没有写事项"},
		"no level":         {map[string]any{"B": "获奖", "E": 3}, "D 没有选级别，应为：国家级表彰 5 分"},
		"another level":    {map[string]any{"B": "获奖", "D": "世界级", "E": 3}, "D 级别“世界级”不在方案里"},
		"too many points":  {map[string]any{"B": "获奖", "D": "市级表彰", "E": 9}, "E 填了 9 分，市级表彰 3 分"},
		"a range":          {map[string]any{"B": "义讲", "D": "公益项目"}, "E 没有写申报几分，公益项目 1 到 2 分"},
		"below 0":          {map[string]any{"B": "获奖", "D": "市级表彰", "E": -3}, "E 填了 -3 分，填正数"},
		"words for points": {map[string]any{"B": "获奖", "D": "市级表彰", "E": "三分"}, "E 填了文字“三分”"},
		"code overwritten": {map[string]any{"A": "我的"}, "A 这一行不见了"},
	} {
		t.Run(name, func(t *testing.T) {
			path := t.TempDir() + "/表.xlsx"
			f, err := excelize.OpenFile(form.File)
			r.must(err, f.SaveAs(path), f.Close())
			r.edit(path, func(f *excelize.File) {
				for col, v := range c.cells {
					r.must(f.SetCellValue(f.GetSheetName(0), fmt.Sprint(col, row), v))
				}
			})
			got := r.read(path).Files[0]
			col, words, _ := strings.Cut(c.want, " ")
			if got.State != CollectRefused || len(got.Problems) == 0 || got.Problems[0].Cell != fmt.Sprint(col, row) || !strings.Contains(got.Problems[0].Text, words) {
				t.Errorf("%s: %+v", got.State, got.Problems)
			}
		})
	}
}

// Two claims of one matter, and more than the cap, are no error: the scheme counts what it counts, and the preview says so.
func TestTheCapIsTheSchemes(t *testing.T) {
	r := sent(t)
	form := r.forms[0]
	for i, level := range []string{"国家级表彰", "省级表彰", "国家级表彰"} {
		r.fillClaim(form.File, fmt.Sprint("加分", i+1), map[string]any{"B": []string{"先进单位", "先进单位", "示范校"}[i], "D": level})
	}
	c := r.read(form.File)
	f := c.Files[0]
	if len(f.Notes) != 2 || !strings.Contains(f.Notes[0].Text, "和 加分1 是同一事项") || !strings.Contains(f.Notes[1].Text, "最多计 10 分") {
		t.Errorf("%+v", f.Notes)
	}
	r.take(c)
	facts, err := r.o.Facts(r.ctx, SampleYear)
	r.must(err)
	if b := facts.Result(form.OrgID, model.SelfMark).Bonus; b != model.Pt(10) {
		t.Errorf("bonus %s", b)
	}
	// What nobody has checked yet counts nowhere but in the self-assessment, and the result says so.
	final := facts.Result(form.OrgID, model.FinalMark)
	if !slices.ContainsFunc(final.Notes, func(n string) bool {
		return strings.Contains(n, "“示范校”申报 5.00 分，还没有复核，没有计入")
	}) {
		t.Errorf("%s %q", final.Bonus, final.Notes)
	}
}

// It is kept who was sent which version and when; a form of an older version is named with both.
func TestWhatWasSentIsKept(t *testing.T) {
	r := sent(t)
	label := func(org int64) (string, string) {
		f, err := r.o.Facts(r.ctx, SampleYear)
		r.must(err)
		for _, h := range scoring.HandedIn(f) {
			if h.OrgID == org {
				return h.SentLabel(), h.Label()
			}
		}
		return "", ""
	}
	org := r.forms[0].OrgID
	today := string(r.o.Today())
	if got, _ := label(org); got != today+" 第 1 版" {
		t.Errorf("%q", got)
	}
	d := draftOf(t, r.o, SampleYear, fmt.Sprint(model.OriginYear, SampleYear))
	scheme := d.Scheme.Clone()
	scheme.Bonus.Kinds[0].Points = model.Pt(6)
	_, _, err := r.o.SaveDraft(r.ctx, d.ID, scheme)
	r.must(err)
	_, err = r.o.IssueDraft(r.ctx, d.ID, 0)
	r.must(err)
	if got, state := label(org); got != today+" 第 1 版，方案已改" || state == "" {
		t.Errorf("%q %q", got, state)
	}
	if f := r.read(r.forms[0].File).Files[0]; f.State != CollectRefused || !strings.Contains(f.Text, "按方案第 1 版下发") || !strings.Contains(f.Text, "现在用的是第 2 版") {
		t.Errorf("%s %s", f.State, f.Text)
	}
	again, err := r.o.SendForms(r.ctx, SampleYear, r.dir, []int64{org}, true, nil)
	r.must(err)
	if got, _ := label(org); got != today+" 第 2 版" || r.read(again[0].File).Files[0].State == CollectRefused {
		t.Errorf("%q", got)
	}
}

// Whatever was filled in, and in whatever order the forms come back, one at a time or together, the marks are the same, and undoing
// brings every one back.
func TestTheOrderOfCollectingDoesNotMatter(t *testing.T) {
	r := sent(t)
	state := func() map[string]string {
		all := map[string]string{}
		f, err := r.o.Facts(r.ctx, SampleYear)
		r.must(err)
		for _, s := range f.Sheets {
			for k, m := range s.Marks {
				all[fmt.Sprint(s.OrgID, k)] = fmt.Sprint(m.Points, m.NotApplicable, m.Reason, m.Evidence)
			}
			for _, a := range s.Adjustments {
				all[fmt.Sprint(s.OrgID, a.Line, a.Title, a.Deduction)] = fmt.Sprint(a.Level, a.Basis, a.Evidence, a.Matter, scoring.MarkText(model.Mark{Points: *cmp.Or(a.Self, new(model.Points))}, true))
			}
		}
		return all
	}
	before := state()
	random := rand.New(rand.NewPCG(1, 2))
	forms := r.forms[:6]
	var paths []string
	for _, form := range forms {
		paths = append(paths, form.File)
		for row := 7; row < 20; row++ {
			if row != 12 && random.IntN(3) == 0 { // 12 is a category
				r.set(form.File, fmt.Sprint("E", row), float64(random.IntN(5))/2)
				r.set(form.File, fmt.Sprint("F", row), fmt.Sprint("原因", random.IntN(9)))
			}
		}
		if random.IntN(2) == 0 {
			r.fillClaim(form.File, fmt.Sprint("加分", 1+random.IntN(4)), map[string]any{"B": "表彰", "D": "区级表彰"})
		}
	}
	var first map[string]string
	for round := range 4 {
		random.Shuffle(len(paths), func(i, j int) { paths[i], paths[j] = paths[j], paths[i] })
		var taken []int64
		if round == 0 {
			taken = []int64{r.take(r.read(paths...))}
		} else {
			for _, path := range paths {
				if id := r.take(r.read(path)); id != 0 {
					taken = append(taken, id)
				}
			}
		}
		if after := state(); first == nil {
			first = after
		} else if !maps.Equal(first, after) {
			t.Fatalf("round %d differs", round)
		}
		slices.Reverse(taken)
		for _, id := range taken {
			_, err := r.o.Undo(r.ctx, id)
			r.must(err)
		}
		if !maps.Equal(before, state()) {
			t.Fatalf("round %d: the undo did not bring everything back", round)
		}
	}
	if maps.Equal(before, first) {
		t.Error("nothing was changed")
	}
}
