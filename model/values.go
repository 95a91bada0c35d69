package model

import "slices"

// Sector is the trade that a committee looks after.
type Sector string

// Sectors that code speaks of; resources/sectors has all of them, with what they are called.
const (
	Education Sector = "education" // 民办教育
	Law       Sector = "law"       // 律师行业
	General   Sector = "general"   // any other, which the committee names itself
	AllOfThem Sector = "district"  // no sector: the file of a district, which is about all of them
)

// Sex is 男 or 女; "" is not known. A bare digit in a roster is never read as a sex.
type Sex string

// The two values of Sex.
const (
	Male   Sex = "男"
	Female Sex = "女"
)

// MemberKind is the 人员类别 of the national form.
type MemberKind string

// The kinds of a person on a roster.
const (
	FullMember      MemberKind = "full"      // 正式党员
	Probationary    MemberKind = "probation" // 预备党员
	Target          MemberKind = "target"    // 发展对象
	Activist        MemberKind = "activist"  // 入党积极分子
	Applicant       MemberKind = "applicant" // 入党申请人
	KindNotRecorded MemberKind = ""          // 未填
)

// Label is the Chinese term of the kind.
func (k MemberKind) Label() string {
	return labels(k, map[MemberKind]string{FullMember: "正式党员", Probationary: "预备党员", Target: "发展对象",
		Activist: "入党积极分子", Applicant: "入党申请人"})
}

// Short is the two-character form used in tables.
func (k MemberKind) Short() string {
	return labels(k, map[MemberKind]string{FullMember: "正式", Probationary: "预备", Target: "对象", Activist: "积极", Applicant: "申请"})
}

// IsMember reports whether the kind counts as 党员 (full or probationary).
func (k MemberKind) IsMember() bool { return k == FullMember || k == Probationary }

// MemberStatus is the 党籍状态.
type MemberStatus string

// The states of a membership in the Party.
const (
	StatusNormal    MemberStatus = "normal"    // 正常
	StatusSuspended MemberStatus = "suspended" // 停止党籍
	StatusCancelled MemberStatus = "cancelled" // 取消预备党员资格, which is no dismissal
	StatusDismissed MemberStatus = "dismissed" // 除名、出党
	StatusLeft      MemberStatus = "left"      // 转出
	StatusDied      MemberStatus = "died"      // 去世
)

// Label is the Chinese term of the status.
func (s MemberStatus) Label() string {
	return labels(s, map[MemberStatus]string{StatusNormal: "正常", StatusSuspended: "停止党籍", StatusCancelled: "取消预备党员资格", StatusDismissed: "出党",
		StatusLeft: "已转出", StatusDied: "已去世"})
}

// OrgKind is the kind of a Party organisation (组织类别).
type OrgKind string

// The kinds of organisation, from the committee down to the group.
const (
	CommitteeOrg  OrgKind = "committee" // 党委
	GeneralBranch OrgKind = "general"   // 党总支
	Branch        OrgKind = "branch"    // 党支部
	JointBranch   OrgKind = "joint"     // 联合党支部
	Group         OrgKind = "group"     // 党小组
)

// Label is the Chinese term of the kind.
func (k OrgKind) Label() string {
	return labels(k, map[OrgKind]string{CommitteeOrg: "党委", GeneralBranch: "党总支", Branch: "党支部",
		JointBranch: "联合党支部", Group: "党小组"})
}

// IsBranch reports whether members belong to it and it is assessed: 党支部 or 联合党支部.
func (k OrgKind) IsBranch() bool { return k == Branch || k == JointBranch }

// Formation is how an organisation was set up (组建方式).
type Formation string

// The ways of setting up.
const (
	FormedAlone    Formation = "alone"    // 单独组建
	FormedSeconded Formation = "seconded" // 派党员单独组建: alone, with members who were sent there
	FormedJointly  Formation = "joint"    // 联合组建
	FormedAttached Formation = "attached" // 挂靠组建
)

// Label is the Chinese term.
func (f Formation) Label() string {
	return labels(f, map[Formation]string{FormedAlone: "单独组建", FormedSeconded: "派党员单独组建", FormedJointly: "联合组建", FormedAttached: "挂靠组建"})
}

// Management is the line of management (管理关系), kept apart from the superior organisation.
type Management string

