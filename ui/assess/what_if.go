package assess

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// trial is what is being tried for an item of a branch. Nothing of it is written.
type trial struct {
	org   int64
	item  string
	words string
}

// whatIfEntry is what is typed for an item of a branch, "" for nothing.
func (s *Screen) whatIfEntry(org int64, item string) string {
	if s.trial.org != org || s.trial.item != item {
		return ""
	}
	return s.trial.words
}

// whatIfBox asks what an item would be final at, and says at once what that would change.
func (s *Screen) whatIfBox(org int64, item *model.Item) fyne.CanvasObject {
	said := kit.VBox(look.Gap4)
	entry := kit.NumberEntry("").Small().Wide(88).With(s.whatIfEntry(org, item.ID))
	try := func(words string) {
		s.trial = trial{org, item.ID, words}
		said.Objects = s.triedLines(org, item, words)
		said.Refresh()
		if canvas := kit.CanvasOf(entry); canvas != nil {
			s.root.Refresh()
		}
	}
	entry.OnChanged = try
	if entry.Text != "" {
		said.Objects = s.triedLines(org, item, entry.Text)
	}
	line := kit.HBox(look.Gap8, text.Body("如果核定为"), entry, text.Small("分（试算，不写入）"))
	return kit.VBox(look.Gap8, line, said)
}

// triedLines say what another final mark of an item would change.
func (s *Screen) triedLines(org int64, item *model.Item, words string) []fyne.CanvasObject {
	width := paneWidth - 2*look.Gap20
	mark, err := scoring.ReadMark(item, words)
	var got *office.WhatIf
	if err == nil && mark == nil {
		return nil
	}
	if err == nil {
		got, err = s.d.Office.WhatIf(context.Background(), s.facts, org, item.ID, *mark)
	}
	if err != nil {
		return []fyne.CanvasObject{text.Caption(model.MessageOf(err)).In(look.Bad).For(width)}
	}
	lines := []fyne.CanvasObject{text.Caption("现在：" + got.Before.Text()).For(width), text.Strong("变为：" + got.After.Text()).Wrapped().For(width)}
	for _, m := range got.Others {
		lines = append(lines, text.Caption(fmt.Sprintf("%s 由%s变为%s", model.PlainBranch(m.Branch), graded(m.Before), graded(m.After))).In(look.Warn).For(width))
	}
	if len(got.Others) == 0 {
		lines = append(lines, text.Caption("其他支部的等次不变").For(width))
	}
	if len(got.Notes) > 0 {
		lines = append(lines, text.Caption(strings.Join(got.Notes, "；")).In(look.Warn).For(width))
	}
	return lines
}

func graded(r office.Rating) string {
	if r.Grade == "" {
		return "没有等次"
	}
	return r.Grade
}
