package assess

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// line is one row of the grid: a branch at a stage. An opened branch has three, a closed one has one, which shows
// the mark of the stage before, in grey, where its own stage has none yet.
type line struct {
	sheet *model.MarkSheet
	stage model.Stage // the stage that typing changes
	open  bool        // one of the three of an opened branch
	first bool        // bears the name
}

func (l line) key() string { return lineKey(l.sheet.OrgID, l.stage) }

func lineKey(org int64, stage model.Stage) string { return fmt.Sprintf("%d/%d", org, stage) }

// mark returns what a cell shows and whether it is of the line's own stage.
func (l line) mark(item string) (m model.Mark, own, ok bool) {
	if m, ok = l.sheet.Mark(item, l.stage); ok || l.open {
		return m, true, ok
	}
	for stage := l.stage - 1; stage >= model.SelfMark; stage-- {
		if m, ok = l.sheet.Mark(item, stage); ok {
			return m, false, true
		}
	}
	return m, false, false
}

// differs reports whether the line's own mark is another than that of the stage before.
func (l line) differs(item string) bool {
	own, ok := l.sheet.Mark(item, l.stage)
	if !ok || l.stage == model.SelfMark {
		return false
	}
	before, ok := l.sheet.Mark(item, l.stage-1)
	return ok && (before.Points != own.Points || before.NotApplicable != own.NotApplicable)
}

// given counts the marks of a part at a stage.
func given(part *model.Part, sheet *model.MarkSheet, stage model.Stage) int {
	n := 0
	for _, c := range part.Categories {
		for _, item := range c.Items {
			if _, ok := sheet.Mark(item.ID, stage); ok {
				n++
			}
		}
	}
	return n
}

// label is the stage whose marks the line mainly shows.
func (l line) label(part *model.Part) string {
	stage := l.stage
	for !l.open && stage > model.SelfMark && given(part, l.sheet, stage) == 0 && given(part, l.sheet, stage-1) > 0 {
		stage--
	}
	return stage.Label()
}

// sum returns the part's sum for a line and whether it is whole: of its own stage with no mark missing.
func (l line) sum(f *model.YearFacts, index int) (text string, whole bool) {
	part := &f.Year.Scheme.Parts[index]
	stage := l.stage
	if l.open && given(part, l.sheet, stage) == 0 {
		return "", false
	}
	for stage > model.SelfMark && given(part, l.sheet, stage) == 0 {
		stage--
	}
	if given(part, l.sheet, stage) == 0 {
		return "", false
	}
	result := f.Result(l.sheet.OrgID, stage)
	if result == nil || index >= len(result.Parts) {
		return "", false
	}
	node := result.Tree.Find(part.ID)
	if result.PartAway(index) {
		return "—", stage == l.stage
	}
	return result.Parts[index].String(), stage == l.stage && node != nil && node.Ready
}

// typedMark turns what was typed or pasted into a mark; nil takes the mark away. The error says the allowed range.
func typedMark(item *model.Item, text string) (*model.Mark, error) {
	text = strings.TrimSpace(plainDigits.Replace(text))
	text = strings.TrimSuffix(text, "分")
	switch text {
	case "":
		return nil, nil
	case "/", "／", "—", "-", "不适用", "N/A", "n/a":
		return &model.Mark{NotApplicable: true}, nil
	}
	points, err := model.ParsePoints(text)
	if err != nil {
		return nil, model.FieldErrorf("points", "%s：“%s”不是分数，应填 %s，最多两位小数", item.Code, text, rangeWords(item))
	}
	if err := scoring.CheckMark(item, points); err != nil {
		return nil, err
	}
	return &model.Mark{Points: points}, nil
}

var plainDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7",
	"８", "8", "９", "9", "．", ".", "。", ".", "－", "-", "−", "-", "\u00a0", "", "　", "")

// markText is a mark as the grid shows it.
func markText(m model.Mark, ok bool) string {
	switch {
	case !ok:
		return ""
	case m.NotApplicable:
		return "不适用"
	}
	return m.Points.String()
}

// gridColumns are the columns of the grid of one part.
func (v *marksView) gridColumns(index int) []kit.Column[line] {
	part := &v.s.facts.Year.Scheme.Parts[index]
	columns := []kit.Column[line]{v.nameColumn(), {ID: "stage", Title: "栏", Width: 40, Small: true, Always: true,
		Text: func(l line) string { return l.label(part) }, Ink: func(line) kit.Token { return kit.Text2 }}, v.sumColumn(index)}
	for _, c := range part.Categories {
		group := fmt.Sprintf("%s %s", strings.Replace(c.Title(), " ", "　", 1), c.Max.Short())
		width := max(itemWidth, (kit.TextWidth(group, kit.SizeSmall, false)+2*kit.Gap8)/float32(len(c.Items)))
		for i, item := range c.Items {
			column := v.itemColumn(item)
			column.Group, column.RuleOff, column.Width = group, i == 0, float32(int(width))
			columns = append(columns, column)
		}
	}
	return columns
}

// itemWidth is the width of a column of marks: 100.00 and 不适用 fit.
const itemWidth float32 = 48

func (v *marksView) nameColumn() kit.Column[line] {
	return kit.Column[line]{ID: "name", Title: "支部", Width: 152, Always: true,
		Text: func(l line) string {
			if !l.first {
				return ""
			}
			return plainName(l.sheet.Branch)
		},
		Draw: func(l line, c *kit.Cell) {
			if !l.first {
				return
			}
			c.Icon, c.Bold, c.Ink = "chevron-right", l.open, kit.Text1
			if l.open {
				c.Icon = "chevron-down"
			}
		}}
}

func (v *marksView) sumColumn(index int) kit.Column[line] {
	part := &v.s.facts.Year.Scheme.Parts[index]
	return kit.Column[line]{ID: "sum", Title: part.Short + " " + part.Max.Short(), Width: 68, Align: kit.Right, Always: true, RuleOff: true,
		Text: func(l line) string { text, _ := l.sum(v.s.facts, index); return text },
		Bold: func(line) bool { return true },
		Ink: func(l line) kit.Token {
			if _, whole := l.sum(v.s.facts, index); !whole {
				return kit.Text3
			}
			return kit.Text1
		}}
}

func (v *marksView) itemColumn(item model.Item) kit.Column[line] {
	return kit.Column[line]{ID: item.ID, Title: item.Code, Sub: item.Max.Short(), Width: itemWidth, Align: kit.Right,
		Text: func(l line) string { m, _, ok := l.mark(item.ID); return markText(m, ok) },
		Edit: func(line) bool { return !v.s.closed() },
		Draw: func(l line, c *kit.Cell) {
			m, own, ok := l.mark(item.ID)
			if !ok {
				return
			}
			c.Small = m.NotApplicable
			switch {
			case l.differs(item.ID):
				c.Tone, c.Ink = kit.ToneInfo, kit.Info
			case !own || l.open && l.stage == model.SelfMark:
				c.Ink = kit.Text3
			}
		}}
}
