package life

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// open shows the matrix of three branches: the first held a 主题党日 in every month but April, and nothing else.
func open(t *testing.T) (*uitest.Rig, *Screen, []int64) {
	t.Helper()
	tr := uitest.New(t)
	ids := tr.Fill()
	var all []model.Activity
	for month := 1; month <= 10; month++ {
		if month != 4 {
			a := model.NewActivity(ids[0], model.PartyDay, model.Date(fmt.Sprintf("2026-%02d-16", month)))
			a.Chair, a.Place = "林知衡", "党员活动室"
			all = append(all, a)
		}
	}
	if _, _, err := tr.Office.AddActivities(context.Background(), all, "登记"); err != nil {
		t.Fatal(err)
	}
	s := New(tr.Desk)
	tr.Office.OnChange(func() { fyne.Do(s.Changed) })
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s, ids
}

// at makes a cell current and gives the matrix the keyboard.
func (s *Screen) at(tr *uitest.Rig, org int64, month int) {
	s.table.SetCurrentCell(fmt.Sprint(org), monthID(month))
	s.table.Focus()
	tr.Settle()
}

func press(tr *uitest.Rig, key fyne.KeyName) {
	tr.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	tr.Settle()
}

func kindsIn(t *testing.T, tr *uitest.Rig, org int64, month int) string {
	t.Helper()
	d, err := tr.Office.LifeDraft(context.Background(), org, model.PartyDay, 2026, month)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, a := range d.Records {
		all = append(all, string(a.Date)[8:]+a.Kind.Sign())
	}
	return strings.Join(all, " ")
}

func TestTheMatrixShowsWhatIsMissing(t *testing.T) {
	tr, s, ids := open(t)
	tr.Sees("截至 11 月 23 日", "2 个支部没有记录", "没有记录", "9 / 1")
	s.at(tr, ids[0], 4)
	if got := s.cellText(s.board.Cell(s.board.Row(ids[0]), 4, "")); got != "日" {
		t.Errorf("April shows %q", got)
	}
	tr.Sees("缺主题党日")
	tr.Press("其他类别")
	tr.Sees("上级培训")
	press(tr, fyne.KeyEscape)
	tr.Press("有缺项的")
	if shown := s.table.Shown(); len(shown) != 1 || shown[0].Org.ID != ids[0] {
		t.Errorf("with gaps only: %d branches", len(shown))
	}
}

func TestEnterOpensTheFormAndSavingGoesOn(t *testing.T) {
	tr, s, ids := open(t)
	s.chooseKind(model.PartyDay)
	s.at(tr, ids[0], 4)
	press(tr, fyne.KeyReturn)
	e := tr.Entry("日期")
	if e.Text != "2026-04-" || tr.Window.Canvas().Focused() != fyne.Focusable(e) || tr.Entry("主持人").Text != "林知衡" {
		t.Fatalf("the form begins with %q, %q", e.Text, tr.Entry("主持人").Text)
	}
	test.Type(e, "17")
	tr.Type("应到", "5")
	tr.Type("实到", "4")
	s.save()
	tr.Settle()
	if got := kindsIn(t, tr, ids[0], 4); got != "17日" {
		t.Fatalf("April holds %q", got)
	}
	if r, month, _ := s.current(); r.Org.ID != ids[1] || month != 1 { // the next branch has no record at all
		t.Errorf("goes on to %s, %d 月", r.Org.Name, month)
	}
	tr.Sees("已登记青禾培训学校的活动")
}

func TestWhatIsWrongStandsUnderItsField(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 4)
	press(tr, fyne.KeyReturn)
	tr.Type("日期", "2026-04")
	s.save()
	tr.Settle()
	tr.Sees("活动时间要写到日")
	tr.Type("日期", "2026-12-01")
	s.save()
	tr.Settle()
	tr.Sees("还没有到，开完再登记")
	tr.Choose("活动类别", "members")
	tr.Type("应到", "9")
	tr.Type("实到", "4")
	tr.Sees("人到会", "赞成")
	left := false
	s.Leave(func() { left = true })
	tr.Settle()
	tr.Sees("填写的还没有保存")
	tr.Press("继续填写")
	if left || !s.Stepping() || s.UndoStep() == "" {
		t.Error("the form is left, or has no step to take back")
	}
}

