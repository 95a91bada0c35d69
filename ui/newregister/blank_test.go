package newregister

import (
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// Fields of a register from nothing are added, changed and taken back step by step.
func TestFieldsOfARegisterFromNothing(t *testing.T) {
	tr := uitest.New(t)
	made := ""
	m := NewBlank(tr.Desk, func() {}, func(id string) { made = id })
	tr.Show(m.Object)
	tr.Type("台账名称", "设备借用登记")
	m.add()
	m.items[2].Label, m.items[2].Shape, m.items[2].List = "借用支部", record.Org, true
	m.settle()
	if what := m.UndoStep(); what != "字段" || len(m.items) == 3 && m.items[2].Label == "借用支部" {
		t.Errorf("undone %q: %s", what, m.read())
	}
	m.RedoStep()
	tr.Choose("一条归属于", string(record.OfOrg))
	m.Create()
	tr.Wait("the register", func() bool { return made != "" })
	def, err := tr.Office.Register(t.Context(), made)
	if err != nil || len(def.Fields) != 3 || def.Fields[2].Shape != record.Org || len(def.List) != 3 || def.Owner != record.OfOrg {
		t.Errorf("%+v, %v", def, err)
	}
}
