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
	"github.com/shuangbai/shuangbai/ui/shell"
)

// markDetail is the pane of the ranking for one item of a branch, the end of the way down from a total: the three marks with
// reason, evidence, who and when, what the records give, and the records themselves.
type markDetail struct {
	org     int64
	item    string                         // "" while none is looked at
	records map[string][]office.MarkRecord // by branch and item, as far as asked; nil while the answer is on its way
}

// recordsShown is how many records a pane lists.
const recordsShown = 12

// showItem goes down to an item of the current branch.
func (v *rankView) showItem(org int64, item string) {
	v.detail.org, v.detail.item, v.form = org, item, "item"
	v.showPane()
	v.s.soon(v.focusUp)
}

// focusUp gives the keyboard to the way back out of an item, when nothing else has it.
func (v *rankView) focusUp() {
	if canvas := v.s.d.Window.Canvas(); v.form == "item" && canvas.Focused() == nil && kit.CanvasOf(v.up) != nil {
		canvas.Focus(v.up)
	}
}

// back goes one step up from where the way down is: from the item to the tree, from there to the list.
func (v *rankView) back() {
	switch v.form {
	case "item":
		v.node = v.detail.item
		v.showTree()
	case "tree":
		v.form, v.node = "", ""
		v.showPane()
		v.table.Focus()
	case "":
		v.table.Focus()
	default:
		v.shut()
	}
}

// detailPane shows one item of a branch.
func (v *rankView) detailPane(r model.RankRow) fyne.CanvasObject {
	part, category, item, ok := v.s.facts.Year.Scheme.ItemByID(v.detail.item)
	sheet := v.s.facts.Sheet(r.OrgID)
	if !ok || sheet == nil {
		v.form = ""
		return v.resultPane(r)
	}
	width := paneWidth - 2*look.Gap20
	body := kit.VBox(0)
	add := func(o fyne.CanvasObject) {
		body.Add(kit.Pad(o, look.Gap12, look.Gap20, look.Gap12, look.Gap20))
		body.Add(kit.HRule(look.Line))
	}
	top := kit.VBox(look.Gap8)
	if node := v.s.facts.Result(r.OrgID, model.FinalMark).Tree.Find(item.ID); node != nil {
		shown := scoring.LineOf(nil, node)
		top.Add(kit.HBox(look.Gap8, text.Figure(shown.Value), text.Small(shown.Max)))
		if node.Why != "" {
			top.Add(text.Caption(node.Why).For(width))
		}
	}
	top.Add(text.Caption(scoring.MethodText(item)).In(look.Text3).For(width))
	add(top)
	marks := kit.VBox(look.Gap12)
	for _, stage := range model.Stages() {
		marks.Add(stageLine(sheet, item, stage, width))
	}
	add(marks)
	p, proposed := v.s.marks.evidence.of(r.OrgID, func() { v.showAgain(r.OrgID, item.ID) })[item.ID]
	if proposed {
		lines := kit.VBox(look.Gap4, text.Strong(p.Label()))
		for _, line := range p.Lines {
			shown := scoring.LineOf(nil, line)
			lines.Add(text.Caption(strings.TrimRight(strings.Join([]string{line.Name, shown.Value, shown.Max, line.Why}, " "), " ")).For(width))
		}
		add(lines)
	}
	if list := v.recordList(r.OrgID, item); list != nil {
		body.Add(list)
		body.Add(kit.HRule(look.Line))
	}
	add(v.s.whatIfBox(r.OrgID, item))
	v.up = kit.NewButton("返回得分", v.back).Icon("chevron-left").Small()
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: item.Title(), Facts: fmt.Sprintf("%s　%s　%s", model.PlainBranch(r.Branch), part.Short, spaced(category.Name)),
		Body: body, Flush: true, OnShut: v.back, Foot: []fyne.CanvasObject{v.up},
		FootR: []fyne.CanvasObject{kit.NewButton("到打分表", func() { v.s.showMark(r.OrgID, item.ID) }).Small()}})
}

// showAgain draws the item once what was asked for is there, if it is still looked at.
func (v *rankView) showAgain(org int64, item string) {
	if now, ok := v.table.Current(); ok && now.OrgID == org && v.form == "item" && v.detail.item == item && v.s.tab == rankTab && v.s.whatIfEntry(org, item) == "" {
		v.showPane()
		v.s.soon(v.focusUp)
	}
}

