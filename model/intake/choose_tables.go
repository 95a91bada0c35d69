package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/headers"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// sheetTable is a table on a sheet.
type sheetTable struct {
	index      int
	sheet      *sheet.Sheet
	head       headers.Header
	remembered bool
	table      Table
	summary    bool // its name says that it repeats the others
	wide       *wideTable
}

// chooseTables settles the kind of the file and which sheets are read.
func (b *builder) chooseTables() []sheetTable {
	if why := b.readOwn(); why != "" {
		for i := range b.book.Sheets {
			if b.layouts[i] == nil {
				b.layouts[i] = &layoutFault{"printed", why}
			}
		}
		b.listIgnored(nil)
		b.block("printed", "", b.noTableText())
		return nil
	}
	kinds := []Kind{b.opts.Kind}
	if b.opts.Kind == "" {
		kinds = []Kind{Roster, Branches, Activities, Scores}
	}
	var best []sheetTable
	bestScore, bestKind := 0, Kind("")
	for _, k := range kinds {
		tables, score := b.tablesOf(k)
		if k == Roster {
			tables = b.claimRosters(tables)
		}
		if score > bestScore && len(tables) > 0 {
			best, bestScore, bestKind = tables, score, k
		}
	}
	if instead, kind := b.registerInstead(best, bestKind); kind != "" {
		best, bestKind = instead, kind
	}
	if bestKind == Roster {
		if best = b.askAboutPeople(best); len(best) == 0 {
			bestKind = ""
		}
	}
	if b.opts.Kind == "" && len(best) == 0 {
		best, bestKind = b.registerTables()
	}
	b.plan.Kind = bestKind
	if b.opts.Kind != "" {
		b.plan.Kind = b.opts.Kind
	}
	b.listIgnored(best)
	if len(best) == 0 {
		b.block("no-table", "", b.noTableText())
	}
	return best
}

// registerTables finds the register whose entries a file holds of which no kind of import knows the headers.
func (b *builder) registerTables() (best []sheetTable, bestKind Kind) {
	bestScore := 0
	for _, def := range b.known.Registers {
		k := RegisterKind(def.ID)
		tables, score := b.tablesOf(k)
		tables = slices.DeleteFunc(tables, func(t sheetTable) bool { return !looksLikeRegister(t, k) })
		if len(tables) > 0 && score > bestScore {
			best, bestScore, bestKind = tables, score, k
		}
	}
	return best, bestKind
}

// block notes why nothing can be written.
func (b *builder) block(code, sheetName, text string) {
	b.plan.Blocking = append(b.plan.Blocking, Blocking{Code: code, Sheet: sheetName, Text: text})
}

// tablesOf finds the tables of one kind, with a score that says how much the file looks like that kind.
func (b *builder) tablesOf(k Kind) (tables []sheetTable, score int) {
	for i, s := range b.book.Sheets {
		if !b.wanted(i, s) {
			continue
		}
		var t sheetTable
		if k == Scores {
			t = b.findScoreTable(i, s)
		} else {
			t = b.findTable(i, s, k)
		}
		if t.head.Rows == 0 && !t.head.Bare {
			continue
		}
		t.index, t.sheet = i, s
		t.summary = len(b.book.Sheets) > 1 && isSummaryName(s.Name)
		tables = append(tables, t)
		score = max(score, t.head.Score)
	}
	if k == Scores && len(tables) > 1 {
		score += 5 * len(tables)
	}
	return tables, score
}

// wanted reports whether the options let a sheet be read at all.
func (b *builder) wanted(i int, s *sheet.Sheet) bool {
	o := b.opts.Sheets[i]
	switch {
	case slices.Contains(b.cardSheets, i):
		return false
	case o.Include != nil:
		return *o.Include
	case len(b.opts.OnlySheets) > 0:
		return slices.Contains(b.opts.OnlySheets, b.tabName(i)) || b.tabName(i) == "" && slices.ContainsFunc(b.cardSheets, b.chosenByName)
	case sheetIsEmpty(s):
		return false
	case s.Hidden && !b.opts.IncludeHidden:
		return false
	}
	return true
}

func (b *builder) chosenByName(i int) bool {
	return slices.Contains(b.opts.OnlySheets, b.book.Sheets[i].Name)
}

