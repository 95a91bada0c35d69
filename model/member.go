package model

import (
	"strings"
	"time"
	"unicode"
)

// Member is a person on the roster, with the items of the 2017 national collection form (党员基本信息采集表).
type Member struct {
	ID           int64
	BranchID     int64 // the present branch; 0 when none can be read (口袋党员 or not yet assigned)
	UnitID       int64 // the unit where he works (工作单位), 0 when it is not known; Job may name one in words
	Name         string
	Sex          Sex
	Ethnicity    string // GB/T 3304 name with 族: 汉族
	IDNumber     string // 18 characters, "" when not known; never a number
	Birth        Date
	Education    string // normalised: 研究生, 大学本科, 大学专科, 中专 ...
	Kind         MemberKind
	JoinDate     Date   // 加入党组织日期 (the admitting branch meeting, 发展党员工作细则)
	FullDate     Date   // 转为正式党员日期
	ApplyDate    Date   // 申请入党日期
	ActivistDate Date   // 确定为入党积极分子日期
	TargetDate   Date   // 确定为发展对象日期
	Job          string // 工作岗位
	Phone        string
	Address      string
	Status       MemberStatus
	Floating     bool   // 流动党员
	FloatTo      string // 外出流向
	Lost         bool   // 失联党员
	LostOn       Date   // 失去联系日期
	Exempt       bool   // 免考勤 (老弱病, 党员教育管理工作条例 第二十三条)
	NewGroup     bool   // 新就业群体: riders, drivers and the like
	Remark       string
	ClosedOn     Date // left, died, dismissed: closed, not deleted
	ClosedWhy    string
	SortPinyin   string // stored sort keys, filled by the store
	SortStroke   string
	Initials     string
}

// Validate checks the member's own data against themselves; today bounds dates. Roster oddities that a person may
// have to accept (joined at 16, sex differing from the ID) are findings of intake, not errors here.
func (m Member) Validate(today time.Time) error {
	switch {
	case strings.TrimSpace(m.Name) == "":
		return FieldErrorf("name", "姓名还没有填")
	case !oneOf(m.Sex, "", Male, Female):
		return FieldErrorf("sex", "性别只能是男或女")
	case !oneOf(m.Kind, KindNotRecorded, FullMember, Probationary, Target, Activist, Applicant):
		return FieldErrorf("kind", "人员类别不认识")
	case !oneOf(m.Status, StatusNormal, StatusSuspended, StatusCancelled, StatusDismissed, StatusLeft, StatusDied):
		return FieldErrorf("status", "党籍状态不认识")
	}
	if err := ValidateID(m.IDNumber, today); err != nil {
		return err
	}
	if err := validDates(map[string]Date{"birth": m.Birth, "join_date": m.JoinDate, "full_date": m.FullDate,
		"apply_date": m.ApplyDate, "activist_date": m.ActivistDate, "target_date": m.TargetDate,
		"lost_on": m.LostOn, "closed_on": m.ClosedOn}); err != nil {
		return err
	}
	if m.FullDate.Before(m.JoinDate) {
		return FieldErrorf("full_date", "转正日期 %s 早于入党日期 %s", m.FullDate, m.JoinDate)
	}
	return nil
}

// ValidateID checks an ID number typed by a person; empty is allowed.
func ValidateID(id string, today time.Time) error {
	if id == "" {
		return nil
	}
	switch CheckID(id, today) {
	case IDFormat:
		return FieldErrorf("id_number", "身份证号应为 18 位（末位可以是 X），现在是 %d 位", len([]rune(id)))
	case IDDate:
		return FieldErrorf("id_number", "身份证号第 7 到 14 位不是存在的日期")
	case IDRegion:
		return FieldErrorf("id_number", "身份证号前两位不是地区代码")
	case IDChecksum:
		return FieldErrorf("id_number", "身份证号校验码不符，至少有一位写错")
	}
	return nil
}

// ValidPhone reports whether s is an 11-digit mobile number, a landline with area code (10-12 digits with an optional
// dash), or a number of 400 or 800; each may have an extension of at most six digits, 025-52345678转801 or
// 025-52345678-801.
func ValidPhone(s string) bool {
	number, extension, has := strings.Cut(s, "转")
	if at := strings.LastIndexByte(s, '-'); !has && strings.HasPrefix(s, "0") && strings.Count(s, "-") == 2 {
		number, extension, has = s[:at], s[at+1:], true
	}
	if has && (extension == "" || len(extension) > 6 || strings.Trim(extension, "0123456789") != "") {
		return false
	}
	s = number
	digits := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r != '-' && r != '+' && r != ' ':
			return false
		}
	}
	if strings.HasPrefix(s, "1") {
		return digits == 11 && len(s) == 11 && s[1] >= '3'
	}
	if strings.HasPrefix(s, "400") || strings.HasPrefix(s, "800") {
		return digits == 10
	}
	return strings.HasPrefix(s, "0") && digits >= 10 && digits <= 12
}

