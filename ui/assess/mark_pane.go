package assess

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// setPane shows something in the pane.
func (v *marksView) setPane(o fyne.CanvasObject) { kit.PutBeside(v.pane, v.object, o) }

// showMarkPane says in the pane where the current mark comes from.
func (v *marksView) showMarkPane() {
	row, item, ok := v.current()
	if !ok || v.paneClosed {
		v.setPane(v.reopener())
		return
	}
	part := v.s.facts.Year.Scheme.Parts[v.part]
	body := kit.VBox(0)
	title, facts := "这个分怎么来的", model.PlainBranch(row.sheet.Branch)
	stage := row.stage
	if item != nil {
		facts += "　" + row.stage.Label() + "　" + item.Title()
		body.Add(kit.Pad(v.markBlock(row, item), look.Gap12, look.Gap20, look.Gap12, look.Gap20))
		body.Add(kit.HRule(look.Line))
		body.Add(kit.Pad(v.s.whatIfBox(row.sheet.OrgID, item), look.Gap12, look.Gap20, look.Gap12, look.Gap20))
		body.Add(kit.HRule(look.Line))
	} else {
		facts += "　" + row.stage.Label()
	}
	marked := ""
	if item != nil {
		marked = item.ID
	}
	if item == nil || !hasMark(row, item, stage) {
		stage = scoring.LatestStage(&part, row.sheet, stage)
	}
	nodes := resultTree{marked, row.stage}.ofPart(v.s.facts.Result(row.sheet.OrgID, stage), part.ID)
	if item != nil {
		if p, ok := v.proposal(row, item); ok {
			withEvidence(nodes, item.ID, p)
		}
	}
	tree := kit.NewTreeLines(nodes, v.goTo)
	body.Add(kit.Pad(tree, look.Gap8, 0, look.Gap8, 0))
	foot := v.markedBy(row, item)
	org := row.sheet.OrgID
	v.setPane(kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: title, Facts: facts, Body: body, Flush: true,
		OnShut: func() { v.paneClosed = true; v.showMarkPane(); v.table.Focus() },
		Foot:   []fyne.CanvasObject{kit.Tipped(text.Small(foot))},
		FootR:  []fyne.CanvasObject{kit.NewButton("打印本"+v.s.whom()+"明细", func() { v.s.d.Go(shell.Papers, org) }).Small()}}))
}

func hasMark(row markRow, item *model.Item, stage model.Stage) bool {
	_, ok := row.sheet.Mark(item.ID, stage)
	return ok
}

// reopener brings the closed pane back.
func (v *marksView) reopener() fyne.CanvasObject {
	if !v.paneClosed {
		return nil
	}
	open := kit.NewIconButton("chevron-left", "看这个分怎么来的", func() { v.paneClosed = false; v.showMarkPane() })
	return container.NewStack(kit.NewFill(look.Surface), kit.Border(nil, nil, kit.VRule(look.Line), nil,
		kit.Pad(kit.VBox(0, open), look.Gap8, look.Gap4, 0, look.Gap4)))
}

// goTo moves the cursor to the item picked in the tree.
func (v *marksView) goTo(id string) {
	row, ok := v.table.Current()
	if !ok {
		return
	}
	if _, _, _, is := v.s.facts.Year.Scheme.ItemByID(id); is {
		v.table.SetCurrentCell(row.key(), id)
	}
}

// markBlock is the upper part of the pane: the number, what it is compared with, what can be done, method and reason.
func (v *marksView) markBlock(row markRow, item *model.Item) fyne.CanvasObject {
	m, own := row.sheet.Mark(item.ID, row.stage)
	number := text.Figure(scoring.MarkText(m, own))
	if !own {
		number = text.Figure("—").In(look.Text3)
	}
	if m.NotApplicable {
		number = text.Title("不适用")
	}
	left := []fyne.CanvasObject{number}
	self, selfOK := row.sheet.Mark(item.ID, model.SelfMark)
	if row.stage != model.SelfMark && selfOK {
		left = append(left, text.Small("自评 "+scoring.MarkText(self, true)))
	}
	if checked, ok := row.sheet.Mark(item.ID, model.CheckedMark); ok && row.stage == model.FinalMark {
		left = append(left, text.Small("复核 "+scoring.MarkText(checked, true)))
	}
	box := kit.VBox(look.Gap8, kit.Spread(look.Gap8, left, []fyne.CanvasObject{v.stateTag(row, item, m, own)}))
	if record := v.recordBlock(row, item, m, own); record != nil {
		box.Add(record)
	}
	if acts := v.markButtons(row, item, own); len(acts) > 0 {
		box.Add(kit.HBox(look.Gap8, acts...))
	}
	box.Add(text.Caption(scoring.MethodText(item)).For(paneWidth - 2*look.Gap20))
	if item.Hint != "" {
		box.Add(text.Caption(item.Hint).In(look.Text3).For(paneWidth - 2*look.Gap20))
	}
	if fit := scoring.NeedsReason(item, m); own && fit != "" {
		box.Add(text.Caption(fit + "；这样打要写理由").In(look.Warn).For(paneWidth - 2*look.Gap20))
	}
	box.Add(v.wordsFields(row, item, m, own))
	box.Add(v.attachedLine(row, item))
	for _, words := range handedInWords(row.stage, m, self) {
		box.Add(text.Caption(words).For(paneWidth - 2*look.Gap20))
	}
	return box
}

