package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// proposedTable is the sheet of a proposal: its rows that are data, and what its cells are compared with.
type proposedTable struct {
	b     *builder
	sheet *sheet.Sheet
	rows  []int // of the sheet, from 0
	org   int   // column of the branch, -1
	id    int   // column of the ID number, -1
}

// readProposed reads the sheet with every column as text, which settles what is data and what is a total, a signature
// or a repeated header.
func readProposed(ctx context.Context, book *sheet.Book, known *Known, p *Proposal) (*proposedTable, error) {
	def := record.Register{ID: draftID, Title: p.Title, Owner: record.OfCommittee}
	for _, c := range p.Columns {
		def.Fields = append(def.Fields, record.Item{Name: c.Name, Label: c.Label, Shape: record.Text})
	}
	known.indexes()
	mine := *known
	mine.Registers, mine.Entries, mine.Layouts = []record.Register{def}, nil, nil
	opts := p.Options(draftID)
	plan, err := Build(ctx, book, &mine, opts, nil)
	if err != nil {
		return nil, err
	}
	t := &proposedTable{b: &builder{known: known, index: known.indexes()}, sheet: book.Sheets[p.SheetIndex], org: -1, id: -1}
	if len(plan.Blocking) > 0 {
		return nil, model.Errorf(model.Invalid, "%s", plan.Blocking[0].Text)
	}
	for _, sp := range plan.Sheets {
		for i := range sp.Rows {
			if sp.Rows[i].Kind == New {
				t.rows = append(t.rows, sp.Rows[i].Number-1)
			}
		}
	}
	return t, nil
}

// cell is a cell as a person sees it.
func (t *proposedTable) cell(row, col int) sheet.Cell { return t.sheet.MergedValue(row, col) }

// recognise settles the shapes of all columns, then what depends on several of them.
func (t *proposedTable) recognise(p *Proposal) {
	for i := range p.Columns {
		c := &p.Columns[i]
		for _, row := range t.rows[:min(3, len(t.rows))] {
			c.Samples = append(c.Samples, strings.Join(strings.Fields(t.cell(row, c.Col).Text), " "))
		}
		t.settle(c, t.shapeOf(c))
		switch {
		case c.Shape == record.Org && t.org < 0 && !c.Leave:
			t.org = c.Col
		case c.Shape == record.IDNumber && t.id < 0:
			t.id = c.Col
		}
	}
	for i := range p.Columns { // the branch and the ID number tell namesakes apart
		if c := &p.Columns[i]; c.Shape == record.Member {
			t.settle(c, record.Member)
		}
	}
	p.chooseOwner()
	p.chooseState()
	p.chooseDue()
	p.chooseList()
}

// SetShape gives a column another shape and counts anew what of it can be read so. index counts the proposal's columns.
func (p *Proposal) SetShape(index int, s record.Shape) {
	c := &p.Columns[index]
	c.Leave = false
	p.table.settle(c, s)
	if s != record.Date {
		c.Remind, c.Until = 0, ""
	}
	if c.Name == p.StateOf {
		p.StateOf, p.States = "", nil
		p.chooseState()
	}
}

// settle gives a column a shape, with the counts of what can be read in it.
func (t *proposedTable) settle(c *ProposedColumn, s record.Shape) {
	c.Shape, c.Matched, c.Of, c.Unmatched, c.Guessed, c.Options = s, 0, 0, nil, nil, nil
	longest, yes := 0, 0
	options := map[string]*OptionCount{}
	for _, row := range t.rows {
		cell := t.cell(row, c.Col)
		text := cellvalue.Tidy(cell.Text)
		if cell.Kind == sheet.Empty || cellvalue.IsBlank(cellvalue.Squeeze(text)) && s != record.YesNo {
			continue
		}
		c.Of++
		longest = max(longest, utf8.RuneCountInString(text))
		fits, guess := t.reads(s, cell, row)
		switch {
		case !fits:
			if !slices.Contains(c.Unmatched, text) && len(c.Unmatched) < 200 {
				c.Unmatched = append(c.Unmatched, text)
			}
			continue
		case guess != "" && len(c.Guessed) < 200:
			if line := text + " → " + guess; !slices.Contains(c.Guessed, line) {
				c.Guessed = append(c.Guessed, line)
			}
		}
		c.Matched++
		switch s {
		case record.YesNo:
			if v, _ := yesNoOf(cell); v == record.Yes {
				yes++
			}
		case record.Choice:
			key := cellvalue.Squeeze(text)
			if options[key] == nil {
				options[key] = &OptionCount{Value: text}
			} else if options[key].Value != text {
				options[key].Merged++
			}
			options[key].Rows++
		}
	}
	for _, o := range options {
		c.Options = append(c.Options, *o)
	}
	slices.SortFunc(c.Options, func(a, b OptionCount) int {
		if a.Rows != b.Rows {
			return b.Rows - a.Rows
		}
		return strings.Compare(a.Value, b.Value)
	})
	c.Sure = 60
	if c.Of > 0 {
		c.Sure = 100 * c.Matched / c.Of
	}
	if len(c.Guessed) > 0 {
		c.Sure = min(c.Sure, 90)
	}
	c.Note = noteOf(c, longest, yes)
}