// Membership is one period of a member in a branch (党员隶属经历).
type Membership struct {
	ID       int64
	MemberID int64
	OrgID    int64
	From, To Date
	Reason   string // why it began: 花名册导入, 转入, 支部调整 ...
}

// Activity is one record of Party life. Numbers are -1 when the record does not state them.
type Activity struct {
	ID       int64
	OrgID    int64
	Date     Date
	To       Date // the last day of one that lasted several; "" for a single day
	Kind     ActivityKind
	Topic    string
	Place    string
	Due      int // 应到
	Present  int // 实到
	Absent   string
	Chair    string
	Recorder string
	Hours    Points // 学时, in hundredths
	// The vote, where one was taken: who has a vote (有表决权), who of them came, and who was in favour (赞成).
	VoteDue, VotePresent, VoteFor int
	Remark                        string
}

// NewActivity is a record of a day that states no numbers.
func NewActivity(org int64, kind ActivityKind, date Date) Activity {
	return Activity{OrgID: org, Kind: kind, Date: date, Due: -1, Present: -1, Hours: -1, VoteDue: -1, VotePresent: -1, VoteFor: -1}
}

// Validate checks the record's own data.
func (a Activity) Validate() error {
	if a.OrgID == 0 {
		return FieldErrorf("branch", "这条记录没有党支部")
	}
	if a.Date.Precision() != ByDay {
		return FieldErrorf("date", "活动时间要写到日")
	}
	if a.Kind.Label() == "" {
		return FieldErrorf("kind", "活动类别不认识")
	}
	if err := validDates(map[string]Date{"date": a.Date, "to_date": a.To}); err != nil {
		return err
	}
	if a.To != "" && (a.To.Precision() != ByDay || !a.Date.Before(a.To)) {
		return FieldErrorf("to_date", "结束日期应晚于开始日期，写到日；只开一天的不填")
	}
	if a.VoteDue < 0 && (a.VotePresent >= 0 || a.VoteFor >= 0) {
		return FieldErrorf("vote_due", "有表决的要写应到会有表决权的人数")
	}
	if a.VoteDue >= 0 && a.VotePresent > a.VoteDue {
		return FieldErrorf("vote_present", "到会有表决权的 %d 人，多于应到的 %d 人", a.VotePresent, a.VoteDue)
	}
	if a.VotePresent >= 0 && a.VoteFor > a.VotePresent {
		return FieldErrorf("vote_for", "赞成 %d 票，多于到会有表决权的 %d 人", a.VoteFor, a.VotePresent)
	}
	return nil
}

// ChangeSet is one recorded step of change: who, when, what for. It is the unit of history and of undo.
type ChangeSet struct {
	ID     int64
	At     time.Time
	Who    string
	Why    string // a Chinese phrase: 导入党员花名册：新增 31 人，更新 58 人
	Kind   string // import, edit, undo, assess, settings ...
	Rows   int    // number of row changes in it
	Undone int64  // the change set that undid it, 0
	Undoes int64  // the change set that it undid, 0
	Closed string // why the state of its year keeps it from being taken back, "" for nothing; only the history fills it in
}

// Sort is what a change set is about, as the history sorts them: import, edit, assess, settings, undo, restore or reveal.
func (c ChangeSet) Sort() string {
	switch c.Kind {
	case "finalise", "archive", "basis", "ballot", "ballot-read":
		return "assess"
	case "attach":
		return "edit"
	}
	return c.Kind
}

// NoUndo says why a change set cannot be taken back, "" when it can.
func (c ChangeSet) NoUndo() string {
	switch {
	case c.ID == 1:
		return "这是建立数据文件，不能撤销"
	case c.Undone != 0:
		return "这次改动已经撤销过了"
	case c.Rows == 0:
		return "这次没有改动数据，不用撤销"
	case c.Kind == "reveal":
		return "查看和导出个人信息的记录不能撤销"
	case c.Kind == "basis":
		return "这只记下等次决定依据的分数，不用撤销"
	case c.Kind == "finalise":
		return "核定不能直接撤销；在“考核”的“排名定级”里重新打开，并写明原因"
	case c.Kind == "archive":
		return "归档不能直接撤销；在“考核”里重新打开年度，并写明原因"
	}
	return c.Closed
}

// Import is the record of one applied import (each import is listed with file, hash, time, counts).
type Import struct {
	ID        int64
	ChangeSet int64  // 0 when it changed nothing
	File      string // base name
	Hash      string // SHA-256 of the file
	Kind      string // roster, branches, activities, scores
	At        time.Time
	New       int
	Update    int
	Same      int
	Skip      int
	Conflict  int
	Errors    int
	Undone    bool // its change set is taken back; told by the readers, never written
}

// State says in Chinese what became of an import: taken back, or nothing changed by it; "" when it holds.
func (i Import) State() string {
	switch {
	case i.Undone:
		return "已撤销"
	case i.ChangeSet == 0:
		return "没有改动"
	}
	return ""
}
