package store

// tableLabels are the Chinese terms of the tables, for history and undo.
var tableLabels = map[string]string{
	"committee": "党委信息", "unit": "单位", "org": "党组织", "cover": "覆盖单位", "post": "党内职务", "member": "党员",
	"membership": "隶属经历", "activity": "组织生活记录", "assessment_year": "考核年度", "mark": "评分", "adjustment": "加减分",
	"veto": "一票否决", "decision": "等次决定", "opinion": "意见", "ranking": "考核排名", "result": "考核结果",
	"layout_memory": "表头记忆", "value_memory": "取值记忆", "access": "查看记录",
}

// TableLabel is the Chinese term of a table of the change log.
func TableLabel(table string) string {
	if l, ok := tableLabels[table]; ok {
		return l
	}
	return table
}

// columnLabels are the Chinese terms of columns, where they are the same in every table.
var columnLabels = map[string]string{
	"name": "名称", "sector": "行业", "district": "区划", "contact": "联系人", "phone": "电话", "year": "年度", "kind": "类别",
	"credit_code": "统一社会信用代码", "licence": "许可证号", "licence_to": "许可证有效期", "address": "地址", "staff": "职工人数",
	"legal_person": "法定代表人", "authority": "上级行业主管单位", "in_charter": "党建写入章程", "charter_date": "写入章程时间",
	"seat_on_board": "书记进入董（理）事会", "budgeted": "党建经费列入预算", "closed_on": "结束时间", "closed_why": "结束原因",
	"parent_id": "上级党组织", "formation": "组建方式", "management": "管理关系", "set_up_on": "成立时间", "approved_on": "批准时间",
	"term_start": "本届起始", "term_end": "届满时间", "reported_size": "台账党员人数", "remark": "备注", "sort_pinyin": "拼音序",
	"sort_stroke": "笔画序", "initials": "拼音首字母", "org_id": "党组织", "unit_id": "单位", "from_on": "起", "to_on": "止",
	"branch_id": "所在党支部", "sex": "性别", "ethnicity": "民族", "id_number": "身份证号", "birth": "出生日期", "education": "学历",
	"join_date": "入党日期", "full_date": "转正日期", "job": "工作岗位", "status": "党籍状态", "floating": "流动党员",
	"float_to": "外出流向", "lost": "失联党员", "lost_on": "失联日期", "exempt": "免考勤", "member_id": "党员", "reason": "原因",
	"duty": "职务", "date": "日期", "topic": "主题", "place": "地点", "due": "应到", "present": "实到", "absent": "缺席情况",
	"chair": "主持人", "recorder": "记录人", "scheme": "考核方案", "opened_at": "开启时间", "finalised": "已核定",
	"finalised_at": "核定操作时间", "decided_on": "核定日期", "item": "指标", "stage": "阶段", "points": "得分",
	"not_applicable": "不适用", "by": "评分人", "at": "时间", "deduction": "减分", "title": "事项", "basis": "依据", "matter": "同一事项",
	"self": "自评", "checked": "复核", "final": "核定", "rule": "条款", "grade": "等次", "box": "意见栏", "text": "内容",
	"snapshot": "结果", "fingerprint": "表头", "mapping": "对应", "foreign_value": "原值", "choice": "选择", "what": "内容",
}

// ColumnLabel is the Chinese term of a column of a table.
func ColumnLabel(table, column string) string {
	switch {
	case column == "name" && (table == "member" || table == "post"):
		return "姓名"
	case column == "kind" && table == "member":
		return "人员类别"
	case column == "place" && table == "result":
		return "次序"
	}
	if l, ok := columnLabels[column]; ok {
		return l
	}
	return column
}
