package home

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/branches"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/members"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func open(t *testing.T, fill bool) (*uitest.Rig, *Screen) {
	t.Helper()
	tr := uitest.New(t)
	if fill {
		tr.Fill()
	}
	s := New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s
}

func TestEmptyFileSaysWhatToDoFirst(t *testing.T) {
	tr, s := open(t, false)
	tr.Sees("全年清单", "共 11 步，办完 1 步", "2　导入党组织台账", "3　导入党员花名册", "5　下发考核方案", "11　归档、出材料", "下一步：把台账拖进窗口，或者点按钮选文件；表格可以是任何排法")
	if s.first == nil || s.first.Text() != "导入台账" {
		t.Fatal("the first verb is not to import the ledger")
	}
	tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(tr.Went) != 1 || tr.Went[0].Screen != shell.Intake {
		t.Errorf("Enter leads to %v", tr.Went)
	}
}

func TestAStepIsLeftOutAndTakenUpAgain(t *testing.T) {
	tr, s := open(t, false)
	tr.Press("先跳过")
	tr.Settle()
	s.Changed()
	tr.Settle()
	tr.Sees("已跳过，随时可以接着办")
	tr.Press("接着办")
	tr.Settle()
	s.Changed()
	tr.Settle()
	tr.SeesNot("已跳过，随时可以接着办")
}

func TestTheChecklistLeadsOn(t *testing.T) {
	tr, s := open(t, true)
	tr.SeesNot("5　下发考核方案") // ready for its year, the file shows what to do now
	s.list = listYear
	s.draw()
	tr.Sees("1　建立党委资料", "支部都有届满日期", "5　下发考核方案", "下一步：选一个方案，定稿并下发；默认方案可以直接用")
	if s.first == nil || s.first.Text() != "去选方案" {
		t.Fatalf("the first verb is %v", s.first)
	}
	tr.Press("去选方案")
	if want := (uitest.Visit{Screen: shell.Assess, Target: shell.AssessAt{Place: office.AtScheme}}); tr.Went[0] != want {
		t.Errorf("it leads to %v", tr.Went)
	}
}

func TestFiguresAreThoseOfTheLists(t *testing.T) {
	tr, _ := open(t, true)
	tr.Sees("2026年11月23日　星期一", "支部 3　联合 1", "正式 5　预备 1　未分支部 1", "体检问题", "必须 10　一般 1　其他 0", "考核还没有开始")
}

func TestTasksStandByUrgencyAndLeadToTheirList(t *testing.T) {
	tr, s := open(t, true)
	tr.Sees("1 个党组织届满未换届", "青禾培训学校党支部，2026-08-14 届满，已超过 101 天", "2026 年度考核还没有开始", "1 个党组织六个月内届满",
		"1 名党员还没有分到支部", "1 名党员没有身份证号", "体检有 10 项必须整改", "连同一般应改、数据待补，共 11 项", "6 件，其中 2 件已逾期", "2026年11月5日截止，已超过 18 天")
	if s.first.Text() != "去处理" {
		t.Errorf("the first verb is %s", s.first.Text())
	}
	for _, verb := range []string{"去处理", "开始年度考核", "看问题"} {
		tr.Press(verb)
	}
	want := []uitest.Visit{{Screen: shell.Branches, Target: branches.Overdue}, {Screen: shell.Assess, Target: shell.AssessAt{Place: office.AtScheme}}, {Screen: shell.Checkup}}
	for i, v := range want {
		if tr.Went[i] != v {
			t.Errorf("verb %d leads to %v, want %v", i, tr.Went[i], v)
		}
	}
}

func TestDueDatesFollowTheSpan(t *testing.T) {
	tr, s := open(t, true)
	tr.Sees("2026-08-14", "青禾培训学校党支部　任期届满", "2027-03-11", "还有 108 天")
	s.days = 0
	s.Changed()
	tr.Settle()
	tr.Sees("2026-08-14")
	tr.SeesNot("还有 108 天")
}

func TestAStepOfTheYearLeadsToItsPlace(t *testing.T) {
	tr, s := open(t, true)
	line := s.stageLine(s.shown).(*kit.StageLine)
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	want := uitest.Visit{Screen: shell.Assess, Target: shell.AssessAt{Place: office.AtPublication, Stage: office.StageSelf}}
	if len(tr.Went) != 1 || tr.Went[0] != want {
		t.Errorf("the second step leads to %v, want %v", tr.Went, want)
	}
}

func TestClassesCountEveryTotalOnce(t *testing.T) {
	grades := []model.GradeRule{{Name: "优秀", From: model.Pt(90)}, {Name: "合格", From: model.Pt(75)}, {Name: "基本合格", From: model.Pt(60)}, {Name: "不合格"}}
	totals := []model.Points{0, model.Pt(60) - 1, model.Pt(60), model.Pt(65) - 1, model.Pt(75), model.Pt(90) - 1, model.Pt(90), model.Pt(100), model.Pt(104)}
	bars, marks := classes(totals, grades)
	got := map[string]int{}
	sum := 0
	for _, b := range bars {
		got[b.Label] = b.Value
		sum += b.Value
	}
	if sum != len(totals) || got["60 以下"] != 2 || got["60–65"] != 2 || got["85–90"] != 1 || got["90–95"] != 1 || got["95 以上"] != 2 {
		t.Errorf("classes are %v", got)
	}
	if len(marks) != 3 || marks[0].Text != "优秀 90" || bars[marks[0].Before].Label != "90–95" || bars[marks[0].Before].Token != look.Chart1 {
		t.Errorf("marks are %+v", marks)
	}
}

