package office

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
)

// PioneerPasted is one cell of a block that would change, or cannot be taken.
type PioneerPasted struct {
	Member  model.Member
	Line    *model.PioneerLine
	Before  string // "" for nothing entered
	After   string
	Mark    *model.PioneerMark // nil when it cannot be taken
	Problem string
}

// PioneerPaste is a block from a spreadsheet against the cells that it would fall on. Nothing is written by making it.
type PioneerPaste struct {
	Cells   []PioneerPasted
	Rows    int
	ByName  bool     // the block has names, by which its lines were found
	Unknown []string // names of the block that are not among the members
	Same    int      // entered already
	Blank   int      // an empty cell leaves the entry as it is
	Outside int      // beyond the last member or line
}

// PlanPioneerPaste puts a block against rows and lines, both from the first on. A block that begins with a column of names is
// put by names instead, wherever it was pasted; a head line of codes or names of lines says which column is which then.
func (b *PioneerBoard) PlanPioneerPaste(rows []*PioneerRow, lines []string, block [][]string) *PioneerPaste {
	p := &PioneerPaste{}
	if named := b.byName(p, block); named {
		return p
	}
	p.Rows = len(block)
	for i, texts := range block {
		for j, text := range texts {
			switch {
			case strings.TrimSpace(text) == "":
				p.Blank++
			case i >= len(rows) || j >= len(lines) || b.Index.Line(lines[j]) == nil:
				p.Outside++
			default:
				p.add(rows[i], b.Index.Line(lines[j]), text)
			}
		}
	}
	return p
}

// byName plans a block with names; it reports false for one without.
func (b *PioneerBoard) byName(p *PioneerPaste, block [][]string) bool {
	at := map[string][]*PioneerRow{}
	for i := range b.Rows {
		name := plainName(b.Rows[i].Member.Name)
		at[name] = append(at[name], &b.Rows[i])
	}
	known, column, most := 0, 0, 0
	for _, texts := range block {
		most = max(most, len(texts))
	}
	for j := range min(most, 4) { // 序号, 支部 may stand before the name
		n := 0
		for _, texts := range block {
			if j < len(texts) && len(at[plainName(texts[j])]) > 0 {
				n++
			}
		}
		if n > known {
			known, column = n, j
		}
	}
	if known == 0 || 2*known < len(block)-1 {
		return false
	}
	p.ByName = true
	columns := b.Index.Lines()
	heads := map[int]*model.PioneerLine{}
	for _, texts := range block {
		name := ""
		if column < len(texts) {
			name = plainName(texts[column])
		}
		found := at[name]
		switch {
		case len(found) == 0 && len(heads) == 0 && b.heads(texts, heads):
			continue
		case len(found) != 1 && name != "":
			p.Unknown = append(p.Unknown, name)
			continue
		case len(found) != 1:
			continue
		}
		p.Rows++
		for j := column + 1; j < len(texts); j++ {
			line := heads[j]
			if len(heads) == 0 && j-column-1 < len(columns) {
				line = columns[j-column-1]
			}
			switch {
			case strings.TrimSpace(texts[j]) == "":
				p.Blank++
			case line == nil:
				p.Outside++
			default:
				p.add(found[0], line, texts[j])
			}
		}
	}
	return true
}

// heads reads a head line; it reports false where it names no line.
func (b *PioneerBoard) heads(texts []string, into map[int]*model.PioneerLine) bool {
	for j, text := range texts {
		text = strings.Join(strings.Fields(text), "")
		for _, l := range b.Index.Lines() {
			if text != "" && (strings.EqualFold(text, l.Code) || text == l.Name || strings.HasPrefix(strings.ToUpper(text), l.Code+l.Name)) {
				into[j] = l
			}
		}
	}
	return len(into) > 0
}

func plainName(s string) string { return strings.Join(strings.Fields(s), "") }

