package intake

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// Proposal is a register in the making from a spreadsheet that the import does not know (存为新台账). Everything exported
// may be changed before Definition and Options are asked for; SetShape counts a column anew.
type Proposal struct {
	Title      string
	Unit       string // 条
	Group      string // 自建
	Owner      record.Owner
	Prefix     string         // of the entries' numbers, "" for none
	StateOf    string         // Name of the column that gives the state, "" for none
	States     []record.State // of StateOf, in order
	Sheet      string
	SheetIndex int
	HeaderRow  int // from 1
	HeaderRows int
	Rows       int              // rows that are data
	Columns    []ProposedColumn // in the order of the file, which is that of the fields

	table *proposedTable
}

// ProposedColumn is a column of the sheet as a field of the register.
type ProposedColumn struct {
	Col     int // from 0
	Letter  string
	Header  string // as the file has it
	Name    string // of the field, English
	Label   string
	Leave   bool // 不存: the column is left out
	Shape   record.Shape
	Sure    int // 0-100; under SureEnough somebody should look
	Note    string
	Matched int      // filled rows that can be read in the shape; for branches, units and members: that are found
	Of      int      // filled rows
	Samples []string // of the first three rows, "" where the cell is empty
	Options []OptionCount
	// Unmatched are the values that cannot be read in the shape, each once; they go in as they stand.
	Unmatched []string
	// Guessed are values read with a guess, each with what they are taken for: 南片联合 → 南片培训机构联合党支部.
	Guessed  []string
	Required bool
	InList   bool
	Remind   int    // days, of a date
	Until    string // Name of the column that settles the date
}

// OptionCount is a value of a choice with the number of its rows; Merged rows wrote it with other spaces.
type OptionCount struct {
	Value  string
	Rows   int
	Merged int
}

// draftID is the register under which a sheet is read before it has become one.
const draftID = "draft"

// Propose reads a sheet as a register: its header, its rows, and for each column the shape of its values by all rows.
// index is the sheet's place in the book, -1 for the first that holds a table. headerRow, from 1, is where the user
// says that the header stands; 0 looks for it. The error is a *model.Error of code Invalid when there is no table.
func Propose(ctx context.Context, book *sheet.Book, known *Known, index, headerRow int) (*Proposal, error) {
	index, h := proposedHeader(book, index, headerRow)
	if index < 0 {
		return nil, model.Errorf(model.Invalid, "没有找到表头。请检查是不是选错了文件，或指出表头在第几行")
	}
	s := book.Sheets[index]
	p := &Proposal{Unit: "条", Group: "自建", Owner: record.OfCommittee, Sheet: s.Name, SheetIndex: index, HeaderRow: h.Row + 1, HeaderRows: h.Rows,
		Title: titleFor(book, s, h)}
	p.Columns = proposedColumns(s, h)
	if len(p.Columns) == 0 {
		return nil, model.Errorf(model.Invalid, "工作表“%s”里没有有表头的列", s.Name)
	}
	t, err := readProposed(ctx, book, known, p)
	if err != nil {
		return nil, err
	}
	p.table, p.Rows = t, len(t.rows)
	t.recognise(p)
	return p, nil
}

// titleFor names the register: the line above the header, else the file's name.
func titleFor(book *sheet.Book, s *sheet.Sheet, h headers.Header) string {
	if t := headers.TitleAbove(s, h.Row); t != "" && len([]rune(t)) <= 30 {
		return t
	}
	return strings.TrimSuffix(filepath.Base(book.Path), filepath.Ext(book.Path))
}

// proposedHeader finds the header of a sheet, or of the first that is shown and has one, where the user says that it
// stands or where it looks like one. The index is -1 when there is none.
func proposedHeader(book *sheet.Book, index, row int) (int, headers.Header) {
	for i, s := range book.Sheets {
		if index >= 0 && i != index || index < 0 && (s.Hidden || sheetIsEmpty(s)) {
			continue
		}
		if row > 0 {
			return i, headers.ReadAt(s, row-1)
		}
		if h := headers.FindAny(s); h.Rows > 0 {
			return i, h
		}
	}
	return -1, headers.Header{}
}

