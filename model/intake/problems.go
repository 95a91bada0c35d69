package intake

// Code names a problem for programs.
type Code string

// The problem codes. Those of the command line's contract come first in each group.
const (
	// Errors: the row is not importable as it stands.
	MissingName    Code = "missing-name"
	IDChecksum     Code = "id-checksum"
	IDLostDigits   Code = "id-lost-digits"
	IDFormat       Code = "id-format"
	DateInvalid    Code = "date-invalid"
	MarkRange      Code = "mark-range"      // a mark over the item's maximum, or under its floor
	MarkInvalid    Code = "mark-invalid"    // no number
	ItemUnknown    Code = "item-unknown"    // an item that the scheme does not have
	CellError      Code = "cell-error"      // #N/A and the like
	MissingDate    Code = "missing-date"    // an activity without a day
	MissingKind    Code = "missing-kind"    // an activity without a kind
	CharDamaged    Code = "char-damaged"    // a character that a program lost, U+FFFD
	ParentCircle   Code = "parent-circle"   // superior organisations that form a circle
	MissingItem    Code = "missing-item"    // a row of marks without an item
	MissingValue   Code = "missing-value"   // a required field of a register
	AmountInvalid  Code = "amount-invalid"  // an amount of money of a register that is none
	NoOrganisation Code = "no-organisation" // a row of the ledger about a unit without one
	MissingText    Code = "missing-reason"  // a bonus, deduction or veto without its matter

	// Warnings: the row is imported, somebody should look.
	ID15Digit       Code = "id-15-digit"
	IDBirthMismatch Code = "id-birth-mismatch"
	IDSexMismatch   Code = "id-sex-mismatch"
	DateAmbiguous   Code = "date-ambiguous"
	DateOrder       Code = "date-order"
	DateMissing     Code = "date-missing"
	ValueUnknown    Code = "value-unknown"
	PhoneInvalid    Code = "phone-invalid"
	DuplicateInFile Code = "duplicate-in-file"
	BranchMissing   Code = "branch-missing"
	CountMismatch   Code = "count-mismatch"   // more present than due, or a stated number that does not agree
	SubtotalDiffers Code = "subtotal-differs" // 小计 is not the sum of the marks
	ParentUnknown   Code = "parent-unknown"   // the superior organisation is neither in the file nor known
	NumberInvalid   Code = "number-invalid"   // a count that is no number
	RowHidden       Code = "row-hidden"       // hidden in the file and not imported
	Ditto           Code = "ditto"            // 同上, read as the branch above
	ColumnsDiffer   Code = "columns-differ"   // two columns of one meaning say different things
	MemberUnknown   Code = "member-unknown"   // nobody of that name is on the roster, or several are
	BranchDiffers   Code = "branch-differs"   // the row names another branch than the roster has the person in
	TextLong        Code = "text-long"        // a text longer than a field holds; it is left out
	MarkReason      Code = "mark-reason"      // a mark that its item's method cannot give, without a reason
	MarkMissing     Code = "mark-missing"     // a reason names a mark that its score table leaves empty

	// Conflicts: a person must decide.
	SameName       Code = "same-name"
	IDTwoNames     Code = "id-two-names"
	ClosedMember   Code = "closed-member"   // on record as left, dismissed or died
	TransferredOut Code = "transferred-out" // the row itself says when the person left
	BranchUnclear  Code = "branch-unclear"  // a blank cell of which it is not known whether it means the branch above
	OtherGroup     Code = "other-group"     // marks of a branch that another scheme of the year assesses
	BranchSimilar  Code = "branch-similar"  // a branch name that nearly is a known one
	BranchUnknown  Code = "branch-unknown"  // a branch name that is none, where a new branch is not likely
	EntryUnclear   Code = "entry-unclear"   // several entries of a register that the row may be
	EntryOnce      Code = "entry-once"      // a second entry of a register that has each once
	RowShifted     Code = "row-shifted"     // cells of a text file may stand under the wrong headers
	MarkTwice      Code = "mark-twice"      // two marks for one item that differ
)