// noteOf says how the rows of a column were recognised.
func noteOf(c *ProposedColumn, longest, yes int) string {
	left := c.Of - c.Matched
	word := map[record.Shape][2]string{record.Org: {"对上", "没有对上"}, record.Unit: {"对上", "没有对上"}, record.Member: {"对上", "不在册或分不清"}}[c.Shape]
	if word[0] == "" {
		word = [2]string{"认出", "认不出"}
	}
	switch {
	case c.Leave:
		return "不存"
	case c.Of == 0:
		return "没有值"
	case c.Shape == record.Choice:
		return fmt.Sprintf("%d 种值", len(c.Options))
	case c.Shape == record.Text || c.Shape == record.LongText:
		return fmt.Sprintf("最长 %d 字", longest)
	case c.Shape == record.File:
		return fmt.Sprintf("%d 个附件名", c.Of)
	case left > 0:
		return fmt.Sprintf("%d 行%s，%d 行%s", c.Matched, word[0], left, word[1])
	case c.Shape == record.YesNo:
		return fmt.Sprintf("是 %d　否 %d", yes, c.Matched-yes)
	case c.Shape == record.Money:
		return fmt.Sprintf("%d 行有数，单位元", c.Of)
	}
	return fmt.Sprintf("%d 行全部%s", c.Of, word[0])
}

// reads reports whether a filled cell can be read in a shape, and what was guessed in doing so.
func (t *proposedTable) reads(s record.Shape, c sheet.Cell, row int) (fits bool, guess string) {
	if c.Kind == sheet.Error {
		return false, ""
	}
	text := cellvalue.Tidy(c.Text)
	switch s {
	case record.Date:
		d, fault := cellvalue.Date(c, t.sheet.Date1904, func() bool { return true })
		if fault == cellvalue.DateTwoMonths || fault == cellvalue.DateCoarse {
			return true, string(d)
		}
		return fault == cellvalue.DateFine || fault == cellvalue.DatePlanned, ""
	case record.Number, record.Money, record.Percent:
		_, ok := amountOf(c, s)
		return ok, ""
	case record.YesNo:
		_, ok := yesNoOf(c)
		return ok, ""
	case record.IDNumber:
		id := cellvalue.ID(c, t.b.known.Today, func() bool { return false })
		return id.Problem == cellvalue.IDSound || id.Sound(), ""
	case record.Phone:
		_, several := cellvalue.Phones(text)
		return several || model.ValidPhone(cellvalue.Phone(text)), ""
	case record.Org, record.Unit:
		a := t.b.findRef(s, text)
		if a.near {
			guess = a.name
		}
		return a.id != 0, guess
	case record.Member:
		org := int64(0)
		if t.org >= 0 {
			org = t.b.findRef(record.Org, cellvalue.Tidy(t.cell(row, t.org).Text)).id
		}
		id := ""
		if t.id >= 0 {
			id = cellvalue.IDText(t.cell(row, t.id).Text)
		}
		m, _ := t.b.findMember(text, id, org)
		return m != nil, ""
	case record.File:
		return looksLikeFile(text), ""
	}
	return true, ""
}

func looksLikeFile(s string) bool {
	s = strings.ToLower(s)
	for _, end := range [...]string{".jpg", ".jpeg", ".png", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".mp4", ".wps"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
