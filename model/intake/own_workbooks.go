package intake

import (
	"fmt"
	"maps"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// ownPaper says how a workbook that this program printed is read back: its columns are those of the paper, whatever they
// would mean in somebody else's file.
type ownPaper struct {
	kind       Kind
	headerRows int
	columns    map[string]Field // by heading, where the words of the heading do not say it
}

// ownPapers are the papers whose workbooks are read back, by their names; the lists of the registers (register:ID) are as well.
var ownPapers = map[string]ownPaper{
	"ledger": {Branches, 2, map[string]Field{"党员正式": FieldIgnore, "党员预备": FieldIgnore, "覆盖单位": UnitCount, "备注": FieldIgnore}},
	"roster": {Roster, 1, map[string]Field{"岗位及党内职务": FieldIgnore}},
}

// readOwn settles how a workbook of our own is read. It returns why it is not read, a sentence: a paper that nobody fills in is
// no list to import, though its columns look like one. "" for everything else.
func (b *builder) readOwn() string {
	name, title := b.book.PaperName()
	if name == "" {
		return ""
	}
	if kind := Kind(name); strings.HasPrefix(name, registerPrefix) {
		if b.opts.Kind == "" && learnedRegister(kind) != nil {
			b.opts.Kind = kind
		}
		return ""
	}
	if name == "ballot" {
		return ballotsElsewhere
	}
	if name == model.ListMark {
		return b.readList(title)
	}
	own, ok := ownPapers[name]
	if !ok {
		return fmt.Sprintf(noImport, "打印", title)
	}
	if b.opts.Kind == "" {
		b.opts.Kind = own.kind
	}
	if b.opts.Kind != own.kind {
		return ""
	}
	b.opts.Map = withOwn(own.columns, b.opts.Map)
	b.opts.Sheets = withOwn(nil, b.opts.Sheets)
	for i, s := range b.book.Sheets {
		o, row := b.opts.Sheets[i], serialRow(s)
		if row < 0 || o.HeaderRow > 0 || o.NoHeader {
			continue
		}
		if own.kind == Roster && hasMasked(s, row) {
			return fmt.Sprintf(masked, "打印", title, "打印时选“身份证号印全”")
		}
		if own.kind == Roster && o.Branch == nil && strings.Contains(s.Name, "未分到支部") {
			o.Branch = new(string)
		}
		o.HeaderRow, o.HeaderRows = row+1, own.headerRows
		b.opts.Sheets[i] = o
	}
	return ""
}

// What is said of workbooks of our own that are not read: how they were made, and their title.
const (
	noImport = "这是程序%s的“%s”，不是用来导入的表，没有读，数据没有改动。要导入花名册、台账或活动记录，请选收上来的那份表；这个文件里如果已经换成了别的内容，复制到新建的表格里再导入"
	masked   = "这是程序%s的“%s”，身份证号中间印的是星号，导入会对不上人，没有读，数据没有改动。要导回来，%s"
)

// listsRead are the lists of the window that are read back, by their titles: their columns are the fields of members and branches.
var listsRead = map[string]Kind{"党员花名册": Roster, "党组织台账": Branches}

// readList settles how a list is read that the window exported, as readOwn does for papers.
func (b *builder) readList(title string) string {
	kind, ok := listsRead[title]
	if !ok {
		return fmt.Sprintf(noImport, "导出", title)
	}
	if b.opts.Kind == "" {
		b.opts.Kind = kind
	}
	for _, s := range b.book.Sheets {
		for r := 0; r < len(s.Rows) && r < headers.Depth && kind == Roster; r++ {
			if hasMasked(s, r) {
				return fmt.Sprintf(masked, "导出", title, "导出时选“身份证号和手机号写全号”")
			}
		}
	}
	return ""
}

// withOwn is a copy of two maps; what the user chose holds.
func withOwn[K comparable, V any](own, chosen map[K]V) map[K]V {
	all := map[K]V{}
	maps.Copy(all, own)
	maps.Copy(all, chosen)
	return all
}

// serialRow is the row, from 0, that begins with 序号, -1 for none.
func serialRow(s *sheet.Sheet) int {
	for r := 0; r < len(s.Rows) && r < headers.Depth; r++ {
		if headers.Key(s.Cell(r, 0).Text) == "序号" {
			return r
		}
	}
	return -1
}

// hasMasked reports whether ID numbers under a header stand with asterisks.
func hasMasked(s *sheet.Sheet, header int) bool {
	for c, cell := range s.Rows[header] {
		if headers.Key(cell.Text) != "公民身份号码" {
			continue
		}
		for r := header + 1; r < len(s.Rows); r++ {
			if strings.Contains(s.Cell(r, c).Text, "*") {
				return true
			}
		}
	}
	return false
}
