package record

import "github.com/shuangbai/shuangbai/model"

// Orgs is the ledger of Party organisations (党组织台账).
var Orgs = &Kind[model.Org]{Name: "org", Label: "党组织", Unit: "个", Order: "sort_pinyin, id", Fields: []Field[model.Org]{
	key(func(o *model.Org) *int64 { return &o.ID }),
	Ref("parent_id", "上级党组织", Org, func(o *model.Org) *int64 { return &o.ParentID }),
	Str("name", "党组织名称", func(o *model.Org) *string { return &o.Name }).Called("名称").Eg("写全称，例如 某某党支部").InFiles("党组织全称").Must(),
	Str("kind", "组织类别", func(o *model.Org) *model.OrgKind { return &o.Kind }).Of("org_kinds").Called("类别").
		Offer("branch", "joint", "general", "group").Must(),
	Str("formation", "组建方式", func(o *model.Org) *model.Formation { return &o.Formation }).Of("formation").Offer("alone", "seconded", "joint", "attached"),
	Str("management", "管理关系", func(o *model.Org) *model.Management { return &o.Management }).Of("management"),
	Str("local_parent", "属地党组织", func(o *model.Org) *string { return &o.Local }).Eg("例如 江南街道党工委"),
	Str("duties", "管理分工", func(o *model.Org) *string { return &o.Duties }).Hide(),
	Day("set_up_on", "成立时间", func(o *model.Org) *model.Date { return &o.SetUpOn }).Eg("2019-04-23"),
	Day("approved_on", "批准时间", func(o *model.Org) *model.Date { return &o.ApprovedOn }).Eg("2019-04-23"),
	Day("term_start", "本届起始", func(o *model.Org) *model.Date { return &o.TermStart }).Eg("2024-11-23"),
	Day("term_end", "届满时间", func(o *model.Org) *model.Date { return &o.TermEnd }).Eg("2027-11-22"),
	Str("phone", "联系电话", func(o *model.Org) *string { return &o.Phone }).OfOffice(),
	Int("reported_size", "台账党员人数", func(o *model.Org) *int { return &o.ReportedSize }),
	Str("remark", "备注", func(o *model.Org) *string { return &o.Remark }).As(LongText),
	Str("in_charter", "党建写入章程", func(o *model.Org) *model.Answer { return &o.InCharter }).Of("answers").Offer("yes", "no").Called("党建入章程"),
	Str("values_in_charter", "核心价值观写入章程", func(o *model.Org) *model.Answer { return &o.ValuesInCharter }).Of("answers").Offer("yes", "no").Called("核心价值观入章"),
	Str("seat_on_board", "书记进入董（理）事会", func(o *model.Org) *model.Answer { return &o.SeatOnBoard }).Of("answers").Called("书记进决策层"),
	Str("budgeted", "党建经费列入预算", func(o *model.Org) *model.Answer { return &o.Budgeted }).Of("answers").Offer("yes", "no").Called("经费列预算"),
	Day("closed_on", "撤销日期", func(o *model.Org) *model.Date { return &o.ClosedOn }),
	Str("closed_why", "撤销原因", func(o *model.Org) *string { return &o.ClosedWhy }),
	Str("sort_pinyin", "拼音序", func(o *model.Org) *string { return &o.SortPinyin }).Hide(),
	Str("sort_stroke", "笔画序", func(o *model.Org) *string { return &o.SortStroke }).Hide(),
	Str("initials", "拼音首字母", func(o *model.Org) *string { return &o.Initials }).Hide(),
}, Called: []string{"name"}}

// Units are the schools and law firms (单位).
var Units = &Kind[model.Unit]{Name: "unit", Label: "单位", Unit: "个", Order: "name, id", Fields: []Field[model.Unit]{
	key(func(u *model.Unit) *int64 { return &u.ID }),
	Str("name", "名称", func(u *model.Unit) *string { return &u.Name }).Must(),
	Str("kind", "类别", func(u *model.Unit) *string { return &u.Kind }),
	Str("credit_code", "统一社会信用代码", func(u *model.Unit) *string { return &u.CreditCode }).Called("信用代码"),
	Str("licence", "许可证号", func(u *model.Unit) *string { return &u.Licence }),
	Day("licence_to", "许可证有效期", func(u *model.Unit) *model.Date { return &u.LicenceTo }),
	Str("address", "地址", func(u *model.Unit) *string { return &u.Address }),
	Str("district", "区划", func(u *model.Unit) *string { return &u.District }),
	Int("staff", "职工人数", func(u *model.Unit) *int { return &u.Staff }),
	Str("legal_person", "法定代表人", func(u *model.Unit) *string { return &u.LegalPerson }),
	Str("authority", "上级行业主管单位", func(u *model.Unit) *string { return &u.Authority }).Called("主管单位"),
	Str("in_charter", "党建写入章程", func(u *model.Unit) *model.Answer { return &u.InCharter }).Of("answers"),
	Day("charter_date", "写入章程时间", func(u *model.Unit) *model.Date { return &u.CharterDate }),
	Str("seat_on_board", "书记进入董（理）事会", func(u *model.Unit) *model.Answer { return &u.SeatOnBoard }).Of("answers"),
	Str("budgeted", "党建经费列入预算", func(u *model.Unit) *model.Answer { return &u.Budgeted }).Of("answers"),
	Day("closed_on", "停办日期", func(u *model.Unit) *model.Date { return &u.ClosedOn }),
	Str("closed_why", "停办原因", func(u *model.Unit) *string { return &u.ClosedWhy }),
}, Called: []string{"name"}}

// Covers say which organisation covers which unit (覆盖单位).
var Covers = &Kind[model.Cover]{Name: "cover", Label: "覆盖单位", Unit: "个", Order: "org_id, from_on, id", Fields: []Field[model.Cover]{
	key(func(c *model.Cover) *int64 { return &c.ID }),
	Ref("org_id", "党组织", Org, func(c *model.Cover) *int64 { return &c.OrgID }).Must(),
	Ref("unit_id", "单位", Unit, func(c *model.Cover) *int64 { return &c.UnitID }).Must(),
	Day("from_on", "起", func(c *model.Cover) *model.Date { return &c.From }),
	Day("to_on", "止", func(c *model.Cover) *model.Date { return &c.To }),
}, Called: []string{"org_id", "unit_id"}, PartOf: "org_id"}

// Posts are the Party posts held (党内职务).
var Posts = &Kind[model.Post]{Name: "post", Label: "党内职务", Unit: "个", Order: "org_id, from_on, id", Fields: []Field[model.Post]{
	key(func(p *model.Post) *int64 { return &p.ID }),
	Ref("org_id", "党组织", Org, func(p *model.Post) *int64 { return &p.OrgID }).Must(),
	Ref("member_id", "党员", Member, func(p *model.Post) *int64 { return &p.MemberID }),
	Str("name", "姓名", func(p *model.Post) *string { return &p.Name }).Must(),
	Str("duty", "职务", func(p *model.Post) *model.Duty { return &p.Duty }).Of("duties").Must(),
	Day("from_on", "起", func(p *model.Post) *model.Date { return &p.From }),
	Day("to_on", "止", func(p *model.Post) *model.Date { return &p.To }),
}, Called: []string{"org_id", "name"}, PartOf: "org_id"}
