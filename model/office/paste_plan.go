package office

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// MarkRow is a branch at a stage: the row of the grid that a mark is typed into.
type MarkRow struct {
	Sheet *model.MarkSheet
	Stage model.Stage
}

// PasteState is what a paste would do to one cell.
type PasteState int

// The states of a pasted cell. Cells that stay as they are, blank ones and those beyond the grid are only counted.
const (
	WillChange PasteState = iota
	OutOfRange            // a number that the item does not allow
	NoMark                // no mark at all
)

// PastedCell is one mark that would change, or cannot be taken.
type PastedCell struct {
	MarkRow
	Item    *model.Item
	State   PasteState
	Before  string      // the mark now, "" when there is none
	After   string      // the mark as it would be; what the block holds where that cannot be taken
	Mark    *model.Mark // nil when it cannot be taken
	Problem string      // why it cannot be taken
}

// PastePlan is what a block from a spreadsheet, or what the records give (PlanRecords), would do to the cells that it falls on.
// Nothing is written by making it.
type PastePlan struct {
	Rows, Columns int    // of the block
	Start         string // code of the item that it begins at
	Records       bool   // the marks are those that the records give, and there is no block
	Cells         []PastedCell
	Same          int // the mark is the same already
	Kept          int // the records give another mark, and the one given stays
	Silent        int // the records give none, and there is none
	Blank         int // an empty cell of the block leaves its mark as it is
	Outside       int // beyond the last branch or item
	NeedReason    int // marks that can be taken, and for which a reason will be asked
}

// PlanPaste puts a block against rows, from the first on, and items, from the first on; a text that names no item of
// the scheme is outside.
func PlanPaste(scheme *model.Scheme, rows []MarkRow, items []string, block [][]string) *PastePlan {
	p := &PastePlan{Rows: len(block)}
	if len(items) > 0 {
		if _, _, item, ok := scheme.ItemByID(items[0]); ok {
			p.Start = item.Code
		}
	}
	for r, texts := range block {
		p.Columns = max(p.Columns, len(texts))
		for c, text := range texts {
			switch {
			case strings.TrimSpace(text) == "":
				p.Blank++
			case r >= len(rows) || c >= len(items):
				p.Outside++
			default:
				p.add(scheme, rows[r], items[c], text)
			}
		}
	}
	p.countNeedReason(scheme)
	return p
}

func (p *PastePlan) add(scheme *model.Scheme, row MarkRow, id, text string) {
	_, _, item, ok := scheme.ItemByID(id)
	if !ok {
		p.Outside++
		return
	}
	before, had := row.Sheet.Mark(item.ID, row.Stage)
	cell := PastedCell{MarkRow: row, Item: item, Before: scoring.MarkText(before, had), After: strings.TrimSpace(text)}
	mark, err := scoring.ReadMark(item, text)
	switch {
	case err != nil:
		cell.State, cell.Problem = NoMark, model.MessageOf(err)
		if scoring.IsNumber(text) {
			cell.State = OutOfRange
		}
	case mark == nil:
		p.Blank++
		return
	case had && before.Same(*mark):
		p.Same++
		return
	default:
		cell.Mark, cell.After = mark, scoring.MarkText(*mark, true)
	}
	p.Cells = append(p.Cells, cell)
}

// countNeedReason counts the marks that a reason will be asked for, once they are written with what they keep.
func (p *PastePlan) countNeedReason(scheme *model.Scheme) {
	marks := map[int64]map[model.MarkKey]model.Mark{}
	for _, c := range p.Cells {
		marks[c.Sheet.OrgID] = c.Sheet.Marks
	}
	for _, c := range MarksAfter(scheme, func(org int64) map[model.MarkKey]model.Mark { return marks[org] }, p.Changes()) {
		if _, _, item, ok := scheme.ItemByID(c.Key.Item); ok && c.Mark != nil && scoring.NeedsReason(item, *c.Mark) != "" {
			p.NeedReason++
		}
	}
}

// Count is how many cells are in a state.
func (p *PastePlan) Count(state PasteState) int {
	n := 0
	for _, c := range p.Cells {
		if c.State == state {
			n++
		}
	}
	return n
}

// Label says what the block is and what it would do, without the problems.
func (p *PastePlan) Label() string {
	if p.Records {
		return p.recordsLabel()
	}
	text := fmt.Sprintf("剪贴板有 %d 行 × %d 列，贴到 %s 起：%s", p.Rows, p.Columns, p.Start, p.Effect())
	if p.NeedReason > 0 {
		text += fmt.Sprintf("，%d 格与计分方法不符，要写理由", p.NeedReason)
	}
	if p.Outside > 0 {
		text += fmt.Sprintf("，%d 格落在表外", p.Outside)
	}
	return text
}

// ActLabel names the act that does it: 粘贴 12 格.
func (p *PastePlan) ActLabel() string {
	if p.Records {
		return fmt.Sprintf("采用 %d 个建议分", p.Count(WillChange))
	}
	return fmt.Sprintf("粘贴 %d 格", p.Count(WillChange))
}

// Effect counts what would change: 改 12 格，相同 3 格.
func (p *PastePlan) Effect() string {
	return fmt.Sprintf("改 %d 格，相同 %d 格", p.Count(WillChange), p.Same)
}

// Problems says what cannot be taken, "" when all can.
func (p *PastePlan) Problems() string {
	var parts []string
	if n := p.Count(OutOfRange); n > 0 {
		parts = append(parts, fmt.Sprintf("%d 格超出满分", n))
	}
	if n := p.Count(NoMark); n > 0 {
		parts = append(parts, fmt.Sprintf("%d 格不是分数", n))
	}
	return strings.Join(parts, "，")
}

// Changes are the marks to be written.
func (p *PastePlan) Changes() []MarkChange {
	var all []MarkChange
	for _, c := range p.Cells {
		if c.State == WillChange {
			all = append(all, MarkChange{OrgID: c.Sheet.OrgID, Key: model.MarkKey{Item: c.Item.ID, Stage: c.Stage}, Mark: c.Mark})
		}
	}
	return all
}

// ChangeText names the change set that a paste makes.
func (p *PastePlan) ChangeText() string {
	if len(p.Cells) == 0 {
		return ""
	}
	if p.Records {
		return fmt.Sprintf("采用 %d 个建议分（%s）", p.Count(WillChange), p.Cells[0].Stage.Label())
	}
	return fmt.Sprintf("从表格粘贴 %d 个%s分，从 %s 起", p.Count(WillChange), p.Cells[0].Stage.Label(), p.Start)
}
