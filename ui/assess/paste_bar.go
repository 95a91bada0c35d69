package assess

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// onPaste looks at a block from a spreadsheet and says above the grid what it would change; nothing is written yet.
func (v *marksView) onPaste(at markRow, column string, block [][]string) {
	if v.s.d.Office.ReadOnly() {
		v.showFoot(shell.LookingWords)
		return
	}
	if v.s.closed() {
		v.showFoot(fmt.Sprintf("%d 年度已核定，分数只能看；要改先重新打开", v.s.year))
		return
	}
	ids := v.table.VisibleColumnIDs()
	from := slices.Index(ids, column)
	if _, _, _, ok := v.s.facts.Year.Scheme.ItemByID(column); !ok || from < 0 {
		v.showFoot("先点要贴到的第一个分数格，再按 Ctrl+V")
		return
	}
	v.plan = office.PlanPaste(&v.s.facts.Year.Scheme, places(v.below(at)), ids[from:], block)
	v.showBar()
	v.showMarkPane()
}

// below are the lines of one stage from one on, so that a block runs over branches and not over the three lines of
// the opened one.
func (v *marksView) below(at markRow) []markRow {
	var rows []markRow
	for _, row := range v.table.Shown() {
		if row.stage == at.stage && (len(rows) > 0 || row.key() == at.key()) {
			rows = append(rows, row)
		}
	}
	return rows
}

// pasteBar says what the planned paste would do, with the ways to look at it, do it and leave it. act, nil where nothing would change, is
// the one that does it.
func (v *marksView) pasteBar() (bar fyne.CanvasObject, act *kit.Button) {
	p := v.plan
	words := []fyne.CanvasObject{kit.Tipped(text.Body(p.Label()))}
	if problems := p.Problems(); problems != "" {
		words = append(words, text.Strong(problems).In(look.Bad))
	}
	acts := []fyne.CanvasObject{}
	if len(p.Cells) > 0 {
		acts = append(acts, kit.NewButton("查看差异", v.showDifferences).Small())
	}
	if p.Count(office.WillChange) > 0 {
		act = kit.NewButton(p.ActLabel(), v.paste).Small()
		acts = append(acts, act)
	}
	icon, leave := "clipboard", "不粘贴"
	if p.Records {
		icon, leave = "info", "不采用"
	}
	acts = append(acts, kit.NewIconButton("close", leave, v.dropPaste))
	return shell.NoticeBar(icon, words, acts...), act
}

// paste writes the block.
func (v *marksView) paste() {
	p := v.plan
	if p == nil || p.Count(office.WillChange) == 0 {
		return
	}
	v.plan = nil
	v.write(p.Changes(), p.ChangeText(), func(change int64) { v.s.d.Said("已"+p.ActLabel(), change) })
	v.showBar()
	v.showMarkPane()
	v.table.Focus()
}

// dropPaste takes the strip away without writing.
func (v *marksView) dropPaste() {
	if v.plan == nil {
		return
	}
	v.plan = nil
	v.showBar()
	v.showMarkPane()
	v.table.Focus()
}

// showDifferences lists in the pane what the paste would change and what it cannot take.
func (v *marksView) showDifferences() {
	p := v.plan
	if p == nil {
		return
	}
	list := table.New(table.Spec[office.PastedCell]{RowHeight: look.DenseRow, CellPad: 6, Inset: look.Gap12, NoFoot: true,
		Key: func(c office.PastedCell) string { return markRowKey(c.Sheet.OrgID, c.Stage) + c.Item.ID },
		Columns: []table.Column[office.PastedCell]{
			{ID: "branch", Title: v.s.whom(), Ends: true, Width: 120, Flex: true, Text: func(c office.PastedCell) string { return model.PlainBranch(c.Sheet.Branch) }},
			{ID: "item", Title: "项目", Width: 44, Text: func(c office.PastedCell) string { return c.Item.Code }},
			{ID: "before", Title: "现在", Width: 60, Align: look.Right, Text: func(c office.PastedCell) string { return c.Before }},
			{ID: "after", Title: pasteHead(p), Width: 64, Align: look.Right, Text: func(c office.PastedCell) string { return c.After }, Ink: func(c office.PastedCell) look.Token {
				if c.State != office.WillChange {
					return look.Bad
				}
				return look.Info
			}, Tone: func(c office.PastedCell) look.Tone {
				if c.State != office.WillChange {
					return look.ToneBad
				}
				return look.ToneNone
			}},
		},
		OnRow: func(c office.PastedCell) {
			if p.Records {
				v.showBasis(c)
				return
			}
			v.showFoot(c.Problem)
		}})
	list.SetRows(p.Cells)
	title, left := "粘贴前的差异", "点一行看问题"
	if p.Problems() == "" {
		left = "都可以粘贴"
	}
	if p.Records {
		title, left = "采用前的差异", "点一行看依据"
	}
	v.setPane(kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: title, Facts: p.Effect(), Body: list.Object(), Flush: true, Fixed: true,
		Foot:  []fyne.CanvasObject{text.Small(left)},
		FootR: []fyne.CanvasObject{kit.NewButton("不看差异", v.showMarkPane).Small()}}))
}

// pasteHead is the head of the column of the marks to come.
func pasteHead(p *office.PastePlan) string {
	if p.Records {
		return "建议"
	}
	return "贴上"
}
