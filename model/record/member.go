package record

import "github.com/shuangbai/shuangbai/model"

func key[T any](at func(*T) *int64) Field[T] { return Ref("id", "编号", Record, at).Hide() }

// Members is the roster: the items of the national form of 2017 (党员基本信息采集表).
var Members = &Kind[model.Member]{Name: "member", Label: "党员", Unit: "人", Order: "sort_pinyin, id", Fields: []Field[model.Member]{
	key(func(m *model.Member) *int64 { return &m.ID }),
	Ref("branch_id", "所在党支部", Org, func(m *model.Member) *int64 { return &m.BranchID }),
	Str("name", "姓名", func(m *model.Member) *string { return &m.Name }).Must(),
	Str("sex", "性别", func(m *model.Member) *model.Sex { return &m.Sex }).Of("sex"),
	Str("ethnicity", "民族", func(m *model.Member) *string { return &m.Ethnicity }).OpenOf("ethnicity"),
	Str("id_number", "公民身份号码", func(m *model.Member) *string { return &m.IDNumber }).As(IDNumber),
	Day("birth", "出生日期", func(m *model.Member) *model.Date { return &m.Birth }).Called("出生").Eg("1990-05-01"),
	Str("education", "学历", func(m *model.Member) *string { return &m.Education }).OpenOf("education"),
	Str("kind", "人员类别", func(m *model.Member) *model.MemberKind { return &m.Kind }).Of("member_kinds").Called("类别"),
	Day("join_date", "入党日期", func(m *model.Member) *model.Date { return &m.JoinDate }).Eg("2010-07-01").InFiles("加入党组织日期"),
	Day("full_date", "转正日期", func(m *model.Member) *model.Date { return &m.FullDate }).Eg("2011-07-01").InFiles("转为正式党员日期"),
	Day("apply_date", "申请入党日期", func(m *model.Member) *model.Date { return &m.ApplyDate }).Eg("2024-05-04"),
	Day("activist_date", "确定积极分子日期", func(m *model.Member) *model.Date { return &m.ActivistDate }).Eg("2025-01-10"),
	Day("target_date", "确定发展对象日期", func(m *model.Member) *model.Date { return &m.TargetDate }).Eg("2026-03-01"),
	Ref("unit_id", "工作单位", Unit, func(m *model.Member) *int64 { return &m.UnitID }),
	Str("job", "工作岗位", func(m *model.Member) *string { return &m.Job }).Called("岗位"),
	Str("phone", "联系电话", func(m *model.Member) *string { return &m.Phone }).As(Phone).Called("手机"),
	Str("address", "家庭住址", func(m *model.Member) *string { return &m.Address }),
	Str("status", "党籍状态", func(m *model.Member) *model.MemberStatus { return &m.Status }).Of("member_status"),
	Flag("floating", "流动党员", func(m *model.Member) *bool { return &m.Floating }).InFiles("是否为流动党员"),
	Str("float_to", "外出流向", func(m *model.Member) *string { return &m.FloatTo }),
	Flag("lost", "失联党员", func(m *model.Member) *bool { return &m.Lost }).InFiles("是否为失联党员"),
	Day("lost_on", "失联日期", func(m *model.Member) *model.Date { return &m.LostOn }).Eg("2026-03"),
	Flag("exempt", "免考勤", func(m *model.Member) *bool { return &m.Exempt }),
	Flag("new_group", "新就业群体", func(m *model.Member) *bool { return &m.NewGroup }),
	Str("remark", "备注", func(m *model.Member) *string { return &m.Remark }).As(LongText),
	Day("closed_on", "离开日期", func(m *model.Member) *model.Date { return &m.ClosedOn }),
	Str("closed_why", "离开原因", func(m *model.Member) *string { return &m.ClosedWhy }),
	Str("sort_pinyin", "拼音序", func(m *model.Member) *string { return &m.SortPinyin }).Hide(),
	Str("sort_stroke", "笔画序", func(m *model.Member) *string { return &m.SortStroke }).Hide(),
	Str("initials", "拼音首字母", func(m *model.Member) *string { return &m.Initials }).Hide(),
}, Called: []string{"name"}}

// Memberships are the periods of members in branches (隶属经历).
var Memberships = &Kind[model.Membership]{Name: "membership", Label: "隶属经历", Unit: "段", Order: "member_id, from_on, id", Fields: []Field[model.Membership]{
	key(func(m *model.Membership) *int64 { return &m.ID }),
	Ref("member_id", "党员", Member, func(m *model.Membership) *int64 { return &m.MemberID }).Must(),
	Ref("org_id", "党组织", Org, func(m *model.Membership) *int64 { return &m.OrgID }).Must(),
	Day("from_on", "起", func(m *model.Membership) *model.Date { return &m.From }),
	Day("to_on", "止", func(m *model.Membership) *model.Date { return &m.To }),
	Str("reason", "原因", func(m *model.Membership) *string { return &m.Reason }),
}, Called: []string{"member_id", "org_id"}, PartOf: "member_id"}

// Activities are the records of Party life (组织生活).
var Activities = &Kind[model.Activity]{Name: "activity", Label: "组织生活记录", Unit: "条", Order: "date, org_id, id", Fields: []Field[model.Activity]{
	key(func(a *model.Activity) *int64 { return &a.ID }),
	Ref("org_id", "党组织", Org, func(a *model.Activity) *int64 { return &a.OrgID }).Must(),
	Day("date", "日期", func(a *model.Activity) *model.Date { return &a.Date }).Must(),
	Day("to_date", "结束日期", func(a *model.Activity) *model.Date { return &a.To }),
	Str("kind", "活动类别", func(a *model.Activity) *model.ActivityKind { return &a.Kind }).Of("activity_kinds").Must(),
	Str("topic", "主题", func(a *model.Activity) *string { return &a.Topic }),
	Str("place", "地点", func(a *model.Activity) *string { return &a.Place }),
	Int("due", "应到", func(a *model.Activity) *int { return &a.Due }),
	Int("present", "实到", func(a *model.Activity) *int { return &a.Present }),
	Str("absent", "缺席情况", func(a *model.Activity) *string { return &a.Absent }),
	Str("chair", "主持人", func(a *model.Activity) *string { return &a.Chair }),
	Str("recorder", "记录人", func(a *model.Activity) *string { return &a.Recorder }),
	Hundredths("hours", "学时", func(a *model.Activity) *model.Points { return &a.Hours }),
	Int("vote_due", "应到会有表决权", func(a *model.Activity) *int { return &a.VoteDue }).Called("有表决权"),
	Int("vote_present", "到会有表决权", func(a *model.Activity) *int { return &a.VotePresent }).Called("表决到会"),
	Int("vote_for", "赞成", func(a *model.Activity) *int { return &a.VoteFor }),
	Str("remark", "备注", func(a *model.Activity) *string { return &a.Remark }).As(LongText),
}, Called: []string{"org_id", "date", "topic"}}
