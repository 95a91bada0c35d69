package office

import (
	"context"
	"fmt"
	"maps"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// sampleEntry is an entry of the sample: its register, its state, and its fields in pairs of name and value.
type sampleEntry struct {
	register, state string
	values          map[string]string
}

// sampleWork enters a year of the committee's own work: contact points with visits and guidance, pledges, posts, volunteers and
// suggestions, a joint meeting with topics, agenda and decisions, and a session of analysis. Some of it is done, some is late.
func (o *Office) sampleWork(ctx context.Context, say func(string)) error {
	rows, err := o.Branches(ctx)
	if err != nil {
		return err
	}
	people, err := o.Members(ctx, false)
	if err != nil {
		return err
	}
	var orgs []string     // those that are branches
	var members [2]string // IDs of two full members, from each of the first two branches
	for _, b := range rows {
		if b.Org.Kind != model.Branch {
			continue
		}
		orgs = append(orgs, fmt.Sprint(b.Org.ID))
		for _, m := range people {
			if n := len(orgs) - 1; n < len(members) && members[n] == "" && m.BranchID == b.Org.ID && m.Kind == model.FullMember {
				members[n] = fmt.Sprint(m.ID)
			}
		}
	}
	if len(orgs) < 3 || members[0] == "" || members[1] == "" {
		return model.Errorf(model.Invalid, "示例党委的支部不够")
	}
	const third, fourth = "2026年第三季度党建联席会议", "2026年第四季度党建联席会议"
	for _, e := range sampleWorkEntries(orgs, members, third, fourth) {
		if _, err := o.addSample(ctx, e); err != nil {
			return err
		}
	}
	if err := o.sampleMeetings(ctx, orgs, third); err != nil {
		return err
	}
	say("联系点 2 个、走访 5 次、一对一指导 1 次；承诺 3 条、示范岗 2 个、志愿服务 5 次、献策 2 条")
	say("联席会议 2 次、研判会商 1 次：议题 4 个，议定和交办 4 件，办结 1 件")
	return nil
}

func (o *Office) addSample(ctx context.Context, e sampleEntry) (int64, error) {
	id, _, err := o.SaveEntry(ctx, record.Entry{Register: e.register, State: e.state, Values: maps.Clone(e.values)})
	return id, err
}

func sampleWorkEntries(orgs []string, members [2]string, third, fourth string) []sampleEntry {
	type v = map[string]string
	all := []sampleEntry{
		{"contact-point", "", v{"leader": "许慧", "post": "党委书记", "org": orgs[0], "from": "2026-01-01", "times": "4"}},
		{"contact-point", "", v{"leader": "周临", "post": "党委委员", "org": orgs[1], "from": "2026-01-01", "times": "4"}},
		{"visit", "", v{"org": orgs[1], "date": "2026-04-21", "visitor": "周临", "matters": "听取上半年工作安排", "problem": "党员活动室和教室共用，时间排不开", "handling": "和社区商量借用党群服务中心", "handler": "周临", "due_on": "2026-06-30", "done_on": "2026-06-18", "result": "每月第三个周五借用社区会议室", "feedback_on": "2026-06-22"}},
		{"guidance", "", v{"org": orgs[2], "date": "2026-10-13", "guide": "石颖敏", "kind": "发展党员", "matters": "核对发展对象的材料，谈话记录缺一次", "task": "补齐谈话记录", "due_on": "2026-10-31"}},
		{"pledge", "评诺", v{"member": members[0], "kind": "服务", "item": "每月一次到社区辅导作业", "due_on": "2026-10-31", "reviewer": "许慧", "published_on": "2026-02-10", "progress": "辅导 9 次", "done_on": "2026-10-28", "self": "较好", "peers": "好", "masses": "好"}},
		{"pledge", "践诺", v{"member": members[1], "kind": "工作", "item": "带教两名青年教师，各上一节公开课", "due_on": "2026-10-31", "reviewer": "周临", "published_on": "2026-02-12", "progress": "一名已上"}},
		{"pledge", "", v{"member": members[1], "kind": "学习", "item": "全年学习满 40 学时", "due_on": "2026-12-31"}},
		{"model-post", "命名", v{"member": members[0], "post": "党员教师示范岗", "duty": "示范课、带教", "since": "2026-03-01", "review_on": "2026-12-15"}},
		{"model-post", "申报", v{"member": members[1], "post": "安全管理先锋岗"}},
		{"suggestion", "采纳", v{"member": members[0], "date": "2026-05-12", "text": "错峰放学，校门口分区等候", "kind": "安全", "answer_by": "2026-06-12", "answered_on": "2026-05-30", "answer": "采纳，九月起实行"}},
		{"suggestion", "", v{"member": members[1], "date": "2026-09-20", "text": "家长开放日改到周六上午", "kind": "服务", "answer_by": "2026-10-20"}},
		{"topic", "已议", v{"meeting": third, "topic": "暑期校外培训“三送”怎样安排", "by": "江南街道桂香社区", "handed_in": "2026-09-10", "why": "暑期学生集中，社区缺师资"}},
		{"topic", "已议", v{"meeting": third, "topic": "校门口消防通道联合排查", "org": orgs[0], "handed_in": "2026-09-11"}},
		{"topic", "", v{"meeting": fourth, "topic": "寒假送课进社区", "by": "秋水街道枫桥社区", "handed_in": "2026-11-18", "why": "去年反响好，想增加两场"}},
		{"topic", "", v{"meeting": fourth, "topic": "明年共建协议怎样续签", "org": orgs[1], "handed_in": "2026-11-20"}},
		{"joint-meeting", "征集", v{"title": fourth, "date": "2026-12-18", "place": "区党群服务中心三楼会议室", "chair": "许慧", "topics_by": "2026-12-04"}},
	}
	for _, day := range []string{"2026-02-26", "2026-05-19", "2026-08-25", "2026-11-10"} {
		all = append(all, sampleEntry{"visit", "", v{"org": orgs[0], "date": day, "visitor": "许慧", "matters": "了解支部工作和办学情况"}})
	}
	for _, s := range []struct{ member, date, hours, service string }{{members[0], "2026-03-05", "3", "社区义诊引导"}, {members[0], "2026-06-06", "6", "高考交通疏导"}, {members[0], "2026-10-17", "4", "老年人智能手机课"},
		{members[1], "2026-06-07", "4", "高考交通疏导"}, {members[1], "2026-11-07", "2", "图书整理"}} {
		all = append(all, sampleEntry{"volunteer", "", v{"member": s.member, "date": s.date, "hours": s.hours, "service": s.service, "place": "江南街道", "certifier": "桂香社区"}})
	}
	return all
}

// sampleMeetings enters the meetings of the third quarter and hands their decisions over: one is done, one is late.
func (o *Office) sampleMeetings(ctx context.Context, orgs []string, third string) error {
	type v = map[string]string
	joint, err := o.addSample(ctx, sampleEntry{"joint-meeting", "办理", v{"title": third, "date": "2026-09-18", "place": "区党群服务中心三楼会议室", "chair": "许慧", "present": "16", "absent": "朗晨外语（外出培训）",
		"topics_by": "2026-09-11", "agenda": "1. 通报上次会议议定事项的办理情况\n2. 暑期校外培训“三送”怎样安排（江南街道桂香社区）\n3. 校门口消防通道联合排查",
		"decisions": "1. 每个社区每月安排一次志愿辅导\n2. 校门口消防通道联合排查一遍，查出的问题当场交办\n3. 建立社区和学校联络员名单", "recorder": "周敏"}})
	if err != nil {
		return err
	}
	session, err := o.addSample(ctx, sampleEntry{"analysis", "交办", v{"period": "2026年第三季度", "date": "2026-09-25", "host": "许慧", "present": "许慧、周临、石颖敏、周敏", "org": orgs[2], "kind": "发展党员", "problem": "发展对象材料不齐，谈话记录缺失",
		"cause": "培养联系人更换后没有交接", "measure": "逐人核对，缺的补齐", "responsible": "石颖敏", "due_on": "2026-11-15", "matters": "派一名组织员每月到支部指导一次", "reply": "同意，组织员由区委社会工作部统一派。"}})
	if err != nil {
		return err
	}
	for _, h := range []struct {
		meeting                       int64
		matter, who, due, day, result string
	}{{joint, "每个社区每月安排一次志愿辅导", "石颖敏", "2026-12-31", "", ""},
		{joint, "校门口消防通道联合排查一遍，查出的问题当场交办", "周临", "2026-10-31", "", ""},
		{joint, "建立社区和学校联络员名单", "周敏", "2026-10-15", "2026-10-09", "名单已发各社区和学校，共 31 人"},
		{session, "派一名组织员每月到支部指导一次", "周敏", "2026-11-30", "", ""}} {
		made, _, err := o.HandOver(ctx, h.meeting, h.matter, h.who, "")
		if err != nil {
			return err
		}
		all, err := o.Entry(ctx, made)
		if err != nil {
			return err
		}
		e := all.Rows[0].Entry
		all.Set(&e, "assigned_on", "2026-09-28")
		all.Set(&e, "due_on", h.due)
		if h.day != "" {
			all.Set(&e, "done_on", h.day)
			all.Set(&e, "result", h.result)
			e.State = "办结"
		}
		if _, _, err := o.SaveEntry(ctx, e); err != nil {
			return err
		}
	}
	return nil
}
