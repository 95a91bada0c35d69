package model

import (
	"strings"
	"unicode/utf8"
)

// Committee is the owner of the data file (行业综合党委).
type Committee struct {
	Name     string // 全称, as on the seal
	Sector   Sector
	District string
	Contact  string
	Phone    string
	Year     int  // the working year shown in the window
	LifeFrom Date // the year, or the month, from which Party life is judged; "" for the year in which the data file was made
	Terms    SectorTerms
	// LockAfter is after how many minutes without input the window of a data file with a password is locked: 1 to 480, 0 as usual, -1 never.
	LockAfter int

	LifeReason string // why LifeFrom is later than the data file (see LifeStart); not in the row of the committee
}

// LifeStart is from when Party life is judged as it was said on a day. Before that day it is judged as it was.
type LifeStart struct {
	ID     int64
	Since  Date   // the year, or the month
	From   Date   // the day on which it was said
	Reason string // not "" where Since is later than the data file
}

// SectorTerms are a committee's own words and choices about its sector. What is "" is as its sector has it.
type SectorTerms struct {
	Name      string // what the sector is called: 物业服务
	Unit      string // what its units are called: 企业
	UnitKinds string // kinds of units, with 、 between them
	Licence   string // what the number of a unit's licence is called
	Scheme    string // the ID of the scheme that a year begins with
	Pioneer   string // the ID of the pioneer index
	Without   string // the IDs of registers that it does not keep, with , between them; "-" keeps all
}

// UsualLock is after how many minutes a window is locked where nothing else was said, longestLock the most that can be said.
const (
	UsualLock   = 15
	longestLock = 480
)

// LockMinutes is after how many minutes without input the window of a data file with a password is locked, 0 for never.
func (c Committee) LockMinutes() int {
	switch {
	case c.LockAfter < 0:
		return 0
	case c.LockAfter == 0:
		return UsualLock
	}
	return c.LockAfter
}

// WithLockMinutes is the committee with other minutes, 0 for never; Invalid with another number than 0 to 480.
func (c Committee) WithLockMinutes(minutes int) (Committee, error) {
	if minutes < 0 || minutes > longestLock {
		return c, FieldErrorf("lock", "写 1 到 %d 分钟；不要自动锁，写 0", longestLock)
	}
	if c.LockAfter = minutes; minutes == 0 {
		c.LockAfter = -1
	}
	return c, nil
}

// Validate checks the committee's own data.
func (c Committee) Validate() error {
	if strings.TrimSpace(c.Name) == "" {
		return FieldErrorf("name", "党委名称还没有填")
	}
	switch {
	case c.Sector == "":
		return FieldErrorf("sector", "行业还没有选")
	case c.Sector == General && strings.TrimSpace(c.Terms.Name) == "":
		return FieldErrorf("sector_name", "写上行业叫什么，例如 物业服务")
	case utf8.RuneCountInString(c.Terms.Name) > 20:
		return FieldErrorf("sector_name", "行业名称最多 20 个字")
	case utf8.RuneCountInString(c.Terms.Unit) > 10:
		return FieldErrorf("unit_word", "单位的称呼最多 10 个字")
	}
	if c.Year != 0 && (c.Year < 2000 || c.Year > 2100) {
		return FieldErrorf("year", "年度应在 2000 到 2100 之间")
	}
	if c.LifeFrom != "" && (c.LifeFrom.Precision() == ByDay || c.LifeFrom.Year() < 2000) {
		return FieldErrorf("life_from", "写年份或者年月，例如 2026 或 2026-06")
	}
	return nil
}

// Unit is a school or a law firm (单位) that an organisation covers.
type Unit struct {
	ID          int64
	Name        string
	Kind        string // 幼儿园, 培训机构, 普通合伙 ... in the committee's words
	CreditCode  string // 统一社会信用代码, 18 characters
	Licence     string // 办学许可证号 or 执业许可证号
	LicenceTo   Date   // valid to
	Address     string
	District    string // 街道 or 区
	Staff       int    // headcount, -1 when not known
	LegalPerson string
	Authority   string // 上级行业主管单位
	InCharter   Answer // 党建写入章程
	CharterDate Date
	SeatOnBoard Answer // 书记进入董（理）事会; law: 党组织参与决策写入制度
	Budgeted    Answer // 党建经费列入预算（管理费用）
	ClosedOn    Date   // "" while it operates
	ClosedWhy   string
}

// Validate checks the unit's own data.
func (u Unit) Validate() error {
	if strings.TrimSpace(u.Name) == "" {
		return FieldErrorf("name", "单位名称还没有填")
	}
	if u.CreditCode != "" && len(u.CreditCode) != 18 {
		return FieldErrorf("credit_code", "统一社会信用代码应为 18 位，现在是 %d 位", len(u.CreditCode))
	}
	if u.Staff < -1 {
		return FieldErrorf("staff", "职工人数不能是负数")
	}
	return validDates(map[string]Date{"licence_to": u.LicenceTo, "charter_date": u.CharterDate, "closed_on": u.ClosedOn})
}

