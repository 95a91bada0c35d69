package assess

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// pastePlan is a block from a spreadsheet against the cells it would fall on.
type pastePlan struct {
	rows, cols int
	start      string // code of the item it begins at
	cells      []pastedCell
	same       int // the mark is the same already
	empty      int // an empty cell of the block changes nothing
	outside    int // beyond the last branch or item
	needReason int // the mark can be taken, but not without a reason
}

// pastedCell is one mark that would change, or cannot be taken.
type pastedCell struct {
	row     markRow
	item    *model.Item
	before  string
	text    string      // what the block holds
	mark    *model.Mark // nil when it cannot be taken
	problem string
	over    bool // it is a number out of the item's range
}

// planPaste puts a block against lines, from one on, and items, from one on. Blank cells leave marks as they are.
func planPaste(scheme *model.Scheme, rows []markRow, items []string, block [][]string) *pastePlan {
	p := &pastePlan{rows: len(block)}
	if len(items) > 0 {
		if _, _, item, ok := scheme.ItemByID(items[0]); ok {
			p.start = item.Code
		}
	}
	for r, texts := range block {
		p.cols = max(p.cols, len(texts))
		for c, text := range texts {
			switch {
			case strings.TrimSpace(text) == "":
				p.empty++
			case r >= len(rows) || c >= len(items):
				p.outside++
			default:
				p.add(scheme, rows[r], items[c], text)
			}
		}
	}
	p.countNeedReason(scheme)
	return p
}

func (p *pastePlan) add(scheme *model.Scheme, row markRow, id, text string) {
	_, _, item, ok := scheme.ItemByID(id)
	if !ok {
		p.outside++
		return
	}
	before, had := row.sheet.Mark(item.ID, row.stage)
	cell := pastedCell{row: row, item: item, before: markText(before, had), text: strings.TrimSpace(text)}
	mark, err := typedMark(item, text)
	if err != nil {
		_, notNumber := model.ParsePoints(strings.TrimSpace(plainDigits.Replace(text)))
		cell.problem, cell.over = model.MessageOf(err), notNumber == nil
		p.cells = append(p.cells, cell)
		return
	}
	switch {
	case mark == nil:
		p.empty++
		return
	case had && before.Same(*mark):
		p.same++
		return
	}
	cell.mark = mark
	p.cells = append(p.cells, cell)
}

// good counts the cells that would change.
func (p *pastePlan) good() int { return len(p.cells) - p.over() - p.wrong() }

// over counts the marks out of range, wrong the cells that hold no mark at all.
func (p *pastePlan) over() int {
	return p.count(func(c pastedCell) bool { return c.mark == nil && c.over })
}

func (p *pastePlan) wrong() int {
	return p.count(func(c pastedCell) bool { return c.mark == nil && !c.over })
}

// countNeedReason counts the marks that a reason will be asked for, once they are written with what they keep.
func (p *pastePlan) countNeedReason(scheme *model.Scheme) {
	marks := map[int64]map[model.MarkKey]model.Mark{}
	for _, c := range p.cells {
		marks[c.row.sheet.OrgID] = c.row.sheet.Marks
	}
	for _, c := range office.MarksAfter(scheme, func(org int64) map[model.MarkKey]model.Mark { return marks[org] }, p.changes()) {
		if _, _, item, ok := scheme.ItemByID(c.Key.Item); ok && c.Mark != nil && scoring.NeedsReason(item, *c.Mark) != "" {
			p.needReason++
		}
	}
}

func (p *pastePlan) count(is func(pastedCell) bool) int {
	n := 0
	for _, c := range p.cells {
		if is(c) {
			n++
		}
	}
	return n
}

// words say what the block is and what it would do, without the problems.
func (p *pastePlan) words() string {
	text := fmt.Sprintf("剪贴板有 %d 行 × %d 列，贴到 %s 起：改 %d 格，相同 %d 格", p.rows, p.cols, p.start, p.good(), p.same)
	if n := p.needReason; n > 0 {
		text += fmt.Sprintf("，%d 格与计分方法不符，要写理由", n)
	}
	if p.outside > 0 {
		text += fmt.Sprintf("，%d 格落在表外", p.outside)
	}
	return text
}

// problems say what cannot be taken, "" when all can.
func (p *pastePlan) problems() string {
	var parts []string
	if n := p.over(); n > 0 {
		parts = append(parts, fmt.Sprintf("%d 格超出满分", n))
	}
	if n := p.wrong(); n > 0 {
		parts = append(parts, fmt.Sprintf("%d 格不是分数", n))
	}
	return strings.Join(parts, "，")
}

// changes are the marks to be written.
func (p *pastePlan) changes() []office.MarkChange {
	var all []office.MarkChange
	for _, c := range p.cells {
		if c.mark != nil {
			all = append(all, office.MarkChange{OrgID: c.row.sheet.OrgID, Key: model.MarkKey{Item: c.item.ID, Stage: c.row.stage}, Mark: c.mark})
		}
	}
	return all
}