func (p *PioneerPaste) add(row *PioneerRow, line *model.PioneerLine, text string) {
	cell := PioneerPasted{Member: row.Member, Line: line, After: strings.TrimSpace(text)}
	before, had := row.Marks[line.ID]
	if had {
		cell.Before = pioneer.AmountText(before)
	}
	mark, err := row.ReadMark(line, text, "")
	switch {
	case err != nil:
		cell.Problem = model.MessageOf(err)
	case mark == nil:
		p.Blank++
		return
	case had && before.Amount == mark.Amount && before.NotApplicable == mark.NotApplicable:
		p.Same++
		return
	default:
		cell.Mark, cell.After = mark, pioneer.AmountText(*mark)
	}
	p.Cells = append(p.Cells, cell)
}

// ReadMark reads what was typed or pasted for a line of the row: nil for nothing. 不适用 of somebody who is not exempt needs a
// reason, which a cell does not hold, unless it stands there already. basis is the note, "" to keep the one that stands there.
func (row *PioneerRow) ReadMark(line *model.PioneerLine, text, basis string) (*model.PioneerMark, error) {
	amount, notApplicable, given, err := pioneer.ReadAmount(line, text)
	if err != nil || !given {
		return nil, err
	}
	before := row.Marks[line.ID]
	m := model.PioneerMark{Amount: amount, NotApplicable: notApplicable, Note: basis}
	if basis == "" && before.NotApplicable == notApplicable && (notApplicable || !line.CountsOnly && !before.Recorded) {
		m.Note = before.Note
	}
	if notApplicable && !row.Exempt && m.Note == "" {
		return nil, model.FieldErrorf(line.ID, "%s记为不适用要写原因（按 F4 写依据；命令行加 --basis）", line.Title())
	}
	return &m, nil
}

// Changes are what the paste would enter.
func (p *PioneerPaste) Changes() (changes []PioneerChange) {
	for _, c := range p.Cells {
		if c.Mark != nil {
			changes = append(changes, PioneerChange{c.Member.ID, c.Line.ID, c.Mark})
		}
	}
	return changes
}

// Label says what the paste would do: 剪贴板有 6 名党员：改 11 格，相同 6 格.
func (p *PioneerPaste) Label() string {
	text := fmt.Sprintf("剪贴板有 %d 行：改 %d 格", p.Rows, len(p.Changes()))
	if p.ByName {
		text = fmt.Sprintf("剪贴板按姓名对上 %d 名党员：改 %d 格", p.Rows, len(p.Changes()))
	}
	for _, n := range []struct {
		n    int
		what string
	}{{p.Same, "相同"}, {p.Blank, "空着不动"}, {p.Outside, "超出表格"}} {
		if n.n > 0 {
			text += fmt.Sprintf("，%s %d 格", n.what, n.n)
		}
	}
	return text
}

// Problems says what cannot be taken, "" for nothing.
func (p *PioneerPaste) Problems() string {
	var parts []string
	if bad := len(p.Cells) - len(p.Changes()); bad > 0 {
		parts = append(parts, fmt.Sprintf("%d 格不能填", bad))
	}
	if n := len(p.Unknown); n > 0 {
		names := p.Unknown[:min(n, 3)]
		parts = append(parts, fmt.Sprintf("%s等 %d 个姓名对不上", strings.Join(names, "、"), n))
	}
	return strings.Join(parts, "，")
}

// FillPioneer copies the entry of the first row to the others, by lines; what a row has already stays out.
func FillPioneer(index *model.PioneerIndex, rows []*PioneerRow, lines []string) (changes []PioneerChange) {
	for _, id := range lines {
		line := index.Line(id)
		if line == nil || len(rows) < 2 {
			continue
		}
		from, had := rows[0].Marks[id]
		if !had {
			continue
		}
		for _, row := range rows[1:] {
			before, has := row.Marks[id]
			if has && before.Amount == from.Amount && before.NotApplicable == from.NotApplicable || from.NotApplicable && !row.Exempt {
				continue
			}
			changes = append(changes, PioneerChange{row.Member.ID, id, &model.PioneerMark{Amount: from.Amount, NotApplicable: from.NotApplicable}})
		}
	}
	return changes
}

// ClearPioneer takes the entries of lines away from rows.
func ClearPioneer(rows []*PioneerRow, lines []string) (changes []PioneerChange) {
	for _, row := range rows {
		for id := range row.Marks {
			if slices.Contains(lines, id) {
				changes = append(changes, PioneerChange{MemberID: row.Member.ID, Line: id})
			}
		}
	}
	return changes
}
