package assess

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// markRow is one row of the grid: a branch at a stage. An opened branch has three, a closed one has one, which shows
// the mark of the stage before, in grey, where its own stage has none yet.
type markRow struct {
	sheet *model.MarkSheet
	stage model.Stage // the stage that typing changes
	open  bool        // one of the three of an opened branch
	first bool        // bears the name
}

func (row markRow) key() string { return markRowKey(row.sheet.OrgID, row.stage) }

func markRowKey(org int64, stage model.Stage) string { return fmt.Sprintf("%d/%d", org, stage) }

// mark returns what a cell shows and whether it is of the line's own stage.
func (row markRow) mark(item string) (m model.Mark, own, ok bool) {
	if m, ok = row.sheet.Mark(item, row.stage); ok || row.open {
		return m, true, ok
	}
	for stage := row.stage - 1; stage >= model.SelfMark; stage-- {
		if m, ok = row.sheet.Mark(item, stage); ok {
			return m, false, true
		}
	}
	return m, false, false
}

// differs reports whether the line's own mark is another than that of the stage before.
func (row markRow) differs(item string) bool {
	own, ok := row.sheet.Mark(item, row.stage)
	if !ok || row.stage == model.SelfMark {
		return false
	}
	before, ok := row.sheet.Mark(item, row.stage-1)
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
func (row markRow) label(part *model.Part) string {
	stage := row.stage
	for !row.open && stage > model.SelfMark && given(part, row.sheet, stage) == 0 && given(part, row.sheet, stage-1) > 0 {
		stage--
	}
	return stage.Label()
}

// sum returns the part's sum for a line and whether it is whole: of its own stage with no mark missing.
func (row markRow) sum(f *model.YearFacts, index int) (text string, whole bool) {
	part := &f.Year.Scheme.Parts[index]
	stage := row.stage
	if row.open && given(part, row.sheet, stage) == 0 {
		return "", false
	}
	for stage > model.SelfMark && given(part, row.sheet, stage) == 0 {
		stage--
	}
	if given(part, row.sheet, stage) == 0 {
		return "", false
	}
	result := f.Result(row.sheet.OrgID, stage)
	if result == nil || index >= len(result.Parts) {
		return "", false
	}
	node := result.Tree.Find(part.ID)
	if result.PartAway(index) {
		return "—", stage == row.stage
	}
	return result.Parts[index].String(), stage == row.stage && node != nil && node.Ready
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
