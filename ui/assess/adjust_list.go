package assess

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The sorts of entry in the list of bonus, deduction and veto entries.
const (
	bonusEntry = iota
	deductionEntry
	vetoEntry
)

var adjustNames = [...]string{"加分", "减分", "一票否决"}

// adjustView is the list 加减分: the bonus, deduction and veto entries of one branch or of all.
type adjustView struct {
	v      *marksView
	branch int64 // 0 for all
	table  *table.Table[adjustEntry]
	choice *kit.Select
	pane   *fyne.Container
	form   *adjustForm // nil while none is open
	shut   func()      // leaves it, asking where something is filled in
}

// adjustEntry is one bonus, deduction or veto.
type adjustEntry struct {
	sheet  *model.MarkSheet
	sort   int
	adjust model.Adjustment
	veto   model.Veto
	result string // what it comes to
}

func (e adjustEntry) key() string {
	if e.sort == vetoEntry {
		return fmt.Sprintf("veto %d", e.veto.ID)
	}
	return fmt.Sprintf("adjust %d", e.adjust.ID)
}

func newAdjustView(v *marksView) *adjustView { return &adjustView{v: v} }

// build makes the list; parts is the choice of part above it.
func (a *adjustView) build(parts *kit.Segments) *fyne.Container {
	a.pane = container.NewStack()
	a.choice = kit.NewOptionSelect(a.branchOptions("全部"+a.v.s.whom()), 0, func(o kit.Option) { a.branch = idOf(o.ID); a.show() }).Small().Wide(220)
	a.choice.SetChosenID(fmt.Sprint(a.branch))
	a.table = table.New(a.spec())
	bar := shell.FilterBar([]fyne.CanvasObject{parts, kit.Space(look.Gap8, 0), a.choice}, a.acts())
	return kit.Border(bar, nil, nil, a.pane, a.table.Object())
}

func (a *adjustView) acts() []fyne.CanvasObject {
	if a.v.s.closed() {
		return []fyne.CanvasObject{text.Small("本年度已核定，只能看"), shell.Writing(a.v.s.d, kit.NewButton("重新打开", a.v.s.reopen)).Small().Icon("unlock")}
	}
	var acts []fyne.CanvasObject
	for sort, name := range adjustNames {
		acts = append(acts, shell.Writing(a.v.s.d, kit.NewButton("登记"+name, func() { a.edit(adjustEntry{sort: sort}) })).Small())
	}
	return acts
}

// branchOptions are all branches, with a first choice of none.
func (a *adjustView) branchOptions(none string) []kit.Option {
	options := []kit.Option{{ID: "0", Text: none}}
	for _, sheet := range a.v.s.facts.Sheets {
		options = append(options, kit.Option{ID: fmt.Sprint(sheet.OrgID), Text: model.PlainBranch(sheet.Branch)})
	}
	return options
}

func idOf(text string) int64 {
	var id int64
	_, _ = fmt.Sscan(text, &id)
	return id
}

func (a *adjustView) spec() table.Spec[adjustEntry] {
	number := func(id, title string, pick func(model.Adjustment) *model.Points) table.Column[adjustEntry] {
		return table.Column[adjustEntry]{ID: id, Title: title, Width: 64, Align: look.Right, Text: func(e adjustEntry) string {
			if e.sort == vetoEntry {
				return "—"
			}
			if p := pick(e.adjust); p != nil {
				return p.String()
			}
			return ""
		}}
	}
	return table.Spec[adjustEntry]{Key: adjustEntry.key, Unit: "条", RowHeight: look.ListRow,
		Columns: []table.Column[adjustEntry]{
			{ID: "branch", Title: a.v.s.whom(), Ends: true, Width: 152, Lead: true, Text: func(e adjustEntry) string { return model.PlainBranch(e.sheet.Branch) }},
			{ID: "sort", Title: "类别", Width: 76, Tags: func(e adjustEntry) []table.Tag {
				return []table.Tag{{Text: adjustNames[e.sort], Tone: [...]look.Tone{look.ToneOK, look.ToneWarn, look.ToneBad}[e.sort]}}
			}},
			{ID: "title", Title: "事项", Width: 164, Flex: true, Text: func(e adjustEntry) string { return e.adjust.Title + e.veto.Title }},
			{ID: "basis", Title: "依据", Width: 124, Flex: true, Text: func(e adjustEntry) string { return e.adjust.Basis + e.veto.Basis },
				Ink: func(adjustEntry) look.Token { return look.Text2 }},
			number("self", "自评", func(x model.Adjustment) *model.Points { return x.Self }),
			number("checked", "复核", func(x model.Adjustment) *model.Points { return x.Checked }),
			number("final", "核定", func(x model.Adjustment) *model.Points { return x.Final }),
			{ID: "result", Title: "结果", Width: 116, Text: func(e adjustEntry) string { return e.result }, Ink: func(adjustEntry) look.Token { return look.Text2 }},
		},
		Empty:   kit.NewEmptyState("还没有加分、减分和否决", "有表彰、通报或否决情形的，用右上角的按钮登记。", nil),
		MenuOf:  func(entries []adjustEntry, _ string) []kit.Option { return a.menu(entries[0]) },
		OnRow:   func(e adjustEntry) { a.edit(e) },
		OnOpen:  func(e adjustEntry) { a.edit(e) },
		FootEnd: text.Small(fmt.Sprintf("加分最多 %s 分，减分最多 %s 分", a.scheme().Bonus.Cap.Short(), a.scheme().Deduction.Cap.Short())),
	}
}

