package intake

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// titles name a problem at the head of the pane; the tag in the table has less room.
var titles = map[intake.Code]string{
	intake.IDLostDigits: "身份证号丢了末位", intake.IDChecksum: "身份证号对不上校验码", intake.IDFormat: "身份证号写法不对",
	intake.ID15Digit: "15 位的一代号码", intake.IDBirthMismatch: "出生日期与身份证号不符", intake.IDSexMismatch: "性别与身份证号不符",
	intake.MissingName: "没有姓名", intake.DateInvalid: "日期不存在", intake.DateAmbiguous: "看不出是哪个月", intake.DateOrder: "日期先后不合", intake.DateMissing: "没有写日期",
	intake.ValueUnknown: "不认识的写法", intake.PhoneInvalid: "联系电话不对", intake.BranchMissing: "没有写党支部", intake.BranchUnclear: "看不出属于哪个支部", intake.BranchDiffers: "与花名册的支部不同", intake.SameName: "同名，分不清是谁",
	intake.IDTwoNames: "一个号码，两个名字", intake.ClosedMember: "已经离开的人", intake.BranchSimilar: "支部名称近似", intake.BranchUnknown: "不认识的支部", intake.DuplicateInFile: "文件里有两行",
	intake.MarkRange: "超出满分", intake.MarkInvalid: "不是分数", intake.MarkTwice: "同一项有两个分数", intake.ItemUnknown: "考核项目不认识",
	intake.CountMismatch: "人数对不上", intake.SubtotalDiffers: "小计对不上", intake.MissingDate: "没有日期", intake.MissingKind: "没有类别",
	intake.CellError: "公式出错", intake.ParentUnknown: "上级党组织不认识",
}

func titleOf(c intake.Code) string {
	if t := titles[c]; t != "" {
		return t
	}
	return c.Label()
}

// nounOf is what a row of the kind is about.
func nounOf(k intake.Kind) string {
	names := map[intake.Kind]string{intake.Roster: "人员", intake.Branches: "党组织", intake.Activities: "活动记录", intake.Scores: "分数"}
	return cmp.Or(names[k], "记录")
}

// fieldName is how a field is called in a sentence.
func fieldName(k intake.Kind, f intake.Field) string {
	switch {
	case f == intake.IDNumber:
		return "身份证号"
	case strings.HasPrefix(string(f), intake.FieldItem):
		return "分数"
	}
	return intake.LabelOf(k, f)
}

// skippedSentence says which rows are no data, "" when there are none.
func skippedSentence(p *intake.Plan) string {
	if len(p.Skips) == 0 {
		return ""
	}
	what := "不是" + nounOf(p.Kind)
	var parts []string
	for _, s := range p.Skips {
		switch s.Reason {
		case intake.SkipDuplicate, intake.SkipHidden, intake.SkipLeftOut, intake.SkipPolicy:
			what = "不导入"
		}
		parts = append(parts, fmt.Sprintf("%s %d", s.Reason.Label(), s.Rows))
	}
	return fmt.Sprintf("另有 %d 行%s：%s", p.Summary.Skip, what, strings.Join(parts, "，"))
}

// leftOutSentence says what stays out of this import, or stayed out of it once it is done; "" when nothing does.
func leftOutSentence(s intake.Summary, done bool) string {
	verb := "本次不导入"
	if done {
		verb = "没有导入"
	}
	switch {
	case s.Error > 0 && s.Conflict > 0:
		return fmt.Sprintf("%d 行有问题、%d 行需确认，%s", s.Error, s.Conflict, verb)
	case s.Error > 0:
		return fmt.Sprintf("%d 行有问题，%s", s.Error, verb)
	case s.Conflict > 0:
		return fmt.Sprintf("%d 行需确认，%s", s.Conflict, verb)
	}
	return ""
}

// importVerb is the main button with the number: 导入合格的 89 人, 导入 246 人.
func importVerb(p *intake.Plan) string {
	added, changed := p.Things()
	n := added + changed
	switch {
	case n == 0:
		return "没有要写入的内容"
	case p.Summary.Error+p.Summary.Conflict > 0:
		return fmt.Sprintf("导入合格的 %s %s", kit.Count(n), p.Kind.Counter())
	}
	return fmt.Sprintf("导入 %s %s", kit.Count(n), p.Kind.Counter())
}

// bandText is the line between two groups of rows.
func bandText(k intake.RowKind, n int) string {
	switch k {
	case intake.ConflictRow:
		return fmt.Sprintf("需确认的 %d 行", n)
	case intake.ErrorRow:
		return fmt.Sprintf("有问题的 %d 行", n)
	case intake.New:
		return fmt.Sprintf("可导入的 %d 行", n)
	case intake.Update:
		return fmt.Sprintf("更新的 %d 行", n)
	case intake.Same:
		return fmt.Sprintf("与数据文件相同的 %d 行", n)
	}
	return fmt.Sprintf("不导入的 %d 行", n)
}

// policyName is the word of a policy for what is there already.
func policyName(p intake.Policy) string {
	switch p {
	case intake.Fill:
		return "只填空着的项"
	case intake.SkipKnown:
		return "跳过，不改动"
	}
	return "用文件里的内容更新"
}

var policies = []intake.Policy{intake.Overwrite, intake.Fill, intake.SkipKnown}

// namedRows is how many rows a sentence lists.
const namedRows = 6

// sameRows says which other rows have the same problem.
func sameRows(f *file, ref intake.RowRef, others []intake.RowRef) string {
	if len(others) == 0 {
		return ""
	}
	var rows []string
	end := " 行"
	for _, o := range others {
		if len(rows) == namedRows {
			end = " 行等"
			break
		}
		where := fmt.Sprint(o.Row)
		if o.Sheet != ref.Sheet {
			where = f.sheetName(o.Sheet) + " " + where
		}
		rows = append(rows, where)
	}
	return fmt.Sprintf("同样的问题还有 %d 行：第 %s%s。", len(others), strings.Join(rows, "、"), end)
}

func (f *file) sheetName(index int) string {
	for _, s := range f.plan().Sheets {
		if s.Index == index {
			return s.Name
		}
	}
	return ""
}

// stop ends a sentence that has no full stop yet.
func stop(s string) string {
	if s == "" || strings.HasSuffix(s, "。") {
		return s
	}
	return s + "。"
}
