package intake

import "testing"

// TestABranchCalledLikeAFormulaIsAskedAbout: as a person of such a name is.
func TestABranchCalledLikeAFormulaIsAskedAbout(t *testing.T) {
	name := `=HYPERLINK("http://x","点")党支部`
	roster := build(t, bookOf(tab("名册", cells("姓名|性别|人员类别|入党日期|所在党支部"), cells("赵一|男|正式党员|2001-07-01|"+name))), nil, Options{})
	if len(roster.NewOrgs) != 0 || len(roster.Unknowns) != 1 || roster.Unknowns[0].Choice.Action != AskFirst {
		t.Errorf("roster: new %v, unknown %+v", roster.NewOrgs, roster.Unknowns)
	}
	ledger := build(t, bookOf(tab("台账", cells("党组织名称|书记|换届时间"), cells(name+"|钱二|2024-01-01"), cells("启明学校党支部|孙三|2024-01-01"))), nil, Options{Kind: Branches})
	if row := ledger.Sheets[0].Row(2); row == nil || rowCodes(row) != string(ValueUnknown) {
		t.Errorf("ledger: %+v", row)
	}
	if row := ledger.Sheets[0].Row(3); row == nil || len(row.Problems) != 0 {
		t.Errorf("an ordinary name: %+v", row)
	}
}
