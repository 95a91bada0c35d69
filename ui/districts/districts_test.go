package districts

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/packages"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// open shows the screen on a new district's data file.
func open(t *testing.T) (*uitest.Rig, *Screen) {
	t.Helper()
	tr := uitest.New(t)
	now := func() time.Time { return time.Date(2026, 12, 23, 10, 38, 0, 0, time.Local) }
	o, err := office.CreateDistrict(context.Background(), filepath.Join(t.TempDir(), "全区汇总2026.sbd"), model.Committee{Name: "某某区委社会工作部", Year: 2026}, office.Options{Who: "周敏", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	tr.Office = o
	s := New(tr.Desk)
	o.OnChange(func() { fyne.Do(s.Changed) })
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s
}

// file writes the package of a committee; totals are those of its branches, in the year before as well.
func file(t *testing.T, name string, day int, before, now []model.Points, to packages.For) string {
	t.Helper()
	year := func(y int, totals []model.Points) model.YearFigures {
		f := model.YearFigures{Year: y, Day: model.Date(fmt.Sprintf("%d-12-15", y)), Branches: len(totals), Members: 8 * len(totals), Units: 2 * len(totals), Covered: len(totals), Finalised: y < 2026, Grades: []string{"优秀", "合格"}}
		for i, total := range totals {
			b := model.BranchFigures{Key: fmt.Sprint(i + 1), Name: fmt.Sprintf("%s第%d党支部", district.ShortName(name), i+1), Held: 20 - i, Due: 24, Marked: true, Total: total, Grade: "合格", Missed: map[string]int{"committee": 4 + i}}
			f.Rows = append(f.Rows, b)
		}
		return f
	}
	m := packages.Manifest{Committee: name, Sector: "law", Sender: "file of " + name, Year: 2026, Day: "2026-12-15", MadeAt: time.Date(2026, 12, day, 9, 0, 0, 0, time.UTC), Rosters: model.MaskedRoster}
	people := []model.RosterLine{{Branch: "1", Name: "张某", Sex: "female"}, {Branch: "1", Name: "李某"}}
	var b bytes.Buffer
	if _, err := packages.Write(&b, m, []model.YearFigures{year(2025, before), year(2026, now)}, slices.Values(people), to); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name+".sbp")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const law, post = "某某区律师行业综合党委", "某某区快递物流行业综合党委"

// A district's officer takes packages in, reads what they bring before that, sees who has not sent, and drills down to a branch.
func TestPackagesAreTakenInAndCompared(t *testing.T) {
	tr, s := open(t)
	tr.Sees("还没有收到数据包", "导入数据包")
	if _, err := tr.Office.SaveSender(context.Background(), model.Sender{Name: post, DueOn: "2026-12-20"}, false); err != nil {
		t.Fatal(err)
	}
	tr.Settle()
	tr.Sees("快递物流", "未收，逾期 3 天", "催报 1 个")
	s.AskFiles = func(_ string, then func([]string)) {
		then([]string{file(t, law, 19, []model.Points{9000, 8000}, []model.Points{9100, 8100}, packages.For{}), filepath.Join(t.TempDir(), "none.sbp")})
	}
	tr.Press("导入数据包")
	tr.Settle()
	tr.Sees("导入 2 个数据包", "新列入名单", "没有收", "看看文件还在不在")
	tr.Press("收下 1 个数据包")
	tr.Settle()
	tr.Sees("数据包 1/2", "已收", "85.00", "三会一课 81.3%", "全部 2 个", "口径：", "合计不含没有收到的 1 个党委", "1 个党委合计", "附名册，已隐去个人信息")
	tr.Press("打印对比说明")
	if n := len(tr.Went); n != 1 || tr.Went[0] != (uitest.Visit{Screen: shell.Papers, Target: shell.PaperOf{Name: "compare-note", Copy: s.chosen}}) {
		t.Errorf("the explanation of the committee that shows is not opened: %+v", tr.Went)
	}
	tr.Press("律师第2")
	tr.Settle()
	tr.Sees("19 / 24 次", "缺支委会", "81.00 合格", "名册已隐去个人信息")
	s.escape()
	tr.Settle()
	tr.Press("催报 1 个")
	tr.Settle()
	tr.Sees("复制文字", "打印催报通知")
	tr.Press("关闭")
	s.tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	tr.Settle()
	tr.Sees("报送时限", "区里的公钥")
	s.tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	tr.Settle()
	tr.Sees("85.00", "86.00", "高 1.00")
}

// What a later package tells differently of a finalised year waits in the pane; F8 finds it, and a decision is one act.
func TestConflictsAreDecidedInThePane(t *testing.T) {
	tr, s := open(t)
	take := func(paths ...string) {
		s.Dropped(paths)
		tr.Settle()
		tr.PressButton("收下")
		tr.Settle()
	}
	take(file(t, post, 18, []model.Points{8000}, []model.Points{8100}, packages.For{}), file(t, law, 19, []model.Points{9000, 8000}, []model.Points{9100, 8100}, packages.For{}))
	s.Dropped([]string{file(t, law, 21, []model.Points{9000, 8050}, []model.Points{9100, 8100}, packages.For{})})
	tr.Settle()
	tr.Sees("有 1 处和已核定的结果不一致", "原来 80.00 合格，后来 80.50 合格")
	tr.PressButton("收下")
	tr.Settle()
	s.pick(s.c.Rows[0].Sender.ID)
	s.nextUndecided()
	tr.Settle()
	tr.Sees("已收，1 处待定", "1 处和已核定的结果不一致")
	tr.Press("采用后来的")
	tr.Settle()
	tr.SeesNot("1 处待定")
	if got := s.c.Row(s.chosen).Years[2025].Rows[1].Total; got != 8050 {
		t.Errorf("total %s", got)
	}
	if s.nextUndecided(); s.c.Count(district.Undecided) != 0 {
		t.Error("something still waits")
	}
}

func TestAPasswordIsAskedForOnce(t *testing.T) {
	tr, s := open(t)
	s.Dropped([]string{file(t, law, 19, []model.Points{9000}, []model.Points{9100}, packages.For{Password: "一个很长很长的口令"})})
	tr.Settle()
	tr.Sees("数据包有口令", "有口令的是 "+law+".sbp。")
	tr.Type("口令", "错的口令")
	tr.Press("打开")
	tr.Settle()
	tr.Sees("口令不对")
	tr.Type("口令", "一个很长很长的口令")
	tr.Press("打开")
	tr.Settle()
	tr.Sees("新列入名单", "收下 1 个数据包")
}

// Limits that are set tint what is beyond them; who is to send is listed and changed in forms.
func TestLimitsAndTheListAreSet(t *testing.T) {
	tr, s := open(t)
	tr.Press("列出该报送的党委")
	tr.Press("列入名单")
	tr.Settle()
	tr.Sees("党委名称还没有填")
	tr.Type("党委名称", law)
	tr.Type("报送时限", "2026-12-25")
	tr.Press("列入名单")
	tr.Settle()
	tr.Sees("应 12-25", "未收")
	s.editLimits()
	tr.Settle()
	tr.Type("平均分，低于", "850")
	tr.Press("保存限值")
	tr.Settle()
	tr.Sees("限值应在 0 到 100 之间")
	tr.Type("平均分，低于", "85.5")
	tr.Press("保存限值")
	tr.Settle()
	if s.c.Limits.Mean != 8550 || s.c.Limits.Life != model.UsualLimits().Life {
		t.Errorf("limits %+v", s.c.Limits)
	}
}

// A committee that sends from another data file is let in from the preview, after a question; an older package is said to count there.
func TestWhatKeepsAPackageOutIsAnsweredInThePreview(t *testing.T) {
	tr, s := open(t)
	marks := []model.Points{9000}
	newer := file(t, law, 19, marks, []model.Points{9100}, packages.For{})
	s.Dropped([]string{newer})
	tr.Settle()
	tr.Press("收下 1 个数据包")
	tr.Settle()
	s.Dropped([]string{file(t, law, 17, marks, []model.Points{8200}, packages.For{})})
	tr.Settle()
	tr.Sees("已有 2026-12-19 做的更近的数字，照旧")
	tr.Press("以这份为准")
	tr.Settle()
	tr.Sees("（以这份为准）")
	tr.Press("收下 1 个数据包")
	tr.Settle()
	if got := s.c.Row(s.chosen).Years[2026].Rows[0].Total; got != 8200 {
		t.Errorf("total %s", got)
	}
}

// In a small window the comparison gives up columns for the pane instead of hiding figures under it, and its totals stay under their columns.
func TestTheComparisonFitsBesideThePane(t *testing.T) {
	tr, s := open(t)
	s.Dropped([]string{file(t, law, 19, []model.Points{9000}, []model.Points{9100}, packages.For{}), file(t, post, 19, []model.Points{9000}, []model.Points{9100}, packages.For{})})
	tr.Settle()
	tr.PressButton("收下")
	tr.Settle()
	for _, c := range []struct {
		width float32
		shut  bool
		left  []string // columns that have no room
	}{{1222, false, nil}, {856, false, []string{"units", "grades", "best"}}, {856, true, nil}} {
		if s.shut = c.shut; !s.shut {
			s.choose(s.c.Rows[0].Sender.ID)
		}
		s.showPane()
		tr.Desk.Window.Resize(fyne.NewSize(c.width, 560))
		tr.Settle()
		room, end := s.compare.rows.Object().Size().Width, float32(0)
		for _, id := range compareIDs {
			x, width, ok := s.compare.rows.Span(id)
			if ok == slices.Contains(c.left, id) {
				t.Errorf("in %v px, pane shut %v: column %s shows: %v", c.width, c.shut, id, ok)
			}
			end = max(end, x+width)
		}
		if end > room {
			t.Errorf("in %v px, pane shut %v: the columns end at %v of %v", c.width, c.shut, end, room)
		}
		cells := 0
		uitest.Each(s.compare.totals, func(o fyne.CanvasObject) {
			row, ok := o.(*fyne.Container)
			if !ok {
				return
			}
			if _, ok := row.Layout.(totalLayout); !ok {
				return
			}
			for i, cell := range row.Objects {
				x, width, shows := s.compare.rows.Span(compareIDs[i])
				if cell.Visible() != shows || shows && (cell.Position().X < x || cell.Position().X+cell.Size().Width > x+width) {
					t.Errorf("in %v px, pane shut %v: the total of %s stands at %v, %v wide, its column at %v, %v wide", c.width, c.shut, compareIDs[i], cell.Position(), cell.Size(), x, width)
				}
				cells++
			}
		})
		if cells != 2*len(compareIDs) {
			t.Errorf("%d cells of totals", cells)
		}
	}
}
