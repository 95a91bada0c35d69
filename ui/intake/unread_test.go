package intake

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

// A sheet that is not read is named in the review, with the way to read it, and again at the end.
func TestASheetThatIsNotReadIsNamed(t *testing.T) {
	b := newBench(t)
	path := roster(t, "名册.xlsx", []any{"方见微", "女", goodID, "1980-05-12", "汉族", "明衡党支部", "2004-06"})
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewSheet("业务复核"); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetRow("业务复核", "A1", &[]any{"某栏", "另一栏"}); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	b.screen.Shown(path)
	b.sees("工作表“业务复核”没有读：没有找到表头", "怎样读")
	b.tap("怎样读")
	b.sees("读哪些工作表")
	b.tap("不改")
	b.tap("导入 1 人")
	b.sees("导入完成", "有工作表没有读", "“业务复核”")
}
