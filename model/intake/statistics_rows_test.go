package intake

import "testing"

// The roster that the program itself prints has statistics at its foot: they are no people, and no faults. A person below them, on the
// list of the next branch, is one again.
func TestStatisticsAtTheFootAreNoPeople(t *testing.T) {
	head := cells("姓名|性别|公民身份号码|人员类别|所在党支部")
	plan := build(t, bookOf(tab("表", head, cells("张三|女|11010519491231002X|正式党员|甲党支部"), cells("统计（共1名）||||"), cells("项目|性别|类别|年龄|"),
		cells("|男|1|100.00%|"), cells("年龄|35岁以下|0|0.00%|"), head, cells("李四|男||正式党员|甲党支部"))), nil, Options{Kind: Roster})
	if s := plan.Summary; s.New+s.Conflict+s.Update != 2 || s.Error != 0 {
		t.Errorf("read as %+v", s)
	}
}