// A day alone is never taken for one of several kinds that a cell lacks.
func TestADayOfWhichTheKindIsNotPlainIsAsked(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 11) // lacks 主题党日, and 党员大会 and 党课 of the quarter
	canvas := tr.Window.Canvas()
	canvas.Focused().TypedRune('1')
	tr.Settle()
	test.Type(canvas.Focused(), "2")
	press(tr, fyne.KeyReturn)
	if got := kindsIn(t, tr, ids[0], 11); got != "" || !strings.Contains(tr.Toasts.Text(), "写明是哪一类，如“") {
		t.Errorf("November holds %q, said %q", got, tr.Toasts.Text())
	}
}

// The form beside the list is of a branch in the list; one that was typed into stays and says that its branch is not listed.
func TestTheFormFollowsTheList(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 4)
	s.search.SetText("松溪")
	tr.Settle()
	if s.entry == nil || s.entry.row.Org.ID != ids[1] || s.entry.month != 4 {
		t.Fatalf("the form is of %+v", s.entry)
	}
	tr.SeesNot("青禾培训学校")
	tr.Type("主题", "植树")
	s.search.SetText("青禾")
	tr.Settle()
	tr.Sees("列表里现在没有松溪艺术培训中心")
	s.Changed()
	tr.Settle()
	tr.SeesNot("填写的还没有保存")
	if s.entry.row.Org.ID != ids[1] || tr.Entry("主题").Text != "植树" {
		t.Error("what was typed is gone")
	}
	s.search.SetText("")
	tr.Settle()
	tr.SeesNot("列表里现在没有")
	tr.Type("主题", "")
	s.search.SetText("没有这个支部")
	tr.Settle()
	if s.entry != nil {
		t.Error("a form shows beside an empty list")
	}
}

// A branch whose last gap is being filled in stays in the list of those with gaps: the next day typed would go to another branch.
func TestABranchStaysListedWhileItIsFilledIn(t *testing.T) {
	tr, s, ids := open(t)
	s.chooseKind(model.PartyDay)
	tr.Press("有缺项的")
	s.at(tr, ids[0], 4)
	canvas := tr.Window.Canvas()
	canvas.Focused().TypedRune('7')
	tr.Settle()
	press(tr, fyne.KeyTab)
	if r, month, _ := s.current(); s.lacks(s.board.Row(ids[0])) || len(s.table.Shown()) != 1 || r.Org.ID != ids[0] || month != 5 {
		t.Errorf("the cursor is on %s, %d 月, of %d branches", r.Org.Name, month, len(s.table.Shown()))
	}
	tr.Press("有缺项的")
	tr.Press("有缺项的")
	if len(s.table.Shown()) != 0 {
		t.Error("set anew, the list holds a branch without gaps")
	}
}

// What is typed while a record is written is the day of the next one, not lost and not in the form that goes.
func TestWhatIsTypedAheadIsOfTheNextRecord(t *testing.T) {
	tr, s, ids := open(t)
	s.chooseKind(model.PartyDay)
	s.at(tr, ids[1], 1)
	press(tr, fyne.KeyReturn)
	ahead := func(day string) {
		for _, r := range day {
			tr.Window.Canvas().Focused().TypedRune(r)
		}
		s.save()
	}
	ahead("11") // none of it waits for the one before
	ahead("12")
	ahead("13")
	tr.Window.Canvas().Focused().TypedRune('1')
	tr.Settle()
	if got := kindsIn(t, tr, ids[1], 1) + kindsIn(t, tr, ids[1], 2) + kindsIn(t, tr, ids[1], 3); got != "11日12日13日" {
		t.Errorf("January to March hold %q", got)
	}
	if r, month, _ := s.current(); r.Org.ID != ids[1] || month != 4 || tr.Entry("日期").Text != "2026-04-1" {
		t.Errorf("goes on to %s, %d 月, %q", r.Org.Name, month, tr.Entry("日期").Text)
	}
}

// The legend explains every sign of the cells, whole in a narrow window too.
func TestTheLegendIsWholeInANarrowWindow(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 4)
	tr.Window.Resize(fyne.NewSize(850, 600))
	tr.Sees("·　还没有到", "—　不用开", "看不出缺不缺", "谈 谈心谈话")
	if has, needs := s.legend.Size().Height, s.legend.MinSize().Height; has < needs {
		t.Errorf("the legend has %v of the height %v that its lines need", has, needs)
	}
	edge := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.legend).X + s.legend.Size().Width
	uitest.Each(s.legend, func(o fyne.CanvasObject) {
		if l, ok := o.(*text.Label); ok {
			if right := fyne.CurrentApp().Driver().AbsolutePositionForObject(l).X + text.Width(l.Text, l.Type, l.Bold); right > edge {
				t.Errorf("%q ends %v beyond the legend", l.Text, right-edge)
			}
		}
	})
}

