package registers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// mostSuggested is how many suggestions the pane lists.
const mostSuggested = 4

// matchBlock lists what a need or an offer is matched with, with the way to release it, or what could be, with the way to claim
// it; nil where there is nothing to say.
func (s *Screen) matchBlock(def record.Register, r row, found office.Matches) fyne.CanvasObject {
	if def.Match == nil {
		return nil
	}
	box := kit.VBox(look.Gap8)
	head := func(title, right string) {
		box.Add(kit.VBox(look.Gap4, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Strong(title)}, []fyne.CanvasObject{text.Small(right)}), kit.HRule(look.LineSoft)))
	}
	line := func(m *office.Match, detail string, act fyne.CanvasObject) {
		id := m.ID
		name := kit.NewLink(text.Truncate(text.Clean(m.Title), paneWidth-2*look.Gap20-92, look.SizeBody, false), func() { s.Leave(func() { s.load(id, true) }) })
		box.Add(kit.VBox(2, kit.Spread(look.Gap8, []fyne.CanvasObject{name}, []fyne.CanvasObject{act}), text.Caption(detail)))
	}
	open := !s.d.Office.ReadOnly()
	button := func(words string, do func()) fyne.CanvasObject {
		b := kit.NewButton(words, do).Small()
		b.SetEnabled(open)
		return b
	}
	if len(found.Claimed) > 0 {
		head("已对接", "")
		for i := range found.Claimed {
			m := &found.Claimed[i]
			line(m, join(m.List, m.Number, m.Owner(), m.State), button("解除", func() { s.release(r) }))
		}
	}
	if len(found.Suggested) > 0 {
		head("可以对接", fmt.Sprintf("%d 条", len(found.Suggested)))
		for i := range found.Suggested {
			if i == mostSuggested {
				box.Add(text.Caption(fmt.Sprintf("还有 %d 条，认领前面的或者筛一筛再看", len(found.Suggested)-i)))
				break
			}
			m := &found.Suggested[i]
			line(m, join(m.List, m.Owner())+"。"+m.Why+"。", button("认领", func() { s.claim(r, m) }))
		}
	} else if def.Claimable(&r.Entry, s.d.Office.Today()) {
		box.Add(text.Caption("现在没有类别、时间对得上又没人认领的；登记了新的，这里会列出来。"))
	}
	if len(box.Objects) == 0 {
		return nil
	}
	return box
}

// claim matches an entry with another.
func (s *Screen) claim(r row, m *office.Match) {
	other, title := m.ID, m.Title
	s.entries.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) {
		change, err := o.Claim(ctx, r.ID, other)
		return r.ID, change, err
	}, func(id, change int64, err error) error {
		if err == nil {
			s.load(id, true)
			s.d.Said("已认领："+r.Title+" 与 "+title, change)
		}
		return err
	})
}

// release undoes the claim of an entry.
func (s *Screen) release(r row) {
	s.entries.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) {
		change, err := o.Release(ctx, r.ID)
		return r.ID, change, err
	}, func(id, change int64, err error) error {
		if err == nil {
			s.load(id, true)
			s.d.Said(r.Title+"已解除对接，可以重新认领", change)
		}
		return err
	})
}

// matchAct is the next step of a need or an offer that is claimed: the agreement about it; nil for others.
func (s *Screen) matchAct(def record.Register, r row) fyne.CanvasObject {
	if def.Match == nil || r.State != def.Match.Claimed || r.Values[def.Match.Claim] == "" {
		return nil
	}
	return kit.PrimaryButton("起草共建协议", func() {
		s.entries.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.DraftAgreement(ctx, r.ID) },
			func(id, change int64, err error) error {
				if err == nil {
					s.load(id, true)
					s.d.Said("已起草共建协议，核对双方承诺、次数和期限", change)
				}
				return err
			})
	}).Small()
}

// entryLinks are the entries of those registers that a field names, as links; what is no number of an entry says so when it is pressed.
func (s *Screen) entryLinks(words string, registers []string) fyne.CanvasObject {
	row := kit.HBox(look.Gap8)
	for _, number := range record.Numbers(words) {
		row.Add(kit.NewLink(number, func() {
			s.Leave(func() {
				var id int64
				s.d.Run(shell.Work{What: "正在查找",
					Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
						id, err = o.EntryNumbered(ctx, number, registers...)
						return err
					},
					Done: func(err error) error {
						if err == nil {
							s.load(id, true)
						}
						return err
					}})
			})
		}))
	}
	return row
}