// stageLine is one of the three marks of an item.
func stageLine(sheet *model.MarkSheet, item *model.Item, stage model.Stage, width float32) fyne.CanvasObject {
	m, ok := sheet.Mark(item.ID, stage)
	value, who := "—", ""
	if ok {
		value = scoring.MarkText(m, true)
		if m.By != "" && !m.At.IsZero() {
			who = m.By + " " + model.When(m.At, "2006-01-02 15:04")
		}
	} else if stage == model.FinalMark {
		who = "没有另定，按复核分"
	}
	box := kit.VBox(look.Gap4, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Body(stage.Label()).In(look.Text2), text.Strong(value)}, []fyne.CanvasObject{text.Small(who)}))
	if m.Reason != "" {
		box.Add(text.Caption("理由：" + m.Reason).For(width))
	}
	if m.Evidence != "" {
		box.Add(text.Caption("佐证：" + m.Evidence).For(width))
	}
	return box
}

// recordList are the records behind an item, each a click away; nil while they are being read or where there are none.
func (v *rankView) recordList(org int64, item *model.Item) fyne.CanvasObject {
	key := fmt.Sprint(org, " ", item.ID)
	all, asked := v.detail.records[key]
	if !asked {
		v.detail.records[key] = nil
		year, file := v.s.year, v.s.d.Office
		var got []office.MarkRecord
		known := v.detail.records
		here := true
		v.s.writes.later(func() (err error) {
			got, err = file.MarkRecords(context.Background(), year, org, item.ID)
			return err
		}, func(err error) {
			if err != nil {
				v.s.d.Fail(err)
				return
			}
			if known[key] = got; !here && len(got) > 0 {
				v.showAgain(org, item.ID)
			}
		})
		here = false
		all = v.detail.records[key]
	}
	if len(all) == 0 {
		return nil
	}
	box := kit.VBox(0, kit.Pad(text.Strong(fmt.Sprintf("依据的记录（%d 条）", len(all))), look.Gap12, look.Gap20, look.Gap4, look.Gap20))
	for _, rec := range all[:min(len(all), recordsShown)] {
		words := rec.Title
		if rec.Text != "" {
			words += "　" + rec.Text
		}
		box.Add(kit.NewPickRow(words, "查看", false, func() { v.s.openRecord(org, rec) }))
	}
	if len(all) > recordsShown {
		box.Add(kit.NewPickRow(fmt.Sprintf("另有 %d 条", len(all)-recordsShown), "看全部", false, func() { v.s.d.Go(shell.Branches, org) }))
	}
	box.Add(kit.Space(0, look.Gap8))
	return box
}

// openRecord shows a record on its own screen.
func (s *Screen) openRecord(org int64, rec office.MarkRecord) {
	switch rec.Kind {
	case office.ActivityRecord:
		s.d.Go(shell.Life, shell.LifeOf{Org: org, Kind: rec.Activity, Year: rec.Date.Year(), Month: rec.Date.Month(), Record: rec.ID})
	case office.EntryRecord:
		s.d.Go(shell.Registers, rec.ID)
	case office.FindingRecord:
		s.d.Go(shell.Checkup, shell.FindingsOf{Rule: rec.Rule, Org: org})
	case office.PioneerRecord:
		s.d.Go(shell.Pioneer, shell.PioneerOf{Org: org})
	case office.BallotRecord:
		s.d.Go(shell.Ballots, nil)
	default:
		s.d.Go(shell.Branches, org)
	}
}

// showMark shows an item of a branch in the grid.
func (s *Screen) showMark(org int64, itemID string) {
	for i, p := range s.facts.Year.Scheme.Parts {
		for _, c := range p.Categories {
			for _, item := range c.Items {
				if item.ID == itemID {
					s.marks.part, s.marks.list, s.marks.builtFor = i, false, ""
				}
			}
		}
	}
	s.showMarksOf(org)
	s.marks.table.SetCurrentCell(markRowKey(org, s.marks.stage), itemID)
}

// showAdjustsOf shows the bonus, deduction and veto entries of a branch.
func (s *Screen) showAdjustsOf(org int64) {
	s.marks.adjusts.branch, s.marks.builtFor = org, ""
	s.marks.list = true
	s.open(marksTab)
}

// scored is a body of a pane that scrolls, with the tree in it whose lines the keys keep in sight.
func scored(body *fyne.Container, tree *kit.TreeLines) fyne.CanvasObject {
	scroll := kit.VScroll(body)
	tree.OnMove(func(y, height float32) {
		y += fyne.CurrentApp().Driver().AbsolutePositionForObject(tree).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(body).Y
		switch off := scroll.Offset; {
		case y < off.Y:
			scroll.ScrollToOffset(fyne.NewPos(0, y))
		case y+height > off.Y+scroll.Size().Height:
			scroll.ScrollToOffset(fyne.NewPos(0, y+height-scroll.Size().Height))
		}
	})
	return scroll
}
