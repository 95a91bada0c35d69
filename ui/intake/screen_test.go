package intake

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/shell"
)

var (
	goodID  = idOf("32010019800512102")
	otherID = idOf("32010019850623202")
)

// mixed is a roster with one good row, one whose ID has lost its tail, one without a name and one whose date does
// not exist.
func mixed(t *testing.T) string {
	return roster(t, "名册.xlsx",
		[]any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡律师事务所党支部", "2004-06"},
		[]any{"袁朗", "男", 3.20100198506232e17, "1985-06", "汉族", "明衡律师事务所党支部", "2007-12"},
		[]any{"", "男", otherID, "1985-06-23", "汉族", "明衡律师事务所党支部", "2009-01"},
		[]any{"宋知秋", "女", "", "1991-09", "汉族", "明衡律师事务所党支部", "2014-06-31"})
}

func TestFixABadRowImportAndUndo(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	b.sees("核对内容", "有问题", "号码丢位", "缺姓名", "日期不存在", "导入合格的 1 人", "3 行有问题，本次不导入", "身份证号丢了末位", "第 1 / 3 个")

	b.screen.review.pane.entry.SetText("3201001985062")
	b.sees("已输 13 位，还差 5 位")
	right := idOf("32010019850623101")
	b.typeValue(right)
	b.sees("导入合格的 2 人", "2 行有问题，本次不导入", "改为")
	b.tap("导入合格的 2 人")
	b.sees("导入完成", "2 行有问题，没有导入", "新建党组织", "全年清单第 4 步　登记任期", "下一步：导入任期与选举登记表，或者在“党组织”里逐个填届满日期")
	var went string
	b.screen.desk.Go = func(screen string, target any) { went = screen }
	b.tap("导入任期")
	if went != shell.Intake {
		t.Errorf("the next step of the year leads to %q", went)
	}

	people := b.members()
	if len(people) != 2 || people["袁朗"].IDNumber != right || people["袁朗"].Branch != "明衡律师事务所党支部" {
		t.Fatalf("in the data file: %+v", people)
	}

	b.tap("撤销导入")
	b.tap("撤销导入 2 人")
	b.sees("已经撤销")
	b.seesNot("全年清单第")
	if people := b.members(); len(people) != 0 {
		t.Errorf("after the undo there still is %+v", people)
	}
	b.tap("再导入别的文件")
	b.sees("最近的导入", "已撤销")
}

func TestIDNumbersStayMaskedButWhereTyped(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	b.tap("全部")
	b.seesNot(goodID, otherID)
	b.sees("320100********"+goodID[14:], "320100********"+otherID[14:], "3.20100198506E+17")
	g := b.screen.review.grid
	if !g.table.SetCurrentCell("0:2", "2") {
		t.Fatal("row 2 does not show")
	}
	b.press(fyne.KeyF2)
	b.sees(goodID)
}

func TestEditInPlace(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	g := b.screen.review.grid
	g.table.SetCurrentCell("0:4", "0")
	b.press(fyne.KeyF2)
	for _, r := range "林一" {
		b.window.Canvas().Focused().TypedRune(r)
	}
	b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.sees("导入合格的 2 人", "林一")
}

func TestChoiceIsSeenAndCanBeTakenBack(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	b.goToRow(5)
	b.tap("入党日期先留空，其余照常导入")
	b.sees("导入合格的 2 人", "宋知秋") // the row stays in sight although it is no longer in error
	b.tap("恢复成文件里的样子")
	b.sees("导入合格的 1 人")
	b.tap("这一行不导入")
	b.sees("2 行有问题，本次不导入", "选择不导入")
}

func TestApplyToAllOfAKind(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(roster(t, "名册.xlsx",
		[]any{"方见微", "女", 3.20100198005121e17, "1980-05-12", "汉族", "明衡党支部", "2004-06"},
		[]any{"袁朗", "男", 3.20100198506232e17, "1985-06", "汉族", "明衡党支部", "2007-12"}))
	b.sees("没有要写入的内容", "同样的问题还有 1 行：第 3 行。")
	b.tap("身份证号先留空，其余照常导入")
	b.tap("应用到同类 2 行")
	b.sees("导入 2 人")
	b.seesNot("本次不导入")
}

func TestFiltersShowSeveralKindsAtOnce(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	b.seesNot("方见微") // only what waits for somebody shows at first
	b.screen.review.adding = func() bool { return true }
	b.tap("可导入")
	b.sees("方见微", "袁朗", "可导入的 1 行")
	b.tap("有问题")
	b.sees("方见微")
	b.seesNot("袁朗")
}

func TestColumnMenuChangesThePlanAndIsKept(t *testing.T) {
	b := newBench(t)
	path := workbook(t, "怪表.xlsx", []any{"甲栏", "性别", "公民身份号码", "出生日期", "所在党支部"}, []any{"方见微", "女", goodID, "1980-05-12", "明衡党支部"},
		[]any{"宋知秋", "女", otherID, "1985-06-23", "明衡党支部"})
	b.screen.Shown(path)
	b.sees("没有认出这张表", "指定种类和表头")
	b.screen.review.change(func(o *intake.Options) {
		o.Kind = intake.Roster
		setHeader(o, 0, 1)
		includeSheet(o, 0, true)
	})
	b.sees("现在不能导入", "没有姓名列")
	menu := b.screen.review.grid.menus[0]
	names := []string{}
	for _, o := range menu.options(menu.col()) {
		names = append(names, o.Text)
	}
	if !slices.Contains(names, "方见微") {
		t.Errorf("the menu shows no samples: %v", names)
	}
	menu.choose(optionWith(menu, "=name"))
	if b.summary().New != 2 {
		t.Errorf("after 姓名 was chosen: %+v", b.summary())
	}
	b.tap("上一步")
	b.tap("核对")
	if b.summary().New != 2 {
		t.Errorf("going back lost the choice: %+v", b.summary())
	}
}