func TestADayIsTypedIntoTheCell(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 4)
	canvas := tr.Window.Canvas()
	canvas.Focused().TypedRune('1')
	tr.Settle()
	test.Type(canvas.Focused(), "8")
	press(tr, fyne.KeyReturn)
	if got := kindsIn(t, tr, ids[0], 4); got != "18日" {
		t.Fatalf("April holds %q", got)
	}
	tr.Sees("2026-04-18 主题党日已登记")
	s.at(tr, ids[0], 4)
	canvas.Focused().TypedRune('9')
	tr.Settle()
	press(tr, fyne.KeyReturn)
	if got := kindsIn(t, tr, ids[0], 4); got != "18日" || !strings.Contains(tr.Toasts.Text(), "4 月不缺") {
		t.Errorf("a day of what is not missing: %q, said %q", got, tr.Toasts.Text())
	}
	press(tr, fyne.KeyEscape)
	s.at(tr, ids[0], 3)
	press(tr, fyne.KeySpace)
	if e, ok := canvas.Focused().(interface{ SelectedText() string }); !ok || e == nil {
		t.Error("Space opens no field")
	}
}

func TestABlockIsPastedAfterALook(t *testing.T) {
	tr, s, ids := open(t)
	s.chooseKind(model.PartyDay)
	s.at(tr, ids[0], 3)
	fyne.CurrentApp().Clipboard().SetContent("16\t4月17日\tx\n8\t9\n")
	s.table.Paste()
	tr.Settle()
	tr.Sees("剪贴板有 2 行 × 3 列：登记 3 次，已有 1 格", "1 格看不懂")
	tr.Press("逐格查看")
	tr.Sees("会怎样", "04-17 主题党日", "“x”看")
	if kindsIn(t, tr, ids[0], 4) != "" {
		t.Error("written before it was looked at")
	}
	tr.Press("登记 3 次")
	if got := kindsIn(t, tr, ids[0], 4) + kindsIn(t, tr, ids[1], 3) + kindsIn(t, tr, ids[1], 4); got != "17日08日09日" {
		t.Errorf("holds %q", got)
	}
	tr.Sees("已登记 3 次")
}

func TestOneActivityOfManyBranches(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 4)
	tr.Press("批量登记")
	tr.Sees("已选 3 个支部")
	tr.Press("登记")
	tr.Sees("日期还没有填", "记录人", "缺席")
	tr.Type("日期", "2026-04-20")
	tr.Type("主题", "清明祭扫")
	press(tr, fyne.KeyEscape)
	tr.Sees("填写的还没有保存")
	tr.Press("继续填写")
	tr.Type("记录人", "段青禾")
	kit.PassShortcut(tr.Entry("记录人"), &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
	tr.Settle()
	for _, id := range ids {
		if got := kindsIn(t, tr, id, 4); got != "20日" {
			t.Errorf("branch %d holds %q", id, got)
		}
	}
	tr.Sees("已登记 3 次")
}

// A year that is not the one shown is mostly a slip: it is asked about before anything is written.
func TestRecordsOfAnotherYearAreAskedAbout(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 4)
	tr.Press("批量登记")
	tr.Type("日期", "2025-04-20")
	tr.Type("主题", "清明祭扫")
	tr.Press("登记")
	tr.Sees("日期是 2025 年的", "登记的活动在 2025 年")
	tr.Press("改日期")
	tr.Sees("批量登记", "清明祭扫")
	tr.Press("登记")
	tr.Press("登记到 2025 年")
	tr.Sees("组织生活从哪年起检查", "2025 年没有登记的活动会报出来")
	tr.Press("先不登记")
	tr.Sees("没有登记，什么都没有改动")
	tr.Press("批量登记")
	tr.Type("日期", "2025-04-20")
	tr.Type("主题", "清明祭扫")
	tr.Press("登记")
	tr.Press("登记到 2025 年")
	tr.Press("只存档")
	tr.Sees("已登记 3 次")
	s.Shown(shell.LifeOf{Year: 2025})
	tr.Settle()
	tr.Sees("2025 年只存档、不检查")
}

