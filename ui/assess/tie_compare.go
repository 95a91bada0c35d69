package assess

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// compare sets the tied side by side, with only what is known of them.
func (v *rankView) compare(t openTie) fyne.CanvasObject {
	lines := v.compared(t)
	if !namesFit(t) {
		return compareLong(t, lines)
	}
	widths := []float32{compareName}
	cells := []fyne.CanvasObject{kit.Space(0, 0)}
	for _, r := range t.rows {
		widths = append(widths, 0)
		cells = append(cells, kit.Pad(text.Strong(shortName(r.Branch)).Right(), 0, 0, 0, look.Gap8))
	}
	for _, line := range lines {
		for range widths {
			cells = append(cells, kit.HRule(look.LineSoft))
		}
		cells = append(cells, text.Body(line[0]).In(look.Text2))
		for _, value := range line[1:] {
			label := text.Body(value)
			if line[0] == "总分" {
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
func namesFit(t openTie) bool {
	room := (paneWidth-2*look.Gap20-compareName)/float32(len(t.rows)) - look.Gap8
	for _, r := range t.rows {
		if text.Width(shortName(r.Branch), look.SizeBody, true) > room {
			return false
		}
	}
	return true
}

// compareLong lists many tied branches one under the other, with the first of what is compared.
func compareLong(t openTie, lines [][]string) fyne.CanvasObject {
	widths := []float32{0}
	cells := []fyne.CanvasObject{text.Small("支部")}
	shown := slices.DeleteFunc(lines, func(line []string) bool { return line[0] == "总分" })
	shown = shown[:min(3, len(shown))]
	for _, line := range shown {
		widths = append(widths, 52)
		cells = append(cells, text.Small(line[0]).Right())
	}
	for i, r := range t.rows {
		cells = append(cells, text.Body(shortName(r.Branch)).Cutting())
		for _, line := range shown {
			cells = append(cells, text.Body(line[i+1]).Right())
		}
	}
	return kit.Columns(look.Gap4, 6, widths, cells...)
}

// compared are the lines of the comparison: a name and a value for each of the tied.
func (v *rankView) compared(t openTie) [][]string {
	var lines [][]string
	add := func(name string, value func(model.RankRow) string) {
		line, some := []string{name}, false
		for _, r := range t.rows {
			text := value(r)
			some = some || text != "—"
			line = append(line, text)
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
	add("总分", totalText)
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