// Org is a Party organisation in the one tree from the committee down to the groups.
type Org struct {
	ID              int64
	ParentID        int64 // 0 for the committee itself
	Name            string
	Kind            OrgKind
	Formation       Formation
	Management      Management
	Local           string // 属地党组织: the street that manages it where Management says so
	Duties          string // who manages what, where it differs from the default division; see ParseDuties
	SetUpOn         Date   // 成立时间
	ApprovedOn      Date   // 批准时间
	TermStart       Date
	TermEnd         Date // 本届届满时间
	Phone           string
	ReportedSize    int // 党员人数 as the ledger states it, -1 when not stated; compared with the roster, never used for it
	Remark          string
	InCharter       Answer // 党建写入章程
	ValuesInCharter Answer // 社会主义核心价值观写入章程
	SeatOnBoard     Answer // 书记进入董（理）事会; law: 党组织参与决策写入制度
	Budgeted        Answer // 党建经费列入年度预算（管理费用）
	ClosedOn        Date
	ClosedWhy       string
	SortPinyin      string // stored sort keys, filled by the store
	SortStroke      string
	Initials        string // pinyin initials for search
}

// Validate checks the organisation's own data.
func (o Org) Validate() error {
	switch {
	case strings.TrimSpace(o.Name) == "":
		return FieldErrorf("name", "党组织名称还没有填")
	case !oneOf(o.Kind, CommitteeOrg, GeneralBranch, Branch, JointBranch, Group):
		return FieldErrorf("kind", "组织类别只能是党委、党总支、党支部、联合党支部或党小组")
	case !oneOf(o.Formation, "", FormedAlone, FormedSeconded, FormedJointly, FormedAttached):
		return FieldErrorf("formation", "组建方式只能是单独组建、派党员单独组建、联合组建或挂靠组建")
	case !oneOf(o.Management, "", ManagedByLine, ManagedByPlace, ManagedByBoth):
		return FieldErrorf("management", "管理关系只能是垂直管理、属地管理或双重管理")
	case utf8.RuneCountInString(o.Local) > 60:
		return FieldErrorf("local_parent", "属地党组织的名称最多 60 个字")
	case o.ParentID == o.ID && o.ID != 0:
		return FieldErrorf("parent_id", "上级党组织不能是它自己")
	case o.TermEnd.Before(o.TermStart):
		return FieldErrorf("term_end", "届满时间 %s 早于换届时间 %s", o.TermEnd, o.TermStart)
	}
	return validDates(map[string]Date{"set_up_on": o.SetUpOn, "approved_on": o.ApprovedOn, "term_start": o.TermStart,
		"term_end": o.TermEnd, "closed_on": o.ClosedOn})
}

// Cover says that an organisation covers a unit from one date to another (覆盖单位).
type Cover struct {
	ID       int64
	OrgID    int64
	UnitID   int64
	From, To Date // To is "" while it lasts
}

// Post is a Party post held in an organisation. Name is kept because a ledger may name somebody who is not on the
// roster; MemberID is 0 then.
type Post struct {
	ID       int64
	OrgID    int64
	MemberID int64
	Name     string
	Duty     Duty
	From, To Date // To is "" while it is held
}

// Validate checks that a post has a holder and does not end before it begins.
func (p Post) Validate() error {
	if strings.TrimSpace(p.Name) == "" {
		return FieldErrorf("name", "任职的人还没有填")
	}
	if p.To.Before(p.From) {
		return FieldErrorf("to_on", "离任时间 %s 早于任职时间 %s", p.To, p.From)
	}
	return validDates(map[string]Date{"from_on": p.From, "to_on": p.To})
}

// validDates checks that stored dates have one of the three forms.
func validDates(dates map[string]Date) error {
	for field, d := range dates {
		if _, err := ParseDate(string(d)); err != nil {
			return &Error{Code: Invalid, Field: field, Message: MessageOf(err), Err: err}
		}
	}
	return nil
}

// TermMonths is the length of the term in whole months, as 36 for one from 2023-06-15 to 2026-06-14; 0 where its beginning
// or end is not known to the month.
func (g *Org) TermMonths() int {
	if g.TermStart.Precision() < ByMonth || g.TermEnd.Precision() < ByMonth {
		return 0
	}
	months := (g.TermEnd.Year()-g.TermStart.Year())*12 + g.TermEnd.Month() - g.TermStart.Month()
	if g.TermEnd.Precision() == ByDay && g.TermStart.Precision() == ByDay && g.TermEnd.Day() >= g.TermStart.Day()+27 {
		months++ // to the last day of the month before
	}
	return max(0, months)
}
