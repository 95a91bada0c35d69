package reports

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// A register stands upright while its columns have room and lies otherwise; no column is wider than the page, and the
// head comes again on every page.
func TestRegisterPaper(t *testing.T) {
	few := RegisterList{Committee: "某某党委", Title: "阵地设备", Unit: "件", On: "2026-11-25",
		Columns: []record.Item{{Label: "设备", Shape: record.Text}, {Label: "价格", Shape: record.Money}, {Label: "检修期限", Shape: record.Date}}}
	for range 60 {
		few.Lines = append(few.Lines, []string{"投影仪", "1200.00", "2026-12-01"})
	}
	many := RegisterList{Committee: "某某党委", Title: "走访记录", Unit: "次", On: "2026-11-25"}
	line := []string{}
	for range 14 {
		many.Columns = append(many.Columns, record.Item{Label: "内容", Shape: record.LongText})
		line = append(line, strings.Repeat("很长的一段话", 6))
	}
	many.Lines = [][]string{line}
	empty := few
	empty.Lines = nil
	for _, c := range []struct {
		list      RegisterList
		landscape bool
		pages     int
	}{{few, false, 2}, {many, true, 1}, {empty, false, 1}} {
		made := RegisterPaper(c.list, Options{})
		d := made.Documents[0]
		table := d.Parts[2].(document.Table)
		area := 156.0
		if c.landscape {
			area = 225
		}
		if d.Landscape != c.landscape || table.Width() > area+0.01 || table.Width() < area-60 {
			t.Errorf("%s: lying %v, %.1f mm wide", c.list.Title, d.Landscape, table.Width())
		}
		if pages := typeset.Typeset(made, Faces()); len(pages.Pages) < c.pages {
			t.Errorf("%s has %d pages", c.list.Title, len(pages.Pages))
		}
	}
	if text := document.Dump(RegisterPaper(few, Options{}).Documents[0]); !strings.Contains(text, "共60件") || !strings.Contains(text, "1200.00") {
		t.Error(text)
	}
}