func TestTimesReadAsToday(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 38, 0, 0, time.Local) // a Monday
	for want, at := range map[string]time.Time{
		"09:47": time.Date(2026, 11, 23, 9, 47, 0, 0, time.Local), "周五": time.Date(2026, 11, 20, 9, 0, 0, 0, time.Local),
		"11-02": time.Date(2026, 11, 2, 9, 0, 0, 0, time.Local), "2025": time.Date(2025, 12, 31, 9, 0, 0, 0, time.Local),
	} {
		if got := when(at, now); got != want {
			t.Errorf("%s is shown as %s, want %s", at, got, want)
		}
	}
}

func TestAnOpenYearIsShown(t *testing.T) {
	tr, s := open(t, true)
	if _, err := tr.Office.OpenYear(context.Background(), 2026, "education"); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	tr.Sees("3 个支部未交自评表", "0 / 3", "还没有哪个支部打完分")
}

func TestMissedMeetingsAreATask(t *testing.T) {
	tr, s := open(t, true)
	rows, err := tr.Office.Branches(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := tr.Office.SaveActivity(context.Background(), model.NewActivity(rows[0].Org.ID, model.PartyDay, "2026-02-10")); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	tr.Sees("组织生活缺 12 次记录") // nine months and three quarters
	tr.Press("去登记")
	if last := tr.Went[len(tr.Went)-1]; last.Screen != shell.Life {
		t.Errorf("leads to %v", last)
	}
}

func TestEveryTaskLeadsToItsPlace(t *testing.T) {
	for kind, want := range map[office.TaskKind]uitest.Visit{
		office.TaskWithoutBranch: {Screen: shell.Members, Target: members.WithoutBranch}, office.TaskWithoutID: {Screen: shell.Members, Target: members.WithoutID},
		office.TaskTermsDue: {Screen: shell.Branches, Target: branches.DueSoon}, office.TaskFindings: {Screen: shell.Checkup},
	} {
		if _, screen, target := placeOf(office.Task{Kind: kind}); (uitest.Visit{Screen: screen, Target: target}) != want {
			t.Errorf("%s leads to %s %v", kind, screen, target)
		}
	}
	if _, _, target := placeOf(office.Task{Kind: office.TaskRegister, Register: "visit", EntryID: 7}); target != int64(7) {
		t.Errorf("one entry leads to %v", target)
	}
}

func TestWhatIsPastDoesNotHideWhatComes(t *testing.T) {
	var due []office.DueDate
	for days := -5; days < 5; days++ {
		due = append(due, office.DueDate{Days: days})
	}
	var days []int
	for _, d := range nearest(due) {
		days = append(days, d.Days)
	}
	if fmt.Sprint(days) != "[-5 -4 0 1 2 3]" || len(nearest(due[:1])) != 1 || len(nearest(nil)) != 0 {
		t.Errorf("shown are %v", days)
	}
	if got := moreWords(due, nearest(due)); got != "另有 4 项，其中 3 项已过期" {
		t.Errorf("folded away: %s", got)
	}
	if got := moreWords(due[5:], nearest(due[5:])); got != "另有 1 项" {
		t.Errorf("folded away: %s", got)
	}
}

func TestFiguresFitASmallWindow(t *testing.T) {
	_, s := open(t, true)
	s.agenda = &office.Agenda{Open: 1095, Must: 157, Normally: 936}
	if w := s.figures(&office.HomeFacts{Orgs: 300, Branches: 299, Joint: 100, Members: 5000, Full: 4400, Probationary: 600, WithoutBranch: 120}).MinSize().Width; w > 1000-144-2*look.Gap24 {
		t.Errorf("the figures need %.0f px", w)
	}
}

func TestTheNextStepIsScrolledIntoView(t *testing.T) {
	tr, s := open(t, true)
	tr.Window.Resize(fyne.NewSize(1000, 420))
	s.list = listYear
	s.Shown(nil)
	inView := func() bool {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(s.row).Y+s.row.Size().Height <= tr.Window.Canvas().Size().Height
	}
	tr.Wait("the next step in view", inView)
	s.agenda = nil // what falls due is read after the step was scrolled to, and the screen drawn anew
	s.readAgenda()
	tr.Settle()
	tr.Wait("the next step in view after what falls due was read", inView)
}

// What was read once another screen stands in the window does not ask for the keyboard: it would find none to give it to.
func TestAScreenThatWasLeftTakesNoKeyboard(t *testing.T) {
	tr, s := open(t, true)
	entry := kit.NewEntry("")
	tr.Show(entry)
	tr.Window.Canvas().Focus(entry)
	s.focusFirst()
	if tr.Window.Canvas().Focused() != fyne.Focusable(entry) || kit.Stands(tr.Window.Canvas(), s.object) {
		t.Error("the home screen took the keyboard though it does not stand there")
	}
}
