package assess

import (
	"context"
	"fmt"
	"slices"
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

func (v *rankView) setPane(o fyne.CanvasObject) { kit.PutBeside(v.pane, v.object, o) }

// showPane shows the tie or the result of the current branch.
func (v *rankView) showPane() {
	v.showHead() // a form brings the one filled button with it
	r, ok := v.table.Current()
	if open := v.s.facts.Ranking.OpenTies(); !ok && len(open) > 0 && !v.s.closed() {
		r.OrgID, ok = open[0].OrgIDs[0], true
	}
	if !ok {
		v.setPane(kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: "排名", Facts: "点一个" + v.s.whom() + "，看它的总分怎么来的"}))
		return
	}
	if t, open := scoring.TieOf(&v.s.facts.Year.Scheme, v.s.facts.Ranking, r.OrgID); open && v.form == "" && !v.s.closed() {
		v.setPane(v.tiePane(t))
		return
	}
	switch v.form {
	case "lower":
		v.setPane(v.lowerPane(r))
	case "opinion":
		v.setPane(v.opinionPane(r))
	case "tree":
		v.setPane(v.resultPane(r))
	case "item":
		v.setPane(v.detailPane(r))
	default:
		v.setPane(v.resultPane(r))
	}
}

// resultPane is the explained result of a branch.
func (v *rankView) resultPane(r model.RankRow) fyne.CanvasObject {
	width := paneWidth - 2*look.Gap20
	top := kit.VBox(look.Gap8)
	if r.Ready && !r.NoTotal {
		var tags []fyne.CanvasObject
		for _, tag := range v.gradeTag(r) {
			tags = append(tags, kit.NewTag(tag.Text, tag.Tone))
		}
		top.Add(kit.Spread(look.Gap8, []fyne.CanvasObject{text.Figure(r.Total.String()), text.Small("总分")}, tags))
	}
	if !r.Ready {
		top.Add(kit.NewNote(look.ToneWarn, "还没有总分", "", "还缺 "+strings.Join(r.Missing, "、")+"。在“打分”里补上。",
			kit.NewButton("去打分", func() { v.s.showMarksOf(r.OrgID) }).Small()))
	}
	if r.Decided {
		var undo []fyne.CanvasObject
		if !v.s.closed() {
			undo = append(undo, shell.Writing(v.s.d, kit.NewButton("取消这个决定", func() { v.undecide(r) })).Small())
		}
		top.Add(kit.NewNote(look.ToneInfo, "党委会议定为"+r.Grade, "", r.Reason, undo...))
	}
	if r.Lapsed != nil {
		top.Add(v.lapsedNote(r))
	}
	for _, note := range r.Notes {
		top.Add(text.Caption(note).For(width))
	}
	if r.GradeWhy != "" {
		top.Add(text.Caption(r.GradeWhy).For(width))
	}
	if open := v.s.facts.Ranking.OpenTies(); len(open) > 0 && !v.s.closed() {
		top.Add(kit.NewNote(look.ToneWarn, "", "", fmt.Sprintf("还有 %d 处同分没有决定。", len(open)),
			kit.NewButton("去决定", func() { v.pickFirst(); v.showPane() }).Small()))
	}
	body := kit.VBox(0)
	if len(top.Objects) > 0 {
		body.Add(kit.Pad(top, look.Gap12, look.Gap20, look.Gap12, look.Gap20))
		body.Add(kit.HRule(look.Line))
	}
	result := v.s.facts.Result(r.OrgID, model.FinalMark)
	org := r.OrgID
	v.tree = kit.NewTreeLines(resultTree{marked: v.node, stage: model.FinalMark}.ofTotal(result), func(id string) { v.pickNode(org, id) })
	body.Add(kit.Pad(v.tree, look.Gap8, 0, look.Gap8, 0))
	if !v.s.facts.Year.Units {
		body.Add(kit.Pad(v.portrait.Of(org, v.s.facts.Year.Year, width), 0, look.Gap20, look.Gap12, look.Gap20))
	}
	facts := r.Remark
	if r.Rank > 0 {
		facts = strings.Join(slices.DeleteFunc([]string{fmt.Sprintf("第 %d 名", r.Rank), r.Remark}, func(s string) bool { return s == "" }), "　")
	}
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: model.PlainBranch(r.Branch), Facts: facts, Body: scored(body, v.tree), Flush: true, Fixed: true,
		Foot: []fyne.CanvasObject{kit.MenuButton("更多", v.rowActs(r)).Small()}, FootR: []fyne.CanvasObject{kit.NewButton("打印本"+v.s.whom()+"明细", func() { v.s.d.Go(shell.Papers, org) }).Small()}})
}

