package registers

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

const hazards = `安全隐患整改台账
序号,学校,所属支部,隐患内容,隐患类别,发现日期,整改期限,整改费用,责任人,是否完成,完成日期
1,青禾培训学校,青禾培训学校党支部,疏散通道堆物,消防,2026.3.5,2026.3.20,"1,200",林知衡,是,2026-03-18
2,松溪艺术培训中心,松溪艺术培训中心党支部,配电箱未上锁,用电,2026-10-12,2026-11-20,350,张𬱖,否,
3,知味烹饪培训学校,南片培训机构联合党支部,消防栓缺水带,消防,2026-11-01,2026-11-28,,单雪琳,否,
4,青禾培训学校,青禾培训学校党支部,插座破损,用电,2026-11-02,2027-03-28,20,外聘人员,否,
`

// open makes a register from a spreadsheet and shows the screen.
func open(t *testing.T) (*uitest.Rig, *Screen) {
	t.Helper()
	tr := uitest.New(t)
	tr.Fill()
	path := filepath.Join(t.TempDir(), "隐患.csv")
	if err := os.WriteFile(path, []byte(hazards), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	draft, err := tr.Office.ProposeRegister(ctx, path, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tr.Office.CreateRegister(ctx, draft, false); err != nil {
		t.Fatal(err)
	}
	s := New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	settle(tr)
	return tr, s
}

// settle waits until the screen has read what it wants.
func settle(tr *uitest.Rig) {
	tr.T.Helper()
	tr.Wait("the screen", tr.Idle)
}

func TestARegisterIsShownFilteredAndRead(t *testing.T) {
	tr, s := open(t)
	tr.Sees("安全隐患整改台账 4 条：未完成 3 条，7 天内到期 1 条，逾期 1 条", "逾期 1", "未完成 3", "已完成 1", "配电箱未上锁", "2026-11-20", "新增一条", "打印")
	tr.Press("逾期")
	if shown := s.entries.Table.Shown(); len(shown) != 1 || shown[0].Title != "配电箱未上锁" {
		t.Fatalf("overdue are %d entries", len(shown))
	}
	s.entries.Choose(s.entries.Table.Shown()[0].ID)
	settle(tr)
	tr.Sees("整改期限 11-20，逾期 3 天", "填上“完成日期”，就不再提醒。", "松溪艺术培训中心党支部", "张𬱖", "全部 1 次", "改为已完成")
	tr.Press("松溪艺术培训中心党支部")
	if n := len(tr.Went); n != 1 || tr.Went[0].Screen != shell.Branches {
		t.Errorf("the link of the branch leads to %v", tr.Went)
	}
	tr.Press("全部")
	settle(tr)
	if len(s.entries.Table.Shown()) != 4 {
		t.Error("全部 shows not all")
	}
	tr.SeesNot("没有符合条件")
}

func TestAnEntryIsAddedEditedAndBroughtOn(t *testing.T) {
	tr, s := open(t)
	tr.Press("新增一条")
	settle(tr)
	if !s.Stepping() {
		t.Fatal("no form is open")
	}
	s.entries.Save()
	settle(tr)
	tr.Sees("学校还没有填")
	tr.Type("隐患内容 *", "灭火器过期")
	tr.Window.Canvas().Focus(nil)
	if what := s.UndoStep(); what != "隐患内容 *" || tr.Entry("隐患内容 *").Text != "" {
		t.Errorf("undone %q", what)
	}
	s.RedoStep()
	tr.Choose("学校 *", firstOption(t, tr, record.Unit))
	tr.Choose("所属支部 *", firstOption(t, tr, record.Org))
	tr.Choose("隐患类别", "消防")
	tr.Type("发现日期", "2026.11.3")
	tr.Type("整改期限", "昨天")
	s.entries.Save()
	tr.Sees("“昨天”不是日期")
	tr.Type("整改期限", "2026年12月1日")
	tr.Type("整改费用", "1,500元")
	s.entries.Save()
	s.entries.Save() // a second press before the first is written
	settle(tr)
	if s.Stepping() {
		t.Fatalf("still open:\n%s", tr.Texts())
	}
	all, err := tr.Office.Entries(context.Background(), s.def.ID, false)
	if err != nil || len(all.Rows) != 5 {
		t.Fatalf("%d entries, %v", len(all.Rows), err)
	}
	added := all.Rows[4]
	if added.Text(s.def.TitleField().Name) != "灭火器过期" || added.Due.Date != "" && added.Due.Overdue {
		t.Errorf("%+v", added.Entry)
	}
	tr.Sees("灭火器过期", "2026-12-01", "1500.00")
	tr.Press("编辑")
	settle(tr)
	tr.Type("隐患内容 *", "灭火器过期两年")
	tr.Sees("保存 1 处修改")
	s.entries.Save()
	settle(tr)
	tr.Sees("已保存")
	tr.Press("改为已完成")
	settle(tr)
	tr.Sees("已完成 2")
	history, err := tr.Office.History(context.Background(), 1)
	if err != nil || len(history) == 0 {
		t.Fatal(err)
	}
	if _, err := tr.Office.Undo(context.Background(), history[0].ID); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	settle(tr)
	tr.Sees("已完成 1", "未完成 4")
}

// firstOption is the number of a record that a field of the shape may name.
func firstOption(t *testing.T, tr *uitest.Rig, shape record.Shape) string {
	t.Helper()
	options := map[record.Shape][]kit.Option{}
	def := record.Register{Fields: []record.Item{{Shape: shape}}}
	if err := readChoices(context.Background(), tr.Office, def, options); err != nil || len(options[shape]) == 0 {
		t.Fatal(err)
	}
	return options[shape][0].ID
}

func TestUnsavedWorkIsAskedAboutAndAltMovesOn(t *testing.T) {
	tr, s := open(t)
	before := s.def.ID
	tr.Press("新增一条")
	settle(tr)
	tr.Type("隐患内容 *", "没写完")
	s.step(1)
	tr.Sees("修改还没有保存")
	tr.Press("放弃修改")
	settle(tr)
	if s.def.ID == before || s.Stepping() {
		t.Errorf("still at %s", s.def.ID)
	}
	s.step(-1)
	settle(tr)
	if s.def.ID != before {
		t.Errorf("back at %s, want %s", s.def.ID, before)
	}
}

func TestARegisterIsPrintedAndStored(t *testing.T) {
	tr, s := open(t)
	t.Setenv("TMPDIR", t.TempDir())
	printed := ""
	s.toPrinter = func(path string) (files.Handed, error) { printed = path; return files.ToViewer, nil }
	s.print()
	settle(tr)
	tr.Sees("没有找到打印机，已打开 PDF，在那里打印：")
	if raw, err := os.ReadFile(printed); err != nil || !bytes.HasPrefix(raw, []byte("%PDF")) {
		t.Errorf("printed %q: %v", printed, err)
	}
	to := filepath.Join(t.TempDir(), "隐患.xlsx")
	s.choose = func(_ fyne.Window, r files.Request, then func(outfile.Target)) {
		then(outfile.Target{Path: to, Endings: r.Kinds[0].Extensions})
	}
	s.save(files.Workbook)
	settle(tr)
	if raw, err := os.ReadFile(to); err != nil || !bytes.HasPrefix(raw, []byte("PK")) {
		t.Errorf("no workbook: %v", err)
	}
	tr.Sees("已存为 隐患.xlsx")
}

func TestAnEmptyRegisterSaysWhatBelongsThere(t *testing.T) {
	tr, s := open(t)
	s.Shown("agreement")
	tr.Settle()
	settle(tr)
	tr.Sees("还没有共建协议", "支部与社区、机关、企业等签订的共建协议", "导入共建协议")
	tr.Press("导入共建协议")
	if last := tr.Went[len(tr.Went)-1]; last.Screen != shell.Intake || last.Target != (shell.ImportOf{Kind: "register:agreement"}) {
		t.Errorf("%+v", last)
	}
}

func TestARegisterIsMadeFromNothing(t *testing.T) {
	tr, s := open(t)
	s.startMaker()
	if !s.Stepping() {
		t.Fatal("the form has no steps")
	}
	s.maker.Create()
	settle(tr)
	tr.Sees("台账名称还没有填")
	tr.Type("台账名称", "安全隐患整改台账")
	s.maker.Create()
	settle(tr)
	tr.Sees("已有同名台账“安全隐患整改台账”")
	tr.Type("台账名称", "设备借用登记")
	tr.Type("状态，依次写，最后一个是办结", "借出、归还")
	s.maker.Create()
	settle(tr)
	if s.maker != nil {
		t.Fatalf("not made:\n%s", tr.Texts())
	}
	tr.Sees("还没有设备借用登记", "新增一条")
	def, err := tr.Office.Register(context.Background(), s.def.ID)
	if err != nil || def.Title != "设备借用登记" || len(def.Fields) != 2 || len(def.States) != 2 || !def.States[1].Over || def.Owner != record.OfCommittee {
		t.Errorf("%+v, %v", def, err)
	}
	if hits := strings.Join(titles(s.all), ""); !strings.Contains(hits, "设备借用登记") {
		t.Error("the list does not have it")
	}
}

func titles(all []office.RegisterRow) []string {
	var names []string
	for _, r := range all {
		names = append(names, r.Title)
	}
	return names
}

// A branch that names the rows of a list has room for its name: namesakes that differ in the middle are told apart.
func TestBranchesOfAListAreToldApart(t *testing.T) {
	tr := uitest.New(t)
	def, err := tr.Office.Register(context.Background(), "term")
	if err != nil {
		t.Fatal(err)
	}
	all := columns(def)
	total, drawn := float32(0), map[string]bool{}
	for _, c := range all {
		if !c.Hidden {
			total += c.Width
		}
	}
	for _, name := range []string{"育华实验小学党支部", "育华实验中学党支部"} {
		c, cell := all[0], table.Cell{}
		plainBranches(&c, func(row) string { return name })
		c.Draw(row{}, &cell)
		if w := text.Width(cell.Text, look.SizeBody, true) + 2*look.Gap8; w > all[0].Width {
			t.Errorf("%s needs %v of %v px", cell.Text, w, all[0].Width)
		}
		drawn[cell.Text] = true
		if c.TipOf(row{}) != name {
			t.Errorf("the tip says %s", c.TipOf(row{}))
		}
	}
	if len(drawn) != 2 || all[0].Draw == nil || total > roomFor {
		t.Errorf("drawn %v in %v px", drawn, total)
	}
}
