package intake

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/resources/registers"
)

var shipped = sync.OnceValues(func() (all []record.Register, err error) {
	for _, raw := range registers.All() {
		def, e := record.ParseRegister(raw)
		err = errors.Join(err, e)
		all = append(all, def)
	}
	return all, err
})

// recordsKnown has the registers that ship, and a few members.
func recordsKnown(t testing.TB) *Known {
	k := proposalKnown()
	k.Today = today
	k.Members = append(k.Members, model.Member{ID: 10, Name: "许一诺", BranchID: 4, IDNumber: "11010519491231002X"})
	var err error
	if k.Registers, err = shipped(); err != nil {
		t.Fatal(err)
	}
	return k
}

func recordsPlan(t *testing.T, known *Known, kind Kind, opts Options, rows ...[]any) *Plan {
	t.Helper()
	opts.Kind = kind
	p, err := Build(context.Background(), bookOf(tab("表", rows...)), known, opts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// entered puts the entries of a plan into the data file.
func entered(known *Known, p *Plan) *Known {
	next := *known
	next.index = nil
	next.Entries = append([]record.Entry{}, known.Entries...)
	for i, op := range p.Entries {
		e := op.Entry
		if op.Kind == New {
			e.ID = int64(100 + len(next.Entries) + i)
			next.Entries = append(next.Entries, e)
			continue
		}
		for at := range next.Entries {
			if next.Entries[at].ID == e.ID {
				next.Entries[at] = e
			}
		}
	}
	return &next
}

func kindsOf(p *Plan) string {
	var all []string
	for _, s := range p.Sheets {
		for i := range s.Rows {
			all = append(all, string(s.Rows[i].Kind))
		}
	}
	return strings.Join(all, " ")
}

// Rows below a member that say only when he was reached belong to his entry, merged, blank or repeated; what somebody
// entered by hand stays, and a row that is left out takes its own with it.
func TestRowsThatAddDatedLinesBelongToTheEntryAbove(t *testing.T) {
	head := cells("序号|姓名|所在支部|类别|外出/失联日期|联系日期|方式|联系人")
	rows := [][]any{head,
		cells("1|程见山|知味烹饪培训学校党支部|流动|2026-02-10|2026.5.12|见面|周敏"),
		cells("|||||2026-08-20|电话|"),
		cells("|程见山|知味烹饪培训学校党支部|流动|2026-02-10|2026-09-01|微信|周敏"),
		cells("2|许一诺|知味烹饪培训学校党支部|失联|2026-03-01|||"),
		cells("|||||2026-02-30|电话|"),
		cells("|||||去年|电话|周敏")}
	known := recordsKnown(t)
	p := recordsPlan(t, known, "floating", Options{}, rows...)
	if got := kindsOf(p); got != "new new new new error error" || len(p.Entries) != 2 {
		t.Fatalf("%s, %d entries", got, len(p.Entries))
	}
	if n, m := p.Things(); n != 2 || m != 0 {
		t.Errorf("%d new, %d changed", n, m)
	}
	const lines = "2026-05-12 见面 周敏\n2026-08-20 电话\n2026-09-01 微信 周敏"
	if got := p.Entries[0].Entry.Values["contacts"]; got != lines {
		t.Errorf("contacts: %q", got)
	}
	known = entered(known, p)
	known.Entries[0].Values["contacts"] += "\n2026-10-01 家访"
	if got := kindsOf(recordsPlan(t, known, "floating", Options{}, rows...)); got != "same same same same error error" {
		t.Errorf("again: %s", got)
	}
	more := recordsPlan(t, known, "floating", Options{}, head, rows[1], cells("|||||2026-11-01|电话|"))
	if got := more.Entries[0].Entry.Values["contacts"]; kindsOf(more) != "update update" || got != lines+"\n2026-10-01 家访\n2026-11-01 电话" {
		t.Errorf("%s: %q", kindsOf(more), got)
	}
	left := recordsPlan(t, recordsKnown(t), "floating", Options{Decisions: map[RowRef]Decision{{0, 2}: {Action: LeaveOut}}}, rows...)
	if got := kindsOf(left); got != "skip skip new new error error" {
		t.Errorf("left out: %s", got)
	}
}

// The year of dues stands in the header, the title or the sheet's name; where it does not, somebody is asked.
func TestTheYearOfDuesIsFoundOrAskedFor(t *testing.T) {
	head, row := cells("姓名|所在支部|应交标准|1月|2月"), cells("程见山|知味烹饪培训学校党支部|20元|未交|20")
	for title, want := range map[string]string{"2025年度党费收缴登记表": "2025", "2024 年党费": "2024", "截至2026年11月23日": "", "党费": ""} {
		p := recordsPlan(t, recordsKnown(t), "dues", Options{}, []any{title}, head, row)
		if len(p.Entries) != 1 {
			t.Fatalf("%s: %s %v", title, kindsOf(p), p.Blocking)
		}
		v := p.Entries[0].Entry.Values
		if v["year"] != want || v["paid_01"] != "0.00" || v["paid_02"] != "20.00" || v["standard"] != "20.00" {
			t.Errorf("%s: %v", title, v)
		}
		if q := p.Unanswered(); (q == nil) != (want != "") {
			t.Errorf("%s: question %+v", title, q)
		}
	}
	p := recordsPlan(t, recordsKnown(t), "dues", Options{Answers: map[QuestionKey]string{{yearQuestion, 0}: "2026"}}, head, row)
	if p.Unanswered() != nil || p.Entries[0].Entry.Values["year"] != "2026" {
		t.Errorf("after the answer: %+v", p.Entries)
	}
}

// Months that are headed with their year are of that year, and of two years one goes in at a time.
func TestTheYearOfDuesStandsWithTheMonths(t *testing.T) {
	row := cells("程见山|知味烹饪培训学校党支部|15|16|17")
	for head, want := range map[string]string{
		"姓名|所在支部|2025年1月|2025年2月|2025年11月":    "2025 15.00 16.00 17.00",
		"姓名|所在支部|2027年1月|2027年2月份|2027年11月实交": "2027 15.00 16.00 17.00",
		"姓名|所在支部|2027-01|2027-02|2027-11":     "2027 15.00 16.00 17.00",
		"姓名|所在支部|2027.1|2027.2|2027.11":       "2027 15.00 16.00 17.00",
		"姓名|所在支部|2026/1|2026/02|2026/11":      "2026 15.00 16.00 17.00",
		"姓名|所在支部|202601|202602|202611":        "2026 15.00 16.00 17.00",
		"姓名|所在支部|2025-11|2026-01|2026-02":     "? 16.00 17.00 15.00",
		"姓名|所在支部|2025年11月|2026年1月|2026年2月":    "? 16.00 17.00 15.00",
		"姓名|所在支部|2025年1月|2026年1月|2026年2月":     "? 15.00 17.00 ",
	} {
		p := recordsPlan(t, recordsKnown(t), "dues", Options{}, cells(head), row)
		v := p.Entries[0].Entry.Values
		year := v["year"]
		if q := p.Unanswered(); q != nil {
			year = "?"
			if len(q.Answers) != 2 || q.Answers[0].ID != "2025" || q.Answers[1].ID != "2026" {
				t.Errorf("%s: the question offers %v", head, q.Answers)
			}
		}
		if got := year + " " + v["paid_01"] + " " + v["paid_02"] + " " + v["paid_11"]; got != want {
			t.Errorf("%s is read as %q, want %q", head, got, want)
		}
	}
	p := recordsPlan(t, recordsKnown(t), "dues", Options{Answers: map[QuestionKey]string{{yearQuestion, 0}: "2026"}}, cells("姓名|所在支部|2025年1月|2026年1月|2026年2月"), row)
	if v := p.Entries[0].Entry.Values; v["year"] != "2026" || v["paid_01"] != "16.00" || v["paid_02"] != "17.00" {
		t.Errorf("after the answer: %v", v)
	}
}

// A cell that holds two days fills two fields.
func TestTwoDaysInOneCell(t *testing.T) {
	for text, want := range map[string]string{
		"2026-09-01至2029-09-01": "2026-09-01 2029-09-01", "2024-08-24—2027-08-24": "2024-08-24 2027-08-24", "2024-02-07 ~ 2027-02-07": "2024-02-07 2027-02-07",
		"2026.7.8-2026.7.13": "2026-07-08 2026-07-13", "2026年7月8日-7月13日": "2026-07-08 2026-07-13", "2026.7.8-13": "2026-07-08 2026-07-13",
		"2026年7月到2029年7月": "2026-07 2029-07", "2026-07-08": "2026-07-08 ", "2026-09-01 - 2029-09-01": "2026-09-01 2029-09-01", "三年": "date-invalid", "2029-09-01至2026-09-01": "date-invalid",
	} {
		p := recordsPlan(t, recordsKnown(t), "terms", Options{}, cells("支部|届次|任期起止"), cells("知味烹饪培训学校党支部|第一届|"+text))
		row := p.Sheets[0].Rows[0]
		got := ""
		switch {
		case len(row.Problems) > 0:
			got = string(row.Problems[0].Code)
		case len(p.Entries) == 1:
			got = p.Entries[0].Entry.Values["term_from"] + " " + p.Entries[0].Entry.Values["term_to"]
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// An entry is known again by the register's key, whether the person stands there by number, by name or as a stranger.
func TestEntriesAreKnownAgainByTheirKey(t *testing.T) {
	head := cells("姓名|公民身份号码|所在党支部|方向|介绍信编号|开具日期|有效期(天)|回执日期")
	first := cells("许一诺|11010519491231002X|知味烹饪培训学校党支部|转出|1号|2026-01-15|60天|")
	known := recordsKnown(t)
	p := recordsPlan(t, known, "", Options{}, head, first, cells("陌生人||知味烹饪培训学校党支部|转入|2号|2026-02-15|60|"))
	if p.Kind.Word() != "transfers" || kindsOf(p) != "new new" || p.Entries[0].Entry.MemberID != 10 || len(p.Codes) != 0 {
		t.Fatalf("%s %s %+v %v", p.Kind, kindsOf(p), p.Entries, p.Codes)
	}
	known = entered(known, p)
	for row, want := range map[string]string{
		"许一诺|11010519491231002X|知味烹饪培训学校党支部|转出|1号|2026-01-15|60|2026-02-01": "update",
		"许一诺|||转出|1号|2026年1月15日|60|":                                        "same",
		"许一诺|||转出|9号|2026年1月15日|60|":                                        "new",
		"许一诺|||转入|1号|2026年1月15日|60|":                                        "new",
		"陌生人||知味烹饪培训学校党支部|转入|2号|2026.2.15|60|2026.1.1":                      "update", // with a warning: the receipt precedes the letter
		"许一诺|34052419800101001X|知味烹饪培训学校党支部|转出|1号|2026-01-15|60|":           "new",    // somebody else of that name
	} {
		if got := kindsOf(recordsPlan(t, known, "", Options{}, head, cells(row))); got != want {
			t.Errorf("%s is %s, want %s", row, got, want)
		}
	}
	twice := recordsPlan(t, recordsKnown(t), "", Options{}, head, first, cells("许一诺|11010519491231002X|知味烹饪培训学校党支部|转出|1号|2026-01-15|90|"))
	if kindsOf(twice) != "new conflict" {
		t.Errorf("two rows of one letter: %s", kindsOf(twice))
	}
}

// recordsHeads are headers of the registers of Party life.
var recordsHeads = map[Kind][]any{
	"transfers":   cells("姓名|公民身份号码|所在党支部|方向|介绍信编号|开具日期|有效期(天)|回执日期"),
	"dues":        cells("姓名|身份证号|所在支部|人员类别|应交标准|1月|2月|3月"),
	"development": cells("姓名|所在党支部|申请日期|谈话日期|半年考察日期|公示起止|支部大会日期|应到|赞成"),
	"terms":       cells("支部|届次|选举日期|应到|实到|任期起止|延期至|当选人及票数"),
	"floating":    cells("姓名|所在支部|类别|外出日期|处置|联系日期|方式|联系人"),
}

// Any rows under the header of a register are read, and read again without a change.
func TestRandomRowsOfRecords(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 11))
		for kind, head := range recordsHeads {
			values := []string{"", "", "程见山", "方晓棠", "许一诺", "陌生人", "11010519491231002X", "320114198111261000", "知味烹饪培训学校党支部", "南片", "转出", "流动", "2026-03-01", "2026.5", "2026-02-30",
				"20260301", "2026-03-01至2026-03-07", "2026-03-01、2026-05-01 电话", "未交", "20元", "贰拾元", "—", "小计", "注：说明", "见面", "第一届", "8"}
			s := tab("2026年", head)
			for range 1 + rng.IntN(8) {
				row := make([]any, len(head))
				for i := range row {
					if rng.IntN(3) > 0 {
						row[i] = values[rng.IntN(len(values))]
					}
				}
				s.Rows = append(s.Rows, tab("", row).Rows...)
			}
			if rng.IntN(3) == 0 {
				s.Merges = append(s.Merges, sheet.Range{FirstRow: 1, LastRow: 3, FirstCol: 0, LastCol: 0})
			}
			known, opts := recordsKnown(t), Options{Kind: kind}
			plan := checkPlan(t, bookOf(s), known, opts)
			again := checkPlan(t, bookOf(s), entered(known, plan), opts)
			if again.ToWrite() > 0 {
				t.Errorf("%s: first %s, then %s", kind, kindsOf(plan), kindsOf(again))
				for _, row := range again.Sheets[0].Rows {
					t.Logf("%d %s %v %q %v", row.Number, row.Kind, row.Diff, row.Values, row.Problems)
				}
			}
			if t.Failed() {
				t.Fatalf("seed %d", seed)
			}
		}
	}
}
