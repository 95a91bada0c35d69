package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// person is one invented member, with what a roster says of them.
type person struct {
	name, sex, ethnicity, id, education, kind, branch, job, phone, address string
	birth, join, full                                                      time.Time
}

// headers are the columns of the roster: a running number and the 16 items of the national form.
var headers = []string{"序号", "姓名", "性别", "民族", "公民身份号码", "出生日期", "学历", "人员类别", "所在党支部", "加入党组织日期",
	"转为正式党员日期", "工作岗位", "联系电话", "家庭住址", "党籍状态", "是否失联党员", "是否流动党员"}

const (
	surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
	given    = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏宇欣怡子涵浩然雨桐梓萱思远嘉懿晨曦若溪景行承安书瑶清越知微"
	places   = "星河启明朗晨青禾澄观汀兰望桥鹿鸣星屿青梧笃行知远博约棠棣松溪芸窗和枫海棠砚田云岫远帆启程溪畔景行问渠格物拾光稚林明堂竹里鹭汀"
)

var (
	kindsOfSchool = []string{"培训学校党支部", "实验学校党支部", "幼儿园联合党支部", "中学党支部"}
	educations    = []string{"大学本科", "本科", "硕士研究生", "大专", "大学", "中专", "高中"}
	jobs          = []string{"语文教师", "数学教师", "教务主任", "副校长", "后勤主管", "幼儿教师", "财务"}
	regions       = []string{"320102", "320104", "320105", "340111", "370102", "410105"}
)

// people invents n members of the given branches, the same ones at every run. Every ID number is valid (GB 11643) and
// belongs to its birth date and sex; none is given twice.
func people(n int, branches []string) []person {
	r := rand.New(rand.NewPCG(2026, 11))
	first, second := []rune(surnames), []rune(given)
	all, taken := make([]person, n), map[string]bool{}
	for i := range all {
		p := person{sex: []string{"男", "女"}[i%2], ethnicity: "汉族", kind: "正式党员", branch: branches[i*len(branches)/n]}
		p.name = string(first[r.IntN(len(first))]) + string(second[r.IntN(len(second))])
		if r.IntN(5) > 0 {
			p.name += string(second[r.IntN(len(second))])
		}
		if i%50 == 7 {
			p.name, p.ethnicity = "阿依古丽·"+string(second[r.IntN(len(second))])+"提", "维吾尔族"
		}
		for p.id == "" || taken[p.id] {
			p.birth = time.Date(1955+r.IntN(45), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
			head := regions[i%6] + p.birth.Format("20060102") + fmt.Sprintf("%03d", i/6%499*2+1+i%2)
			p.id = head + string(model.IDCheckDigit(head))
		}
		taken[p.id] = true
		p.join = p.birth.AddDate(20+r.IntN(4), r.IntN(12), r.IntN(28))
		p.full = p.join.AddDate(1, 0, 0)
		p.education, p.job = educations[r.IntN(len(educations))], jobs[r.IntN(len(jobs))]
		p.phone = fmt.Sprintf("13%09d", r.IntN(1_000_000_000))
		p.address = fmt.Sprintf("江城区学府路%d号%d幢%d室", 1+r.IntN(300), 1+r.IntN(40), 101+r.IntN(2000))
		all[i] = p
	}
	return all
}

// branchNames invents n branches.
func branchNames(n int) []string {
	runes := []rune(places)
	names := make([]string, n)
	for i := range names {
		k := i % (len(runes) / 2)
		names[i] = string(runes[2*k:2*k+2]) + strings.Repeat("第"+fmt.Sprint(i/(len(runes)/2)+1), min(1, i/(len(runes)/2))) + kindsOfSchool[i%4]
	}
	return names
}

// dateForm is how one cell of the roster gives a date: rosters mix them within a column.
type dateForm int

const (
	asDay dateForm = iota // a cell that the spreadsheet program takes for a date
	asDots
	asDashes
	asDigits // 19800301, stored as a number
	asChinese
	asMonth
	dateForms
)

// cell is a value to be written: text, a number, or a day in a date format.
type cell struct {
	text   string
	number float64
	kind   byte // 't', 'n' or 'd'
}

var serialStart = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

func dateCell(t time.Time, f dateForm) cell {
	switch f {
	case asDots:
		return cell{text: t.Format("2006.1.2"), kind: 't'}
	case asDashes:
		return cell{text: t.Format("2006-01-02"), kind: 't'}
	case asDigits:
		return cell{number: float64(t.Year()*10000 + int(t.Month())*100 + t.Day()), kind: 'n'}
	case asChinese:
		return cell{text: t.Format("2006年1月2日"), kind: 't'}
	case asMonth:
		return cell{text: t.Format("2006.01"), kind: 't'}
	}
	return cell{number: t.Sub(serialStart).Hours() / 24, kind: 'd'}
}

// grid is the roster as it stands in the sheet: a title, the headers and a row for each person.
func grid(all []person) [][]cell {
	text := func(s string) cell { return cell{text: s, kind: 't'} }
	rows := [][]cell{{text("江城区民办教育行业综合党委党员花名册")}, nil}
	for _, h := range headers {
		rows[1] = append(rows[1], text(h))
	}
	for i, p := range all {
		form := func(k int) dateForm { return dateForm((i/20 + k) % int(dateForms)) }
		rows = append(rows, []cell{{number: float64(i + 1), kind: 'n'}, text(p.name), text(p.sex), text(p.ethnicity), text(p.id),
			dateCell(p.birth, form(0)), text(p.education), text(p.kind), text(p.branch), dateCell(p.join, form(1)),
			dateCell(p.full, form(2)), text(p.job), text(p.phone), text(p.address), text("正常"), text("否"), text("否")})
	}
	return rows
}

// member is the person as the data file keeps them.
func (p person) member(branch int64) model.Member {
	return model.Member{BranchID: branch, Name: p.name, Sex: model.Sex(p.sex), Ethnicity: p.ethnicity, IDNumber: p.id, Birth: model.DateOf(p.birth),
		Education: "大学本科", Kind: model.FullMember, JoinDate: model.DateOf(p.join), FullDate: model.DateOf(p.full), Job: p.job,
		Phone: p.phone, Address: p.address, Status: model.StatusNormal}
}
