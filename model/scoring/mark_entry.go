package scoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// notApplicable are the ways in which people write that an item does not apply.
var notApplicable = []string{"/", "—", "-", "不适用", "不涉及", "N/A", "n/a", "NA"}

var plainDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7",
	"８", "8", "９", "9", "．", ".", "。", ".", "－", "-", "−", "-", "／", "/", "\u00a0", "", "　", "")

// plainMark is what was typed or pasted for a mark in plain characters, without the unit.
func plainMark(text string) string {
	return strings.TrimSuffix(strings.TrimSpace(plainDigits.Replace(text)), "分")
}

// ReadMark turns what was typed or pasted for an item into a mark; nil is an empty text. The error says the allowed
// range.
func ReadMark(item *model.Item, text string) (*model.Mark, error) {
	text = plainMark(text)
	switch {
	case text == "":
		return nil, nil
	case slices.Contains(notApplicable, text):
		return &model.Mark{NotApplicable: true}, nil
	}
	points, err := model.ParsePoints(text)
	if err != nil {
		return nil, model.FieldErrorf("points", "%s：“%s”不是分数，应填 %s，最多两位小数", item.Code, text, RangeText(item))
	}
	if err := CheckMark(item, points); err != nil {
		return nil, err
	}
	return &model.Mark{Points: points}, nil
}

// IsNumber reports whether what was typed for a mark is a number of points, be it allowed or not.
func IsNumber(text string) bool {
	_, err := model.ParsePoints(plainMark(text))
	return err == nil
}

// MarkText is a mark as lists and grids show it; ok tells whether there is one.
func MarkText(m model.Mark, ok bool) string {
	switch {
	case !ok:
		return ""
	case m.NotApplicable:
		return "不适用"
	}
	return m.Points.String()
}

// RangeText is what may be entered for an item: 0 到 5 分.
func RangeText(item *model.Item) string {
	return fmt.Sprintf("%s 到 %s 分", min(item.Method.Floor, 0).Short(), item.Max.Short())
}

// CopiedMark is a mark as it is taken over for another branch or stage: its reason goes with it only where the method
// cannot give the mark, because such a mark must not stand without one.
func CopiedMark(item *model.Item, m model.Mark) model.Mark {
	copied := model.Mark{Points: m.Points, NotApplicable: m.NotApplicable}
	if !m.NotApplicable && Misfit(item, m.Points) != "" {
		copied.Reason = m.Reason
	}
	return copied
}

// LatestMark returns the mark of an item at a stage or, where that has none yet, of the latest stage before; of is the
// stage that it belongs to.
func LatestMark(sheet *model.MarkSheet, item string, stage model.Stage) (m model.Mark, of model.Stage, ok bool) {
	for of = stage; of >= model.SelfMark; of-- {
		if m, ok = sheet.Mark(item, of); ok {
			return m, of, true
		}
	}
	return m, stage, false
}

// Differs reports whether the mark of an item at a stage is another than that of the stage before.
func Differs(sheet *model.MarkSheet, item string, stage model.Stage) bool {
	own, ok := sheet.Mark(item, stage)
	if !ok || stage == model.SelfMark {
		return false
	}
	before, ok := sheet.Mark(item, stage-1)
	return ok && !before.Same(own)
}

// AnyDiffers reports whether any mark of a part at a stage differs from that of the stage before.
func AnyDiffers(part *model.Part, sheet *model.MarkSheet, stage model.Stage) bool {
	for _, c := range part.Categories {
		for _, item := range c.Items {
			if Differs(sheet, item.ID, stage) {
				return true
			}
		}
	}
	return false
}

// Given counts the marks of a part at a stage.
func Given(part *model.Part, sheet *model.MarkSheet, stage model.Stage) int {
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

// LatestStage is the stage whose marks of a part are shown where those of a stage are wanted: that stage, or while it
// has none the latest before that has some; SelfMark when there are none at all.
func LatestStage(part *model.Part, sheet *model.MarkSheet, stage model.Stage) model.Stage {
	for stage > model.SelfMark && Given(part, sheet, stage) == 0 {
		stage--
	}
	return stage
}

// Unreasoned is a mark that its item's method cannot give, or a final one that differs from the checked, for which no reason is
// written.
type Unreasoned struct {
	Item *model.Item
	Mark model.Mark
	Fit  string // what the method can give: 按方法可得 5、3、0 分, or what the checked mark was
}

// UnreasonedMarks lists those of a part at a stage.
func UnreasonedMarks(part *model.Part, sheet *model.MarkSheet, stage model.Stage) []Unreasoned {
	var all []Unreasoned
	for c := range part.Categories {
		for i := range part.Categories[c].Items {
			item := &part.Categories[c].Items[i]
			if m, ok := sheet.Mark(item.ID, stage); ok {
				var checked *model.Mark
				if c, ok := sheet.Mark(item.ID, model.CheckedMark); ok {
					checked = &c
				}
				if fit := WantsReason(item, stage, m, checked); fit != "" && strings.TrimSpace(m.Reason) == "" {
					all = append(all, Unreasoned{Item: item, Mark: m, Fit: fit})
				}
			}
		}
	}
	return all
}

// Overruled says what the checked mark was where a final one differs from it: 复核是 4 分; "" where it does not.
func Overruled(checked, final model.Mark) string {
	if checked.Same(final) {
		return ""
	}
	if checked.NotApplicable {
		return "复核是不适用"
	}
	return "复核是 " + checked.Points.Short() + " 分"
}

// Label says what is wrong with the mark: A1 打 4.5 分，按方法可得 5、3、0 分.
func (u Unreasoned) Label() string {
	if u.Mark.NotApplicable {
		return fmt.Sprintf("%s 不适用，%s", ItemLabel(u.Item), u.Fit)
	}
	return fmt.Sprintf("%s 打 %s 分，%s", ItemLabel(u.Item), u.Mark.Points.Short(), u.Fit)
}

// ItemLabel names an item in few words: its code, or its name where codes are only numbers.
func ItemLabel(item *model.Item) string {
	if item.Title() == item.Name {
		return item.Name
	}
	return item.Code
}

// TiersOf are the tiers that an item is marked by; none for a method without tiers.
func TiersOf(item *model.Item) []model.Tier {
	switch item.Method.Kind {
	case model.Step, model.Survey:
		return item.Method.Tiers
	case model.Level:
		return Levels(item)
	}
	return nil
}

// Spread is how the marks of one item lie among the branches.
type Spread struct {
	Count           int // marks counted; those that do not apply are none
	Mean, Low, High model.Points
}

// SpreadOf looks at the marks of an item at a stage.
func SpreadOf(sheets []*model.MarkSheet, item string, stage model.Stage) Spread {
	var s Spread
	var sum model.Points
	for _, sheet := range sheets {
		m, ok := sheet.Mark(item, stage)
		if !ok || m.NotApplicable {
			continue
		}
		if s.Count == 0 {
			s.Low, s.High = m.Points, m.Points
		}
		s.Low, s.High = min(s.Low, m.Points), max(s.High, m.Points)
		sum += m.Points
		s.Count++
	}
	if s.Count > 0 {
		s.Mean = sum.MulDiv(1, int64(s.Count))
	}
	return s
}