// menu is what a right click on an entry offers.
func (a *adjustView) menu(e adjustEntry) []kit.Option {
	if a.v.s.fixed() {
		return nil
	}
	var check []kit.Option
	if self := e.adjust.Self; e.sort != vetoEntry && self != nil && e.adjust.Checked == nil {
		check = []kit.Option{{Text: fmt.Sprintf("按申报的 %s 分复核", *self), Icon: "check", Do: func() { a.checkAsClaimed(e) }}}
	}
	return append(check, []kit.Option{{Text: "修改", Icon: "edit", Do: func() { a.edit(e) }}, {Text: "删去这条", Icon: "trash", Danger: true, Do: func() { a.remove(e) }}}...)
}

// checkAsClaimed takes what the branch claims as the checked points.
func (a *adjustView) checkAsClaimed(e adjustEntry) {
	year, entry := a.v.s.year, e.adjust
	entry.Checked = entry.Self
	a.change(fmt.Sprintf("复核%s：%s %s 分", adjustNames[e.sort], entry.Title, *entry.Checked), func(ctx context.Context, o *office.Office) (int64, error) {
		return o.SaveAdjustment(ctx, year, entry)
	})
}

func (a *adjustView) scheme() *model.Scheme { return &a.v.s.facts.Year.Scheme }

// show fills the list.
func (a *adjustView) show() {
	a.table.SetRows(a.entries())
	if a.form == nil {
		a.showPane(nil)
		return
	}
	a.follow()
}

// entries are those of the chosen branch, or of all in the order of the ledger.
func (a *adjustView) entries() []adjustEntry {
	var all []adjustEntry
	for _, sheet := range a.v.s.facts.Sheets {
		if a.branch != 0 && sheet.OrgID != a.branch {
			continue
		}
		result := a.v.s.facts.Result(sheet.OrgID, model.FinalMark)
		for i, adjust := range sheet.Adjustments {
			e := adjustEntry{sheet: sheet, adjust: adjust}
			if adjust.Deduction {
				e.sort = deductionEntry
			}
			e.result = countedWords(result, adjust, i)
			all = append(all, e)
		}
		for _, veto := range sheet.Vetoes {
			grade := ""
			if result != nil && result.Earned != "" {
				grade = "定为" + result.Earned
			}
			all = append(all, adjustEntry{sheet: sheet, sort: vetoEntry, veto: veto, result: grade})
		}
	}
	return all
}

// countedWords says whether an entry counts towards the total; index is its place in the sheet.
func countedWords(result *model.BranchResult, adjust model.Adjustment, index int) string {
	id := "bonus"
	if adjust.Deduction {
		id = "deduction"
	}
	if _, given := adjust.At(model.FinalMark); !given {
		if adjust.Self != nil {
			return "还没有复核"
		}
		return "还没有分值"
	}
	if result == nil {
		return ""
	}
	node := result.Tree.Find(fmt.Sprintf("%s.%d", id, index+1))
	switch {
	case node == nil:
		return ""
	case !node.Sums:
		return "同一事项不重复计"
	}
	if adjust.Deduction {
		return "减 " + (-node.Score).String()
	}
	return "加 " + node.Score.String()
}

func (a *adjustView) showPane(o fyne.CanvasObject) {
	kit.PutBeside(a.pane, a.v.object, o)
	a.v.s.keysChanged()
}
