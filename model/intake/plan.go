package intake

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// Kind is what a spreadsheet holds.
type Kind string

// The kinds of spreadsheet that can be imported, besides those of registers; see RegisterKind.
const (
	Roster     Kind = "roster"     // 党员花名册
	Branches   Kind = "branches"   // 党组织台账
	Activities Kind = "activities" // 组织生活记录
	Scores     Kind = "scores"     // 考核得分表
)

// Kinds lists the kinds in the order in which a new data file needs them.
func Kinds() []Kind { return []Kind{Branches, Roster, Activities, Scores} }

// Label is the Chinese name of the kind.
func (k Kind) Label() string {
	if w := learnedRegister(k); w != nil {
		return w.def.Title
	}
	return map[Kind]string{Roster: "党员花名册", Branches: "党组织台账", Activities: "组织生活记录", Scores: "考核得分表"}[k]
}

// Counter is the measure word and noun for rows of the kind, for buttons such as 导入 246 人.
func (k Kind) Counter() string {
	if w := learnedRegister(k); w != nil {
		return w.def.Unit
	}
	return map[Kind]string{Roster: "人", Branches: "个党组织", Activities: "条记录", Scores: "行"}[k]
}

// RowKind is what will happen to a row.
type RowKind string

// The row kinds of the command line's contract.
const (
	New         RowKind = "new"      // will be added
	Update      RowKind = "update"   // changes something that is there; see Row.Diff
	Same        RowKind = "same"     // is there already, nothing to change
	Skip        RowKind = "skip"     // not data (sub-total, signature ...), or left out; see Row.Skip
	ConflictRow RowKind = "conflict" // a person must decide
	ErrorRow    RowKind = "error"    // not importable as it stands
)

// Label is the Chinese word of the row kind used above the preview.
func (k RowKind) Label() string {
	return map[RowKind]string{New: "可导入", Update: "更新", Same: "相同", Skip: "不导入", ConflictRow: "需确认", ErrorRow: "有问题"}[k]
}

// SkipReason says why a row is skipped.
type SkipReason string

// The reasons for skipping a row.
const (
	SkipSubtotal  SkipReason = "subtotal"  // 小计、合计、总计
	SkipHeader    SkipReason = "header"    // the header again, on a new page
	SkipTitle     SkipReason = "title"     // a title or branch line between the rows
	SkipSignature SkipReason = "signature" // 填表人、审核人、签字、盖章
	SkipNote      SkipReason = "note"      // 注、说明
	SkipDuplicate SkipReason = "duplicate" // an identical second row
	SkipHidden    SkipReason = "hidden"    // hidden in the file, and not asked for
	SkipLeftOut   SkipReason = "left-out"  // the user left it out
	SkipPolicy    SkipReason = "policy"    // it is there already and the policy is to skip those
	SkipExample   SkipReason = "example"   // a filled-in example or hint row of a template
	SkipNumbered  SkipReason = "numbered"  // a number in 序号 and nothing else
	SkipEmpty     SkipReason = "empty"     // a row of a score table without a mark
	SkipJoined    SkipReason = "joined"    // one more unit of the organisation above; it goes with that row
)

// Label is the Chinese phrase of the reason.
func (r SkipReason) Label() string {
	return map[SkipReason]string{SkipSubtotal: "小计", SkipHeader: "重复表头", SkipTitle: "标题", SkipSignature: "签名", SkipNote: "备注说明",
		SkipDuplicate: "重复行", SkipHidden: "隐藏行", SkipLeftOut: "选择不导入", SkipPolicy: "已有，按设置跳过", SkipExample: "填写示例", SkipNumbered: "只有序号", SkipJoined: "并入上面的党组织", SkipEmpty: "没有分数"}[r]
}

// Plan is what an import would do, whole. Row and sheet numbers in it are the spreadsheet's own: rows from 1, sheets
// by their index in the book from 0, columns from 0 with their letter beside.
type Plan struct {
	File    string // base name of the file
	Hash    string // SHA-256 of the file's bytes
	Kind    Kind   // "" when nothing was recognised; see Blocking
	Outcome string // ok, needs-decision, blocked; an applied or refused import sets its own
	Sheets  []*SheetPlan
	Ignored []IgnoredSheet // sheets that are not read, and why
	Summary Summary

	// Unknowns are values of the file that the data file does not know: branches, ethnicities ... each once, with the
	// number of rows and what is going to be done about it.
	Unknowns []Unknown
	// NewOrgs are the branches that will be created because rows name them, in the order of the file.
	NewOrgs []NewOrg
	// NewUnits are the units that will be created because rows name them, in the order of the file.
	NewUnits []NewUnit
	// Blocking says why nothing at all can be applied; empty when something can.
	Blocking []Blocking
	// Questions are what somebody should say about whole sheets.
	Questions []Question
	// Missing are members of the data file of whom a full roster says nothing.
	Missing []Missing
	// Hidden says what the file hides and the import leaves out.
	Hidden Hidden
	// Codes counts rows by problem code, most frequent first.
	Codes []CodeCount
	// Skips counts skipped rows by reason, most frequent first.
	Skips []SkipCount

	ChangeSet int64 // set by the one who applies the plan

	// What would be written, in the order of the rows.
	Members    []MemberOp
	Orgs       []OrgOp
	Activities []ActivityOp
	Scores     ScoreOps
	Entries    []EntryOp
	Register   *record.Register // of the entries; nil for every other kind

	book     *sheet.Book
	edits    map[CellRef]string
	unfolded bool
}

