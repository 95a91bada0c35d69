package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// sampleLists fills the three lists and the agreements of the sample committee as an officer would: needs and offers are entered, two
// are claimed, agreements are drafted, signed, kept and renewed.
func (o *Office) sampleLists(ctx context.Context, say func(string)) error {
	rows, err := o.Branches(ctx)
	if err != nil {
		return err
	}
	var branches []BranchRow // those that have a secretary and cover a unit
	for _, b := range rows {
		if b.Org.Kind == model.Branch && b.Secretary != "" && len(b.Units) == 1 {
			branches = append(branches, b)
		}
	}
	if len(branches) < 6 {
		return model.Errorf(model.Invalid, "示例党委的支部不够")
	}
	add := func(register string, pairs ...string) (int64, error) {
		e := record.Entry{Register: register, Values: map[string]string{"published_on": "2026-09-01"}}
		if register == agreementRegister {
			e.Values = map[string]string{}
		}
		for i := 0; i < len(pairs); i += 2 {
			e.Values[pairs[i]] = pairs[i+1]
		}
		id, _, err := o.SaveEntry(ctx, e)
		return id, err
	}
	unit := func(n int) string { return fmt.Sprint(branches[n].Units[0].ID) }
	org := func(n int) string { return fmt.Sprint(branches[n].Org.ID) }
	var ids []int64
	for _, e := range [][]string{
		{"demand", "unit", "江南街道桂香社区", "kind", "师资", "content", "暑期青少年书法课，请老师授课", "amount", "每年6次", "contact", "社区党群中心"},
		{"demand", "unit", "秋水街道枫桥社区", "kind", "阵地", "content", "社区党员大会借用多功能教室", "from", "2026-12-01", "to", "2027-01-31"},
		{"demand", "unit", unit(3), "kind", "法律", "content", "教职工劳动合同普法讲座"},
		{"resource", "unit", unit(0), "org", org(0), "kind", "师资资源", "content", "书法教师志愿授课", "amount", "每年6次"},
		{"resource", "unit", unit(1), "org", org(1), "kind", "阵地资源", "content", "多功能教室周末开放", "window", "周六、周日", "from", "2026-09-01", "to", "2027-06-30"},
		{"resource", "unit", unit(2), "org", org(2), "kind", "阵地资源", "content", "操场和报告厅", "from", "2027-07-01", "to", "2027-08-31"},
		{"offer", "unit", "区律师协会", "kind", "法律服务", "content", "普法讲座进校园", "amount", "每学期2场"},
		{"offer", "org", org(4), "kind", "志愿服务", "content", "敬老院文艺慰问"},
	} {
		id, err := add(e[0], e[1:]...)
		if err != nil {
			return err
		}
		ids = append(ids, id)
	}
	if _, err := o.Claim(ctx, ids[0], ids[3]); err != nil {
		return err
	}
	draft, _, err := o.DraftAgreement(ctx, ids[0])
	if err != nil {
		return err
	}
	if _, err := o.SignAgreement(ctx, draft, "2026-11-20"); err != nil {
		return err
	}
	if _, err := o.RecordAct(ctx, draft, "2026-11-23", "书法课第一讲"); err != nil {
		return err
	}
	kept, err := add(agreementRegister, "org", org(5), "partner", "区图书馆党支部", "kind", "党员联训", "secretary", branches[5].Secretary, "partner_secretary", "沈砚秋",
		"aim", "党员教育资源共用，带动阅读推广进校园", "our_items", strings.Join([]string{"外语口语角每季度1期", "教室两间，周末向图书馆读者开放"}, "\n"),
		"their_items", strings.Join([]string{"党课师资互派，每年2次", "党员联合培训，每年2次", "阅读推广进校园，每年2次"}, "\n"), "times", "6", "start", "2024-12-30", "end", "2026-12-29")
	if err != nil {
		return err
	}
	if _, err := o.SignAgreement(ctx, kept, "2024-12-30"); err != nil {
		return err
	}
	for _, act := range [][2]string{{"2026-03-12", "党课师资互派：劳动法"}, {"2026-06-28", "党员联合培训"}, {"2026-10-20", "阅读推广进校园"}} {
		if _, err := o.RecordAct(ctx, kept, model.Date(act[0]), act[1]); err != nil {
			return err
		}
	}
	if _, _, err := o.RenewAgreement(ctx, kept); err != nil {
		return err
	}
	for _, p := range [][]string{{"2025", "红色课堂进民校"}, {"2026", "红色课堂进民校"}, {"2026", "周末书法公益课"}, {"2026", "银龄守护"}, {"2026", "普法进校园"}} {
		e := record.Entry{Register: contestRegister, Values: map[string]string{"year": p[0], "name": p[1], "org": org(len(p[1]) % 6)}}
		if p[0] == "2025" {
			e.State, e.Values["awarded_on"] = "表彰", "2025-12-20"
		}
		if _, _, err := o.SaveEntry(ctx, e); err != nil {
			return err
		}
	}
	for j, judge := range []string{"许慧", "石颖敏", "周临"} {
		for k, project := range []string{"红色课堂进民校", "周末书法公益课", "银龄守护", "普法进校园"} {
			if _, _, err := o.SaveEntry(ctx, record.Entry{Register: "project-score", Values: map[string]string{"year": "2026", "project": project, "judge": judge,
				"topic": fmt.Sprint(18 - (k+j)%3), "plan": "17", "doing": fmt.Sprint(26 - k), "effect": fmt.Sprint(25 + j)}}); err != nil {
				return err
			}
		}
	}
	say("优秀项目评选：申报 4 个，3 名评委打了分")
	say("三张清单：登记需求 3 条、资源 3 条、项目 2 条，认领 1 条；共建协议签订 2 份，续签 1 份")
	return nil
}
