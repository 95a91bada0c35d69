package selfform

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// Copy is a form that came back. Origin is read at once, the cells only by Read, when it is known that they are of the
// right scheme.
type Copy struct {
	Origin *Origin
	book   *sheet.Book
}

// Entry is what a branch filled in for one item.
type Entry struct {
	Row      // its place, and what stood there when the form was made
	Mark     *model.Mark
	Reason   string // also where there is no mark
	Evidence string
	Refused  bool // a problem says why the mark or a text cannot be taken
}

// Filled is the entry as the form shows it.
func (e Entry) Filled() Filled {
	f := Filled{Reason: e.Reason, Evidence: e.Evidence}
	if e.Mark != nil {
		f.Mark = scoring.MarkText(*e.Mark, true)
	}
	return f
}

// Problem is why something cannot be taken, or what should be known; Cell is its address, "" where it is about no single one.
type Problem struct {
	Sheet, Cell, Text string
}

// Recognise finds out whether a workbook is a form that was sent out, whatever its sheets are called now; ok is false when
// it is none. The error, a *model.Error, says why one is not to be trusted.
func Recognise(book *sheet.Book) (c *Copy, ok bool, err error) {
	for _, s := range book.Sheets {
		if isOrigin(s) {
			c = &Copy{book: book}
			c.Origin, err = readOrigin(s)
			return c, true, err
		}
	}
	return nil, false, nil
}

// Content is what a branch filled in, with what is wrong and what should be known of it.
type Content struct {
	Entries         []Entry
	Claims          []ClaimEntry
	Problems, Notes []Problem
}

// reading is one reading of a copy's cells.
type reading struct {
	o        *Origin
	s        *sheet.Sheet
	problems []Problem
	notes    []Problem
}

func (r *reading) wrong(row, col int, format string, args ...any) {
	r.problems = append(r.problems, Problem{r.s.Name, address(row, col), fmt.Sprintf(format, args...)})
}

func (r *reading) note(row, col int, format string, args ...any) {
	r.notes = append(r.notes, Problem{r.s.Name, address(row, col), fmt.Sprintf(format, args...)})
}

// address is a cell's, of a row from 1 and a column from 0: E12.
func address(row, col int) string { return fmt.Sprintf("%s%d", sheet.ColumnLetter(col), row) }

// Read reads what the branch filled in, against the scheme that the form was made for. What stands in a row that was
// moved, deleted or written over is not read; the problems name each of them.
func (c *Copy) Read(scheme *model.Scheme) Content {
	s, problem := c.filledSheet()
	if problem != nil {
		return Content{Problems: []Problem{*problem}}
	}
	r := &reading{o: c.Origin, s: s}
	r.checkHead()
	stays := r.checkRows()
	var entries []Entry
	for i, row := range r.o.Rows {
		_, _, item, ok := scheme.ItemByID(row.Item)
		if !ok || !stays[i] {
			continue
		}
		entries = append(entries, r.entry(row, item))
	}
	claims := r.claims(scheme, stays[len(r.o.Rows):])
	return Content{entries, claims, r.problems, r.notes}
}

// label is the text by which a row of the form is known.
func label(code, name string) string { return cellvalue.Squeeze(code) + "|" + cellvalue.Squeeze(name) }

func labelAt(s *sheet.Sheet, row int) string {
	return label(outfile.FromTextCell(s.Cell(row-1, colCode).Text), outfile.FromTextCell(s.Cell(row-1, colName).Text))
}

