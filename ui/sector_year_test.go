package ui

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
)

// fields are labels with what is filled in.
type fields [][2]string

// enter adds an entry to a register by its form.
func (y *year) enter(register, unit string, values fields) {
	y.T.Helper()
	y.Click("台账")
	y.Click(register)
	y.Press("新增一" + unit)
	y.fill(values)
	y.save()
	y.Sees("已登记" + register)
}

// at shows an entry of a register by clicking its line.
func (y *year) at(register, line string) {
	y.T.Helper()
	y.Click("台账")
	y.Click(register)
	y.Click(line)
}

func (y *year) fill(values fields) {
	y.T.Helper()
	for _, v := range values {
		y.Enter(v[0], v[1])
	}
}

// save is Ctrl+Enter.
func (y *year) save() {
	y.T.Helper()
	for _, s := range y.w.frame.Screen(y.w.frame.Current()).Shortcuts() {
		if s.Key == fyne.KeyReturn && s.Mod == fyne.KeyModifierControl {
			s.Do()
		}
	}
	y.Settle()
}

// more does an act of the menu 更多.
func (y *year) more(act string) {
	y.T.Helper()
	y.Press("更多")
	y.Click(act)
}

// pdf saves the paper that is shown and returns what it says, without spaces and line ends.
func (y *year) pdf(name string) string {
	y.T.Helper()
	folder := y.T.TempDir()
	to := filepath.Join(folder, name+".pdf")
	if err := os.WriteFile(filepath.Join(folder, "zenity"), []byte("#!/bin/sh\necho '"+to+"'\n"), 0o700); err != nil {
		y.T.Fatal(err)
	}
	was := os.Getenv("PATH")
	y.T.Setenv("PATH", folder+string(os.PathListSeparator)+was)
	y.Press("存为 PDF")
	y.Wait("the PDF", func() bool { info, err := os.Stat(to); return err == nil && info.Size() > 0 && y.Idle() })
	y.T.Setenv("PATH", was)
	raw, err := exec.Command("pdftotext", "-layout", to, "-").Output()
	if err != nil {
		y.T.Fatal(err)
	}
	return strings.Join(strings.Fields(string(raw)), "")
}

// says fails the test unless a paper says all of it.
func (y *year) says(paper string, want ...string) {
	y.T.Helper()
	for _, w := range want {
		if !strings.Contains(paper, w) {
			y.T.Errorf("the paper does not say %q:\n%s", w, paper)
		}
	}
}

// One committee's year of the work beyond branches and marks is entered through the window, its agreements and minutes saved.
func TestAYearOfSectorWorkIsEnteredInTheWindow(t *testing.T) {
	y := startYear(t, "sector")
	w := y.w
	y.Type("党委名称", "某某区民办教育行业综合党委")
	y.Type("操作人", "周敏")
	y.Press("先建立，以后再导入")
	for _, name := range []string{"branches-education.xlsx", "roster-education.xlsx"} {
		y.take(name)
	}
	y.agreement()

	path := w.office.Path()
	w.closeOffice()
	if report, err := office.Verify(bg, path); err != nil || !report.Sound() {
		t.Errorf("the data file at the end: %v %v", report.Problems, err)
	}
}

// agreement is a need and an offer that meet, and the agreement about them until it is renewed.
func (y *year) agreement() {
	y.T.Helper()
	y.enter("需求清单", "条", fields{{"提出单位", "桂香社区"}, {"类别", "师资"}, {"需求内容", "暑期书法课请一位老师"}, {"需要开始日期", "2026-03-01"}, {"办理期限", "2026-12-31"}})
	y.enter("资源清单", "条", fields{{"提供支部", "启明外国语学校党支部"}, {"类别", "师资资源"}, {"资源内容", "书法老师两名"}, {"数量", "6次"}})
	y.at("需求清单", "暑期书法课请一位老师")
	y.shot("need")
	y.Press("认领")
	y.Press("起草共建协议")
	y.Press("编辑")
	y.fill(fields{{"共建目标", "社区孩子暑期有书法课"}, {"实施步骤", "每月一次"}, {"全年约定次数", "6"}, {"开始日期", "2026-03-01"}, {"到期日期", "2026-12-31"}})
	y.save()
	y.shot("agreement")
	y.Press("登记签订")
	y.Type("签订日期", "2026-03-01")
	y.Press("登记签订")
	y.Press("登记第 1 次活动")
	y.Type("活动日期", "2026-07-06")
	y.Type("做了什么", "第一次书法课，到 18 人")
	y.Press("登记活动")
	y.Sees("1/6")
	y.more("打印协议")
	y.shot("agreement-paper")
	y.says(y.pdf("共建协议"), "桂香社区", "社区孩子暑期有书法课", "甲方：启明外国语学校党支部", "期满前一个月双方商定是否续签", "党组织书记：董秀", "党组织书记签字")
	y.at("共建协议", "桂香社区")
	y.more("续签")
	y.shot("renewed")
}
