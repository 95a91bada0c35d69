package store

import "github.com/shuangbai/shuangbai/model/record"

// definitions are the kinds of record by their tables; their labels are those of the history.
var definitions = func() map[string]record.Definition {
	all := map[string]record.Definition{}
	for _, k := range record.Kinds() {
		all[k.TableName()] = k
	}
	return all
}()

// tableLabels are the Chinese terms of the other tables, for history and undo.
var tableLabels = map[string]string{
	"committee": "党委信息", "assessment_year": "考核年度", "assessment_group": "考核组别", "mark": "评分", "adjustment": "加减分",
	"veto": "一票否决", "decision": "等次决定", "opinion": "意见", "ranking": "考核排名", "result": "考核结果",
	"layout_memory": "表头记忆", "value_memory": "取值记忆", "access": "查看记录", "register": "台账", "register_entry": "台账记录",
	"rule_setting": "体检规则", "life_start": "组织生活从哪时起检查", "accepted_finding": "登记的理由", "wording": "上级和领域的名称", "paper_layout": "文书版式",
	"ballot_setup": "测评票的设置", "ballot_subject": "述职人", "ballot_tally": "测评票数",
	"publication": "公示", "objection": "异议",
	"scheme_draft": "考核方案草稿", "scheme_version": "考核方案的旧版",
	"pioneer_index": "先锋指数办法", "pioneer_mark": "先锋指数", "pioneer_event": "先锋指数加减分", "appraisal": "民主评议结果",
	"district": "区级汇总", "sender": "报送的党委", "package": "数据包", "package_year": "数据包的年度", "package_roster": "数据包的名册", "settlement": "对不一致结果的处理", "reporting": "报送设置",
	"sent_form": "下发的自评表", "attachment": "附件", "stage_date": "考核日程", "setup_skip": "跳过的准备步骤", "handed_out": "个人信息的查看和导出",
}

// tableLabel is the Chinese term of a table of the change log.
func tableLabel(table string) string {
	if k, ok := definitions[table]; ok {
		return k.TableLabel()
	}
	if l, ok := tableLabels[table]; ok {
		return l
	}
	return table
}

// columnLabels are the Chinese terms of the other tables' columns.
var columnLabels = map[string]string{
	"id": "编号", "name": "名称", "sector": "行业", "district": "区划", "contact": "联系人", "phone": "电话", "year": "年度", "kind": "类别",
	"org_id": "党组织", "member_id": "党员", "scheme": "考核方案", "opened_at": "开启时间", "finalised": "已核定",
	"finalised_at": "核定操作时间", "decided_on": "核定日期", "item": "指标", "stage": "阶段", "points": "得分", "reason": "原因",
	"not_applicable": "不适用", "by": "评分人", "at": "时间", "deduction": "减分", "title": "事项", "basis": "依据", "matter": "同一事项",
	"self": "自评", "checked": "复核", "final": "核定", "rule": "条款", "grade": "等次", "box": "意见栏", "text": "内容", "content": "登记内容", "date": "日期",
	"place": "次序", "snapshot": "结果", "fingerprint": "表头", "mapping": "对应", "foreign_value": "原值", "choice": "选择", "what": "内容",
	"register_id": "台账", "unit_id": "单位", "number": "编号", "state": "状态", "definition": "台账的字段", "code": "代号",
	"closed_on": "结束日期", "closed_why": "结束原因", "limit_value": "限值", "severity": "级别", "judged": "是否检查", "evidence": "佐证材料", "from_on": "起", "until_on": "有效期至",
	"paper": "文书", "doc_number": "文号", "committee": "党委名称", "issuer": "印发机关", "dated": "成文日期", "numbers": "页码位置", "margin_top": "上边距", "margin_bottom": "下边距",
	"margin_left": "左边距", "margin_right": "右边距",
	"origin": "来源", "superior": "上级名称", "field": "领域名称", "entry_id": "台账记录或单位", "replaced_at": "换下时间",
	"session": "场次", "person": "述职人", "how": "述职方式", "why": "原因", "form": "测评票", "voters": "测评组", "issued": "发出", "returned": "收回", "valid": "有效", "void": "作废", "corrected": "更正", "votes": "票数",
	"quarter": "季度", "line": "项目", "amount": "数量", "note": "依据", "recorded": "取自记录", "standing": "免考勤或流动", "method": "办法",
	"archived_on": "归档日期", "since": "从哪时起检查",
	"life_from": "党内生活从哪时起记", "sector_name": "行业名称", "unit_word": "单位的称呼", "unit_kinds": "单位类别", "licence_word": "许可证的称呼", "first_scheme": "默认方案",
	"first_pioneer": "默认先锋指数办法", "lock_after": "几分钟没人用就锁上", "way": "方式", "persons": "人数", "whole": "证号和电话写全", "without_registers": "不用的台账",
	"first_day": "公示开始", "last_day": "公示结束", "who": "提出人", "received_on": "收到日期", "handling": "处理情况", "outcome": "结果", "reopened_on": "据此重新打开日期",
	"level": "级别", "claim_line": "自评表的行", "version": "方案版本", "sent_at": "下发时间",
	"public_key": "公钥", "private_key": "私钥", "limits": "限值", "identity": "数据文件标识", "due_on": "报送时限", "left_on": "不再报送日期", "sender_id": "党委", "hash": "校验值", "day": "数据截至",
	"made_at": "制作时间", "taken_at": "收到时间", "rosters": "名册", "package_id": "数据包", "figures": "各项数字", "branches": "各支部数字", "branch": "支部", "people": "党员",
	"stood": "原来的结果", "incoming": "后来的结果", "taken": "采用后来的",
	"activity_id": "组织生活", "media": "文件类型", "size": "大小",
	"due": "截止日期", "step": "步骤", "skipped_on": "跳过日期", "units": "考核单位", "group_name": "组别名称", "group_number": "组别",
}

// ColumnLabel is the Chinese term of a column of a table.
func ColumnLabel(table, column string) string {
	if k, ok := definitions[table]; ok {
		if l, ok := k.ColumnLabel(column); ok {
			return l
		}
	} else if l, ok := columnLabels[column]; ok {
		return l
	}
	return column
}