// lapsedNote says which decision does not hold any more, and why.
func (v *rankView) lapsedNote(r model.RankRow) fyne.CanvasObject {
	text := fmt.Sprintf("原来定为%s（%s）。%s，这个决定不再起作用。", r.Lapsed.Grade, strings.TrimRight(r.Lapsed.Reason, "。"), r.Lapsed.Why)
	if r.Lapsed.Again {
		text += "在“更多”里改定等次，或取消它。"
	}
	var undo []fyne.CanvasObject
	if !v.s.closed() {
		undo = append(undo, shell.Writing(v.s.d, kit.NewButton("取消原来的决定", func() { v.undecide(r) })).Small())
	}
	return kit.NewNote(look.ToneWarn, "原来的决定已失效", "", text, undo...)
}

// rowActs are what can be done with a branch: write opinions, decide another grade.
func (v *rankView) rowActs(r model.RankRow) []kit.Option {
	acts := shell.WritingActs(v.s.d, kit.Option{Text: "填写考核意见", Icon: "edit", Do: func() { v.form = "opinion"; v.showPane() }})
	if !v.s.fixed() && !r.Open && len(v.decidable(r)) > 0 { // of an open tie all are decided together
		acts = append(acts, kit.Option{Text: "改定等次", Icon: "swap", Do: func() { v.form, v.lower = "lower", lowering{}; v.showPane() }})
	}
	return acts
}

// rowMenu is what a right click on a branch offers.
func (v *rankView) rowMenu(r model.RankRow) []kit.Option {
	acts := v.rowActs(r)
	if r.Decided && !v.s.fixed() {
		acts = append(acts, kit.Option{Text: "取消这个决定", Icon: "undo", Do: func() { v.undecide(r) }})
	}
	return append(acts, kit.Option{Text: "看打分", Icon: "bars", Do: func() { v.s.showMarksOf(r.OrgID) }},
		kit.Option{Text: "打印本" + v.s.whom() + "明细", Icon: "print", Do: func() { v.s.d.Go(shell.Papers, r.OrgID) }})
}

// decidable are the grades that can be decided for a branch.
func (v *rankView) decidable(r model.RankRow) []string {
	return scoring.DecidableGrades(&v.s.facts.Year.Scheme, v.s.facts.Ranking, &r)
}

// lowering is what the form 改定等次 holds of a branch.
type lowering struct {
	org    int64
	branch string
	reason *kit.Entry
}

// unsavedLowering says whose grade is being decided with a reason that is written and not saved, "" for nobody's.
func (v *rankView) unsavedLowering() string {
	if v.form != "lower" || v.lower.reason == nil || v.lower.reason.Value() == "" {
		return ""
	}
	return model.PlainBranch(v.lower.branch) + "改定等次的理由"
}

// lowerPane asks for another grade and the reason.
func (v *rankView) lowerPane(r model.RankRow) fyne.CanvasObject {
	grades := v.decidable(r)
	var ways []kit.Choice
	for _, g := range grades {
		ways = append(ways, kit.Choice{Text: "定为" + g})
	}
	reason := kit.TextArea("如：某月某日党委会议研究", 3)
	if v.lower.org == r.OrgID {
		reason.Text = v.lower.reason.Text // the data was read again meanwhile
	}
	v.lower = lowering{r.OrgID, r.Branch, reason}
	field := kit.NewField("理由（印进考核材料）", reason)
	chosen, saving := -1, false
	act := kit.PrimaryButton("先选等次", func() {
		if reason.Value() == "" {
			field.SetError("写明理由，理由会印进考核材料")
			return
		}
		year, grade, why := v.s.year, grades[chosen], reason.Value()
		what := scoring.DecideText([]string{model.ShortBranch(r.Branch)}, grade)
		v.s.writes.addForm(&saving, what, func(ctx context.Context, o *office.Office) (int64, error) {
			return o.Decide(ctx, year, map[int64]string{r.OrgID: grade}, why)
		}, func(change int64) {
			if v.form == "lower" && v.lower.org == r.OrgID {
				v.form = ""
			}
			v.s.d.Said("已"+what, change)
		})
	}).Small()
	act.Disable()
	group := kit.NewRadioGroup(ways, -1, false, func(i int) {
		chosen = i
		act.SetText(scoring.DecideText([]string{model.ShortBranch(r.Branch)}, grades[i]))
		act.Enable()
		v.pane.Objects[0].Refresh()
	})
	body := kit.VBox(look.Gap12, text.Para(lowerWords(r)).For(paneWidth-2*look.Gap20), group.Box, field)
	back := v.s.asking(v.unsavedLowering, func() { v.form = ""; v.showPane(); v.table.Focus() })
	v.shut = back
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: "改定等次", Facts: model.PlainBranch(r.Branch), Body: body, OnShut: back,
		Foot: []fyne.CanvasObject{kit.NewButton("不改", back).Small()}, FootR: []fyne.CanvasObject{act}})
}

// lowerWords say between what a meeting can choose for a branch.
func lowerWords(r model.RankRow) string {
	words := fmt.Sprintf("按得分、前置线和否决应为%s", r.Earned)
	if !r.Decided && r.Grade != r.Earned {
		words += fmt.Sprintf("，名额用完，按%s", r.Grade)
	}
	return words + "。党委会议只能维持或降低，不能提高。"
}

