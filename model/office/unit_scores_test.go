package office

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

// tableOf writes rows into a workbook of one sheet.
func tableOf(t *testing.T, name string, rows [][]any) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f := excelize.NewFile()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// A table of scores that names units goes to the group that assesses them; a name that nearly is a unit's is asked for, and never made
// a Party organisation.
func TestScoresOfUnitsAreImported(t *testing.T) {
	ctx := context.Background()
	o, _ := unitGroup(t, model.UnitObject)
	g := factsOf(t, o).All()[1]
	items := itemsOf(&g.Year.Scheme)[:3]
	head := []any{"序号", "单位名称"}
	for _, item := range items {
		head = append(head, item.Code+" "+item.Name)
	}
	rows := [][]any{{"2026年度单位复核分数"}, head}
	for i, sheet := range g.Sheets {
		row := []any{i + 1, sheet.Branch}
		for _, item := range items {
			row = append(row, int(item.Max)/100)
		}
		rows = append(rows, row)
	}
	last := g.Sheets[len(g.Sheets)-1]
	wrong := last.Branch + "校区"
	rows[len(rows)-1][1] = wrong
	path := tableOf(t, "单位复核分数.xlsx", rows)
	d, err := o.ReadImport(ctx, path, intake.Options{Kind: intake.Scores}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s := d.Plan.Summary; s.Conflict != 1 || s.Error != 0 || s.New+s.Update+s.Same != len(g.Sheets)-1 || len(d.Plan.NewOrgs) != 0 {
		t.Fatalf("%d units: %+v, %d new organisations", len(g.Sheets), s, len(d.Plan.NewOrgs))
	}
	var said string
	for _, row := range d.Plan.Sheets[0].Rows {
		for _, p := range row.Problems {
			said += p.Text
		}
	}
	if !strings.Contains(said, "不在这个组别考核的单位里") {
		t.Errorf("of the unknown unit it says %q", said)
	}
	at := slices.IndexFunc(d.Plan.Unknowns, func(u intake.Unknown) bool { return u.Field == intake.Branch })
	if at < 0 || len(d.Plan.Unknowns[at].Suggestions) == 0 || d.Plan.Unknowns[at].Suggestions[0].ID != last.OrgID {
		t.Fatalf("suggested: %+v", d.Plan.Unknowns)
	}
	u := d.Plan.Unknowns[at]
	opts := d.Options
	opts.Values = map[intake.ValueKey]intake.ValueChoice{{Field: intake.Branch, Text: u.Text}: {Action: intake.MapTo, OrgID: last.OrgID, To: last.Branch}}
	if err := o.Replan(ctx, d, opts, nil); err != nil || d.Plan.Summary.Conflict != 0 {
		t.Fatal(d.Plan.Summary, err)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, sheet := range factsOf(t, o).All()[1].Sheets {
		for _, item := range items {
			if m, ok := sheet.Mark(item.ID, model.CheckedMark); !ok || m.Points != item.Max/100*100 {
				t.Errorf("%s %s is %v", sheet.Branch, item.Code, m.Points)
			}
		}
	}
}

// The kind of a table of scores is recognised whatever the column of the units is called, and so are bonus and veto tables of units.
func TestTablesOfUnitsAreRecognised(t *testing.T) {
	ctx := context.Background()
	o, _ := unitGroup(t, model.UnitObject)
	g := factsOf(t, o).All()[1]
	items := itemsOf(&g.Year.Scheme)[:3]
	read := func(t *testing.T, name string, rows [][]any) *Draft {
		t.Helper()
		d, err := o.ReadImport(ctx, tableOf(t, name, rows), intake.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if s := d.Plan.Summary; d.Plan.Kind != intake.Scores || s.New != len(rows)-2 || s.Conflict+s.Error > 0 || len(d.Plan.NewOrgs)+len(d.Plan.Blocking) > 0 {
			t.Errorf("%s of %d rows: %+v, blocked %+v, unknown %+v", d.Plan.Kind, len(rows)-2, s, d.Plan.Blocking, d.Plan.Unknowns)
			for _, sheet := range d.Plan.Sheets {
				for _, row := range sheet.Rows {
					t.Logf("row %d: %+v", row.Number, row.Problems)
				}
			}
		}
		return d
	}
	for _, word := range []string{"单位名称", "单位", "学校名称", "学校", "被考核单位", "考核对象", "机构名称", "行业主管单位"} {
		t.Run(word, func(t *testing.T) {
			rows := [][]any{{"2026年度单位复核分数"}, {"序号", word}}
			for _, item := range items {
				rows[1] = append(rows[1], item.Title())
			}
			for i, sheet := range g.Sheets[:4] {
				rows = append(rows, []any{i + 1, sheet.Branch, 1, 1, 1})
			}
			read(t, "单位复核分数.xlsx", rows)
		})
	}
	t.Run("bonus", func(t *testing.T) {
		d := read(t, "加分.xlsx", [][]any{{"2026年度单位加分表"}, {"序号", "单位名称", "加分事项", "复核分", "依据"}, {1, g.Sheets[0].Branch, "获得省级表彰", 2, "苏教〔2026〕1号"}})
		if n := len(d.Plan.Scores.Adjustments); n != 1 {
			t.Errorf("%d adjustments", n)
		}
	})
	t.Run("one item a row", func(t *testing.T) {
		d := read(t, "扣分理由.xlsx", [][]any{{"2026年度单位复核扣分明细"}, {"序号", "单位名称", "考核项目", "复核分", "扣分理由"}, {1, g.Sheets[0].Branch, items[0].Title(), 1, "材料不全"}})
		if n := len(d.Plan.Scores.Marks); n != 1 {
			t.Errorf("%d marks", n)
		}
	})
}

// The sector authority that is assessed by itself is found in its table too.
func TestScoresOfASectorAuthorityAreImported(t *testing.T) {
	ctx := context.Background()
	o := reopenedSample(t)
	bureau, err := o.Units(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	below := bureau[0].Unit
	above := model.Unit{Name: "某区教育局", Staff: -1}
	if above.ID, _, err = o.SaveUnit(ctx, above, 0); err != nil {
		t.Fatal(err)
	}
	below.Authority = above.Name
	if _, _, err := o.SaveUnit(ctx, below, 0); err != nil {
		t.Fatal(err)
	}
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026")
	s := d.Scheme.Clone()
	s.Title, s.Object = "主管单位考核方案", model.SectorUnitObject
	if _, _, err := o.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	if _, err := o.OpenGroup(ctx, SampleYear, DraftRowID(d), "主管单位组", model.Scope{}); err != nil {
		t.Fatal(err)
	}
	g := factsOf(t, o).All()[1]
	items := itemsOf(&g.Year.Scheme)[:3]
	draft, err := o.ReadImport(ctx, tableOf(t, "主管单位自评分数.xlsx", [][]any{{"2026年度行业系统主管单位自评分数"},
		{"单位名称", items[0].Title(), items[1].Title(), items[2].Title()}, {above.Name, 1, 1, 1}}), intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, draft, ApplyOptions{}); err != nil {
		t.Fatal(err, draft.Plan.Summary)
	}
	var at int64
	for _, sheet := range g.Sheets {
		if sheet.Branch == above.Name {
			at = sheet.OrgID
		}
	}
	if m, ok := factsOf(t, o).All()[1].Sheet(at).Mark(items[2].ID, model.SelfMark); !ok || m.Points != model.Pt(1) {
		t.Errorf("the mark is %+v, %v", m, ok)
	}
}
