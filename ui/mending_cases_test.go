package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// mendings has one for each rule that the sample committee breaks.
var mendings = []mending{
	{rule: "ORG-02", do: func(tr *uitest.Rig) { // one was left out of the roster
		open(tr)
		tr.Press("新增党员")
		tr.Type("姓名", "何知远")
		tr.Type("入党日期", "2015-07-01")
		tr.Type("转正日期", "2016-07-01")
		tr.PressButton("新增")
	}},
	{rule: "ORG-04", whom: "艺术类", do: func(tr *uitest.Rig) { // a second joint branch takes two of the units
		var moved []string
		edited(func(tr *uitest.Rig) { moved = dropUnits(tr, "舞之韵舞蹈培训中心", "陶然陶艺培训中心") })(tr)
		tr.Press("新建支部")
		tr.Type("党组织名称", "舞蹈类培训机构联合党支部")
		tr.Choose("组织类别", "joint")
		tr.Choose("组建方式", "joint")
		tr.Type("覆盖的单位，一行一家", strings.Join(moved, "\n"))
		post(tr, "secretary", "苏永丽")
		tr.PressButton("新建支部")
	}, also: []string{"ORG-01"}},
	{rule: "COM-03", do: edited(func(tr *uitest.Rig) { post(tr, "discipline", "田瑶玲") })},
	{rule: "COM-05", whom: "星河", do: edited(func(tr *uitest.Rig) { tr.Type("任期届满", "2028-11-27") })},
	{rule: "COM-06", do: func(tr *uitest.Rig) {
		open(tr)
		tr.Press("登记换届")
		tr.Type("换届日期", "2026-11-20")
		tr.Type("届满时间", "2029-11-19")
		tr.PressButton("登记换届")
	}},
	{rule: "COM-09", do: edited(func(tr *uitest.Rig) { post(tr, "secretary", "吴萍") })},
	{rule: "COM-11", whom: "博雅", do: entry("实到", "18")},
	{rule: "MEM-01", do: edited(func(tr *uitest.Rig) { tr.Choose("所在党支部", "15") }), also: nil},
	{rule: "MEM-02", do: entry("返回（恢复联系）日期", "2026-11-20")},
	{rule: "MEM-03", do: entry("联系记录", "2026-11-20 电话 林立")},
	{rule: "MEM-04", whom: "贾飞柏", do: entry("联系记录", "2026-02-01 电话\n2026-11-20 微信")},
	{rule: "MEM-05", whom: "严瑶琳", do: entry("返回（恢复联系）日期", "2026-11-20")},
	{rule: "PRIOR-01", whom: "收费自律", do: entry("意见日期", "2026-04-10")},
	{rule: "DEV-02", whom: "孔桂", do: entry("谈话日期", "2026-03-20")},
	{rule: "DEV-04", whom: "贾梅", do: entry("培养联系人", "林立、何知远")},
	{rule: "DEV-05", do: entry("列为发展对象日期", "2026-04-20")},
	{rule: "DEV-06", do: entry("培训学时", "24")},
	{rule: "DEV-08", whom: "吕予蓉", do: entry("审批日期", "2026-05-20", "宣誓日期", "2026-06-10")},
	{rule: "DEV-08b", do: entry("转正审批", "2026-01-20")},
	{rule: "DEV-10", do: entry("延长预备期至", "2026-09-05")},
	{rule: "DEV-11", whom: "曾安晶", do: entry("转正大会", "2026-06-12", "转正审批", "2026-07-01")},
	{rule: "DEV-12", do: edited(func(tr *uitest.Rig) { tr.Type("转正日期", "2000-10-05") })},
	{rule: "DEV-13", do: entry("入党介绍人", "林立、何知远")},
	{rule: "DEV-13b", do: entry("公示结束", "2026-07-15")},
	{rule: "DEV-14", whom: "郭文鑫", do: entry("接收大会日期", "2026-10-10")},
	{rule: "DEV-15", whom: "武洁", do: entry("实到", "8", "赞成", "7")},
	{rule: "DEV-16", do: entry("上级谈话", "2026-08-10")},
	{rule: "DEV-18", do: entry("宣誓日期", "2026-09-01")},
	{rule: "DUES-01", whom: "廖璐", do: entry("5月实交", "44", "6月实交", "44", "7月实交", "44", "8月实交", "44", "9月实交", "44", "10月实交", "44")},
	{rule: "DUES-02", whom: "肖倩", do: entry("6月实交", "180")},
	{rule: "TRF-01", whom: "邵狐飞", do: entry("有效期（天）", "90")},
	{rule: "TRF-02", whom: "单雪琳", do: entry("回执日期", "2026-09-20")},
	{rule: "LIFE-01", whom: "明德", do: func(tr *uitest.Rig) { open(tr); met(tr, "2026-06-11") }},
	{rule: "LIFE-02", whom: "正谊", do: func(tr *uitest.Rig) { open(tr); met(tr, "2026-04-11"); met(tr, "2026-09-11") }},
	{rule: "LIFE-05", whom: "知行", do: func(tr *uitest.Rig) { open(tr); met(tr, "2026-07-11"); met(tr, "2026-08-11") }},
	{rule: "LIFE-10", do: func(tr *uitest.Rig) { open(tr); tr.Type("实到", "9"); tr.PressButton("保存") }},
	{rule: "LIFE-11", do: func(tr *uitest.Rig) { open(tr); tr.Type("实到", tr.Entry("应到").Text); tr.PressButton("保存") }},
	{rule: "COM-07", do: entry("延期至", "2027-05-18"), new: []string{"COM-08"}},
	{rule: "COM-08", whom: "博雅", do: entry("提醒换届日期", "2026-11-20")},
	{rule: "DEV-01", whom: "孙之珊", do: entry("申请日期", "2026-10-29", "谈话日期", "2026-11-10")},
	{rule: "DEV-09", do: entry("转正大会", "2026-02-10")},
	{rule: "ORG-01", whom: "画童", do: func(tr *uitest.Rig) {
		open(tr)
		tr.Press("去新建支部")
		tr.Press("新建支部")
		tr.Type("党组织名称", "画童美术培训中心党支部")
		tr.Type("覆盖的单位，一行一家", "画童美术培训中心")
		post(tr, "secretary", "熊瑞杰")
		tr.PressButton("新建支部")
	}},
	{rule: "ORG-03", do: func(tr *uitest.Rig) { // one goes to the branch of another school
		open(tr)
		tr.Press("转移")
		tr.Choose("转到", "15")
		tr.PressButton("转移 1 人")
	}},
	{rule: "ORG-03", whom: "启明", do: reason("正在筹备分设，报告已送区委组织部")},
}