// change writes something about the year and reads it again; what names it, as in 定松溪艺术为合格.
func (v *rankView) change(what string, do func(context.Context, *office.Office, int) (int64, error)) {
	year := v.s.year
	v.s.writes.rereadYear = true
	v.s.writes.add(what, func(ctx context.Context, o *office.Office) (int64, error) { return do(ctx, o, year) },
		func(change int64) { v.s.d.Said("已"+what, change) })
}

func (v *rankView) undecide(r model.RankRow) {
	v.change("取消决定："+model.PlainBranch(r.Branch), func(ctx context.Context, o *office.Office, year int) (int64, error) {
		return o.Undecide(ctx, year, []int64{r.OrgID})
	})
}

// opinionBoxes are the boxes of a branch's sheet, with what they are called.
func opinionBoxes(scheme *model.Scheme) [][2]string {
	boxes := [][2]string{{"self", scheme.Counter() + "自评意见"}, {"team", "考核组意见"}, {"committee", "党委审核意见"}, {"notice", "公示情况"}}
	if label := scheme.AuthorityLabel(); label != "" {
		boxes = append(boxes, [2]string{"authority", label})
	}
	return boxes
}

// opinionPlace names a box of a branch's sheet in a year.
type opinionPlace struct {
	year int
	org  int64
	box  string
}

// unsavedOpinions says whose opinions are written and not saved, "" for nobody's.
func (v *rankView) unsavedOpinions() string {
	var names []string
	for place := range v.drafts {
		if v.s.facts == nil || place.year != v.s.year {
			continue
		}
		if sheet := v.s.facts.Sheet(place.org); sheet != nil && !slices.Contains(names, model.PlainBranch(sheet.Branch)) {
			names = append(names, model.PlainBranch(sheet.Branch))
		}
	}
	slices.Sort(names)
	return strings.Join(names, "、")
}

// opinionPane is the form for the opinions printed on a branch's sheet.
func (v *rankView) opinionPane(r model.RankRow) fyne.CanvasObject {
	sheet := v.s.facts.Sheet(r.OrgID)
	body := kit.VBox(look.Gap12)
	type box struct {
		old   model.Opinion
		entry *kit.Entry
	}
	var boxes []box
	for _, b := range opinionBoxes(&v.s.facts.Year.Scheme) {
		old := model.Opinion{OrgID: r.OrgID, Box: b[0]}
		for _, op := range sheet.Opinions {
			if op.Box == b[0] {
				old = op
			}
		}
		entry := kit.TextArea("", 2)
		entry.Text = old.Text
		place := opinionPlace{v.s.year, r.OrgID, b[0]}
		if draft, ok := v.drafts[place]; ok {
			entry.Text = draft
		}
		entry.OnChanged = func(text string) {
			if v.drafts[place] = text; text == old.Text {
				delete(v.drafts, place)
			}
		}
		boxes = append(boxes, box{old, entry})
		body.Add(kit.NewField(b[1], entry))
	}
	unsaved := func() string {
		for _, b := range boxes {
			if b.entry.Value() != b.old.Text {
				return model.PlainBranch(r.Branch) + "的考核意见"
			}
		}
		return ""
	}
	back := v.s.asking(unsaved, func() {
		v.form = ""
		for _, b := range boxes {
			delete(v.drafts, opinionPlace{v.s.year, r.OrgID, b.old.Box})
		}
		v.showPane()
		v.table.Focus()
	})
	v.shut = back
	save := kit.PrimaryButton("保存意见", func() {
		v.form = ""
		for _, b := range boxes {
			if words := b.entry.Value(); words != b.old.Text {
				op := b.old
				op.Text, op.Date = words, v.s.d.Office.Today()
				v.saveOpinion(r, op)
			}
		}
		v.showPane()
	}).Small()
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: "考核意见", Facts: model.PlainBranch(r.Branch) + "　印在考核表的意见栏", Body: body, OnShut: back,
		Foot: []fyne.CanvasObject{kit.NewButton("不改", back).Small()}, FootR: []fyne.CanvasObject{save}})
}

// saveOpinion writes an opinion; its draft stays until that is done.
func (v *rankView) saveOpinion(r model.RankRow, op model.Opinion) {
	what, year := "保存考核意见："+model.PlainBranch(r.Branch), v.s.year
	v.s.writes.rereadYear = true
	v.s.writes.add(what, func(ctx context.Context, o *office.Office) (int64, error) { return o.SaveOpinion(ctx, year, op) }, func(change int64) {
		place := opinionPlace{year, op.OrgID, op.Box}
		if strings.TrimSpace(v.drafts[place]) == op.Text { // nothing else was written meanwhile
			delete(v.drafts, place)
		}
		v.s.d.Said("已"+what, change)
	})
}
