package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// writeSheet writes rows into a workbook of one sheet.
func writeSheet(t *testing.T, name string, rows ...[]any) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f := excelize.NewFile()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// committee is a data file with two branches, a unit and three members, of whom two bear one name.
func committee(t *testing.T) *Office {
	t.Helper()
	o := emptyOffice(t)
	o.now = func() time.Time { return time.Date(2026, 11, 25, 9, 0, 0, 0, time.Local) }
	for _, name := range []string{"明衡律师事务所党支部", "南片培训机构联合党支部"} {
		if _, _, err := o.SaveBranch(context.Background(), BranchEdit{Org: model.Org{Name: name, Kind: model.Branch}, Units: []string{strings.TrimSuffix(name, "党支部")}}); err != nil {
			t.Fatal(err)
		}
	}
	branches, err := o.Branches(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	id := map[string]int64{}
	for _, b := range branches {
		id[b.Org.Name] = b.Org.ID
	}
	for _, m := range []model.Member{{Name: "程见山", BranchID: id["明衡律师事务所党支部"]}, {Name: "方晓棠", BranchID: id["明衡律师事务所党支部"]}, {Name: "方晓棠", BranchID: id["南片培训机构联合党支部"]}} {
		if _, _, err := o.SaveMember(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

func importFile(t *testing.T, o *Office, path string, kind intake.Kind) (*intake.Plan, int64) {
	t.Helper()
	d, err := o.ReadImport(context.Background(), path, intake.Options{Kind: kind}, nil)
	if err != nil {
		t.Fatal(err)
	}
	set, err := o.Apply(context.Background(), d, ApplyOptions{GoodOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	return d.Plan, set
}

func entriesOf(t *testing.T, o *Office, register string) []EntryRow {
	t.Helper()
	all, err := o.Entries(context.Background(), register, false)
	if err != nil {
		t.Fatal(err)
	}
	return all.Rows
}

// A register is a JSON file and nothing else: it is listed, imported, edited, undone, and imported again.
func TestARegisterIsAddedByAFileAlone(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	raw, err := os.ReadFile("testdata/registers/equipment.json")
	if err != nil {
		t.Fatal(err)
	}
	def, err := record.ParseRegister(raw)
	if err != nil {
		t.Fatal(err)
	}
	o.shipped = append(append([]record.Register{}, o.shipped...), def)

	path := writeSheet(t, "设备.xlsx", []any{"阵地设备台账"}, []any{"序号", "支部", "设备名称", "价格", "保管人", "类别", "检修期限", "是否完好", "联系电话"},
		[]any{1, "明衡律师事务所党支部", "投影仪", "1,200元", "程见山", "投影", "2026.12.1", "√", "13800000000"},
		[]any{2, "南片联合", "音箱", 350, "方晓棠", "音响", "2026-10-31", "是", ""},
		[]any{3, "明衡律师事务所党支部", "长桌", "", "许攸宁", "家具", "", "否", ""},
		[]any{4, "明衡律师事务所党支部", "", "20", "", "", "", "", ""},
		[]any{"", "合计", "", 1570})
	plan, set := importFile(t, o, path, intake.RegisterKind("equipment"))
	if s := plan.Summary; s.New != 3 || s.Error != 1 || s.Skip != 1 {
		t.Fatalf("summary %+v", s)
	}
	if why := Describe(plan); why != "导入阵地设备：新增 3 件" {
		t.Errorf("the history says %q", why)
	}
	rows := entriesOf(t, o, "equipment")
	want := []string{
		"SB-001|明衡律师事务所党支部|投影仪|1200.00|程见山|2026-12-01|是|在用|还有 6 天",
		"SB-002|南片培训机构联合党支部|音箱|350.00|方晓棠|2026-10-31|是|在用|逾期 25 天",
		"SB-003|明衡律师事务所党支部|长桌||许攸宁||否|报废|",
	}
	for i, r := range rows {
		got := strings.Join([]string{r.Number, r.Text("org"), r.Text("thing"), r.Text("price"), r.Text("keeper"), r.Text("check_by"), r.Text("sound"), r.State, r.Due.Text()}, "|")
		if got != want[i] {
			t.Errorf("entry %d: %s", i, got)
		}
	}
	if rows[0].MemberID == 0 || rows[1].MemberID == 0 || rows[2].MemberID != 0 || rows[0].Title != "投影仪" || rows[0].Masked("phone") == "13800000000" {
		t.Errorf("links or title: %+v", rows)
	}

	list, err := o.Registers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if r.ID == "equipment" && (r.Entries != 3 || r.Tag() != "逾期 1" || !r.Stored) || r.ID == "agreement" && (r.Stored || r.Entries != 0) {
			t.Errorf("%s: %d entries, %s, stored %v", r.ID, r.Entries, r.Tag(), r.Stored)
		}
	}
	home, err := o.Home(ctx)
	if err != nil || len(home.RegistersDue) != 1 || home.RegistersDue[0].Rows[0].Title != "音箱" {
		t.Errorf("home: %+v %v", home.RegistersDue, err)
	}
	if hits := o.FindEntries("投影", 5); len(hits) != 1 || hits[0].ID != rows[0].ID || hits[0].Detail != "阵地设备" {
		t.Errorf("search: %+v", hits)
	}
	if hits := o.FindEntries("zdsb", 5); len(hits) == 0 || hits[0].Kind != RegisterHit || hits[0].Key != def.ID {
		t.Errorf("search of a register by its initials: %+v", hits)
	}
	if _, _, err := o.SaveEntry(ctx, record.Entry{Register: "task", Values: map[string]string{"name": "暑期托管志愿服务"}}); err != nil {
		t.Fatal(err)
	}
	if hits := o.FindEntries("zhiyuanfuwu", 5); len(hits) < 2 || hits[0].Key != "volunteer" {
		t.Errorf("a register whose name was typed does not stand first: %+v", hits)
	}

	whole, err := o.Entries(ctx, "equipment", false)
	if err != nil {
		t.Fatal(err)
	}
	columns := whole.Columns(true)
	exported := [][]any{{}}
	for _, c := range columns {
		exported[0] = append(exported[0], c.Label)
	}
	for _, line := range whole.Lines(columns, false) {
		row := []any{}
		for _, text := range line {
			row = append(row, text)
		}
		exported = append(exported, row)
	}
	if back, _ := importFile(t, o, writeSheet(t, "导出.xlsx", exported...), ""); back.Kind != intake.RegisterKind("equipment") || back.Summary.Same != 3 || back.ToWrite() != 0 {
		t.Errorf("the export read back: %s %+v", back.Kind, back.Summary)
	}
	if again, number := importFile(t, o, path, ""); again.Kind != intake.RegisterKind("equipment") || again.Summary.Same != 3 || number != 0 {
		t.Errorf("again: %s %+v", again.Kind, again.Summary)
	}

	e := rows[1].Entry
	e.Values["price"], e.Values["check_by"] = "380.00", "2027-01-31"
	if _, _, err := o.SaveEntry(ctx, e); err != nil {
		t.Fatal(err)
	}
	e.Values["price"] = "三百"
	if _, _, err := o.SaveEntry(ctx, e); model.CodeOf(err) != model.Invalid {
		t.Errorf("a price in words is saved: %v", err)
	}
	past, err := o.EntryHistory(ctx, e.ID)
	if err != nil || len(past) != 2 || past[0].Set.Why != "修改阵地设备：音箱" || len(past[0].Fields) != 2 || past[0].Fields[0] != (FieldChange{"价格", "350.00", "380.00"}) {
		t.Errorf("history %+v %v", past, err)
	}
	changed, _ := importFile(t, o, path, intake.RegisterKind("equipment"))
	if changed.Summary.Update != 1 || changed.Summary.Same != 2 || len(changed.Sheets[0].Row(4).Diff) != 2 {
		t.Errorf("after an edit: %+v", changed.Summary)
	}
	if _, err := o.Undo(ctx, changed.ChangeSet); err != nil {
		t.Fatal(err)
	}
	report, err := o.Undo(ctx, set)
	if err != nil || len(report.Kept) != 2 { // the edited entry, and its register
		t.Fatalf("kept %+v %v", report.Kept, err)
	}
	if rows = entriesOf(t, o, "equipment"); len(rows) != 1 || rows[0].Text("price") != "380.00" {
		t.Errorf("left: %+v", rows)
	}
}

func TestAFieldThatIsRemovedKeepsWhatWasEntered(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	id, _, err := o.SaveEntry(ctx, record.Entry{Register: "visit", Values: map[string]string{"date": "2026-03-05", "visitor": "周敏", "matters": "换届"}})
	if err != nil {
		t.Fatal(err)
	}
	def, err := o.Register(ctx, "visit")
	if err != nil {
		t.Fatal(err)
	}
	whole := def
	def.Fields = append([]record.Item{}, def.Fields...)
	for i := range def.Fields {
		if def.Fields[i].Name == "matters" {
			def.Fields = append(def.Fields[:i], def.Fields[i+1:]...)
			break
		}
	}
	def.Title = "走访台账"
	if _, err := o.SaveRegister(ctx, def); err != nil {
		t.Fatal(err)
	}
	e, err := o.Entry(ctx, id)
	if err != nil || e.Title != "走访台账" {
		t.Fatalf("%+v %v", e.Register, err)
	}
	entry := e.Rows[0].Entry
	entry.Values["visitor"] = "吴静"
	if _, _, err := o.SaveEntry(ctx, entry); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SaveRegister(ctx, whole); err != nil {
		t.Fatal(err)
	}
	if e, _ := o.Entry(ctx, id); e.Rows[0].Text("matters") != "换届" {
		t.Errorf("the field came back as %q", e.Rows[0].Text("matters"))
	}
	list, _ := o.Registers(ctx)
	for _, r := range list {
		if r.Title == "走访台账" {
			t.Error("the register is listed twice")
		}
	}
	if _, err := o.SaveRegister(ctx, record.Register{ID: "x", Title: "走访记录", Owner: record.OfCommittee, Fields: []record.Item{{Name: "a", Label: "A", Shape: record.Text}}}); model.CodeOf(err) != model.Exists {
		t.Errorf("a second register of one title: %v", err)
	}
}

func TestAnEntryIsClosedAndReopened(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	id, _, err := o.SaveEntry(ctx, record.Entry{Register: "demand", Values: map[string]string{"content": "要一间教室", "due_on": "2026-11-01"}})
	if err != nil {
		t.Fatal(err)
	}
	if due := dueAtHome(t, o); due != 1 {
		t.Fatalf("%d registers due", due)
	}
	if _, err := o.CloseEntry(ctx, id, "2026-11-25", "已由别处解决"); err != nil {
		t.Fatal(err)
	}
	if due := dueAtHome(t, o); due != 0 || len(entriesOf(t, o, "demand")) != 0 {
		t.Errorf("a closed entry is still due or listed: %d", due)
	}
}

// dueAtHome counts the registers of which the first screen says that something is due.
func dueAtHome(t *testing.T, o *Office) int {
	t.Helper()
	h, err := o.Home(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(h.RegistersDue)
}

// A data file keeps copies of the registers that it used. What a later version changes in one that the committee left alone
// holds for the entries made before, their states too.
func TestARegisterOfAnEarlierVersionFollowsTheProgram(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	now, err := o.Register(ctx, "prior-review")
	if err != nil {
		t.Fatal(err)
	}
	then := now
	then.States = []record.State{{Name: "送审"}, {Name: "研究"}}
	then.Fields = slices.Clone(now.Fields)
	for i := range then.Fields {
		then.Fields[i].After = ""
	}
	if _, err := o.write(ctx, "edit", "旧版登记", func(tx *store.Tx) error {
		if err := tx.PutRegister(&then); err != nil {
			return err
		}
		e := record.Entry{Register: then.ID, State: "送审", Values: map[string]string{"matter": "年度预算", "submitted_on": "2026-03-01", "opinion_on": "2026-03-05", "decided_on": "2026-03-09"}}
		return tx.PutEntry(&e)
	}); err != nil {
		t.Fatal(err)
	}
	rows := entriesOf(t, o, "prior-review")
	if len(rows) != 1 || rows[0].State != "已决策" {
		t.Fatalf("%+v", rows)
	}
	one, err := o.Entry(ctx, rows[0].ID)
	if err != nil || one.Rows[0].State != "已决策" || len(one.States) != len(now.States) {
		t.Errorf("%+v %v", one, err)
	}
	def, err := o.Register(ctx, "prior-review")
	if f, _ := def.Field("opinion_on"); err != nil || f.After != "submitted_on" {
		t.Errorf("%+v %v", def, err)
	}
	def.Title = "重大事项把关"
	if _, err := o.SaveRegister(ctx, def); err != nil {
		t.Fatal(err)
	}
	if def, _ = o.Register(ctx, "prior-review"); def.Title != "重大事项把关" {
		t.Errorf("what the committee changed became %s", def.Title)
	}
}

// Whoever is chosen from the roster brings his branch and number; the year is the working year.
func TestAnEntryTakesWhatTheRosterKnows(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	branches, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	branch := fmt.Sprint(branches[0].Org.ID)
	who, _, err := o.SaveMember(ctx, model.Member{Name: "许一诺", BranchID: branches[0].Org.ID, IDNumber: "11010519491231002X"})
	if err != nil {
		t.Fatal(err)
	}
	c, err := o.Committee(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c.Year = 2026
	if _, err := o.SaveCommittee(ctx, c); err != nil {
		t.Fatal(err)
	}
	def, err := o.Register(ctx, "dues")
	if err != nil {
		t.Fatal(err)
	}
	e, err := o.NewEntry(ctx, def)
	if err != nil || e.Values["year"] != "2026" {
		t.Fatalf("%+v %v", e, err)
	}
	e.Values["member"] = fmt.Sprint(who)
	id, _, err := o.SaveEntry(ctx, e)
	if err != nil {
		t.Fatal(err)
	}
	row := entriesOf(t, o, "dues")[0]
	if row.Values["org"] != branch || row.Values["id_number"] != "11010519491231002X" || row.OrgID != branches[0].Org.ID {
		t.Errorf("%+v", row.Entry)
	}
	delete(row.Values, "org") // taken out by hand: it stays out
	if _, _, err := o.SaveEntry(ctx, row.Entry); err != nil {
		t.Fatal(err)
	}
	if got, _ := o.Entry(ctx, id); got.Rows[0].Values["org"] != "" {
		t.Errorf("%+v", got.Rows[0].Entry)
	}
	e.Values = map[string]string{"member": "许一诺", "year": "20261"}
	if _, _, err := o.SaveEntry(ctx, e); model.CodeOf(err) != model.Invalid {
		t.Errorf("the year 20261: %v", err)
	}
}

// What a spreadsheet holds beyond the bounds is an error of its row, which does not go in.
func TestAnImportKeepsTheBounds(t *testing.T) {
	o := committee(t)
	path := writeSheet(t, "党费.xlsx", []any{"党费收缴登记表"}, []any{"姓名", "所在支部", "年度", "党费基数", "应交标准"},
		[]any{"程见山", "明衡律师事务所党支部", 2026, 5000, 25}, []any{"方晓棠", "明衡律师事务所党支部", 20261, 5000, 25},
		[]any{"方晓棠", "南片培训机构联合党支部", 2026, -5000, 25})
	plan, _ := importFile(t, o, path, intake.RegisterKind("dues"))
	if s := plan.Summary; s.New != 1 || s.Error != 2 {
		t.Errorf("summary %+v", s)
	}
	var said []string
	for _, row := range plan.Sheets[0].Rows {
		for _, p := range row.Problems {
			said = append(said, string(p.Code)+" "+p.Text)
		}
	}
	if got := strings.Join(said, "|"); got != "number-invalid 年度写作 20261，应在 2000 到 2100 之间|amount-invalid 党费基数写作 -5000，不能是负数" {
		t.Errorf("problems: %s", got)
	}
}

// A reminder names what is due, with its own day, and the branch that it is about.
func TestAReminderNamesTheBranchAndWhatIsDue(t *testing.T) {
	ctx, o := context.Background(), committee(t)
	branches, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for register, values := range map[string]map[string]string{
		"visit":       {"org": fmt.Sprint(branches[0].Org.ID), "date": "2026-03-05", "visitor": "周敏", "due_on": "2026-11-20"},
		"transfer":    {"member": "许一诺", "issued": "2026-09-01", "valid_days": "30"},
		"development": {"member": "许一诺", "admit_meeting": "2025-11-20"},
	} {
		if _, _, err := o.SaveEntry(ctx, record.Entry{Register: register, Values: values}); err != nil {
			t.Fatal(err)
		}
	}
	home, err := o.Home(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, task := range home.Tasks(nil) {
		if task.Kind == TaskRegister {
			got[task.Register] = task.Detail
		}
	}
	for register, want := range map[string]string{"visit": "最久的是" + branches[0].Org.Name + "（周敏），办理期限 11-20，逾期 5 天",
		"transfer": "最久的是许一诺，介绍信到期 10-01，逾期 55 天", "development": "最久的是许一诺，预备期满 11-20，逾期 5 天"} {
		if got[register] != want {
			t.Errorf("%s: %s", register, got[register])
		}
	}
}

// A paper shows the state unless the field that gives it stands on the paper.
func TestAPaperShowsTheState(t *testing.T) {
	def := record.Register{Fields: []record.Item{{Name: "name", Label: "名称"}, {Name: "done", Label: "是否完成"}}, List: []string{"name"}, StateOf: "done",
		States: []record.State{{Name: "未完成"}, {Name: "已完成"}}}
	labels := func(all bool) (out []string) {
		for _, c := range (RegisterEntries{Register: def}).Columns(all) {
			out = append(out, c.Label)
		}
		return out
	}
	if got := labels(false); !slices.Equal(got, []string{"名称", "状态"}) {
		t.Errorf("the paper has %v", got)
	}
	if got := labels(true); !slices.Equal(got, []string{"名称", "是否完成"}) {
		t.Errorf("the workbook has %v", got)
	}
	def.List = []string{"name", "done"}
	if got := labels(false); !slices.Equal(got, []string{"名称", "是否完成"}) {
		t.Errorf("with the field that gives the state the paper has %v", got)
	}
}