// filledSheet finds the sheet that was filled in, by its rows and not by its name.
func (c *Copy) filledSheet() (*sheet.Sheet, *Problem) {
	known := map[string]bool{}
	for _, r := range c.Origin.Rows {
		known[label(r.Code, r.Name)] = true
	}
	var found []*sheet.Sheet
	for _, s := range c.book.Sheets {
		n := 0
		for row := range s.Rows {
			if known[labelAt(s, row+1)] {
				n++
			}
		}
		if !isOrigin(s) && n*2 >= len(c.Origin.Rows) && n > 0 {
			found = append(found, s)
		}
	}
	switch {
	case len(found) == 0 && len(c.book.Unread) > 0:
		return nil, &Problem{Sheet: c.book.Unread[0], Text: "这一页坏了，读不出来；请支部用 WPS 或 Excel 打开原表另存一份再交"}
	case len(found) == 0:
		return nil, &Problem{Text: "找不到填分的那一页，或者大半的行已被删去；请支部在原来的表上填"}
	case len(found) > 1:
		return nil, &Problem{Sheet: found[1].Name, Text: fmt.Sprintf("文件里有两页自评表：“%s”和“%s”，删去不要的一页再收", found[0].Name, found[1].Name)}
	}
	return found[0], nil
}

// checkHead looks whether the columns stand where they stood, and whose form it says to be.
func (r *reading) checkHead() {
	for col, head := range heads {
		if text := cellvalue.Squeeze(r.s.Cell(rowHeads-1, col).Text); text != cellvalue.Squeeze(head) {
			r.wrong(rowHeads, col, "这里应是列标题“%s”，现在是“%s”；列被移动、删去或改写了", head, clip(text))
		}
	}
	if text := tidy(r.s.Cell(rowBranch-1, 0).Text); text != branchLine(r.o.OrgID, r.o.Branch) {
		r.wrong(rowBranch, 0, "这份表是发给“%s”的，现在写着“%s”；要用发给自己的那一份", r.o.Branch, clip(text))
	}
}

// place is where a row of the form stood, and by what it is known.
type place struct {
	row               int
	label, title, max string // no max for a line without full marks
}

// places are the rows of items, then those for bonuses and deductions; these are known by their code alone.
func (r *reading) places() (all []place, codes map[string]bool) {
	codes = map[string]bool{}
	for _, row := range r.o.Rows {
		all = append(all, place{row.Row, label(row.Code, row.Name), row.title(), row.Max})
	}
	for _, row := range r.o.Claims {
		codes[row.Code] = true
		all = append(all, place{row.Row, label(row.Code, ""), "“" + row.Code + "”", ""})
	}
	return all, codes
}

// checkRows tells which rows stand where they stood, and names those that do not. Rows that moved together are named once.
func (r *reading) checkRows() (stays []bool) {
	places, codes := r.places()
	knownAt := func(row int) string {
		if code := cellvalue.Squeeze(r.s.Cell(row-1, colCode).Text); codes[code] {
			return label(code, "")
		}
		return labelAt(r.s, row)
	}
	at := map[string]int{}
	for row := range r.s.Rows {
		if l := knownAt(row + 1); at[l] == 0 {
			at[l] = row + 1
		}
	}
	stays = make([]bool, len(places))
	shift, from, last := 0, 0, 0
	tell := func() {
		if from == 0 {
			return
		}
		way := fmt.Sprintf("下移了 %d 行", shift)
		if shift < 0 {
			way = fmt.Sprintf("上移了 %d 行", -shift)
		}
		rows := fmt.Sprintf("第 %d 行", from)
		if last > from {
			rows = fmt.Sprintf("第 %d 到 %d 行", from, last)
		}
		r.wrong(from, colCode, "原来的%s%s；表的行不能移动、增减", rows, way)
		from = 0
	}
	for i, p := range places {
		now := at[p.label]
		switch {
		case knownAt(p.row) == p.label:
			tell()
			stays[i] = true
			if q, ok := cellvalue.Points(r.s.Cell(p.row-1, colMax).Number); p.max != "" && (!ok || q.String() != p.max) {
				r.wrong(p.row, colMax, "%s的满分应是 %s，被改成了“%s”", p.title, p.max, clip(r.s.Cell(p.row-1, colMax).Text))
			}
		case now == 0:
			tell()
			r.wrong(p.row, colCode, "%s这一行不见了，被删去或改写了", p.title)
		case from != 0 && now-p.row == shift:
			last = p.row
		default:
			tell()
			shift, from, last = now-p.row, p.row, p.row
		}
	}
	tell()
	return stays
}

