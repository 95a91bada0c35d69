package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// ballotsElsewhere says where counted ballots go.
const ballotsElsewhere = "这是测评票的计票表，不在这里导入：打开“测评票”，按“导入计票表”，或者把文件拖到那里"

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

// listIgnored says of every sheet that is not read why.
func (b *builder) listIgnored(read []sheetTable) {
	for i, s := range b.book.Sheets {
		if slices.ContainsFunc(read, func(t sheetTable) bool { return t.index == i }) {
			continue
		}
		ig := IgnoredSheet{Index: i, Name: s.Name}
		if b.layouts[i] == nil && isBallotCounts(s) {
			b.layouts[i] = &layoutFault{"ballots", ballotsElsewhere}
		}
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

// isBallotCounts recognises a sheet of counted ballots (计票表): branches with a voter group, or with the answers of a ballot.
func isBallotCounts(s *sheet.Sheet) bool {
	for row := range min(len(s.Rows), 10) {
		heads := map[string]bool{}
		for col := range s.Rows[row] {
			heads[strings.ReplaceAll(s.Cell(row, col).Text, " ", "")] = true
		}
		branch := heads["党支部"] || heads["支部"] || heads["党组织"]
		if branch && (heads["测评组"] || heads["测评票"] || heads["投票组"] || heads["好"] && heads["较好"] && heads["差"]) {
			return true
		}
	}
	return false
}

func isSummaryName(name string) bool {
	for _, w := range [...]string{"汇总", "总表", "合计", "总册", "全体", "全部", "所有", "总名册", "总花名册"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}
