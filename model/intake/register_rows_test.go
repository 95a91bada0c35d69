package intake

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

func safetyKnown(entries ...record.Entry) *Known {
	k := proposalKnown()
	k.Today = today
	k.Registers = []record.Register{{ID: "safety", Title: "安全隐患台账", Unit: "条", Owner: record.OfCommittee, Fields: []record.Item{
		{Name: "unit", Label: "单位", Shape: record.Unit, Required: true},
		{Name: "danger", Label: "隐患", Shape: record.Text, Required: true},
		{Name: "problem", Label: "问题", Shape: record.Text},
		{Name: "due_on", Label: "期限", Shape: record.Date, Remind: 7},
		{Name: "cost", Label: "费用", Shape: record.Money},
		{Name: "keeper", Label: "责任人", Shape: record.Member},
		{Name: "id_number", Label: "身份证号", Shape: record.IDNumber}},
		States: []record.State{{Name: "整改中"}, {Name: "已完成", Values: []string{"完成"}, Over: true}}}}
	k.Entries = entries
	return k
}

func planOf(t *testing.T, known *Known, opts Options, rows ...[]any) *Plan {
	t.Helper()
	opts.Kind = RegisterKind("safety")
	p, err := Build(context.Background(), bookOf(tab("表", rows...)), known, opts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var safetyHead = cells("单位|隐患|问题|期限|费用|责任人|身份证号|状态")

// What each row of a register's spreadsheet becomes, beside what the data file has.
func TestRowsOfARegister(t *testing.T) {
	known := func(id int64, danger, due string) record.Entry {
		return record.Entry{ID: id, Register: "safety", UnitID: 5, State: "整改中", Values: map[string]string{"unit": "5", "danger": danger, "due_on": due}}
	}
	entries := []record.Entry{known(1, "堆物", "2026-03-20"), known(2, "插座", "2026-03-20"), known(3, "插座", "2026-04-20"), known(4, "水带", "2026-03")}
	for _, c := range []struct {
		line string
		kind RowKind
		code Code
		opts Options
	}{
		{line: "知味烹饪培训学校|堆物||2026.3.20||||", kind: Same},
		{line: "知味烹饪培训学校|堆 物||||||整改中", kind: Same},
		{line: "知味烹饪培训学校|水带||2026-03||||", kind: Same},
		{line: "知味烹饪培训学校|堆物||2026-03-25||||", kind: Update},
		{line: "知味烹饪培训学校|堆物||2026-03-25||||", kind: Same, opts: Options{Policy: Fill}},
		{line: "知味烹饪培训学校|堆物||2026-03-25||||", kind: Skip, opts: Options{Policy: SkipKnown}},
		{line: "知味烹饪培训学校|堆物||||||完成", kind: Update},
		{line: "知味烹饪培训学校|堆物||||||不知道", kind: Same, code: ValueUnknown},
		{line: "知味烹饪培训学校|插座||2026-05-01||||", kind: ConflictRow, code: EntryUnclear},
		{line: "知味烹饪培训学校|插座||2026-04-20||||", kind: Same},
		{line: "知味烹饪培训学校|门窗||2026-04-20|1,200元|程见山||", kind: New},
		{line: "知味烹饪培训学校|门窗||2026-04-31||||", kind: ErrorRow, code: DateInvalid},
		{line: "知味烹饪培训学校|门窗||2026-04-31||||", kind: New, code: DateInvalid, opts: Options{KeepText: true}},
		{line: "知味烹饪培训学校|||2026-04-20||||", kind: ErrorRow, code: MissingValue},
		{line: "某某学校|门窗||||||", kind: New, code: ValueUnknown},
		{line: "知味烹饪培训学校|门窗|||一千|||", kind: ErrorRow, code: AmountInvalid},
		{line: "知味烹饪培训学校|门窗||||许攸宁||", kind: New, code: MemberUnknown},
		{line: "知味烹饪培训学校|门窗||||方晓棠||", kind: ConflictRow, code: MemberUnknown},
		{line: "知味烹饪培训学校|门窗||||方晓棠||", kind: New, code: MemberUnknown, opts: Options{Decisions: map[RowRef]Decision{{0, 2}: {Action: Accept}}}},
		{line: "知味烹饪培训学校|门窗||||方晓棠||", kind: New, opts: Options{Values: map[ValueKey]ValueChoice{{"keeper", "方晓棠"}: {Action: MapTo, OrgID: 9}}}},
		{line: "知味烹饪培训学校|门窗||||许攸宁||", kind: Skip, opts: Options{Values: map[ValueKey]ValueChoice{{"keeper", "许攸宁"}: {Action: LeaveRows}}}},
		{line: "知味烹饪培训学校|门窗|||||320114198111261000|", kind: ErrorRow, code: IDLostDigits},
		{line: "知味烹饪培训学校|门窗|||||3201**********1234|", kind: New},
	} {
		p := planOf(t, safetyKnown(entries...), c.opts, safetyHead, cells(c.line))
		row := p.Sheets[0].Rows[0]
		code := Code("")
		if len(row.Problems) > 0 {
			code = row.Problems[0].Code
		}
		if row.Kind != c.kind || code != c.code {
			t.Errorf("%s is %s %s, want %s %s (%v)", c.line, row.Kind, code, c.kind, c.code, row.Problems)
		}
	}
}

func TestTwoRowsOfARegister(t *testing.T) {
	p := planOf(t, safetyKnown(), Options{}, safetyHead, cells("知味烹饪培训学校|堆物||2026-03-20||||"), cells("知味烹饪培训学校|堆物||2026-03-20||||"),
		cells("知味烹饪培训学校|堆物||2026-09-20||||"), cells("合计|2"))
	if s := p.Summary; s.New != 2 || s.Skip != 2 || p.Sheets[0].Rows[1].Skip != SkipDuplicate {
		t.Errorf("%+v", s)
	}
	blocked := planOf(t, safetyKnown(), Options{}, cells("单位|问题|期限"), cells("知味烹饪培训学校|堆物|2026-03-20"))
	if len(blocked.Blocking) != 1 || blocked.Blocking[0].Code != "no-danger-column" {
		t.Errorf("without a required column: %+v", blocked.Blocking)
	}
}

// In a register that has each entry once no row becomes a second one, whatever is decided about it; names are compared without spaces.
func TestARegisterThatHasEachOnce(t *testing.T) {
	known := func(closed model.Date) *Known {
		k := safetyKnown(record.Entry{ID: 1, Register: "safety", UnitID: 5, ClosedOn: closed, Values: map[string]string{"unit": "5", "danger": "堆物", "problem": "楼道"}})
		k.Registers[0].Key, k.Registers[0].Once = []string{"unit", "danger"}, true
		return k
	}
	asNew := Options{Decisions: map[RowRef]Decision{{0, 2}: {Action: AsNew}, {0, 3}: {Action: AsNew}}}
	row := func(danger, problem string) []any {
		return cells("知味烹饪培训学校|" + danger + "|" + problem + "|||||")
	}
	for _, c := range []struct {
		closed model.Date
		rows   [][]any
		want   []RowKind
	}{
		{"", [][]any{row("堆 物", "门口")}, []RowKind{ConflictRow}},
		{"2026-01-01", [][]any{row("堆 物", "门口")}, []RowKind{New}},
		{"", [][]any{row("插座", "门口"), row("插 座", "楼道")}, []RowKind{New, ConflictRow}},
		{"", [][]any{row("插座", "门口"), row("水带", "楼道")}, []RowKind{New, New}},
	} {
		p := planOf(t, known(c.closed), asNew, append([][]any{safetyHead}, c.rows...)...)
		for i, want := range c.want {
			r := p.Sheets[0].Rows[i]
			if r.Kind != want || (want == ConflictRow) != (len(r.Problems) > 0 && r.Problems[0].Code == EntryOnce) {
				t.Errorf("%v, row %d is %s: %v", c.rows, i, r.Kind, r.Problems)
			}
		}
	}
}

// The error workbook's first column 问题 is not taken for a field of that name.
func TestTheErrorWorkbookOfARegisterComesBack(t *testing.T) {
	p := planOf(t, safetyKnown(), Options{}, append([]any{"问题"}, safetyHead...), cells("有问题：期限写作…|知味烹饪培训学校|堆物|通道|2026-03-20||||"))
	if f := p.Sheets[0].Columns[0].Field; f != Issue || p.Entries[0].Entry.Values["problem"] != "通道" {
		t.Errorf("the first column is %s; %+v", f, p.Entries)
	}
}

// Any grid that makes a register can be read into it, and read again without a change.
func TestRandomGridsAsRegisters(t *testing.T) {
	made := 0
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 7))
		data := make([]byte, 60+rng.IntN(500))
		for i := range data {
			data[i] = byte(rng.IntN(256))
		}
		book := gridFrom(data)
		known := proposalKnown()
		known.Today = today
		p, err := Propose(context.Background(), book, known, -1, 0)
		if err != nil {
			continue
		}
		def, err := p.Definition("grid")
		if err != nil {
			continue // every column was left out
		}
		mine := *known
		mine.Registers = []record.Register{def}
		plan := checkPlan(t, book, &mine, p.Options("grid"))
		if plan.Summary.Error > 0 {
			t.Fatalf("seed %d: %+v", seed, plan.Summary)
		}
		for i, op := range plan.Entries {
			e := op.Entry
			e.ID = int64(i + 1)
			mine.Entries = append(mine.Entries, e)
		}
		again, err := Build(context.Background(), book, &mine, p.Options("grid"), nil)
		if err != nil || again.ToWrite() > 0 || again.Summary.Conflict > 0 {
			t.Fatalf("seed %d: first %+v, again %+v %v", seed, plan.Summary, again.Summary, err)
		}
		made++
	}
	if made < 20 {
		t.Errorf("only %d grids made a register", made)
	}
}
