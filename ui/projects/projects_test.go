package projects

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func open(t *testing.T, entries ...record.Entry) (*uitest.Rig, *Screen, []int64) {
	t.Helper()
	tr := uitest.New(t)
	tr.Fill()
	var ids []int64
	for _, e := range entries {
		e.Register = project.Register
		id, _, err := tr.Office.SaveEntry(context.Background(), e)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	s := New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(nil)
	settle(tr)
	return tr, s, ids
}

func settle(tr *uitest.Rig) {
	tr.T.Helper()
	tr.Settle()
	tr.Wait("the screen", tr.Idle)
}

func of(state string, pairs ...string) record.Entry {
	e := record.Entry{State: state, Values: map[string]string{"measure_unit": "场"}}
	for i := 0; i+1 < len(pairs); i += 2 {
		e.Values[pairs[i]] = pairs[i+1]
	}
	return e
}

func some() []record.Entry {
	return []record.Entry{
		of(project.Under, "name", "心理辅导进社区", "from", "2026-03-01", "due_on", "2026-10-30", "target", "12", "done", "8", "needed", "签到表、结项报告", "evidence", "签到表 8 份", "planned", "6000.00", "paid", "3000.00"),
		of(project.Under, "name", "一校一品", "from", "2026-07-01", "due_on", "2026-12-31", "target", "9", "done", "8"),
		of(project.Applied, "name", "进校园", "applied_on", "2026-11-10", "due_on", "2027-11-30", "target", "8"),
		of(project.Finished, "name", "读书班", "from", "2026-02-01", "due_on", "2026-06-30", "done_on", "2026-06-26"),
	}
}

func TestProjectsAreGroupedByHowUrgentTheyAre(t *testing.T) {
	tr, s, ids := open(t, some()...)
	tr.Sees("4 个：实施 2，逾期 1，本季到期 1", "逾期 1　到期没有结项", "本季到期 1　12-31 以前", "以后到期 1", "逾期 24 天，还差 4 场", "期限 10-30。补办 4 场后结项", "登记第 9 场", "结项报告", "展开已结项 1", "预算 6000.00", "显示 3 / 4")
	tr.SeesNot("读书班")
	tr.Press("展开已结项 1")
	tr.Sees("读书班", "显示 4 / 4")
	s.Shown(ids[3])
	settle(tr)
	tr.Sees("读书班")
	s.views.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // 看板
	settle(tr)
	tr.Sees("申报", "立项", "心理辅导进社区", "进校园")
	s.views.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	tr.Sees("一季度")
	s.key(&fyne.KeyEvent{Name: fyne.KeyRight})
	tr.Sees("2027 一季度")
}

func TestTheNextPieceOfWorkIsEnteredAndFinishingAsksWhy(t *testing.T) {
	tr, s, ids := open(t, some()...)
	s.Shown(ids[0])
	settle(tr)
	tr.Press("登记第 9 场")
	tr.Type("做了什么", "南片社区")
	tr.PressButton("登记第 9 场")
	settle(tr)
	tr.Sees("9 / 12", "登记第 10 场", "2026-11-23 第 9 场 南片社区")
	row, _ := s.Table.Current()
	s.next(row, project.Finish)
	tr.PressButton("结项")
	settle(tr)
	tr.Sees("缺结项报告；补齐佐证，或者写明为什么没有也结项")
	tr.Type("结项意见", "报告随后补交，社区要求本月结清")
	tr.PressButton("结项")
	settle(tr)
	got, err := tr.Office.Entry(context.Background(), ids[0])
	if err != nil || got.Rows[0].State != project.Finished || got.Rows[0].Values["done_on"] != "2026-11-23" {
		t.Errorf("%+v, %v", got.Rows[0].Entry, err)
	}
}

func TestWithoutProjectsTheScreenSaysHowToBegin(t *testing.T) {
	tr, _, _ := open(t)
	tr.Sees("还没有项目", "申报项目", "导入任务表")
	tr.PressButton("导入任务表")
	if n := len(tr.Went); n != 1 || tr.Went[0].Target != (shell.ImportOf{Kind: "register:task"}) {
		t.Errorf("went to %v", tr.Went)
	}
}

// In the smallest window the whole year is in view, today and what is overdue with it, and the legend is whole.
func TestTheYearIsInViewInASmallWindow(t *testing.T) {
	tr, s, _ := open(t, some()...)
	for _, c := range []struct {
		width float32
		month string
	}{{856, "四季度"}, {1100, "11"}, {1222, "11 月"}} {
		tr.Window.Resize(fyne.NewSize(c.width, 560))
		settle(tr)
		tr.Sees("项目", "期限", "进度", c.month, "已完成", "中期检查", "今天 11-23", "全部 4 个")
		today := s.x(tr.Office.Today())
		if c.width > 1200 && s.month != monthWide {
			t.Errorf("in %v px a month is %v wide", c.width, s.month)
		}
		if today <= 0 || today > months*s.month {
			t.Errorf("in %v px today stands at %v of %v", c.width, today, months*s.month)
		}
		uitest.Each(s.line, func(o fyne.CanvasObject) {
			if sc, ok := o.(*container.Scroll); ok && sc.Content.MinSize().Width > sc.Size().Width {
				t.Errorf("in %v px something of %v scrolls in %v", c.width, sc.Content.MinSize(), sc.Size())
			}
		})
	}
}

// Where every project is finished they are listed: nobody filtered anything.
func TestFinishedProjectsAreListedWhereThereAreNoOthers(t *testing.T) {
	tr, _, _ := open(t, some()[3])
	tr.Sees("读书班", "显示 1 / 1")
	tr.SeesNot("没有符合条件的项目", "展开已结项 1", "收起已结项")
}