// proposedColumns makes a field of each column that has a header.
func proposedColumns(s *sheet.Sheet, h headers.Header) []ProposedColumn {
	var all []ProposedColumn
	labels, fieldNames := map[string]bool{}, map[string]bool{}
	for _, c := range tableColumns(s, h) {
		label := strings.Join(strings.Fields(cellvalue.Tidy(c.Header)), "")
		if c.Col < len(h.Cells) && h.Cells[c.Col].Child != "" && !labels[cellvalue.Tidy(h.Cells[c.Col].Child)] {
			label = strings.Join(strings.Fields(cellvalue.Tidy(h.Cells[c.Col].Child)), "")
		}
		if label == "" {
			label = c.Letter + "列"
		}
		label = unique(label, labels, func(n int) string { return fmt.Sprintf("%s（%d）", label, n) })
		name := Initials(label, "f")
		name = unique(name, fieldNames, func(n int) string { return fmt.Sprintf("%s_%d", name, n) })
		all = append(all, ProposedColumn{Col: c.Col, Letter: c.Letter, Header: c.Header, Name: name, Label: label, Shape: record.Text})
	}
	return all
}

func unique(word string, taken map[string]bool, nth func(n int) string) string {
	first := word
	for n := 2; taken[word] || (word == first && slices.Contains([]string{"seq", "issue", "state", "number", "none", "ignore"}, word)); n++ {
		word = nth(n)
	}
	taken[word] = true
	return word
}

// Initials makes an English name of a Chinese one from its pinyin initials; other is its beginning where it has none.
func Initials(chinese, other string) string {
	_, _, initials := names.OrgKeys(chinese)
	initials, _, _ = strings.Cut(strings.ToLower(initials), " ")
	var b strings.Builder
	for _, r := range initials {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' && b.Len() > 0 {
			b.WriteRune(r)
		}
		if b.Len() == 24 {
			break
		}
	}
	if b.Len() == 0 {
		return other
	}
	return b.String()
}

// Definition is the register that the proposal describes, under an ID. Errors are those of record.Register.Validate.
func (p *Proposal) Definition(id string) (record.Register, error) {
	r := record.Register{ID: id, Title: strings.TrimSpace(p.Title), Unit: p.Unit, Group: p.Group, Owner: p.Owner, Prefix: p.Prefix,
		Source: "由表格建立"}
	kept := map[string]bool{}
	for _, c := range p.Columns {
		kept[c.Name] = !c.Leave
	}
	for _, c := range p.Columns {
		if c.Leave {
			continue
		}
		i := record.Item{Name: c.Name, Label: c.Label, Shape: c.Shape, Required: c.Required}
		if h := strings.TrimSpace(c.Header); h != "" && h != c.Label {
			i.Aliases = []string{h}
		}
		if c.Shape == record.Choice {
			for _, o := range c.Options {
				i.Options = append(i.Options, o.Value)
			}
		}
		if c.Shape == record.Date {
			if i.Remind = c.Remind; i.Remind > 0 && kept[c.Until] {
				i.Until = c.Until
			}
		}
		r.Fields = append(r.Fields, i)
		if c.InList {
			r.List = append(r.List, c.Name)
		}
	}
	if kept[p.StateOf] {
		r.StateOf, r.States = p.StateOf, p.States
	}
	return r, r.Validate()
}

// Options are the choices with which the sheet is imported into the register: its columns are those of the proposal, and
// what cannot be read goes in as it stands.
func (p *Proposal) Options(id string) Options {
	fields := map[int]Field{}
	for _, c := range p.Columns {
		fields[c.Col] = Field(c.Name)
		if c.Leave {
			fields[c.Col] = FieldIgnore
		}
	}
	yes := true
	return Options{Kind: RegisterKind(id), KeepText: true, HiddenChosen: true, OnlySheets: []string{p.Sheet}, Sheets: map[int]SheetOptions{
		p.SheetIndex: {Include: &yes, HeaderRow: p.HeaderRow, HeaderRows: p.HeaderRows, Fields: fields}}}
}
