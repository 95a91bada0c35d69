package pioneer

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// MostOf is the largest amount that can be entered for a line: what its definition says, else what a quarter can hold by any reckoning.
func MostOf(l *model.PioneerLine) model.Points {
	switch {
	case l.Most > 0:
		return model.Pt(int64(l.Most))
	case l.Method.Kind == model.Deduct || l.Method.Kind == model.Count:
		return model.Pt(99)
	}
	return model.Pt(999)
}

// NotApplicable is what is typed for a line that does not apply.
const NotApplicable = "不适用"

// ReadAmount reads what was typed for a line: a number, or 不适用 (also “/” and “—”). given is false for nothing.
func ReadAmount(l *model.PioneerLine, text string) (amount model.Points, notApplicable, given bool, err error) {
	text = strings.TrimSpace(text)
	switch text {
	case "":
		return 0, false, false, nil
	case NotApplicable, "/", "／", "—", "-", "N/A", "n/a":
		return 0, true, true, nil
	}
	text = strings.TrimSpace(strings.TrimSuffix(text, l.Measure))
	amount, err = model.ParsePoints(text)
	if err != nil {
		return 0, false, true, model.FieldErrorf(l.ID, "%s：“%s”不是数，填%s，或者填“不适用”", l.Title(), text, Asks(l))
	}
	return amount, false, true, CheckAmount(l, amount)
}

// CheckAmount refuses an amount that a line cannot have, with a sentence.
func CheckAmount(l *model.PioneerLine, amount model.Points) error {
	switch {
	case amount < 0:
		return model.FieldErrorf(l.ID, "%s不能是负数", l.Title())
	case l.Method.Kind == model.Judged && amount > l.Max:
		return model.FieldErrorf(l.ID, "%s最多 %s 分", l.Title(), l.Max.Short())
	case l.Method.Kind == model.Ratio && l.Method.Due == 0 && amount > model.Pt(100):
		return model.FieldErrorf(l.ID, "%s是百分比，最多 100", l.Title())
	case amount > MostOf(l):
		return model.FieldErrorf(l.ID, "%s填了 %s，计分办法里每季最多 %s，看是不是填错了格；真有这么多的，到“计分办法”里改“每季最多”", l.Title(), amount.Short(), MostOf(l).Short())
	case (l.Method.Kind == model.Deduct || l.Method.Kind == model.Count && l.Records.Sum == "") && amount%100 != 0:
		return model.FieldErrorf(l.ID, "%s填%s，要整数", l.Title(), Asks(l))
	}
	return nil
}

// Asks says what is entered for a line: 缺席次数, 学时, 分数.
func Asks(l *model.PioneerLine) string {
	switch {
	case l.Method.Kind == model.Judged:
		return "分数"
	case l.Method.Kind == model.Ratio && l.Method.Due == 0:
		return "百分比"
	case l.Measure != "":
		return "有几" + l.Measure
	}
	return "数量"
}

// AmountText writes an amount as it is typed: 3, 12.5, 不适用.
func AmountText(m model.PioneerMark) string {
	if m.NotApplicable {
		return NotApplicable
	}
	return m.Amount.Short()
}

// CheckNote refuses a note that a line may not have: lines of counselling hold dates only, no more of them than were counted.
func CheckNote(l *model.PioneerLine, amount model.Points, note string) error {
	if !l.CountsOnly || note == "" {
		return nil
	}
	dates := strings.FieldsFunc(note, func(r rune) bool { return strings.ContainsRune("、，,;； \t\n", r) })
	for _, d := range dates {
		if _, err := model.ParseDate(d); err != nil {
			return model.FieldErrorf("note", "%s只记次数和日期，不记姓名和内容；日期写成 2026-03-05，几次之间用顿号隔开", l.Title())
		}
	}
	if model.Pt(int64(len(dates))) > amount {
		return model.FieldErrorf("note", "%s记了 %s 次，日期却有 %d 个", l.Title(), amount.Short(), len(dates))
	}
	return nil
}
