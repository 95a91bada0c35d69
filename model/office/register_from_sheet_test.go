package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
)

func safetySheet(t *testing.T) string {
	return writeSheet(t, "安全隐患整改2026.xlsx", []any{"安全隐患整改情况"},
		[]any{"序号", "单位", "隐患内容", "发现日期", "整改期限", "责任人", "是否完成", "备注"},
		[]any{1, "明衡律师事务所", "疏散通道堆物", "2026.3.5", "2026.3.20", "程见山", "是", ""},
		[]any{2, "明衡律师事务所", "配电箱未上锁", "3月20日", "2026-04-12", "许攸宁", "否", ""},
		[]any{3, "某某事务所", "消防栓缺水带", "2026-03-12", "2026-12-01", "程见山", "否", "复查"})
}

// A sheet that the import does not know becomes a register with its rows in one change set; what cannot be read goes in
// as it stands and is listed; one undo takes all of it back.
func TestASheetBecomesARegister(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	d, err := o.ProposeRegister(ctx, safetySheet(t), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	d.Proposal.Title, d.Proposal.Owner, d.Proposal.Prefix = "安全隐患整改台账", record.OfUnit, "AQ-2026-"
	made, err := o.CreateRegister(ctx, d, false)
	if err != nil {
		t.Fatal(err)
	}
	sets, _ := o.History(ctx, 1)
	if made.ChangeSet == 0 || sets[0].ID != made.ChangeSet || sets[0].Why != "新建台账安全隐患整改台账，导入 3 条" {
		t.Errorf("the history says %q", sets[0].Why)
	}
	var said []string
	for _, row := range made.Plan.Sheets[0].Rows {
		for _, p := range row.Problems {
			if p.Level == intake.Error {
				t.Errorf("row %d is in error: %s", row.Number, p.Text)
			}
			said = append(said, string(p.Code))
		}
	}
	if got := strings.Join(said, " "); got != "date-invalid member-unknown value-unknown" {
		t.Errorf("problems: %s", got)
	}
	all, err := o.Entries(ctx, made.ID, false)
	if err != nil || len(all.Rows) != 3 {
		t.Fatalf("%+v %v", all, err)
	}
	name := map[string]string{}
	for _, f := range all.Fields {
		name[f.Label] = f.Name
	}
	second := all.Rows[1]
	if second.Text(name["发现日期"]) != "3月20日" || second.Text(name["责任人"]) != "许攸宁" || second.Number != "AQ-2026-002" || second.State != "未完成" || !second.Due.Overdue || second.Unit != "明衡律师事务所" {
		t.Errorf("second row: %+v", second.Entry)
	}
	if third := all.Rows[2]; third.UnitID != 0 || third.Text(name["单位"]) != "某某事务所" || third.Due.Days != 6 {
		t.Errorf("third row: %+v, due %+v", third.Entry, third.Due)
	}
	again, number := importFile(t, o, d.Path, intake.RegisterKind(made.ID))
	if again.Summary.Update+again.Summary.New != 0 || number != 0 {
		t.Errorf("imported again: %+v", again.Summary)
	}
	if _, err := o.CreateRegister(ctx, d, false); model.CodeOf(err) != model.Exists {
		t.Errorf("a second register of the title: %v", err)
	}
	report, err := o.Undo(ctx, made.ChangeSet)
	if err != nil || len(report.Kept) != 0 {
		t.Errorf("undo: %+v %v", report, err)
	}
	if _, err := o.Register(ctx, made.ID); model.CodeOf(err) != model.NotFound {
		t.Errorf("the register is still there: %v", err)
	}
}

func TestOnlyTheEmptyRegister(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	d, err := o.ProposeRegister(ctx, safetySheet(t), "Sheet1", 2)
	if err != nil {
		t.Fatal(err)
	}
	d.Proposal.Owner = record.OfMember
	for i := range d.Proposal.Columns {
		if d.Proposal.Columns[i].Label == "责任人" {
			d.Proposal.SetShape(i, record.Text)
		}
	}
	if _, _, err := o.PlanRegister(ctx, d); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "归属于党员") {
		t.Errorf("an owner without a column: %v", err)
	}
	d.Proposal.Owner = record.OfCommittee
	made, err := o.CreateRegister(ctx, d, true)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := o.Entries(ctx, made.ID, true); err != nil || len(all.Rows) != 0 || len(all.Fields) != 7 {
		t.Errorf("%+v %v", all, err)
	}
	if _, err := o.ProposeRegister(ctx, d.Path, "别的表", 0); model.CodeOf(err) != model.NotFound {
		t.Errorf("a sheet that is not there: %v", err)
	}
}
