package newregister

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

const sheet = `安全隐患整改台账
序号,学校,所属支部,隐患内容,隐患类别,整改期限,责任人,是否完成
1,青禾培训学校,青禾培训学校党支部,疏散通道堆物,消防,2026.3.20,林知衡,是
2,松溪艺术培训中心,松溪艺术培训中心党支部,配电箱未上锁,用电,2026-11-20,外聘人员,否
3,知味烹饪培训学校,没有的支部,消防栓缺水带,消 防,2026-11-28,单雪琳,否
4,青禾培训学校,青禾培训学校党支部,插座破损,消防,2027-03-28,林知衡,否
5,青禾培训学校,青禾培训学校党支部,插座松动,用电,2027-03-28,林知衡,否
`

func open(t *testing.T) (*uitest.Rig, *Page, *office.NewRegister) {
	t.Helper()
	tr := uitest.New(t)
	tr.Fill()
	path := filepath.Join(t.TempDir(), "隐患.csv")
	if err := os.WriteFile(path, []byte(sheet), 0o600); err != nil {
		t.Fatal(err)
	}
	draft, err := tr.Office.ProposeRegister(context.Background(), path, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	made := &office.NewRegister{}
	p := New(tr.Desk, tr.Run, draft, func() {}, func(n office.NewRegister) { *made = n })
	tr.Show(p.Object)
	return tr, p, made
}

func TestThePreviewFollowsEveryChange(t *testing.T) {
	tr, p, _ := open(t)
	tr.Sees("第 1 / 5 行", "疏散通道堆物", "归属 青禾培训学校", "已完成", "建立台账并导入 5 行", "1 行所属支部没有对上", "照原文存入")
	p.view.row = 2
	p.view.show()
	tr.Sees("消防栓缺水带", "没有的支部", "第 3 / 5 行")
	for at, c := range p.proposal().Columns {
		if c.Label == "隐患内容" {
			p.proposal().Columns[at].Leave = true
			p.step("隐患内容的类型")
			tr.Settle()
		}
	}
	if _, ok := p.view.entries.Field("yhnr"); ok {
		t.Error("a column that is left out stays in the preview")
	}
	p.view.how = asPaper
	p.view.show()
	p.view.how = asList
	p.view.show()
	tr.Sees("整改期限", "2026-11-28")
}

func TestStatesAreRenamedAndTakenBack(t *testing.T) {
	tr, p, made := open(t)
	tr.Press("改名")
	tr.Sees("是否完成“否”", "是否完成“是”")
	states := p.proposal().States
	tr.Press("不改")
	states[0].Name = "整改中"
	p.step("状态的名称")
	tr.Settle()
	tr.Sees("整改中")
	if what := p.UndoStep(); what != "状态的名称" || p.proposal().States[0].Name != "未完成" {
		t.Errorf("undone %q: %+v", what, p.proposal().States)
	}
	p.RedoStep()
	p.Create(false)
	tr.Settle()
	def := made.Register
	if def.ID == "" || def.States[0].Name != "整改中" || def.Owner != record.OfUnit {
		t.Fatalf("%+v", def)
	}
	all, err := tr.Office.Entries(context.Background(), def.ID, false)
	if err != nil || len(all.Rows) != 5 || all.Rows[1].State != "整改中" {
		t.Errorf("%v, %+v", err, all.Rows)
	}
}

func TestOnlyAnEmptyRegisterIsMadeOfTheColumns(t *testing.T) {
	tr, p, made := open(t)
	p.Next()
	p.proposal().SetStateOf("")
	p.step("状态取自")
	tr.Settle()
	tr.Sees("没有")
	p.Create(true)
	tr.Settle()
	all, err := tr.Office.Entries(context.Background(), made.ID, false)
	if err != nil || len(all.Rows) != 0 || len(all.Fields) != 7 || len(all.States) != 0 {
		t.Errorf("%v, %+v", err, all)
	}
}
