package intake

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
)

func TestUpdateShowsOldAndNewAndFollowsThePolicy(t *testing.T) {
	b := newBench(t)
	row := func(join string) []any {
		return []any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡党支部", join}
	}
	b.screen.Shown(roster(t, "一.xlsx", row("2004-06-01")))
	b.tap("导入 1 人")
	b.tap("再导入别的文件")
	b.screen.Shown(roster(t, "二.xlsx", row("2005-07-01")))
	b.sees("已经有的：用文件里的内容更新", "导入 1 人")
	if !b.screen.review.grid.table.SetCurrent("0:2") {
		t.Fatal("the row does not show")
	}
	b.sees("更新 1 项", "2004-06-01", "2005-07-01")
	b.screen.review.change(func(o *intake.Options) { o.Policy = intake.Fill })
	b.sees("没有要写入的内容", "只填空着的项")
	b.screen.review.change(func(o *intake.Options) { o.Policy = intake.Overwrite })
	b.tap("导入 1 人")
	if got := b.members()["方见微"].JoinDate; got != "2005-07-01" {
		t.Errorf("join date is %s", got)
	}
	b.tap("撤销导入")
	b.tap("撤销导入 1 人")
	if got := b.members()["方见微"].JoinDate; got != "2004-06-01" {
		t.Errorf("after the undo the join date is %s", got)
	}
}

func TestHiddenRowsAreAskedAbout(t *testing.T) {
	b := newBench(t)
	path := roster(t, "名册.xlsx",
		[]any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡党支部", "2004-06"},
		[]any{"宋知秋", "女", otherID, "1985-06-23", "汉族", "明衡党支部", "2009-01"})
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetRowVisible("Sheet1", 3, false); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	b.screen.Shown(path)
	b.sees("有 1 处隐藏内容没有读", "导入 1 人")
	b.tap("一起导入")
	b.sees("导入 2 人", "隐藏的内容一起导入")
}

func TestHeaderRowCanBeMoved(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(workbook(t, "两个表头.xlsx", []any{"姓名", "性别", "公民身份号码", "所在党支部"}, []any{"姓名", "性别", "公民身份号码", "所在党支部"},
		[]any{"方见微", "女", goodID, "明衡党支部"}))
	b.tap("更改")
	b.sees("怎样读这份文件", "自动识别：党员花名册")
	b.tap("不改")
	b.screen.review.change(func(o *intake.Options) { setHeader(o, 0, 2) })
	b.sees("表头第 2 行", "导入 1 人")
}

func TestNotRecognisedFileSaysWhatToDo(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(workbook(t, "菜单.xlsx", []any{"星期一", "红烧肉"}, []any{"星期二", "鱼"}))
	b.sees("没有认出这张表", "指定种类和表头", "没有要写入的内容")
	b.tap("指定种类和表头")
	b.sees("怎样读这份文件")
}

func TestErrorWorkbookHoldsRowsThatWereLeftOut(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	b.goToRow(4)
	b.tap("这一行不导入")
	out := filepath.Join(t.TempDir(), "问题表.xlsx")
	b.screen.save = func(start, source string, chosen func(outfile.Target)) {
		if filepath.Base(start) != "名册-问题表.xlsx" {
			t.Errorf("the proposed name is %s", start)
		}
		chosen(b.screen.desk.Office.Output(out, []string{".xlsx"}, source))
	}
	b.tap("导出问题表")
	book, err := sheet.Open(context.Background(), out)
	if err != nil {
		t.Skip("the error workbook is not written yet: ", err)
	}
	if text := book.Sheets[0].Cell(3, 0).Text; text == "" {
		t.Error("the row that was left out has no problem in the error workbook")
	}
}

func TestKeyboardStaysInThePane(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	focused := b.window.Canvas().Focused
	if focused() != b.screen.review.pane.entry {
		t.Error("the field for the right value does not have the keyboard at first")
	}
	b.tap("身份证号先留空，其余照常导入")
	focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // the next way
	b.sees("选择不导入")
	focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	b.seesNot("选择不导入")
	b.press(fyne.KeyF8)
	b.typeValue("林一")
	focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // 处理下一个
	if ref, _ := b.screen.review.current(); ref.Row != 5 {
		t.Errorf("Enter led to row %d", ref.Row)
	}
}

func TestChangedDataRenewsThePreview(t *testing.T) {
	b := newBench(t)
	path := roster(t, "名册.xlsx", []any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡党支部", "2004-06"})
	b.screen.Shown(path)
	d, err := b.office.ReadImport(context.Background(), path, intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.office.Apply(context.Background(), d, applyAll); err != nil {
		t.Fatal(err)
	}
	b.screen.Changed()
	b.sees("没有要写入的内容")
}

func TestRemindersCanBeLookedAt(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(roster(t, "名册.xlsx",
		[]any{"方见微", "男", goodID, "1980-05-12", "汉族", "明衡党支部", "2004-06"},
		[]any{"宋知秋", "女", otherID, "1985-06-23", "汉族", "明衡党支部", "2009-01"}))
	b.sees("1 行有提醒，照常导入", "宋知秋")
	b.tap("1 行有提醒，照常导入")
	b.sees("性别不符", "性别与身份证号不符")
	b.seesNot("宋知秋")
	b.tap("核对过，就这样导入")
	b.seesNot("性别不符")
	b.sees("导入 2 人")
}