func TestUnknownValueIsAskedOnce(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(roster(t, "名册.xlsx",
		[]any{"方见微", "女", goodID, "1980-05-12", "汉簇", "明衡党支部", "2004-06"},
		[]any{"袁朗", "男", idOf("32010019850623101"), "1985-06-23", "汉簇", "明衡党支部", "2007-12"}))
	b.sees("1 个不认识的值")
	b.tap("逐个指定")
	b.sees("汉簇", "2 行", "数据文件里没有的值")
	b.tap("不改")
	b.screen.review.change(func(o *intake.Options) {
		setValue(o, intake.ValueKey{Field: intake.Ethnicity, Text: "汉簇"}, choiceFrom(choiceID(intake.ValueChoice{Action: intake.MapTo, To: "汉族"})))
	})
	b.tap("导入 2 人")
	if got := b.members()["袁朗"].Ethnicity; got != "汉族" {
		t.Errorf("ethnicity is %q", got)
	}
}

func TestSameNameIsDecidedSideBySide(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(roster(t, "名册.xlsx",
		[]any{"周岚", "女", "", "1992", "汉族", "明衡党支部", "2015-06"},
		[]any{"周岚", "女", "", "1992-05", "汉族", "明衡党支部", "2016-06"}))
	b.sees("需确认", "同名，分不清是谁", "第 2 行", "这一行（3）", "2015-06", "2016-06")
	b.tap("是另一个人，新增")
	b.sees("导入 2 人")
	b.tap("用这一行，第 2 行不导入")
	b.sees("导入 1 人")
}

func TestTheSameFileAgainChangesNothing(t *testing.T) {
	b := newBench(t)
	path := roster(t, "名册.xlsx", []any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡党支部", "2004-06"})
	b.screen.Shown(path)
	b.tap("导入 1 人")
	b.tap("再导入别的文件")
	b.screen.Shown(path)
	b.sees("这份文件 11-23 10:00 导入过", "没有要写入的内容")
}

func TestSeveralFilesQueueInTheOrderTheyAreNeeded(t *testing.T) {
	b := newBench(t)
	people := roster(t, "人员.xlsx", []any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡律师事务所党支部", "2004-06"})
	ledger := workbook(t, "台账.xlsx", []any{"党组织名称", "组织类别", "成立时间", "书记", "本届届满时间"}, []any{"明衡律师事务所党支部", "党支部", "2010-05", "方见微", "2027-05-01"})
	junk := filepath.Join(t.TempDir(), "照片.xlsx")
	if err := os.WriteFile(junk, []byte("PK\x03\x04 not a workbook"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.screen.Shown([]string{people, junk, ledger})
	b.sees("这次的文件　3 个", "开始核对 2 个文件", "读不了", "党组织台账", "党员花名册", "如果打不开，请让对方重新发一份") // the last words of why it cannot be read
	b.tap("开始核对 2 个文件")
	if b.screen.at.name() != "台账.xlsx" {
		t.Fatalf("the first one is %s", b.screen.at.name())
	}
	b.tap("导入 1 个党组织")
	b.tap("核对下一个：人员.xlsx")
	b.seesNot("导入时新建") // the plan knows the branch that the ledger brought
	b.tap("导入 1 人")
	if got := b.members()["方见微"].Branch; got != "明衡律师事务所党支部" {
		t.Errorf("branch is %q", got)
	}
}

func TestSampleOfTheLawSector(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(filepath.Join("testdata", "roster-law.xls"))
	if s := b.summary(); s.New != 144 || s.Skip != 11 || s.Conflict != 0 || s.Error != 6 {
		t.Fatalf("counts: %+v", s)
	}
	b.sees("导入合格的 144 人", "18 个党组织数据文件里没有，导入时新建", "表头第 2 行")
	seen := map[int]bool{}
	for range 6 {
		ref, _ := b.screen.review.current()
		seen[ref.Row] = true
		b.press(fyne.KeyF8)
	}
	for _, row := range []int{26, 44, 70, 91, 117, 123} {
		if !seen[row] {
			t.Errorf("F8 did not come to row %d", row)
		}
	}
	b.tap("6 行有提醒，照常导入")
	b.sees("15 位号码", "性别不符")
	if s := strings.Join(b.screen.Keys(), " "); !strings.Contains(s, "F8") {
		t.Errorf("the status line says %q", s)
	}
}

// Ctrl+Enter imports; when another screen opens, nothing of the file stays in memory.
func TestNothingIsKeptOfAnImportThatIsDone(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(mixed(t))
	for _, k := range b.screen.Shortcuts() {
		if k.Key == fyne.KeyReturn && k.Mod == fyne.KeyModifierControl {
			k.Do()
		}
	}
	b.sees("导入完成", "新建党组织")
	f, left := b.screen.at, false
	if b.screen.Leave(func() { left = true }); !left || f.draft != nil || b.screen.at != nil || b.screen.review.views != nil {
		t.Errorf("left %v, draft %v, under review %v", left, f.draft, b.screen.review.views)
	}
	b.screen.Shown(nil)
	b.sees("选择文件", "最近的导入")
}
