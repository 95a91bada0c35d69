package office

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

// What is typed or pasted into a month of a branch: 14, 14日, 7.14, 2026-07-14, 委14, 支委会 14、主题党日 28. Each becomes a
// record that states kind and day, and nothing else.

// ReadLifeCell reads what was typed into a month of a branch. A day without a kind is of the kind chosen; where none is, of the
// one kind that the month lacks. Of several it is never guessed: the error is Invalid and says what to write.
func (b *LifeBoard) ReadLifeCell(r *LifeRow, month int, kind model.ActivityKind, text string) ([]model.Activity, error) {
	parts := intake.TypedParts(text)
	cell := b.Cell(r, month, kind)
	lacks := slices.Concat(cell.Missed, cell.Waiting)
	var all []model.Activity
	named := kind // of the words before, for 支委会 14
	for _, part := range parts {
		k, rest := cutKind(part)
		if k != "" && rest == "" {
			named = k
			continue
		}
		date, err := b.dayIn(month, rest) // first, for a day of another month is wrong whatever the kind
		if err != nil {
			return nil, err
		}
		if k == "" {
			switch k = named; {
			case k != "":
			case len(lacks) == 1:
				k = lacks[0]
			case len(lacks) > 0:
				return nil, model.Errorf(model.Invalid, "%d 月缺%s，写明是哪一类，如“%s%d”，或者先在上面选一类", month, kindWords(lacks), lacks[0].Sign(), date.Day())
			default:
				return nil, model.Errorf(model.Invalid, "%d 月不缺，写明是哪一类，如“日%d”是 %d 日的主题党日", month, date.Day(), date.Day())
			}
		}
		all = append(all, model.NewActivity(r.Org.ID, k, date))
	}
	if len(all) == 0 && len(parts) > 0 {
		return nil, model.Errorf(model.Invalid, "写上是哪一天，如 14")
	}
	return all, nil
}

// kindWords names kinds: 支委会、主题党日.
func kindWords(kinds []model.ActivityKind) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = k.Label()
	}
	return strings.Join(words, "、")
}

// cutKind parts a kind from what stands before or after it, by its name or else its sign.
func cutKind(s string) (kind model.ActivityKind, rest string) {
	for _, word := range []func(model.ActivityKind) string{model.ActivityKind.Label, model.ActivityKind.Sign} {
		for _, k := range model.ActivityKinds() {
			if cut, ok := strings.CutPrefix(s, word(k)); ok {
				return k, cut
			}
			if cut, ok := strings.CutSuffix(s, word(k)); ok && word(k) != "日" { // 14日 is a day
				return k, cut
			}
		}
	}
	return "", s
}

// dayIn is a day of a month of the year, which a whole date must lie in.
func (b *LifeBoard) dayIn(month int, text string) (model.Date, error) {
	year, m, day, ok := intake.TypedDay(text)
	if !ok {
		return "", model.Errorf(model.Invalid, "“%s”看不出是哪一天，写日子就行，如 14", text)
	}
	year, m = cmp.Or(year, b.Year), cmp.Or(m, month)
	date, err := model.NewDate(year, m, day)
	switch {
	case err != nil || day == 0:
		return "", model.Errorf(model.Invalid, "%d 年 %d 月没有 %d 日", year, m, day)
	case year != b.Year || m != month:
		return "", model.Errorf(model.Invalid, "%s不在 %d 月", date.Long(), month)
	case b.Day.Before(date):
		return "", model.Errorf(model.Invalid, "%s还没有到，开完再登记", date.Long())
	}
	return date, nil
}

// LifePasteState is what a paste would do to one cell.
type LifePasteState int

// The states of a pasted cell. Empty cells and those outside the board are only counted.
const (
	LifeAdds LifePasteState = iota
	LifeSame                // recorded already
	LifeBad                 // cannot be taken
)

// LifePasted is one cell of a block, with a record for each day that it names.
type LifePasted struct {
	Row     *LifeRow // nil where the block names no branch that there is
	Branch  string
	Month   int
	Text    string
	State   LifePasteState
	Records []model.Activity // to be added
	Another bool             // the month holds a record of the kind already, of another day
	Problem string
}

// LifePaste is a block from a spreadsheet against the board. Nothing is written by making it.
type LifePaste struct {
	Rows, Columns int
	ByName        bool // the block names its branches
	Cells         []LifePasted
	Blank         int // empty cells: they leave their month as it is
	Outside       int // beyond the last branch or month
}

var monthHead = regexp.MustCompile(`^(\d{1,2})月(份)?$`)

