package organisations

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/ui/branches"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func TestTheListsAndTheTreeStandInOnePlace(t *testing.T) {
	tr := uitest.New(t)
	tr.Fill()
	s := New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	tr.Sees("3 个支部，覆盖 4 家单位")
	units, err := tr.Office.Units(context.Background(), false)
	if err != nil {
		t.Fatal(err)
	}
	s.Shown(shell.Unit(units[0].ID))
	tr.Settle()
	tr.Sees("4 家，组织覆盖", units[0].Name)
	s.Shown(shell.OrgTree{})
	tr.Settle()
	tr.Sees("按街道", "组织覆盖率", "没有登记领导机构")
	s.Shown(branches.Overdue)
	tr.Settle()
	tr.Sees("届满未换届 1")
	tr.Press("编辑")
	tr.Type("备注", "改了一半")
	s.choice[ledger].SetChosen(ledger)
	s.Shown(shell.Unit(0))
	tr.Sees("修改还没有保存")
	tr.Press("放弃修改")
	tr.Settle()
	tr.Sees("4 家，组织覆盖")
	s.Shown(nil) // the list that was open last
	tr.Settle()
	tr.Sees("4 家，组织覆盖")
}
