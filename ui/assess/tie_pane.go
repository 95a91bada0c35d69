package assess

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// openTie is a tie with what the pane needs of it.
type openTie struct {
	model.Tie
	why   string // of the quota
	rows  []model.RankRow
	index int // of all open ties, from 0
	of    int
	lower string // the grade of those who are not taken
}

func (t openTie) key() string { return fmt.Sprint(t.Grade, t.OrgIDs) }

// tieOf returns the open tie that a branch is in.
func tieOf(f *model.YearFacts, org int64) (openTie, bool) {
	var found openTie
	n, ok := 0, false
	for _, q := range f.Ranking.Quotas {
		for _, tie := range q.Ties {
			for _, id := range tie.OrgIDs {
				if id == org {
					found, ok = openTie{Tie: tie, why: q.Why, index: n}, true
				}
			}
			n++
		}
	}
	found.of = n
	for _, r := range f.Ranking.Rows {
		for _, id := range found.OrgIDs {
			if r.OrgID == id {
				found.rows = append(found.rows, r)
			}
		}
	}
	for _, q := range f.Year.Scheme.Quotas {
		if q.Grade == found.Grade {
			found.lower = q.Overflow
		}
	}
	return found, ok
}

// tiePane compares the tied and asks for a choice and a reason.
func (v *rankView) tiePane(t openTie) fyne.CanvasObject {
	chosen := v.chosen[t.key()]
	if len(chosen) != len(t.rows)+1 {
		chosen = make([]bool, len(t.rows)+1) // the last is: none of them
		v.chosen[t.key()] = chosen
	}
	reason := kit.TextArea("如：述职测评较好，某月某日党委会议研究", 2)
	reason.Text = v.reasons[t.key()]
	reason.OnChanged = func(words string) { v.reasons[t.key()] = words }
	field := kit.NewField("理由（印进考核材料）", reason)
	act := kit.PrimaryButton("", func() { v.decide(t, field) }).Small()
	name := func() {
		act.SetText(decideLabel(t, chosen))
		act.SetEnabled(canDecide(t, chosen))
	}
	name()
	changed := func() {
		name()
		v.pane.Refresh()
		for _, o := range v.pane.Objects {
			o.Refresh()
		}
	}
	body := kit.VBox(look.Gap12)
	for _, r := range t.rows {
		if r.Lapsed != nil {
			body.Add(text.Caption(fmt.Sprintf("%s原来定为%s，因%s已失效", plainName(r.Branch), r.Lapsed.Grade, r.Lapsed.Why)).For(paneWidth - 2*look.Gap20))
		}
	}
	body.Objects = append(body.Objects, v.compare(t), kit.VBox(look.Gap4, text.Strong(fmt.Sprintf("决定（还有 %d 个名额）", t.Places)), v.tieChoice(t, chosen, changed)), field)
	only := "这是唯一一处"
	if t.of > 1 {
		only = fmt.Sprintf("第 %d 处，共 %d 处", t.index+1, t.of)
	}
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: fmt.Sprintf("第 %d 名同分，请决定", t.rows[0].Rank), Facts: t.Grade + "名额 " + t.why,
		Body: body, Foot: []fyne.CanvasObject{text.Small(only)}, FootR: []fyne.CanvasObject{act}})
}

// tieChoice is a choice of one where one place is left, of several where more are.
func (v *rankView) tieChoice(t openTie, chosen []bool, changed func()) fyne.CanvasObject {
	none := fmt.Sprintf("都不定为%s，名额空 %d 个", t.Grade, t.Places)
	if t.Places == 1 {
		at := -1
		var ways []kit.Choice
		for i, r := range t.rows {
			ways = append(ways, kit.Choice{Text: plainName(r.Branch) + " 定为" + t.Grade})
			if chosen[i] {
				at = i
			}
		}
		ways = append(ways, kit.Choice{Text: none})
		if chosen[len(t.rows)] {
			at = len(t.rows)
		}
		return kit.NewRadioGroup(ways, at, false, func(n int) {
			for i := range chosen {
				chosen[i] = i == n
			}
			changed()
		}).Box
	}
	box := kit.VBox(look.Gap4)
	checks := make([]*kit.Check, len(t.rows)+1)
	for i := range chosen {
		text := none
		if i < len(t.rows) {
			text = plainName(t.rows[i].Branch) + " 定为" + t.Grade
		}
		checks[i] = kit.NewCheck(text, chosen[i], func(on bool) {
			chosen[i] = on
			for n := range chosen { // 都不定 and a name exclude each other
				if on && n != i && (i == len(t.rows) || n == len(t.rows)) && chosen[n] {
					chosen[n] = false
					checks[n].SetState(kit.Unchecked)
				}
			}
			changed()
		})
		box.Add(checks[i])
	}
	return box
}

// canDecide reports whether the choice can be decided: none, or no more than there are places.
func canDecide(t openTie, chosen []bool) bool {
	n := count(chosen[:len(t.rows)])
	return chosen[len(t.rows)] || n > 0 && n <= t.Places
}

func count(chosen []bool) int {
	n := 0
	for _, on := range chosen {
		if on {
			n++
		}
	}
	return n
}

// decideLabel is the button: it names the choice.
func decideLabel(t openTie, chosen []bool) string {
	var names []string
	for i, r := range t.rows {
		if chosen[i] {
			names = append(names, shortName(r.Branch))
		}
	}
	switch {
	case chosen[len(t.rows)]:
		return "都定为" + t.lower
	case len(names) == 0:
		return "先选支部"
	case len(names) > t.Places:
		return fmt.Sprintf("最多选 %d 个", t.Places)
	case len(names) > 2:
		return fmt.Sprintf("定 %d 个支部为%s", len(names), t.Grade)
	}
	return "定" + strings.Join(names, "、") + "为" + t.Grade
}

// decide writes the choice: the chosen get the grade, the others the one beneath.
func (v *rankView) decide(t openTie, reason *kit.Field) {
	chosen, text := v.chosen[t.key()], strings.TrimSpace(v.reasons[t.key()])
	if !canDecide(t, chosen) {
		return
	}
	if text == "" {
		reason.SetError("写明理由，理由会印进考核材料")
		return
	}
	grades := map[int64]string{}
	for i, r := range t.rows {
		grades[r.OrgID] = t.lower
		if chosen[i] {
			grades[r.OrgID] = t.Grade
		}
	}
	words := "已" + decideLabel(t, chosen)
	year := v.s.year
	v.s.saver.rereadYear = true
	v.s.saver.add(strings.TrimPrefix(words, "已"), func(ctx context.Context, o *office.Office) (int64, error) { return o.Decide(ctx, year, grades, text) },
		func(change int64) {
			v.table.SetCurrent(rankKey(t.rows[0])) // stays on what was decided
			v.s.d.Said(words, change)
		})
}
