package assess

import (
	"context"
	"fmt"
	"maps"
	"slices"
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

// whatIfBox asks what an item would be final at, and says under it what that would change.
func (s *Screen) whatIfBox(org int64, item *model.Item) fyne.CanvasObject {
	said := kit.VBox(look.Gap4)
	entry := kit.NumberEntry("").Small().Wide(88).With(s.whatIfEntry(org, item.ID))
	show := func(lines []fyne.CanvasObject) {
		said.Objects = lines
		said.Refresh()
		if kit.CanvasOf(entry) != nil {
			s.root.Refresh()
		}
	}
	entry.OnChanged = func(words string) {
		s.trial = trial{org, item.ID, words}
		s.try(org, item, words, show)
	}
	if entry.Text != "" {
		s.try(org, item, entry.Text, show)
	}
	line := kit.HBox(look.Gap8, text.Body("如果核定为"), entry, text.Small("分（试算，不写入）"))
	return kit.VBox(look.Gap8, line, said)
}

// try has what a final mark would change shown; of what is typed quickly only the last is.
func (s *Screen) try(org int64, item *model.Item, words string, show func([]fyne.CanvasObject)) {
	s.tries++
	turn := s.tries
	mark, err := scoring.ReadMark(item, words)
	if err != nil {
		show(refusedTrial(err))
		return
	}
	if mark == nil {
		show(nil)
		return
	}
	f := *s.facts // marks typed meanwhile change the one that shows
	f.Results, f.Sheets = maps.Clone(f.Results), slices.Clone(f.Sheets)
	for i, sheet := range f.Sheets {
		if sheet.OrgID == org {
			own := *sheet
			own.Marks = maps.Clone(sheet.Marks)
			f.Sheets[i] = &own
		}
	}
	o := s.d.Office
	var got *office.WhatIf
	s.writes.later(func() (err error) {
		got, err = o.WhatIf(context.Background(), &f, org, item.ID, *mark)
		return err
	}, func(err error) {
		switch {
		case turn != s.tries:
		case err != nil:
			show(refusedTrial(err))
		default:
			show(triedLines(got))
		}
	})
}

func refusedTrial(err error) []fyne.CanvasObject {
	return []fyne.CanvasObject{text.Caption(model.MessageOf(err)).In(look.Bad).For(paneWidth - 2*look.Gap20)}
}

// triedLines say what another final mark of an item would change.
func triedLines(got *office.WhatIf) []fyne.CanvasObject {
	width := paneWidth - 2*look.Gap20
	lines := []fyne.CanvasObject{text.Caption("现在：" + got.Before.Text()).For(width), text.Strong("变为：" + got.After.Text()).Wrapped().For(width)}
	for _, m := range got.Others {
		lines = append(lines, text.Caption(fmt.Sprintf("%s 由%s变为%s", model.PlainBranch(m.Branch), graded(m.Before), graded(m.After))).In(look.Warn).For(width))
	}
	if len(got.Others) == 0 {
		lines = append(lines, text.Caption("其他的等次不变").For(width))
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
