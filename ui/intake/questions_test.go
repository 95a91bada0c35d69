package intake

import "testing"

func TestAListOfPeopleIsAskedAbout(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(workbook(t, "报名.xlsx", []any{"党务干部培训班报名表"}, []any{"姓名", "所在党支部", "联系电话"}, []any{"方见微", "明衡党支部", "13912345678"}))
	b.sees("标题里有“培训”", "先回答上面的问题，再导入", "是党员花名册", "是别的名单，不导入")
	b.screen.review.apply()
	if b.screen.at.applied != nil {
		t.Error("a list was imported before it was known what it is")
	}
	b.tap("是党员花名册")
	b.sees("导入 1 人")
	b.seesNot("先回答上面的问题")
	b.tap("是别的名单，不导入")
	b.sees("选择不当作党员花名册")
}

func TestBlankBranchesAreAskedAboutOnce(t *testing.T) {
	b := newBench(t)
	b.screen.Shown(workbook(t, "名册.xlsx", []any{"所在党支部", "姓名", "性别", "入党时间"}, []any{"甲党支部", "方见微", "女", "2001-07-01"}, []any{nil, "何川", "男", "2002-07-01"},
		[]any{"乙党支部", "周敏", "女", "2003-07-01"}, []any{"丙党支部", "吴静", "女", "2004-07-01"}, []any{"丁党支部", "郑文", "男", "2005-07-01"}))
	b.sees("列有 1 行空着", "看不出属于哪个支部", "导入合格的 4 人")
	b.tap("属于上面的支部")
	b.sees("导入 5 人")
	if what := b.screen.UndoStep(); what != "整张表怎样读" {
		t.Errorf("undone: %s", what)
	}
	b.sees("导入合格的 4 人")
}

func TestWhatIsNotReadOrMissingIsListed(t *testing.T) {
	b := newBench(t)
	head := []any{"姓名", "公民身份号码", "所在党支部", "某某码"}
	first := idOf("32010419800101001")
	second := idOf("32010419800102001")
	b.screen.Shown(workbook(t, "一.xlsx", head, []any{"方见微", first, "明衡党支部", nil}, []any{"何川", second, "明衡党支部", nil}))
	b.screen.review.apply()
	b.settle()
	b.screen.Shown(workbook(t, "二.xlsx", head, []any{"方见微", first, "明衡党支部", "X1"}))
	b.sees("名册里没有 1 位已有的党员", "读表时有 1 处要知道")
	b.tap("看是哪些")
	b.sees("何川", "是转出了还是漏写了")
	b.tap("知道了")
	b.tap("看说明")
	b.sees("D 列“某某码”")
}
