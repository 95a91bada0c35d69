package scheme

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const paneWidth float32 = 384

// The tabs of the trial.
const (
	itemTab = iota
	partTab
	totalTab
)

// telling is how many branches the trial of an item shows.
const telling = 5

// pane is the trial at the right.
type pane struct {
	v      *View
	object *fyne.Container
	tab    int
	org    int64 // the branch at hand, 0 for the first that tells something
	middle int64 // the branch of the totals while none is chosen: it stays when another combination ranks it elsewhere
}

func newPane(v *View) *pane {
	return &pane{v: v, object: kit.Giving(container.NewStack(), paneWidth, look.PaneLeast)}
}

// tabFor shows the tab that goes with a page.
func (p *pane) tabFor(page int) {
	p.tab = totalTab
	if page == itemsPage {
		p.tab = itemTab
	}
}

// branch is the branch at hand: the one chosen, else the one that was the middle one of the ranking first.
func (p *pane) branch() int64 {
	run := p.v.trials.run
	if run == nil || len(run.Branches) == 0 {
		return 0
	}
	if run.Branch(p.org) != nil {
		return p.org
	}
	if run.Branch(p.middle) == nil {
		p.middle = run.Ranking.Rows[len(run.Ranking.Rows)/2].OrgID
	}
	return p.middle
}

func (p *pane) choose(org int64) {
	p.org = org
	p.show()
	p.v.form.figures()
}

// show draws the trial anew.
func (p *pane) show() {
	v := p.v
	run := v.trials.run
	facts, body := "正在读取记录", fyne.CanvasObject(kit.Space(0, 0))
	switch {
	case v.scheme == nil:
		return
	case v.trials.none:
		facts = "还没有可以试算的记录"
		body = kit.Pad(text.Para("有一个年度打过分以后，方案的每一处改动都会在这里用那一年的记录试算。").In(look.Text2), look.Gap16, look.Gap20, 0, look.Gap20)
	case run != nil:
		facts = fmt.Sprintf("用 %d 年的记录试算，%d 个%s", run.Year, len(run.Branches), run.Scheme.Counter())
		body = p.body(run)
	}
	part := "部分合计"
	if len(v.scheme.Parts) > 0 {
		part = v.partAtHand().Short + "合计"
	}
	tabs := kit.NewTabs(kit.TabWords("本项", part, "合成与等次"), p.tab, func(tab int) {
		p.tab = tab
		p.show()
	})
	var right []fyne.CanvasObject
	if run != nil {
		right = append(right, kit.NewButton("打印试算表", v.print).Icon("print").Small())
	}
	p.object.Objects = []fyne.CanvasObject{kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: "试算", Facts: facts, Tabs: tabs, Body: body, Flush: true,
		Foot: p.foot(run), FootR: right})}
	p.object.Refresh()
}

func (p *pane) foot(run *office.TrialRun) []fyne.CanvasObject {
	if run == nil || len(run.Unknown) == 0 {
		return nil
	}
	words := fmt.Sprintf("%d 项没有记录，已折算", len(run.Unknown))
	label := kit.Tipped(text.Small(words))
	return []fyne.CanvasObject{label}
}

func (p *pane) body(run *office.TrialRun) fyne.CanvasObject {
	switch p.tab {
	case partTab:
		return p.parts(run)
	case totalTab:
		return p.total(run)
	}
	_, _, item := p.v.item()
	if item == nil {
		return p.parts(run)
	}
	return p.item(run, item)
}

