package checkup

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// A finding by a register leads to the entry that mends it, and what is missing of a branch to the register.
func TestAFindingByARegisterOpensItsEntry(t *testing.T) {
	tr, s, ids := open(t)
	ctx := context.Background()
	var first int64
	for i := range 2 {
		m := model.Member{Name: "党员" + string(rune('甲'+i)), BranchID: ids[1], Kind: model.FullMember, Status: model.StatusNormal, JoinDate: "2010-01-01", FullDate: "2011-01-01"}
		id, _, err := tr.Office.SaveMember(ctx, m)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = id
		}
	}
	day := tr.Office.Today()
	values := map[string]string{"member": strconv.FormatInt(first, 10), "org": strconv.FormatInt(ids[1], 10), "year": strconv.Itoa(day.AddMonths(-1).Year()),
		"dues_kind": "在职", "base": "3001.00", "standard": "15.01"}
	for _, month := range []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"} {
		values["paid_"+month] = "15.01"
	}
	entry, _, err := tr.Office.SaveEntry(ctx, record.Entry{Register: "dues", Values: values})
	if err != nil {
		t.Fatal(err)
	}
	s.Changed()
	s.Shown(shell.FindingsOf{Rule: "DUES-02"})
	tr.Settle()
	tr.Sees("党员甲的月工资 3001.00 元的 1% 是每月 30.01 元，应交标准写成 15.01 元", "≥ 30.01")
	tr.Press("打开记录")
	if last := tr.Went[len(tr.Went)-1]; last.Screen != shell.Registers || last.Target != entry {
		t.Errorf("the button leads to %v, want entry %d", last, entry)
	}
	found := false
	for _, g := range s.report.Gaps {
		if strings.Contains(g.What, "没有") && strings.Contains(g.What, "党费记录") {
			found = true
			_, act := s.wayFor(g.Mend, g.OrgID, g.MemberID, g.EntryID)
			act()
		}
	}
	if last := tr.Went[len(tr.Went)-1]; !found || last.Screen != shell.Registers || last.Target != "dues" {
		t.Errorf("the missing dues lead to %v", last)
	}
}