// The outcomes that Build gives.
const (
	OutcomeOK      = "ok"             // every row that is data can be written, or there is nothing to write
	OutcomeDecide  = "needs-decision" // some rows are in error or conflict; the good ones can be written
	OutcomeBlocked = "blocked"        // nothing can be written; see Plan.Blocking
)

// Book is the spreadsheet that the plan was made from, for showing cells as the file has them; sheets that lay people out
// otherwise than one row a person are in it as they were read, see Unfolded.
func (p *Plan) Book() *sheet.Book { return p.book }

// Unfolded reports whether sheets of the book are not those of the file, but were made from them.
func (p *Plan) Unfolded() bool { return p.unfolded }

// Edits are the cells that the user typed anew.
func (p *Plan) Edits() map[CellRef]string { return p.edits }

// ToWrite is the number of rows that would be written.
func (p *Plan) ToWrite() int { return p.Summary.New + p.Summary.Update }

// Things counts what will be added and changed: the rows, or, of a register, the entries, to which several rows may add.
func (p *Plan) Things() (added, changed int) {
	if p.Register == nil {
		return p.Summary.New, p.Summary.Update
	}
	for i := range p.Entries {
		if p.Entries[i].Kind == New {
			added++
		}
	}
	return added, len(p.Entries) - added
}

// Summary counts rows by kind.
type Summary struct {
	New      int `json:"new"`
	Update   int `json:"update"`
	Same     int `json:"same"`
	Skip     int `json:"skip"`
	Conflict int `json:"conflict"`
	Error    int `json:"error"`
}

// Total is the number of rows that are data, skipped ones left out.
func (s Summary) Total() int { return s.New + s.Update + s.Same + s.Conflict + s.Error }

// Of returns the count of one kind.
func (s Summary) Of(k RowKind) int {
	return map[RowKind]int{New: s.New, Update: s.Update, Same: s.Same, Skip: s.Skip, ConflictRow: s.Conflict, ErrorRow: s.Error}[k]
}

func (s *Summary) add(k RowKind) {
	switch k {
	case New:
		s.New++
	case Update:
		s.Update++
	case Same:
		s.Same++
	case Skip:
		s.Skip++
	case ConflictRow:
		s.Conflict++
	case ErrorRow:
		s.Error++
	}
}

// Unknown is a value that the data file does not know.
type Unknown struct {
	Field       Field        `json:"field"`
	Text        string       `json:"text"`
	Count       int          `json:"count"`
	FirstRow    RowRef       `json:"-"`
	Suggestions []Suggestion `json:"suggestions,omitempty"`
	Person      bool         `json:"person,omitempty"` // the name of a person: kept as written unless somebody says who it is
	Org         bool         `json:"org,omitempty"`    // the name of an organisation in a register: likewise
	Choice      ValueChoice  `json:"choice"`           // what will be done; Choice.Chosen says whether somebody chose it
}

// Suggestion is a value that may be meant.
type Suggestion struct {
	Text string `json:"text"`
	ID   int64  `json:"id,omitempty"` // of the branch
	Sure int    `json:"sure"`
}

// NewOrg is a branch that will be created, under the committee.
type NewOrg struct {
	Name string        `json:"name"`
	Kind model.OrgKind `json:"kind"`
	Rows int           `json:"rows"` // that name it
}

// NewUnit is a unit that will be created, covered by the branch to which most of the people belong that work there.
type NewUnit struct {
	Name   string    `json:"name"`
	Rows   int       `json:"rows"`             // that name it
	Branch BranchRef `json:"-"`                // zero: none of them has a branch
	Cover  string    `json:"branch,omitempty"` // its name
}

// Blocking is a reason why nothing can be applied.
type Blocking struct {
	Code  string `json:"code"` // no-table, no-name-column, kind-unknown, year-not-open, year-closed
	Sheet string `json:"sheet,omitempty"`
	Text  string `json:"text"`
}

// Hidden counts what is hidden in the file and therefore left out. Text and Fix are empty when that is nothing.
type Hidden struct {
	Rows   int    `json:"rows"`             // that are data
	Sheets int    `json:"sheets,omitempty"` // with something in them
	Text   string `json:"text"`
	Fix    string `json:"fix"`
	Chosen bool   `json:"chosen,omitempty"` // somebody decided so: nothing waits for it
}

// Any reports whether something was left out because the file hides it.
func (h Hidden) Any() bool { return h.Rows+h.Sheets > 0 }

// CodeCount is a problem code with the number of rows that have it.
type CodeCount struct {
	Code  Code  `json:"code"`
	Level Level `json:"level"`
	Rows  int   `json:"rows"`
}

// SkipCount is a skip reason with the number of rows.
type SkipCount struct {
	Reason SkipReason `json:"reason"`
	Rows   int        `json:"rows"`
}