func TestARecordIsChangedAndDeleted(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 5)
	tr.Sees("5 月已记 1 次")
	tr.Press("修改")
	tr.Type("主题", "红色观影")
	tr.Sees("保存 1 处修改")
	s.save()
	tr.Settle()
	s.at(tr, ids[0], 6)
	s.at(tr, ids[0], 5)
	tr.Sees("红色观影")
	tr.Press("修改")
	tr.Press("删除")
	tr.Press("删除这条记录")
	if got := kindsIn(t, tr, ids[0], 5); got != "" {
		t.Errorf("May holds %q", got)
	}
}

func TestOthersOpenACell(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(shell.LifeOf{Org: ids[0], Kind: model.PartyDay})
	tr.Settle()
	if r, month, _ := s.current(); r.Org.ID != ids[0] || month != 4 || s.kind != model.PartyDay {
		t.Errorf("opens %s, %d 月", r.Org.Name, month)
	}
	s.Shown(shell.LifeOf{})
	tr.Settle()
	if s.entry == nil {
		t.Error("no form is open")
	}
	s.Shown(shell.LifeOf{Org: ids[0], Kind: model.LifeMeeting, Year: 2025})
	tr.Settle()
	tr.Sees("2025 年只存档、不检查")
	if r, month, _ := s.current(); s.board.Year != 2025 || r.Org.ID != ids[0] || month != 12 {
		t.Errorf("opens %d, %s, %d 月", s.board.Year, r.Org.Name, month)
	}
	s.Shown(nil)
	tr.Settle()
	if s.board.Year != 2026 {
		t.Errorf("the working year is %d afterwards", s.board.Year)
	}
}

// A finding about a record opens this record, not a new form beside it; what it lacks gets the keyboard.
func TestARecordIsOpenedToBeMended(t *testing.T) {
	tr, s, ids := open(t)
	ctx := context.Background()
	few := model.NewActivity(ids[0], model.MembersMeeting, "2026-05-20")
	few.Topic, few.Due, few.Present = "补选支委", 9, 3
	id, _, err := tr.Office.SaveActivity(ctx, few)
	if err != nil {
		t.Fatal(err)
	}
	s.Shown(shell.LifeOf{Org: ids[0], Kind: model.MembersMeeting, Year: 2026, Month: 5, Record: id})
	tr.Settle()
	if s.entry == nil || s.entry.value.ID != id || tr.Entry("日期").Text != "2026-05-20" || tr.Window.Canvas().Focused() != fyne.Focusable(tr.Entry("实到")) {
		t.Fatalf("the record is not open: %+v", s.entry)
	}
	if _, _, err := tr.Office.SaveActivity(ctx, model.NewActivity(ids[1], model.PartyDay, "2026-02-03")); err != nil {
		t.Fatal(err)
	}
	tr.Settle() // a change from elsewhere puts no new form in its place
	tr.Type("实到", "8")
	s.save()
	tr.Settle()
	d, err := tr.Office.LifeDraft(ctx, ids[0], model.MembersMeeting, 2026, 5)
	if err != nil || len(d.Records) != 2 || d.Records[1].Present != 8 {
		t.Errorf("May holds %+v, %v", d.Records, err)
	}
	s.Shown(shell.LifeOf{Org: ids[0], Year: 2026, Month: 3, Record: d.Records[0].ID - 2}) // whole but for topic, numbers and recorder
	tr.Settle()
	if tr.Window.Canvas().Focused() != fyne.Focusable(tr.Entry("主题")) {
		t.Error("the first empty part does not have the keyboard")
	}
}

// A change that came from elsewhere leaves what is being typed alone.
func TestAChangeFromElsewhereKeepsWhatIsTyped(t *testing.T) {
	tr, s, ids := open(t)
	s.at(tr, ids[0], 4)
	tr.Type("主题", "植树")
	if _, _, err := tr.Office.SaveActivity(context.Background(), model.NewActivity(ids[1], model.PartyDay, "2026-02-03")); err != nil {
		t.Fatal(err)
	}
	tr.Settle()
	if tr.Entry("主题").Text != "植树" || s.board.Cell(s.board.Row(ids[1]), 2, "").Records != 1 {
		t.Error("what was typed is gone, or the matrix stays as it was")
	}
}