// PlanPaste puts a block against rows, from the first on, and months from one on. A block whose first column names branches
// goes to those, one whose first line names months to these.
func (b *LifeBoard) PlanPaste(rows []*LifeRow, month int, kind model.ActivityKind, block [][]string) *LifePaste {
	p := &LifePaste{Rows: len(block)}
	months, block := headMonths(block)
	var named []*LifeRow
	named, p.ByName = b.namedRows(block)
	for i, texts := range block {
		p.Columns = max(p.Columns, len(texts))
		for c, text := range texts {
			cell := LifePasted{Text: strings.TrimSpace(text)}
			first := 0
			if p.ByName {
				if first = 1; c == 0 {
					continue
				}
				cell.Row, cell.Branch = named[i], strings.TrimSpace(texts[0])
			} else if i < len(rows) {
				cell.Row = rows[i]
			}
			cell.Month = month + c - first
			if months != nil {
				cell.Month = months[c]
			}
			switch {
			case cell.Text == "" || cell.Text == "—" || cell.Text == "/":
				p.Blank++
			case cell.Month < 1 || cell.Month > 12 || cell.Row == nil && !p.ByName:
				p.Outside++
			default:
				b.judgePaste(&cell, kind)
				p.Cells = append(p.Cells, cell)
			}
		}
	}
	return p
}

func (b *LifeBoard) judgePaste(c *LifePasted, kind model.ActivityKind) {
	if c.Row == nil {
		c.State, c.Problem = LifeBad, fmt.Sprintf("没有叫“%s”的支部", c.Branch)
		return
	}
	c.Branch = model.PlainBranch(c.Row.Org.Name)
	all, err := b.ReadLifeCell(c.Row, c.Month, kind, c.Text)
	if err != nil {
		c.State, c.Problem = LifeBad, model.MessageOf(err)
		return
	}
	for _, a := range all {
		if !b.has[keyOfActivity(&a)] {
			c.Records = append(c.Records, a)
			c.Another = c.Another || b.Cell(c.Row, c.Month, a.Kind).Records > 0
		}
	}
	if len(c.Records) == 0 {
		c.State = LifeSame
	}
}

// headMonths takes a first line away that names months; nil where none does.
func headMonths(block [][]string) ([]int, [][]string) {
	if len(block) < 2 {
		return nil, block
	}
	months, named := make([]int, len(block[0])), 0
	for i, text := range block[0] {
		if found := monthHead.FindStringSubmatch(withoutSpaces(text)); found != nil {
			months[i], _ = strconv.Atoi(found[1])
			named++
		}
	}
	if named*2 < len(months) || named == 0 {
		return nil, block
	}
	return months, block[1:]
}

func withoutSpaces(s string) string { return strings.Join(strings.Fields(s), "") }

// namedRows are the branches that the first column names, by line; ok is false where it names none.
func (b *LifeBoard) namedRows(block [][]string) (rows []*LifeRow, ok bool) {
	byName := map[string]*LifeRow{}
	for _, r := range b.Rows {
		for _, name := range []string{r.Org.Name, model.PlainBranch(r.Org.Name)} {
			byName[withoutSpaces(name)] = r
		}
	}
	rows = make([]*LifeRow, len(block))
	found := 0
	for i, texts := range block {
		if len(texts) > 1 {
			if rows[i] = byName[withoutSpaces(texts[0])]; rows[i] != nil {
				found++
			}
		}
	}
	return rows, found*2 >= len(block) && found > 0
}

// Count is how many cells are in a state.
func (p *LifePaste) Count(state LifePasteState) int {
	n := 0
	for _, c := range p.Cells {
		if c.State == state {
			n++
		}
	}
	return n
}

// Activities are the records that the paste adds.
func (p *LifePaste) Activities() []model.Activity {
	var all []model.Activity
	for _, c := range p.Cells {
		if c.State == LifeAdds {
			all = append(all, c.Records...)
		}
	}
	return all
}

// Label says what the block is and what it would do, without the problems.
func (p *LifePaste) Label() string {
	text := fmt.Sprintf("剪贴板有 %d 行 × %d 列", p.Rows, p.Columns)
	if p.ByName {
		text += "，照支部名称贴"
	}
	text += fmt.Sprintf("：登记 %d 次", len(p.Activities()))
	if same := p.Count(LifeSame); same > 0 {
		text += fmt.Sprintf("，已有 %d 格", same)
	}
	another := 0
	for _, c := range p.Cells {
		if c.Another {
			another++
		}
	}
	if another > 0 {
		text += fmt.Sprintf("，%d 格当月已有别的日子", another)
	}
	if p.Outside > 0 {
		text += fmt.Sprintf("，%d 格落在表外", p.Outside)
	}
	return text
}

// Problems says what cannot be taken, "" when all can.
func (p *LifePaste) Problems() string {
	n := p.Count(LifeBad)
	if n == 0 {
		return ""
	}
	for _, c := range p.Cells {
		if c.State == LifeBad {
			return fmt.Sprintf("%d 格看不懂，如%s %d 月“%s”：%s", n, c.Branch, c.Month, c.Text, c.Problem)
		}
	}
	return ""
}
