package intake

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// several is a roster with a good row, one in error and one that needs a decision.
func several(t *testing.T) string {
	return roster(t, "名册.xlsx",
		[]any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡党支部", "2004-06"},
		[]any{"宋知秋", "女", "", "1991-09", "汉族", "明衡党支部", "2014-06-31"},
		[]any{"周岚", "女", "", "1992", "汉族", "明衡党支部", "2015-06"},
		[]any{"周岚", "女", "", "1992-05", "汉族", "明衡党支部", "2016-06"})
}

func TestAPlainClickOnATileShowsThatKindOnly(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(several(t))
	held := false
	b.screen.review.adding = func() bool { return held }
	click := func(tile string, ctrl bool, want ...intake.RowKind) {
		t.Helper()
		held = ctrl
		b.tap(tile)
		got := []intake.RowKind{}
		for _, k := range counted {
			if b.screen.review.filter.kinds[k] {
				got = append(got, k)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("after a click on %s (Ctrl %v) %v show, want %v", tile, ctrl, got, want)
		}
		if on := b.screen.review.counts.On(); !slices.Equal(on, b.screen.review.filterOn()) {
			t.Errorf("the tiles show %v", on)
		}
	}
	b.sees("宋知秋", "周岚") // both kinds that wait
	click("需确认", false, intake.ConflictRow)
	b.sees("周岚")
	b.seesNot("宋知秋")
	click("需确认", false)
	b.sees("方见微", "宋知秋", "周岚")
	click("有问题", false, intake.ErrorRow)
	click("可导入", true, intake.New, intake.ErrorRow)
	b.sees("方见微", "宋知秋")
	click("有问题", true, intake.New)
	click("有问题", true, intake.New, intake.ErrorRow)
	click("全部", false)
	click("有问题", false, intake.ErrorRow)
	click("全部", false)
}

func TestFieldMenuOpensOnTheColumnsValues(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(several(t))
	for _, menu := range b.screen.review.grid.menus {
		c := menu.col()
		options := menu.options(c)
		at := slices.IndexFunc(options, func(o kit.Option) bool { return o.ID == fieldID(c.Field) })
		// Ten lines are in sight: two of them are the headers of the groups.
		if at < 1 || at > 7 || !strings.HasPrefix(options[0].Group, c.Letter+" 列的头几个值") {
			t.Errorf("column %s: its field stands at %d, so that %q is out of sight", c.Header, at, options[0].Group)
		}
	}
}

func TestWritingSaysHowFarItIs(t *testing.T) {
	b := newBench(t)
	rows := [][]any{}
	for i := range 500 {
		rows = append(rows, []any{nameOf(i), "女", "", "1980-05-12", "汉族", "明衡党支部", "2004-06"})
	}
	b.screen.Shown(roster(t, "名册.xlsx", rows...))
	var said []string
	var stop string
	b.screen.run = func(x shell.Work) {
		stop = x.Stop
		err := x.Do(context.Background(), b.office, func(what string, done, total int) {
			if total != 0 && (total != 500 || done <= 0) {
				t.Errorf("%s is %d of %d", what, done, total)
			}
			said = append(said, what)
		})
		if err := x.Done(err); err != nil {
			t.Fatal(err)
		}
	}
	b.screen.review.apply()
	want := []string{"正在备份导入前的数据", "正在写入第 200 / 500 人", "正在写入第 400 / 500 人", "内容已写好，正在保存"}
	if !slices.Equal(said, want) || stop != "停止导入" {
		t.Errorf("said %q, to stop: %q", said, stop)
	}
	b.sees("导入完成")
}

func nameOf(i int) string {
	surnames, given := []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严"), []rune("一二三四五六七八九十百千万东南西北中春夏")
	return string([]rune{surnames[i%25], given[i/25%20], given[(i*7+i/25)%20]})
}

func TestBranchesThatNobodyComesToAreNotCounted(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(roster(t, "名册.xlsx",
		[]any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡律师事务所党支部", "2004-06"},
		[]any{"宋知秋", "女", "", "1991-09", "汉族", "恒信会计师事务所党支部", "2014-06-31"}))
	b.sees("1 个党组织数据文件里没有，导入时新建")
	b.tap("导入合格的 1 人")
	if n := b.screen.at.applied.newOrgs; n != 1 {
		t.Errorf("the page says that %d were created", n)
	}
	b.sees("新建了 1 个党组织")
	branches, err := b.office.Branches(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range branches {
		if x.Org.Name == "恒信会计师事务所党支部" {
			t.Error("a branch was created for a row that stayed out")
		}
	}
}

func TestHiddenRowsCanBeDeclined(t *testing.T) {
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
	b.sees("有 1 处隐藏内容没有读", "一起导入")
	b.tap("不导入")
	b.sees("1 处隐藏内容看过了，不导入", "导入 1 人")
	if o := b.screen.at.opts; o.IncludeHidden || !o.HiddenChosen {
		t.Errorf("chosen is %+v", o)
	}
	b.tap("一起导入")
	b.sees("隐藏的内容一起导入", "导入 2 人")
	b.tap("不导入")
	b.sees("看过了，不导入", "导入 1 人")
}

func TestUndoOnTheDonePageAfterComingBack(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(several(t))
	b.tap("导入合格的 2 人")
	b.screen.Changed()
	b.sees("导入完成")
	b.screen.imports = nil // the list of past imports is not what the button needs
	b.tap("撤销导入")
	b.tap("撤销导入 2 人")
	b.sees("已经撤销")
	if left := b.members(); len(left) != 0 {
		t.Errorf("after the undo there still is %+v", left)
	}
	b.screen.Changed()
	b.sees("已经撤销", "重新核对这份文件")
	b.screen.Shown(nil) // left for another screen and came back
	b.sees("已撤销，可以重新导入")
}

func TestEveryEntryBeginsAtTheChoiceOfFiles(t *testing.T) {
	b := newBench(t)
	path := several(t)
	b.screen.Shown(path)
	b.screen.Shown(nil)
	b.sees("把表格拖到这里", "开始核对 1 个文件") // nothing was chosen in the review
	b.screen.Shown(path)
	b.sees("导入合格的 2 人") // nor is it by dropping the file again
	b.screen.review.change(func(o *intake.Options) { o.Policy = intake.SkipKnown })
	b.screen.Shown(nil)
	b.sees("导入合格的 2 人")
	b.tap("导入合格的 2 人")
	b.sees("导入完成")
	b.screen.Shown(nil)
	b.sees("把表格拖到这里", "最近的导入")
	b.seesNot("导入完成", "这次的文件")
}

func TestAFilterShowsItsFirstHit(t *testing.T) {
	b := newBench(t)
	rows := [][]any{}
	for i := range 60 {
		rows = append(rows, []any{nameOf(i), "女", "", "1980-05-12", "汉族", "明衡党支部", "2004-06"})
	}
	rows = append(rows, []any{"宋知秋", "女", "", "1991-09", "汉族", "明衡党支部", "2014-06-31"})
	b.screen.Shown(roster(t, "名册.xlsx", rows...))
	at := func() int {
		ref, _ := b.screen.review.current()
		return ref.Row
	}
	b.tap("全部")
	b.tap("有问题")
	b.tap("可导入")
	if at() != 2 {
		t.Errorf("row %d is current, want the first that can be imported", at())
	}
	b.sees(nameOf(0))
	b.tap("有问题")
	if at() != 62 {
		t.Errorf("row %d is current, want the one with a problem", at())
	}
}

func TestLostDigitsShowWhatIsKept(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(roster(t, "名册.xlsx",
		[]any{"袁朗", "男", 3.20102198511237e17, "1985-11", "汉族", "明衡党支部", "2007-12"},
		[]any{"方见微", "女", 3.201001980051e17, "1980-05-12", "汉族", "明衡党支部", "2004-06"},
		[]any{"宋知秋", "女", "3.20102E+17", "1991-09", "汉族", "明衡党支部", "2014-06"}))
	for row, want := range map[int]string{2: "320102198511237___", 3: "320100198005100___", 4: "320102____________"} {
		b.goToRow(row)
		b.sees("身份证号丢了末位", want)
	}
}

func TestASheetWithoutAHeader(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(workbook(t, "没有表头.xlsx",
		[]any{"方见微", "女", goodID, "1980-05-12", "明衡党支部"},
		[]any{"宋知秋", "女", otherID, "1985-06-23", "明衡党支部"},
		[]any{"袁朗", "男", idOf("32010019850623101"), "1985-06-23", "明衡党支部"}))
	b.tap("更改")
	b.sees("怎样读这份文件")
	b.tap("指定表头")
	b.sees("这张表没有表头")
	b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // the first line
	b.tap("按这样重新核对")
	b.screen.review.change(func(o *intake.Options) { o.Kind = intake.Roster })
	b.sees("没有表头")
	if menus := b.screen.review.grid.menus; menus[0].col().Field != intake.Name {
		menus[0].choose(optionWith(menus[0], "=name"))
	}
	if s := b.summary(); s.New != 3 {
		t.Errorf("with the first row as data: %+v", s)
	}
	b.screen.review.change(func(o *intake.Options) { setHeader(o, 0, 1) })
	b.sees("表头第 1 行")
}

func TestALongUndoShowsThatItGoesOn(t *testing.T) {
	said := make(chan string, 9)
	over := sayElapsed("正在撤销导入", func(what string, _, _ int) { said <- what })
	if got := <-said; got != "正在撤销导入，已过 1 秒" {
		t.Errorf("said %q", got)
	}
	over()
}