// The lines of management.
const (
	ManagedByLine  Management = "line"  // 垂直管理
	ManagedByPlace Management = "place" // 属地管理
	ManagedByBoth  Management = "both"  // 双重管理
)

// Label is the Chinese term.
func (m Management) Label() string {
	return labels(m, map[Management]string{ManagedByLine: "垂直管理", ManagedByPlace: "属地管理", ManagedByBoth: "双重管理"})
}

// Duty is a Party post (党内职务).
type Duty string

// The posts of a branch committee.
const (
	Secretary       Duty = "secretary"    // 书记
	DeputySecretary Duty = "deputy"       // 副书记
	Organisation    Duty = "organisation" // 组织委员
	Publicity       Duty = "publicity"    // 宣传委员
	Discipline      Duty = "discipline"   // 纪检委员
	Youth           Duty = "youth"        // 青年委员
	UnitedFront     Duty = "united-front" // 统战委员
	MemberOfBoard   Duty = "board"        // 委员（未写分工）
	Contact         Duty = "contact"      // 联系人，不属于支委会
)

// Label is the Chinese term.
func (d Duty) Label() string {
	return labels(d, map[Duty]string{Secretary: "书记", DeputySecretary: "副书记", Organisation: "组织委员", Publicity: "宣传委员",
		Discipline: "纪检委员", Youth: "青年委员", UnitedFront: "统战委员", MemberOfBoard: "委员", Contact: "联系人"})
}

// ActivityKind is a form of Party life (组织生活).
type ActivityKind string

// The forms of Party life.
const (
	MembersMeeting   ActivityKind = "members"   // 党员大会
	CommitteeMeeting ActivityKind = "committee" // 支委会
	GroupMeeting     ActivityKind = "group"     // 党小组会
	Lecture          ActivityKind = "lecture"   // 党课
	PartyDay         ActivityKind = "day"       // 主题党日
	LifeMeeting      ActivityKind = "life"      // 组织生活会
	Review           ActivityKind = "review"    // 民主评议党员
	Talk             ActivityKind = "talk"      // 谈心谈话
	Study            ActivityKind = "study"     // 集中学习
	Training         ActivityKind = "training"  // 上级培训, held by the superior
	Volunteer        ActivityKind = "volunteer" // 志愿服务
	OtherActivity    ActivityKind = "other"     // 其他
)

// Label is the Chinese term.
func (k ActivityKind) Label() string {
	return labels(k, map[ActivityKind]string{MembersMeeting: "党员大会", CommitteeMeeting: "支委会", GroupMeeting: "党小组会",
		Lecture: "党课", PartyDay: "主题党日", LifeMeeting: "组织生活会", Review: "民主评议", Talk: "谈心谈话", Study: "集中学习", Training: "上级培训",
		Volunteer: "志愿服务", OtherActivity: "其他"})
}

// Sign is the one character that stands for the kind in narrow cells.
func (k ActivityKind) Sign() string {
	return labels(k, map[ActivityKind]string{MembersMeeting: "会", CommitteeMeeting: "委", GroupMeeting: "组", Lecture: "课", PartyDay: "日",
		LifeMeeting: "生", Review: "评", Talk: "谈", Study: "学", Training: "训", Volunteer: "志", OtherActivity: "他"})
}

// ActivityKinds lists the kinds in the order in which they are offered.
func ActivityKinds() []ActivityKind {
	return []ActivityKind{MembersMeeting, CommitteeMeeting, GroupMeeting, Lecture, PartyDay, LifeMeeting, Review, Talk, Study, Training, Volunteer, OtherActivity}
}

// Answer is 是, 否, 列席 (attends without a seat) or not recorded.
type Answer string

// The answers of a ledger column.
const (
	NoAnswer Answer = ""
	Yes      Answer = "yes"
	No       Answer = "no"
	Attends  Answer = "attends" // 列席
)

// Label is the Chinese term.
func (a Answer) Label() string {
	return labels(a, map[Answer]string{Yes: "是", No: "否", Attends: "列席"})
}

func labels[K comparable](key K, table map[K]string) string { return table[key] }

// oneOf reports whether v is allowed; the empty value is when it stands in the list.
func oneOf[T comparable](v T, allowed ...T) bool { return slices.Contains(allowed, v) }
