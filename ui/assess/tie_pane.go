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

// tieKey names a tie among those that were ticked.
func tieKey(t scoring.OpenTie) string { return fmt.Sprint(t.Grade, t.OrgIDs) }

// tiePane compares the tied and asks for a choice and a reason.
func (v *rankView) tiePane(t scoring.OpenTie) fyne.CanvasObject {
	chosen := v.chosen[tieKey(t)]
	if chosen == nil || len(chosen.Taken) != len(t.Rows) {
		chosen = &scoring.TieChoice{Taken: make([]bool, len(t.Rows))}
		v.chosen[tieKey(t)] = chosen
	}
	reason := kit.TextArea("如：述职测评较好，某月某日党委会议研究", 2)
	reason.Text = v.reasons[tieKey(t)]
	reason.OnChanged = func(words string) { v.reasons[tieKey(t)] = words }
	field := kit.NewField("理由（印进考核材料）", reason)
	act := kit.PrimaryButton("", func() { v.decide(t, field) }).Small()
	name := func() {
		_, ok := t.Grades(*chosen)
		act.SetText(t.Label(*chosen))
		act.SetEnabled(ok)
	}
	name()
	changed := func() {
		name()
		v.pane.Refresh()
	}
	body := kit.VBox(look.Gap12)
	for _, r := range t.Rows {
		if r.Lapsed != nil {
			body.Add(text.Caption(fmt.Sprintf("%s原来定为%s，因%s，已失效", model.PlainBranch(r.Branch), r.Lapsed.Grade, r.Lapsed.Why)).For(paneWidth - 2*look.Gap20))
		}
	}
	body.Objects = append(body.Objects, v.compare(t), kit.VBox(look.Gap4, text.Strong(fmt.Sprintf("决定（还有 %d 个名额）", t.Places)), v.tieChoice(t, chosen, changed)), field)
	only := "这是唯一一处"
	if t.Of > 1 {
		only = fmt.Sprintf("第 %d 处，共 %d 处", t.Number, t.Of)
	}
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: fmt.Sprintf("第 %d 名同分，请决定", t.Rows[0].Rank), Facts: t.Grade + "名额 " + t.Why,
		Body: body, Foot: []fyne.CanvasObject{text.Small(only)}, FootR: []fyne.CanvasObject{act}})
}

// tieChoice is a choice of one where one place is left, of several where more are.
func (v *rankView) tieChoice(t scoring.OpenTie, chosen *scoring.TieChoice, changed func()) fyne.CanvasObject {
	none := fmt.Sprintf("都不定为%s，名额空 %d 个", t.Grade, t.Places)
	if t.Places == 1 {
		at := -1
		var ways []kit.Choice
		for i, r := range t.Rows {
			ways = append(ways, kit.Choice{Text: model.PlainBranch(r.Branch) + " 定为" + t.Grade})
			if chosen.Taken[i] {
				at = i
			}
		}
		ways = append(ways, kit.Choice{Text: none})
		if chosen.None {
			at = len(t.Rows)
		}
		return kit.NewRadioGroup(ways, at, false, func(n int) {
			for i := range chosen.Taken {
				chosen.Taken[i] = i == n
			}
			chosen.None = n == len(t.Rows)
			changed()
		}).Box
	}
	box := kit.VBox(look.Gap4)
	var checks []*kit.Check
	var noneTaken *kit.Check
	for i, r := range t.Rows {
		checks = append(checks, kit.NewCheck(model.PlainBranch(r.Branch)+" 定为"+t.Grade, chosen.Taken[i], func(on bool) {
			chosen.Taken[i] = on
			if on { // a name and 都不定 exclude each other
				chosen.None = false
				noneTaken.SetState(kit.Unchecked)
			}
			changed()
		}))
		box.Add(checks[i])
	}
	noneTaken = kit.NewCheck(none, chosen.None, func(on bool) {
		chosen.None = on
		for i := range checks {
			if on && chosen.Taken[i] {
				chosen.Taken[i] = false
				checks[i].SetState(kit.Unchecked)
			}
		}
		changed()
	})
	box.Add(noneTaken)
	return box
}

// decide writes the choice: the chosen get the grade, the others the one beneath.
func (v *rankView) decide(t scoring.OpenTie, reason *kit.Field) {
	chosen, text := v.chosen[tieKey(t)], strings.TrimSpace(v.reasons[tieKey(t)])
	grades, ok := t.Grades(*chosen)
	if !ok {
		return
	}
	if text == "" {
		reason.SetError("写明理由，理由会印进考核材料")
		return
	}
	what := t.Label(*chosen)
	year := v.s.year
	v.s.writes.rereadYear = true
	v.s.writes.add(what, func(ctx context.Context, o *office.Office) (int64, error) { return o.Decide(ctx, year, grades, text) },
		func(change int64) {
			delete(v.chosen, tieKey(t)) // asked again, it is asked anew
			delete(v.reasons, tieKey(t))
			v.table.SetCurrent(rankKey(t.Rows[0])) // stays on what was decided
			v.s.d.Said("已"+what, change)
		})
}