// edited changes a record in its form.
func edited(do func(*uitest.Rig)) func(*uitest.Rig) {
	return func(tr *uitest.Rig) {
		open(tr)
		tr.Press("编辑")
		do(tr)
		tr.PressButton("保存")
	}
}

// entry fills in fields of an entry of a register: label, value, label, value.
func entry(pairs ...string) func(*uitest.Rig) {
	return func(tr *uitest.Rig) {
		open(tr)
		tr.Sees("体检：") // what is to be mended stands with the entry
		tr.Press("编辑")
		for i := 0; i < len(pairs); i += 2 {
			tr.Type(pairs[i], pairs[i+1])
		}
		tr.PressButton("保存")
	}
}

// met fills in the form of a record of Party life.
func met(tr *uitest.Rig, day string) {
	tr.Type("日期", day)
	tr.Type("主题", "学习条例")
	tr.Type("主持人", "林立")
	tr.Type("应到", "8")
	tr.Type("实到", "8")
	tr.Type("地点", "会议室")
	tr.Type("记录人", "何知远")
	tr.PressButton("登记")
}

// dropUnits takes units out of those that the branch in the form covers.
func dropUnits(tr *uitest.Rig, names ...string) []string {
	const label = "覆盖的单位，一行一家"
	tr.Type(label, strings.Join(slices.DeleteFunc(strings.Split(tr.Entry(label).Text, "\n"), func(line string) bool { return slices.Contains(names, line) }), "\n"))
	return names
}

// post adds a line to the posts of the form.
func post(tr *uitest.Rig, duty, name string) {
	tr.Press("添一个职务")
	var last *kit.Entry
	var chosen, before *kit.Select
	for _, top := range uitest.Tops(tr.Window) {
		uitest.Each(top, func(o fyne.CanvasObject) {
			switch c := o.(type) {
			case *kit.Select:
				before = c
			case *kit.Entry:
				if strings.HasPrefix(c.PlaceHolder, "姓名") {
					last, chosen = c, before
				}
			}
		})
	}
	chosen.SetChosenID(duty)
	last.SetText(name)
}

// reason gives a reason for what is otherwise than usual, with an end.
func reason(why string) func(*uitest.Rig) {
	return func(tr *uitest.Rig) {
		tr.Press("登记理由")
		tr.Type("有效期至", "2027-06-30")
		tr.Type("理由和依据", why)
		tr.PressButton("登记理由")
	}
}

// dropPost takes the last line out of the posts of the form.
func dropPost(tr *uitest.Rig) {
	var last *kit.IconButton
	for _, top := range uitest.Tops(tr.Window) {
		uitest.Each(top, func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.IconButton); ok && b.Hint() == "去掉这一行" {
				last = b
			}
		})
	}
	test.Tap(last)
}
