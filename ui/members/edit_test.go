package members

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func TestEditKeepsTheMaskedNumber(t *testing.T) {
	tr, s, _ := open(t)
	s.Find("段青禾")
	s.Shown(nil)
	tr.Settle()
	tr.Press("编辑")
	tr.Type("工作岗位", "语文教师")
	tr.Press("保存 1 处修改")
	m := member(t, tr, "段青禾")
	if m.Job != "语文教师" || m.IDNumber != uitest.Number("320100", "19930712", "278") {
		t.Errorf("saved as %+v", m)
	}
	if !strings.Contains(tr.Toasts.Text(), "已保存段青禾的资料") {
		t.Errorf("the toast says %q", tr.Toasts.Text())
	}
}

func member(t *testing.T, tr *uitest.Rig, name string) model.Member {
	t.Helper()
	rows, err := tr.Office.Members(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Name == name {
			return r.Member
		}
	}
	t.Fatalf("no %s", name)
	return model.Member{}
}

func TestNumberIsCheckedWhileItIsTyped(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(InBranch(ids[1]))
	tr.Settle()
	tr.Press("新增党员")
	tr.Type("姓名", "陈一舟")
	good := uitest.Number("320100", "20011017", "551")
	tr.Type("公民身份号码", good[:12])
	tr.Sees("已写 12 位，还差 6 位")
	wrong := good[:17] + "0"
	if good[17] == '0' {
		wrong = good[:17] + "1"
	}
	tr.Type("公民身份号码", wrong)
	tr.Sees("身份证号校验码不符")
	tr.Type("公民身份号码", strings.ToLower(good))
	tr.Sees("号码无误：2001年10月17日，男")
	if got := tr.Entry("出生日期").Text; got != "2001-10-17" {
		t.Errorf("the birth date is filled in as %q", got)
	}
	s.Save()
	tr.Settle()
	m := member(t, tr, "陈一舟")
	if m.IDNumber != good || m.BranchID != ids[1] || m.Sex != model.Male || m.Birth != "2001-10-17" {
		t.Errorf("saved as %+v", m)
	}
	if row, ok := s.Table.Current(); !ok || row.Name != "陈一舟" {
		t.Error("the new person is not the current row")
	}
}

func TestWrongFieldsAreNamedAndNothingIsSaved(t *testing.T) {
	tr, s, _ := open(t)
	tr.Press("新增党员")
	s.Save()
	tr.Settle()
	tr.Sees("姓名还没有填")
	tr.Type("姓名", "某人")
	tr.Type("入党日期", "2026-13")
	s.Save()
	tr.Settle()
	tr.Sees("不是")
	tr.Type("入党日期", "2012")
	tr.Type("转正日期", "2011.5")
	s.Save()
	tr.Settle()
	tr.Sees("转正日期 2011-05 早于入党日期 2012")
	tr.Type("转正日期", "2013")
	tr.Type("联系电话", "123")
	s.Save()
	tr.Settle()
	tr.Sees("手机应为 11 位")
	tr.Type("联系电话", "")
	tr.Type("公民身份号码", uitest.Number("320100", "19930712", "278"))
	s.Save()
	tr.Settle()
	tr.Sees("段青禾 已经是这个身份证号")
	if len(s.Rows()) != 6 {
		t.Error("a wrong person was saved")
	}
}

func TestUnsavedChangesAreAskedAbout(t *testing.T) {
	tr, s, _ := open(t)
	tr.Press("编辑")
	tr.Type("备注", "改了一半")
	left := false
	s.Leave(func() { left = true })
	tr.Sees("修改还没有保存")
	tr.Press("继续修改")
	if left || !s.Stepping() {
		t.Error("the form was given up")
	}
	s.Leave(func() { left = true })
	tr.Press("放弃修改")
	if !left {
		t.Error("the screen could not be left")
	}
}

func TestUnsavedChangesAreSavedOnTheWay(t *testing.T) {
	tr, s, _ := open(t)
	row, _ := s.Table.Current()
	left := false
	tr.Press("编辑")
	tr.Type("备注", "改好了")
	s.Leave(func() { left = true })
	tr.Press("保存 1 处修改")
	tr.Wait("leaving after saving", func() bool { return left })
	if remarkOf(tr, row.ID) != "改好了" {
		t.Errorf("left without saving: %q", remarkOf(tr, row.ID))
	}
}

func remarkOf(tr *uitest.Rig, id int64) string {
	m, err := tr.Office.Member(context.Background(), id)
	if err != nil {
		tr.T.Fatal(err)
	}
	return m.Remark
}

func TestAnOpenFormOutlivesAVisitElsewhere(t *testing.T) {
	tr, s, ids := open(t)
	tr.Press("编辑")
	tr.Type("备注", "改了一半")
	s.Shown(nil)
	tr.Settle()
	if got := tr.Entry("备注").Text; got != "改了一半" {
		t.Errorf("after coming back the field holds %q", got)
	}
	s.Shown(InBranch(ids[0]))
	tr.Settle()
	tr.Sees("修改还没有保存")
	tr.Press("放弃修改")
	if len(s.Table.Shown()) != 3 {
		t.Error("after giving up the changes the branch is not shown")
	}
}

// The form masks the telephone as it masks the ID number; both are looked at in full by one act, and what stays masked stays
// as it is.
func TestTheFormMasksTelephonesToo(t *testing.T) {
	tr, s, _ := open(t)
	s.Find("段青禾")
	tr.Settle()
	s.Choose(s.Table.Shown()[0].ID)
	tr.Settle()
	s.Edit()
	tr.Settle()
	if got := tr.Entry("联系电话").Text; got != "1** **** 2746" {
		t.Errorf("the field has %q", got)
	}
	tr.Type("联系电话", "1** **** 2747")
	s.Save()
	tr.Settle()
	tr.Sees("要改就整个重写")
	tr.Type("联系电话", "1** **** 2746")
	tr.Press("显示全号")
	tr.Settle()
	if id, phone := tr.Entry("公民身份号码").Text, tr.Entry("联系电话").Text; phone != "13800002746" || !strings.HasPrefix(id, "32010019930712") {
		t.Errorf("shown are %q and %q", id, phone)
	}

	// A window that is locked masks what is kept, and leaves what was typed.
	tr.Type("联系电话", "13900002747")
	s.Mask()
	if id, phone := tr.Entry("公民身份号码").Text, tr.Entry("联系电话").Text; phone != "13900002747" || !strings.Contains(id, "****") {
		t.Errorf("masked are %q and %q", id, phone)
	}
}

func TestTheUnitsOfTheBranchAreOfferedFirst(t *testing.T) {
	tr, s, ids := open(t)
	s.Find("段青禾")
	s.Shown(nil)
	tr.Settle()
	options := s.unitOptions(ids[2])
	if len(options) != 4 || options[0].Group != "本支部覆盖的单位" || options[1].Group != "本支部覆盖的单位" || options[2].Group != "其他单位" {
		t.Errorf("offered are %+v", options)
	}
	tr.Press("编辑")
	var own string
	for _, o := range s.unitOptions(ids[0]) {
		if o.Text == "青禾培训学校" {
			own = o.ID
		}
	}
	tr.Choose("工作单位", own)
	s.Save()
	tr.Settle()
	if m := member(t, tr, "段青禾"); m.UnitID == 0 {
		t.Errorf("saved as %+v", m)
	}
	tr.Sees("青禾培训学校")
	s.Find("青禾培训")
	if got := s.shownNames(); !strings.Contains(got, "段青禾") {
		t.Errorf("the search for the unit finds %q", got)
	}
}