// item shows what the item at hand comes to: five telling branches, all in counts, and before and after.
func (p *pane) item(run *office.TrialRun, item *model.Item) fyne.CanvasObject {
	v := p.v
	box := kit.VBox(0, kit.Space(0, look.Gap8))
	branches := run.Telling(item.ID, v.trials.before, telling)
	org := p.org
	if !contains(branches, org) && len(branches) > 0 {
		org = branches[len(branches)/2].OrgID
	}
	var rows []trialRow
	why := ""
	for _, b := range branches {
		m := b.Marks[item.ID]
		rows = append(rows, trialRow{id: b.OrgID, name: b.Name, word: m.Label, value: m.Text(), bad: m.Known && !m.NotApplicable && m.Points <= 0})
		if b.OrgID == org {
			why = m.Why
		}
	}
	box.Add(newTrialRows(rows, org, p.choose))
	box.Add(container.NewStack(kit.NewFill(look.Inset), kit.Pad(text.Caption(why).In(look.Text1), look.Gap8, look.Gap20, look.Gap12, look.Gap20)))
	box.Add(kit.HRule(look.Line))
	box.Add(p.spread(run, item))
	if !v.readOnly() {
		box.Add(p.compared(run, item))
	}
	return box
}

func contains(all []*office.TrialBranch, org int64) bool {
	for _, b := range all {
		if b.OrgID == org {
			return true
		}
	}
	return false
}

// spread counts the branches by their mark.
func (p *pane) spread(run *office.TrialRun, item *model.Item) fyne.CanvasObject {
	mean := "—"
	if m, ok := run.Mean(item.ID); ok {
		mean = m.String()
	}
	box := kit.VBox(2, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Strong(fmt.Sprintf("%d 个%s会怎样", len(run.Branches), run.Scheme.Counter()))}, []fyne.CanvasObject{text.Small("平均 " + mean)}))
	inks := []look.Token{look.Chart1, look.Chart2, look.Chart3, look.Chart4}
	for i, step := range run.Spread(item.ID, 5) {
		words, ink := step.Points.String(), inks[min(i, len(inks)-1)]
		if step.Away {
			words, ink = "—", look.Chart4
		}
		bar := newShare(ink)
		bar.set(float32(step.Count)/float32(max(1, len(run.Branches))), fmt.Sprintf("%d 个", step.Count))
		box.Add(kit.Columns(look.Gap12, 0, []float32{44, 0}, text.Body(words).Right(), bar))
	}
	return kit.Pad(box, look.Gap8, look.Gap20, look.Gap8, look.Gap20)
}

// compared puts the item's figures beside those of the scheme that it was copied from.
func (p *pane) compared(run *office.TrialRun, item *model.Item) fyne.CanvasObject {
	v := p.v
	before := v.trials.before
	was := "与改前相同"
	if old := v.originItem(item.ID); old == nil {
		was = "新增的一项"
	} else if old.Max != item.Max {
		was = fmt.Sprintf("原 %s 分", old.Max.Short())
	}
	box := kit.VBox(0, kit.HRule(look.Line), kit.Space(0, look.Gap8), kit.Spread(look.Gap8, []fyne.CanvasObject{text.Strong("与改前相比")}, []fyne.CanvasObject{text.Small(was)}), kit.Space(0, look.Gap4))
	if before == nil {
		return kit.Pad(box, 0, look.Gap20, 0, look.Gap20)
	}
	a, okA := before.Mean(item.ID)
	b, okB := run.Mean(item.ID)
	if okB {
		box.Add(changedRow("平均分", orDash(a.String(), okA), b.String()))
	}
	grade := model.GradeRule{From: model.Pt(90)}
	if len(v.scheme.Grades) > 0 {
		grade = v.scheme.Grades[0]
	}
	box.Add(changedRow(fmt.Sprintf("满 %s 分的支部", grade.From.Short()), fmt.Sprint(before.Reaching(grade.From)), fmt.Sprint(run.Reaching(grade.From))))
	return kit.Pad(box, 0, look.Gap20, look.Gap12, look.Gap20)
}

func orDash(s string, ok bool) string {
	if ok {
		return s
	}
	return "—"
}

// changedRow is a figure before and after.
func changedRow(name, before, after string) fyne.CanvasObject {
	line := kit.Spread(look.Gap8, []fyne.CanvasObject{text.Body(name).In(look.Text2)},
		[]fyne.CanvasObject{text.Body(before), kit.NewIcon("arrow-right", look.GlyphInline, look.Text2), kit.Wide(text.Strong(after).Right(), 44)})
	return kit.VBox(0, kit.Pad(line, 4, 0, 3, 0), kit.HRule(look.LineSoft))
}
