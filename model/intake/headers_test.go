package intake

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/resources/codes"
)

// headerVariants are the header words seen in real templates and programs, with the field each means. Fields
// separated by a bar are all right.
const headerVariants = `
seq: 序号, 编号, No
name: 姓名, 党员姓名, realname
id_number: 身份证号, 身份证号码, 公民身份号码, 公民身份证号, 公民身份证号码, 身份证, 证件号码, 证件号
sex: 性别
ethnicity: 民族, 名族
birth: 出生年月, 出生日期, 出生年月日, 生日, 出生年月(yyyy-MM)
education: 学历, 文化程度, 最高学历
degree: 学位
join_date: 入党时间, 入党日期, 加入党组织日期, 加入党组织时间, 成为预备党员日期, 接收预备党员日期, 入党时间 (yyyy-MM-dd)
full_date: 转正时间, 转正日期, 转为正式党员日期, 正式转正日期
apply_date: 申请入党日期, 递交入党申请书日期
activist_date: 确定入党积极分子日期, 确定为入党积极分子日期
target_date: 确定发展对象日期
kind: 人员类别, 党员类别, 党员类型, 政治面貌, 预/正, 人员状态
kind|post: 组织身份
branch: 所在党支部, 所属党支部, 党支部, 所在党组织, 所属党组织, 所在组织, 所属组织, 隶属党组织, 支部信息, 支部名称, organization
post: 党内职务, 党内岗位
post|job: 职务
unit: 工作单位, 所在单位, 单位名称, 现工作单位
job: 工作岗位, 单位职务或职业, 单位、职务或职业, 工作单位及职务, 从事专业技术职务
phone: 手机号码, 手机号, 联系电话, 电话, 联系方式, 联系电话手机号, 固定电话
address: 家庭住址, 现居住地, 现居住地址, 住址, 户籍所在地
native_place: 籍贯
status: 党籍状态
lost: 是否失联党员
lost_on: 失去联系日期
floating: 是否流动党员
float_to: 外出流向
transfer_out_date: 转出时间
transfer_apply_date: 转出申请时间
transfer_to: 转出地
transfer_letter: 组织关系介绍信编号
transfer_in_date: 转入时间
former_branch: 原所在党支部
reviewer: 审核人
dues_paid_to: 历史党费缴至, 党费缴至
dues_standard: 党费标准
introducer_1: 入党介绍人1
introducer_2: 入党介绍人2
doc_application: 入党申请书
doc_volunteer: 入党志愿书
doc_review: 政治审查材料
doc_training: 培养教育考察材料
doc_full: 转正申请书
party_worker: 党务工作者
volunteer: 志愿者
delegate: 党代表
hardship: 困难党员
migrant: 是否农民工
new_stratum: 新社会阶层类型
taiwan: 是否台湾省籍
login: 登录名
admin: 是否管理员
remark: 备注说明, 备注
staff_no: 学号/工号
class: 所在班级
rank: 职级
hours: 培训学时
apply_date: 提交入党申请时间
activist_date: 确定入党积极分子时间
target_date: 确定发展对象时间
job: 担任职务, 所在学院, 所在部门
`

func TestEveryHeaderVariantIsRecognised(t *testing.T) {
	for _, line := range strings.Split(strings.TrimSpace(headerVariants), "\n") {
		fields, words, _ := strings.Cut(line, ": ")
		for _, word := range strings.Split(words, ", ") {
			for _, written := range []string{word, " " + word + "　", word + "\n(yyyy-MM-dd)", "*" + word, strings.Join(strings.Split(word, ""), " ")} {
				if strings.ContainsAny(word, "abcdefghijklmnopqrstuvwxyz(") && written != word {
					continue
				}
				rows := [][]any{{"姓名", "身份证号", written}, {"张三", "11010519491231002X", ""}}
				col := 2
				switch {
				case strings.HasPrefix(fields, "name"):
					rows, col = [][]any{{written, "身份证号"}, {"张三", "11010519491231002X"}}, 0
				case strings.HasPrefix(fields, "id_number"):
					rows, col = [][]any{{"姓名", written}, {"张三", "11010519491231002X"}}, 1
				}
				plan := build(t, bookOf(tab("Sheet1", rows...)), nil, Options{})
				got := Field("")
				for _, s := range plan.Sheets {
					for _, c := range s.Columns {
						if c.Col == col {
							got = c.Field
						}
					}
				}
				if !strings.Contains("|"+fields+"|", "|"+string(got)+"|") {
					t.Errorf("%q is %q, want %s", written, got, fields)
				}
			}
		}
	}
}