// handedInWords are at a later stage what the branch wrote beside its own mark.
func handedInWords(stage model.Stage, m, self model.Mark) []string {
	var all []string
	if stage != model.SelfMark && self.Reason != "" && self.Reason != m.Reason {
		all = append(all, "自评说明："+self.Reason)
	}
	if stage != model.SelfMark && self.Evidence != "" && self.Evidence != m.Evidence {
		all = append(all, "自评佐证："+self.Evidence)
	}
	return all
}

func (v *marksView) stateTag(row markRow, item *model.Item, m model.Mark, own bool) fyne.CanvasObject {
	p, proposed := v.proposal(row, item)
	switch {
	case !own:
		return kit.NewTag("还没有"+row.stage.Label(), look.ToneMuted)
	case proposed && p.Agrees(m):
		return kit.NewTag("由记录得出", look.ToneInfo)
	case row.differs(item.ID):
		return kit.NewTag("与"+(row.stage-1).Label()+"不同", look.ToneInfo)
	case row.stage != model.SelfMark && hasMark(row, item, row.stage-1):
		return kit.NewTag("与"+(row.stage-1).Label()+"相同", look.ToneMuted)
	}
	return kit.Space(0, 0)
}

// markButtons are the ways to mark without typing.
func (v *marksView) markButtons(row markRow, item *model.Item, own bool) []fyne.CanvasObject {
	if v.s.fixed() {
		return nil
	}
	var acts []fyne.CanvasObject
	if row.stage > model.SelfMark {
		before, ok := row.sheet.Mark(item.ID, row.stage-1)
		if ok && (!own || row.differs(item.ID)) {
			mark := scoring.CopiedMark(item, before)
			acts = append(acts, kit.NewButton(fmt.Sprintf("照%s %s", (row.stage-1).Label(), scoring.MarkText(before, true)), func() { v.setMark(row, item, &mark) }).Small())
		}
	}
	if tiers := scoring.TiersOf(item); len(tiers) > 0 {
		var choices []kit.Option
		for _, t := range tiers {
			choices = append(choices, kit.Option{Text: t.Label, Detail: t.Points.Short() + " 分", Do: func() {
				v.setMark(row, item, &model.Mark{Points: t.Points, Reason: t.Label})
			}})
		}
		acts = append(acts, kit.MenuButton("按档打分", choices).Small())
	}
	if m, ok := row.sheet.Mark(item.ID, row.stage); !ok || !m.NotApplicable {
		acts = append(acts, shell.Writing(v.s.d, kit.NewButton("不适用", func() { v.askNotApplicable(row, item) })).Small())
	}
	return acts
}

// askNotApplicable asks why an item does not apply: it is left out of the computation, and the paper prints the reason.
func (v *marksView) askNotApplicable(row markRow, item *model.Item) {
	entry := kit.NewEntry("如：没有设党小组")
	field := kit.NewField("理由（印进考核材料）", entry)
	kit.ShowDialog(v.s.d.Window.Canvas(), kit.DialogSpec{
		Title: model.PlainBranch(row.sheet.Branch) + "　" + item.Title(), Text: "这一项不计入，其余项目按得分率折算到满分，不算 0 分。",
		Content: field, Safe: "不改", Act: "记为不适用", Focus: entry,
		OnAct: func() bool {
			if entry.Value() == "" {
				field.SetError("写明为什么不适用")
				v.s.d.Window.Canvas().Focus(entry)
				return false
			}
			v.setMark(row, item, &model.Mark{NotApplicable: true, Reason: entry.Value()})
			return true
		}})
}

// markedBy says who gave the mark and when.
func (v *marksView) markedBy(row markRow, item *model.Item) string {
	if item == nil {
		return ""
	}
	stage := row.stage
	for stage > model.SelfMark && !hasMark(row, item, stage) {
		stage--
	}
	m, _ := row.sheet.Mark(item.ID, stage)
	if m.By == "" || m.At.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s %s %s", m.By, m.At.Format("01-02 15:04"), stage.Label())
}
