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
	path := filepath.Join(t.TempDir(), "单位复核分数.xlsx")
	f := excelize.NewFile()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
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
