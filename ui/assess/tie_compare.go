package assess

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// compare sets the tied side by side, with only what is known of them.
func (v *rankView) compare(t scoring.OpenTie) fyne.CanvasObject {
	lines := v.compared(t)
	if !namesFit(t) {
		return compareLong(t, lines)
	}
	widths := []float32{compareName}
	cells := []fyne.CanvasObject{kit.Space(0, 0)}
	for _, r := range t.Rows {
		widths = append(widths, 0)
		cells = append(cells, kit.Pad(text.Strong(model.ShortBranch(r.Branch)).Right(), 0, 0, 0, look.Gap8))
	}
	for _, line := range lines {
		for range widths {
			cells = append(cells, kit.HRule(look.LineSoft))
		}
		cells = append(cells, text.Body(line.name).In(look.Text2))
		for _, value := range line.values {
			label := text.Body(value)
			if line.total {
				label = text.Strong(value)
			}
			cells = append(cells, label.Right().Cutting())
		}
	}
	return kit.Columns(0, 3, widths, cells...)
}

// compareName is the width of what is compared, before the columns of the tied.
const compareName float32 = 72

// namesFit reports whether the names of the tied have room side by side.
func namesFit(t scoring.OpenTie) bool {
	room := (paneWidth-2*look.Gap20-compareName)/float32(len(t.Rows)) - look.Gap8
	for _, r := range t.Rows {
		if text.Width(model.ShortBranch(r.Branch), look.SizeBody, true) > room {
			return false
		}
	}
	return true
}

// comparison is one line: what is compared, and its value for each of the tied.
type comparison struct {
	name   string
	values []string
	total  bool // the total, which is the same for all
}

// compareLong lists many tied branches one under the other, with the first of what is compared.
func compareLong(t scoring.OpenTie, lines []comparison) fyne.CanvasObject {
	widths := []float32{0}
	cells := []fyne.CanvasObject{text.Small("名称")}
	shown := slices.DeleteFunc(lines, func(line comparison) bool { return line.total })
	shown = shown[:min(3, len(shown))]
	for _, line := range shown {
		widths = append(widths, 52)
		cells = append(cells, text.Small(line.name).Right())
	}
	for i, r := range t.Rows {
		cells = append(cells, kit.Tipped(text.Body(model.ShortBranch(r.Branch))))
		for _, line := range shown {
			cells = append(cells, text.Body(line.values[i]).Right())
		}
	}
	return kit.Columns(look.Gap4, 6, widths, cells...)
}

// compared are the lines of the comparison; what nobody has is left out.
func (v *rankView) compared(t scoring.OpenTie) []comparison {
	var lines []comparison
	add := func(name string, value func(model.RankRow) string) {
		line, some := comparison{name: name}, false
		for _, r := range t.Rows {
			text := value(r)
			some = some || text != "—"
			line.values = append(line.values, text)
		}
		if some {
			lines = append(lines, line)
		}
	}
	for i, p := range v.s.facts.Year.Scheme.Parts {
		add(p.Short, func(r model.RankRow) string { return r.PartText(i) })
	}
	add("加分", func(r model.RankRow) string { return adjustedText(r.HasBonus, r.Bonus) })
	add("减分", func(r model.RankRow) string { return adjustedText(r.HasDeduct, r.Deduction) })
	before := len(lines)
	add("总分", totalText)
	for i := range lines[before:] {
		lines[before+i].total = true
	}
	add("党员", func(r model.RankRow) string {
		if sheet := v.s.facts.Sheet(r.OrgID); sheet != nil && sheet.Members > 0 {
			return fmt.Sprintf("%d 人", sheet.Members)
		}
		return "—"
	})
	add("上年等次", func(r model.RankRow) string {
		if g := v.s.earlier[r.OrgID]; g != "" {
			return g
		}
		return "—"
	})
	return lines
}

func adjustedText(has bool, p model.Points) string {
	if !has {
		return "—"
	}
	return p.String()
}