// title names the item of a row: A1 党建写入学校章程.
func (r Row) title() string { return "“" + strings.TrimSpace(r.Code+" "+r.Name) + "”" }

// longestText is how many characters a reason or an evidence note may have.
const longestText = 1000

// entry reads the three cells of an item.
func (r *reading) entry(row Row, item *model.Item) Entry {
	e := Entry{Row: row}
	before := len(r.problems)
	e.Mark = r.mark(row, item)
	e.Reason = r.text(row.Row, colReason, row.title()+"的"+heads[colReason])
	e.Evidence = r.text(row.Row, colEvidence, row.title()+"的"+heads[colEvidence])
	e.Refused = len(r.problems) > before
	if e.Mark != nil {
		e.Mark.Reason, e.Mark.Evidence = e.Reason, e.Evidence
	} else if !e.Refused && (e.Reason != "" || e.Evidence != "") {
		r.note(row.Row, colMark, "%s写了说明或佐证，没有打分，这一项没有收", row.title())
	}
	return e
}

// mark reads the mark's cell; nil is an empty cell, or one that cannot be taken.
func (r *reading) mark(row Row, item *model.Item) *model.Mark {
	c := r.s.Cell(row.Row-1, colMark)
	at := func(format string, args ...any) *model.Mark {
		r.wrong(row.Row, colMark, row.title()+format, args...)
		return nil
	}
	switch why := unreadable(c); {
	case why != "":
		return at("%s", why)
	case c.Kind == sheet.Empty:
		return nil
	}
	if c.Formula {
		r.note(row.Row, colMark, "%s的分是公式，按算出的 %s 收；不对就请支部改成数", row.title(), clip(c.Text))
	}
	switch {
	case c.Kind == sheet.Number:
		p, ok := cellvalue.Points(c.Number)
		if !ok {
			return at("填了 %s，最多两位小数，应填 %s", clip(c.Text), scoring.RangeText(item))
		}
		if scoring.CheckMark(item, p) != nil {
			return at("填了 %s 分，应在 %s之间", p.Short(), scoring.RangeText(item))
		}
		return &model.Mark{Points: p}
	case c.Kind == sheet.Text:
		m, err := scoring.ReadMark(item, tidy(outfile.FromTextCell(c.Text)))
		if err != nil && scoring.IsNumber(c.Text) {
			return at("填了“%s”，应在 %s之间", clip(c.Text), scoring.RangeText(item))
		}
		if err != nil {
			return at("填了文字“%s”，不是分数，应填 %s，最多两位小数", clip(c.Text), scoring.RangeText(item))
		}
		return m
	}
	return at("填了“%s”，不是分数，应填 %s", clip(c.Text), scoring.RangeText(item))
}

// text reads a cell of free text; what names it in a problem.
func (r *reading) text(row, col int, what string) string {
	c := r.s.Cell(row-1, col).AsShown()
	text := tidy(outfile.FromTextCell(c.Text))
	switch {
	case c.Linked:
		r.wrong(row, col, "%s是从别的文件取来的公式，不能收；改成文字", what)
	case c.Kind == sheet.Error:
		r.wrong(row, col, "%s是公式，没有算出结果（%s）；改成文字", what, clip(c.Text))
	case len([]rune(text)) > longestText:
		r.wrong(row, col, "%s有 %d 个字，最多 %d 个字；写短一些", what, len([]rune(text)), longestText)
	default:
		if c.Formula {
			r.note(row, col, "%s是公式，按算出的文字“%s”收", what, clip(text))
		}
		return text
	}
	return ""
}

// clip is the beginning of a text, for a sentence.
func clip(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return string(r)
}