func TestColumnsAreToldApartByTheirCells(t *testing.T) {
	plan := build(t, bookOf(tab("Sheet1",
		cells("姓名|组织身份|职务|电话|手机|某某码"),
		cells("张三|正式党员|校长|025-84512345|13912345678|11010519491231002X"),
		cells("李四|预备党员|教师|025-84512346|13912345679|440524188001010014"),
		cells("王五|正式党员|会计|025-84512347|13912345670|34052419800101001X"))), nil, Options{})
	want := map[string]Field{"A": Name, "B": KindField, "C": Job, "D": FieldNone, "E": Phone, "F": IDNumber}
	for _, c := range plan.Sheets[0].Columns {
		if c.Field != want[c.Letter] {
			t.Errorf("%s %q is %q, want %q", c.Letter, c.Header, c.Field, want[c.Letter])
		}
		if unsure := c.Letter == "D" || c.Letter == "F"; c.Unsure() != unsure {
			t.Errorf("%s %q: sure %d", c.Letter, c.Header, c.Sure)
		}
	}
}

func TestTheUserHasTheLastWordOnColumns(t *testing.T) {
	book := bookOf(tab("Sheet1", cells("人|号|支"), cells("张三|11010519491231002X|甲党支部")))
	plan := build(t, book, nil, Options{Kind: Roster, Map: map[string]Field{"人": Name, "号": IDNumber, "支": Branch}})
	if plan.Summary.New != 1 || value(plan, 0, 2, Name) != "张三" || value(plan, 0, 2, Branch) != "甲党支部" {
		t.Errorf("mapped by hand: %+v %v", plan.Summary, plan.Sheets)
	}
	opts := Options{Kind: Roster, Sheets: map[int]SheetOptions{0: {HeaderRow: 1, Fields: map[int]Field{0: Name, 1: IDNumber, 2: FieldIgnore}}}}
	plan = build(t, book, nil, opts)
	if plan.Summary.New != 1 || plan.Sheets[0].ColumnOf(Branch) >= 0 {
		t.Errorf("mapped by column: %+v", plan.Summary)
	}
	layouts, _ := plan.Remember(opts)
	again := build(t, book, &Known{Layouts: layouts, Today: today}, Options{Kind: Roster})
	if len(layouts) != 1 || again.Summary.New != 1 || !again.Sheets[0].Remembered {
		t.Errorf("the mapping is not remembered: %v %+v", layouts, again.Summary)
	}
}

func TestCodeTablesAreWhole(t *testing.T) {
	for _, name := range []string{"ethnicity", "education", "member_kinds", "member_status", "duties", "activity_kinds", "org_kinds", "formation", "management", "answers", "sex"} {
		if table := codes.Named(name); len(table.Entries) == 0 || table.Source == "" || table.Effective == "" {
			t.Errorf("table %s is not whole", name)
		}
	}
	for _, k := range Kinds() {
		if len(FieldsOf(k)) < 8 {
			t.Errorf("headers of %s are missing", k)
		}
	}
	if n := len(codes.Named("ethnicity").Entries); n != 58 {
		t.Errorf("%d ethnicities, want 56 and two more", n)
	}
}