// Level is the weight of a problem.
type Level string

// The levels.
const (
	Error    Level = "error"
	Warning  Level = "warning"
	Conflict Level = "conflict"
)

func (l Level) rank() int {
	switch l {
	case Error:
		return 3
	case Conflict:
		return 2
	case Warning:
		return 1
	}
	return 0
}

// Problem is one thing that is wrong or doubtful in a row.
type Problem struct {
	Code  Code
	Level Level
	Col   int   // column of the cell, from 0; -1 when it is about the row
	Field Field // field of the cell, FieldNone when it is about the row
	Text  string
	Fix   string // what to do next
	Blank bool   `json:"-"` // somebody chose that the cell stays empty for now
}

// Label is the short name of a code, for the tag at the left of a row: 号码丢位, 校验码不符.
func (c Code) Label() string {
	return map[Code]string{MissingName: "缺姓名", IDChecksum: "校验码不符", IDLostDigits: "号码丢位", IDFormat: "位数不对", DateInvalid: "日期不存在",
		MarkRange: "超出分值", MarkInvalid: "不是分数", ItemUnknown: "项目不认识", CellError: "公式出错", MissingDate: "缺日期", MissingKind: "缺类别",
		ParentCircle: "上级循环", MissingItem: "缺项目", MissingText: "缺事项", NoOrganisation: "没有党组织", MissingValue: "缺必填项", AmountInvalid: "不是金额", MemberUnknown: "不在册", EntryUnclear: "记录不明", EntryOnce: "已有一条", ID15Digit: "15 位号码", IDBirthMismatch: "出生不符", IDSexMismatch: "性别不符",
		DateAmbiguous: "日期不明", DateOrder: "时间先后", DateMissing: "没有写日期", ValueUnknown: "不认识的值", PhoneInvalid: "电话不对", DuplicateInFile: "重复行", BranchMissing: "缺支部", BranchDiffers: "支部不符", TextLong: "文字太长",
		CountMismatch: "人数不符", SubtotalDiffers: "小计不符", ParentUnknown: "上级不认识", NumberInvalid: "不是数字", MarkMissing: "得分表空着", MarkReason: "要写理由",
		RowHidden: "隐藏行", Ditto: "同上", ColumnsDiffer: "两列不同", CharDamaged: "字已损坏",
		SameName: "同名", IDTwoNames: "一号两名", ClosedMember: "已离开", TransferredOut: "已转出", BranchUnclear: "支部不明", BranchSimilar: "支部名近似", BranchUnknown: "支部不认识", OtherGroup: "别的组别", RowShifted: "各列错位", MarkTwice: "两个分数"}[c]
}

// Ways lists the ways out of a problem in the order in which they should be offered, besides typing the cell anew.
func (p Problem) Ways() []Action {
	switch p.Code {
	case MissingName, MissingValue, MissingDate, MissingKind, ItemUnknown, MissingItem, MissingText, NoOrganisation, ParentCircle:
		return []Action{LeaveOut}
	case IDChecksum, IDLostDigits, IDFormat, DateInvalid, MarkRange, MarkInvalid, CellError, CharDamaged, AmountInvalid:
		return []Action{BlankFaulty, LeaveOut}
	case SameName, MarkTwice, EntryUnclear:
		return []Action{UpdateExisting, AsNew, LeaveOut}
	case IDTwoNames, ClosedMember, EntryOnce:
		return []Action{UpdateExisting, LeaveOut}
	case RowHidden:
		return []Action{Include, LeaveOut}
	case DuplicateInFile:
		return []Action{LeaveOut}
	case BranchSimilar, BranchUnknown:
		return []Action{LeaveOut}
	}
	return []Action{Accept, LeaveOut}
}
