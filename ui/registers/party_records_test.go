package registers

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// openRegister shows the screen on a register that ships.
func openRegister(t *testing.T, id string) (*uitest.Rig, *Screen) {
	t.Helper()
	tr := uitest.New(t)
	tr.Fill()
	s := New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(id)
	tr.Settle()
	settle(tr)
	return tr, s
}

func entriesOf(t *testing.T, o *office.Office, id string) []office.EntryRow {
	t.Helper()
	all, err := o.Entries(context.Background(), id, false)
	if err != nil {
		t.Fatal(err)
	}
	return all.Rows
}

// Somebody who is not on the roster is entered by typing his name; of dated lines each must begin with its day; the dates
// say how far he is.
func TestAnApplicantIsEnteredByName(t *testing.T) {
	tr, s := openRegister(t, "development")
	tr.Press("新增一人")
	settle(tr)
	tr.Type("姓名 *", "许一诺")
	tr.Type("申请日期", "2026.3.1")
	tr.Type("确定积极分子日期", "2026.9.1")
	tr.Type("半年考察", "考察过了")
	s.entries.Save()
	tr.Sees("每行先写日期")
	tr.Type("半年考察", "2026.11.1 张老师考察")
	s.entries.Save()
	settle(tr)
	all := entriesOf(t, tr.Office, "development")
	if len(all) != 1 || all[0].Values["member"] != "许一诺" || all[0].MemberID != 0 || all[0].Values["exam_dates"] != "2026-11-01 张老师考察" || all[0].State != "积极分子" {
		t.Fatalf("%+v", all)
	}
	tr.Sees("许一诺", "派人谈话期限 04-01")
	tr.SeesNot("没有对上", "改为发展对象")
}

// The list of names offers what was sought as it stands when nobody bears it; where only records can be named it says so.
func TestANameThatNobodyBearsIsOffered(t *testing.T) {
	tr, s := openRegister(t, "transfer")
	tr.Press("新增一条")
	settle(tr)
	press := func(key fyne.KeyName) {
		t.Helper()
		tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		tr.Settle()
	}
	tr.Type("姓名 *", "张新人")
	press(fyne.KeyDown)
	tr.Sees("张新人", "照原文登记，花名册里没有")
	press(fyne.KeyReturn)
	tr.Choose("方向", "转入")
	tr.Type("开具日期", "2026.10.1")
	tr.Type("回执日期", "2026.9.1")
	s.entries.Save()
	settle(tr)
	tr.Sees("回执日期 2026-09-01 早于开具日期 2026-10-01")
	tr.Type("回执日期", "2026.10.9")
	s.entries.Save()
	settle(tr)
	if all := entriesOf(t, tr.Office, "transfer"); len(all) != 1 || all[0].Values["member"] != "张新人" || all[0].Values["receipt"] != "2026-10-09" {
		t.Fatalf("%+v", all)
	}
}

// A name that is on the roster becomes that member; a transfer out with its receipt offers to take him off the roster.
func TestATransferOffersToTakeSomebodyOffTheRoster(t *testing.T) {
	tr, s := openRegister(t, "transfer")
	members, err := tr.Office.Members(context.Background(), false)
	if err != nil || len(members) == 0 {
		t.Fatal(err)
	}
	who := members[0]
	tr.Press("新增一条")
	settle(tr)
	tr.Type("姓名 *", who.Name)
	tr.Choose("方向", "转出")
	tr.Type("开具日期", "2026.3.1")
	tr.Type("回执日期", "2026.3.20")
	s.entries.Save()
	settle(tr)
	all := entriesOf(t, tr.Office, "transfer")
	if len(all) != 1 || all[0].MemberID != who.ID || all[0].State != "已办结" {
		t.Fatalf("%+v", all)
	}
	tr.Press("移出花名册")
	tr.Press("移出" + who.Name)
	settle(tr)
	d, err := tr.Office.Member(context.Background(), who.ID)
	if err != nil || d.ClosedOn != "2026-03-20" || d.Status != model.StatusLeft {
		t.Errorf("%+v %v", d.Member, err)
	}
	tr.Sees("已把" + who.Name + "移出花名册")
}

// An approved development offers to make him a full member on the roster too.
func TestADevelopmentOffersToChangeTheRoster(t *testing.T) {
	tr, s := openRegister(t, "development")
	ctx := context.Background()
	id, _, err := tr.Office.SaveMember(ctx, model.Member{Name: "许一诺", Kind: model.Probationary, JoinDate: "2025-10-10"})
	if err != nil {
		t.Fatal(err)
	}
	tr.Press("新增一人")
	settle(tr)
	tr.Type("姓名 *", "许一诺")
	tr.Type("接收大会日期", "2025.10.10")
	tr.Type("转正大会", "2026.10.20")
	tr.Type("转正审批", "2026.11.5")
	s.entries.Save()
	settle(tr)
	tr.Sees("花名册里还是预备党员")
	tr.Press("改为正式党员")
	settle(tr)
	tr.PressButton("改为正式党员")
	settle(tr)
	d, err := tr.Office.Member(ctx, id)
	if err != nil || d.Kind != model.FullMember || d.FullDate != "2026-10-10" {
		t.Errorf("%+v %v", d.Member, err)
	}
	tr.Sees("许一诺已改为正式党员")
}

// The twelve months stand three in a line, and the year is not added up.
func TestTheMonthsOfDuesStandTogether(t *testing.T) {
	tr, s := openRegister(t, "dues")
	e := record.Entry{Register: "dues", Values: map[string]string{"member": "许一诺", "year": "2026", "standard": "20.00", "paid_01": "20.00"}}
	if _, _, err := tr.Office.SaveEntry(context.Background(), e); err != nil {
		t.Fatal(err)
	}
	s.Shown("dues")
	settle(tr)
	s.entries.Choose(s.entries.Table.Shown()[0].ID)
	settle(tr)
	tr.Press("编辑")
	settle(tr)
	at := func(label string) fyne.Position {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(tr.Entry(label))
	}
	if one, three, four := at("1月实交"), at("3月实交"), at("4月实交"); one.Y != three.Y || four.Y <= one.Y || four.X != one.X {
		t.Errorf("the months stand at %v, %v, %v", one, three, four)
	}
	tr.Type("2月实交", "20元")
	s.entries.Save()
	settle(tr)
	if all := entriesOf(t, tr.Office, "dues"); all[0].Values["paid_02"] != "20.00" {
		t.Errorf("%v", all[0].Values)
	}
	tr.Sees("20.00")
	tr.SeesNot("2026.00")
}

// The list says what is due with its day where that is no day of the list.
func TestTheListSaysWhatIsDue(t *testing.T) {
	tr, s := openRegister(t, "transfer")
	e := record.Entry{Register: "transfer", Values: map[string]string{"member": "许一诺", "issued": "2026-09-01", "valid_days": "30"}}
	if _, _, err := tr.Office.SaveEntry(context.Background(), e); err != nil {
		t.Fatal(err)
	}
	s.Shown("transfer")
	settle(tr)
	tr.Sees("到期", "介绍信到期 10-01")
	s.entries.Choose(s.entries.Table.Shown()[0].ID)
	settle(tr)
	tr.Sees("介绍信到期 10-01，逾期")
	tr.SeesNot("开具日期 10-01", "合计")
}