// findTable finds the header of a roster, ledger or activity list, where the user said or where it looks like one.
func (b *builder) findTable(i int, s *sheet.Sheet, k Kind) sheetTable {
	t := sheetTable{table: map[Kind]Table{Roster: PeopleTable, Branches: OrgTable, Activities: ActivityTable}[k]}
	if _, ok := k.Register(); ok {
		t.table = RegisterTable
	}
	o := b.opts.Sheets[i]
	if o.NoHeader {
		t.head = headers.Bare(s, max(0, o.HeaderRow-1))
		return t
	}
	if o.HeaderRow > 0 {
		if o.HeaderRow > len(s.Rows) {
			return t
		}
		t.head = headers.Read(s, o.HeaderRow-1, max(1, o.HeaderRows))
		t.head.Score = max(1, headers.Score(s, t.head, wordsOf(k).Words, map[int]bool{}))
		if l, ok := b.known.Layouts[t.head.Fingerprint()]; ok && l.Kind == k {
			t.remembered = true
		}
		return t
	}
	if k == Roster {
		f := b.peopleHeader(i, s)
		t.head, t.remembered = f.head, f.remembered
		b.checkLayout(i, &t)
	} else {
		t.head, t.remembered = headers.Find(s, wantedHeader(k, b.known.Layouts))
	}
	if t.head.Rows == 0 && (len(o.Fields) > 0 || len(b.opts.Map) > 0) {
		t.head = b.headFromMap(s, k)
	}
	return t
}

// headFromMap finds the first row that holds a header which the user mapped.
func (b *builder) headFromMap(s *sheet.Sheet, k Kind) headers.Header {
	for r := 0; r < min(len(s.Rows), headers.Depth); r++ {
		for _, c := range s.Rows[r] {
			if _, ok := b.opts.Map[strings.TrimSpace(c.Text)]; ok && c.Kind == sheet.Text {
				h := headers.Read(s, r, 1)
				h.Score = 3
				return h
			}
		}
	}
	for name := range b.opts.Map { // --map A=name for a table without a header
		if isLetter(name) {
			return headers.Bare(s, 0)
		}
	}
	return headers.Header{}
}

// isLetter reports whether a name is the letter of a column: A, AB.
func isLetter(name string) bool {
	for _, c := range strings.ToUpper(name) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return name != "" && len(name) <= 3
}

// newSheetPlan starts the plan of a sheet: its header, columns and what stands above.
func (b *builder) newSheetPlan(t sheetTable, k Kind) *SheetPlan {
	sp := &SheetPlan{Index: t.index, Name: t.sheet.Name, Table: t.table, HeaderRow: t.head.Row + 1, HeaderRows: t.head.Rows,
		Layout: t.head.Fingerprint(), Remembered: t.remembered, Title: headers.TitleAbove(t.sheet, t.head.Row)}
	if t.head.Bare {
		sp.HeaderRow = 0
		sp.Notes = append(sp.Notes, fmt.Sprintf("表里没有表头，从第 %d 行起都当作数据，请核对每一列是什么", t.head.Row+1))
	}
	chosen := b.opts.Sheets[t.index].Fields
	if l, ok := b.known.Layouts[sp.Layout]; ok && l.Kind == k && !t.head.Bare {
		merged := map[int]Field{}
		for c, f := range l.Fields {
			merged[c+t.head.IssueShift()] = f
		}
		for c, f := range chosen {
			merged[c] = f
		}
		chosen = merged
		sp.Remembered = true
	}
	if t.table == RegisterTable && t.head.IssueShift() == 1 && t.head.RepeatsIssue() {
		chosen = maps.Clone(chosen)
		if chosen == nil {
			chosen = map[int]Field{}
		}
		chosen[0] = Issue
	}
	sp.Columns = makeColumns(t.sheet, t.head, k, chosen, b.opts.Map)
	if v, ok := b.views[t.index]; ok {
		sp.Notes = append(sp.Notes, v.note)
		if v.tab == "" && len(sp.Columns) > 0 {
			sp.Columns[0].Why = cardPlace
		}
	}
	if t.table != WideScores {
		sp.noteUnread(t.sheet)
	}
	for r := range t.sheet.HiddenRows {
		if r >= t.head.Data() {
			sp.HiddenRows++
		}
	}
	b.plan.Sheets = append(b.plan.Sheets, sp)
	return sp
}
