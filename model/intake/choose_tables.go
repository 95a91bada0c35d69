package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
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

func (b *builder) noTableText() string {
	empty := true
	for _, s := range b.book.Sheets {
		empty = empty && sheetIsEmpty(s)
	}
	switch {
	case empty:
		return "文件里没有内容，请检查是不是选错了文件"
	case slices.ContainsFunc(b.plan.Ignored, func(i IgnoredSheet) bool { return i.Code == "hidden" }):
		return "有内容的工作表在文件里是隐藏的，没有读。选“读隐藏内容”再试"
	case len(b.layouts) > 0:
		for i := range b.book.Sheets {
			if fault := b.layouts[i]; fault != nil {
				return fault.why
			}
		}
	case b.opts.Kind != "":
		return fmt.Sprintf("没有找到%s的表头，请指出表头在第几行，或检查文件类型是否选对", b.opts.Kind.Label())
	}
	return "没有认出这是什么表：找不到花名册、台账、活动记录或得分表的表头。请指出表头在第几行，或选择文件类型"
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

// listIgnored says of every sheet that is not read why.
func (b *builder) listIgnored(read []sheetTable) {
	for i, s := range b.book.Sheets {
		if slices.ContainsFunc(read, func(t sheetTable) bool { return t.index == i }) {
			continue
		}
		ig := IgnoredSheet{Index: i, Name: s.Name}
		switch o := b.opts.Sheets[i]; {
		case sheetIsEmpty(s):
			ig.Code, ig.Why = "empty", "空表"
		case o.Include != nil && !*o.Include, len(b.opts.OnlySheets) > 0 && !slices.Contains(b.opts.OnlySheets, s.Name):
			ig.Code, ig.Why = "excluded", "选择不导入"
		case slices.Contains(b.cardSheets, i):
			ig.Code, ig.Why = "listed", "登记表，已读进“"+b.book.Sheets[len(b.book.Sheets)-1].Name+"”"
		case s.Hidden && !b.opts.IncludeHidden:
			ig.Code, ig.Why = "hidden", "工作表在文件里是隐藏的，没有读；需要时选“读隐藏内容”"
		case b.layouts[i] != nil:
			ig.Code, ig.Why = b.layouts[i].code, b.layouts[i].why
		default:
			ig.Code, ig.Why = "no-table", "没有找到表头，没有读；要读它，指出表头在第几行，或选择文件类型"
		}
		b.plan.Ignored = append(b.plan.Ignored, ig)
	}
	for _, name := range b.book.Unread {
		b.plan.Ignored = append(b.plan.Ignored, IgnoredSheet{Index: -1, Name: name, Code: "damaged",
			Why: "这张工作表在文件里缺失或已损坏，没有读；其他工作表照常读。需要它时，请对方重新发一份"})
	}
}

func sheetIsEmpty(s *sheet.Sheet) bool {
	for _, row := range s.Rows {
		for _, c := range row {
			if c.Kind != sheet.Empty && strings.TrimSpace(c.Text) != "" {
				return false
			}
		}
	}
	return true
}

func isSummaryName(name string) bool {
	for _, w := range [...]string{"汇总", "总表", "合计", "总册", "全体", "全部", "所有", "总名册", "总花名册"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
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

// branchAbove reads the branch that a sheet's rows belong to from the lines above the header (填报单位：…党支部) or the
// sheet's name, tab. sure is false when the text does not end like the name of a Party organisation.
func branchAbove(s *sheet.Sheet, tab string, headRow int, several bool) (name string, sure bool) {
	for r := 0; r < headRow && r < len(s.Rows); r++ {
		for _, c := range s.Rows[r] {
			if c.Kind != sheet.Text {
				continue
			}
			t := cellvalue.Squeeze(c.Text)
			for _, mark := range [...]string{":", "："} {
				if i := strings.Index(t, mark); i >= 0 {
					t = t[i+len(mark):]
				}
			}
			if i := strings.IndexAny(t, "(（"); i > 0 && !looksLikeOrg(t) {
				t = t[:i]
			}
			for _, tail := range [...]string{"党员花名册", "花名册", "党员名册", "党员名单", "党员信息表", "党员基本信息表", "盖章"} {
				t = strings.TrimSuffix(t, tail)
			}
			if strings.HasSuffix(t, "支部") && !strings.Contains(t, "各") {
				return t, true
			}
		}
	}
	t := strings.TrimLeft(cellvalue.Squeeze(tab), "0123456789.-_、 ")
	if looksLikeOrg(t) {
		return t, true
	}
	if several && t != "" && !strings.HasPrefix(strings.ToLower(t), "sheet") && !strings.HasPrefix(t, "工作表") && !isSummaryName(t) {
		return t, false
	}
	return "", false
}
