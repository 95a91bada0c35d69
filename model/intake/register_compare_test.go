package intake

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
)

// A row of the records that ship is compared with the roster and within itself: nothing that rules or states count with
// goes in silently when it cannot be.
func TestWhatARowOfRecordsIsComparedWith(t *testing.T) {
	const development, floating = "姓名|所在党支部|申请日期|应到|实到|赞成", "姓名|所在党支部|类别|外出（失联）日期|联系记录"
	const dues, transfers, terms = "姓名|所在支部|年度|1月实交", "姓名|所在党支部|方向|介绍信编号|开具日期|回执日期", "党组织|选举日期|应到|实到|任期开始|任期届满"
	const tasks, volunteers = "项目名称|状态|应完成数|已完成数|预算|已拨|结项日期", "姓名|党支部|服务日期|服务内容|服务时长（小时）"
	for _, c := range []struct {
		register, head, line string
		code                 Code
	}{
		{"dues", dues, "程见山|知味烹饪培训学校党支部|2026|20", ""},
		{"dues", dues, "程见山|松溪艺术培训中心党支部|2026|20", BranchDiffers},
		{"dues", dues, "程见山||2026|20", ""},
		{"dues", dues, "方晓棠|松溪艺术培训中心党支部|2026|20", ""},
		{"dues", dues + "|人员类别", "程见山|知味烹饪培训学校党支部|2026|20|教师", ValueUnknown},
		{"transfer", transfers, "程见山|松溪艺术培训中心党支部|转出|1号|2026-01-05|", BranchDiffers},
		{"transfer", transfers, "程见山|知味烹饪培训学校党支部|转走|1号|2026-01-05|", ValueUnknown},
		{"transfer", transfers, "许攸宁|知味烹饪培训学校党支部|转出|1号|2026-01-05|", MemberUnknown},
		{"transfer", transfers, "许攸宁|知味烹饪培训学校党支部|转入|1号|2026-01-05|", ""},
		{"transfer", transfers, "程见山|知味烹饪培训学校党支部|转出|1号|2026-01-05|", ""},
		{"transfer", transfers, "许攸宁|知味烹饪培训学校党支部|转出|1号|2026-01-05|2026-02-05", ""},
		{"term", terms, "松溪艺术培训中心党支部|2026-01-05|10|12|2026-01-05|2029-01-05", CountMismatch},
		{"term", terms, "松溪艺术培训中心党支部|2096-01-05|10|10|2026-01-05|2029-01-05", DateOrder},
		{"transfer", transfers, "程见山|知味烹饪培训学校党支部|转出|1号|2096-06-01|", DateOrder},
		{"development", development, "许攸宁|知味烹饪培训学校党支部|2096-01-05|||", DateOrder},
		{"development", development, "许攸宁|知味烹饪培训学校党支部|2020-01-05|10|12|11", CountMismatch},
		{"development", development, "许攸宁|知味烹饪培训学校党支部|2020-01-05|10|7|9", CountMismatch},
		{"development", development, "许攸宁|知味烹饪培训学校党支部|2020-01-05|10|9|9", ""},
		{"floating", floating, "程见山|知味烹饪培训学校党支部|流动|2020-01-05|2096-11-11 电话", DateOrder},
		{"term", terms, "松溪艺术培训中心党支部|2026-01-05|10|10|2026-01-05|2029-01-05", ""},
		{"task", tasks, "讲座|实施|0|5|||", CountMismatch},
		{"task", tasks, "讲座|实施|4|5|100|99999|", CountMismatch},
		{"task", tasks, "讲座|结项|10|1|||", DateMissing + " " + CountMismatch},
		{"task", tasks, "讲座|结项|10|1|||2020-01-05", CountMismatch},
		{"task", tasks, "讲座|结项|10||||2020-01-05", CountMismatch},
		{"task", tasks + "|结项意见", "讲座|结项|10|1|||2020-01-05|经费停拨，并入下年", ""},
		{"task", tasks, "讲座|结项|4|5|100|100|2020-01-05", ""},
		{"volunteer", volunteers, "程见山|松溪艺术培训中心党支部|2020-01-05|值守|2", BranchDiffers},
		{"volunteer", volunteers, "程见山|知味烹饪培训学校党支部|2020-01-05|值守|24", ""},
	} {
		p := recordsPlan(t, recordsKnown(t), RegisterKind(c.register), Options{}, cells(c.head), cells(c.line))
		if row := &p.Sheets[0].Rows[0]; row.Kind != New || rowCodes(row) != string(c.code) {
			t.Errorf("%s %s: %s %v, want new with %q", c.register, c.line, row.Kind, row.Problems, c.code)
		}
	}
}

// A spreadsheet keeps the header 2026.10 as 2026.1: after other months it is no January, and the sheet says that it was left out.
func TestAHeaderThatMayBeOctoberIsNotRead(t *testing.T) {
	for head, read := range map[string]string{
		"2026.1|2026.2|2026.3":          "paid_01 paid_02 paid_03",
		"2026.9|2026.1|2026.11":         "paid_09 paid_11",
		"2026.1|2026.9|2026.1":          "paid_01 paid_09",
		"2026.09|2026.10|2026.11":       "paid_09 paid_10 paid_11",
		"2026年9月|2026年10月|2026年1月":      "paid_09 paid_10 paid_01",
		"2026年1月实交|2026年2月实交|2026年3月实交": "paid_01 paid_02 paid_03",
	} {
		p := recordsPlan(t, recordsKnown(t), RegisterKind("dues"), Options{}, cells("姓名|所在支部|年度|"+head), cells("程见山|知味烹饪培训学校党支部|2026|20|20|20"))
		var fields []string
		for _, c := range p.Sheets[0].Columns[3:] {
			if c.Field != FieldNone {
				fields = append(fields, string(c.Field))
			}
		}
		said := strings.Contains(strings.Join(p.Sheets[0].Notes, ""), "可能是 10 月")
		if got := strings.Join(fields, " "); got != read || said != (len(fields) < 3) {
			t.Errorf("%s is read as %s, with the notes %v, want %s", head, got, p.Sheets[0].Notes, read)
		}
	}
}

// A row that moves an entry to a branch other than the member's own shows the change, and says so.
func TestAnEntryIsNotMovedToAnotherBranchSilently(t *testing.T) {
	known := recordsKnown(t)
	known.Entries = []record.Entry{{ID: 30, Register: "dues", MemberID: 7, OrgID: 4, Values: map[string]string{"member": "7", "org": "4", "year": "2026", "paid_01": "20.00"}}}
	p := recordsPlan(t, known, RegisterKind("dues"), Options{}, cells("姓名|所在支部|年度|1月实交"), cells("程见山|松溪艺术培训中心党支部|2026|20"))
	row := &p.Sheets[0].Rows[0]
	if row.Kind != Update || len(row.Diff) != 1 || row.Diff[0].New != "松溪艺术培训中心党支部" || rowCodes(row) != string(BranchDiffers) {
		t.Errorf("%s %v %v, want an update that shows the branch, with a warning", row.Kind, row.Diff, row.Problems)
	}
}

// A word that is none of a closed list never takes the place of one that is: rules read those. It takes that of another unknown one.
func TestAnUnknownWordDoesNotReplaceAKnownOne(t *testing.T) {
	for _, c := range []struct {
		was, now string
		kind     RowKind
	}{
		{"在职", "教师", Same}, {"在职", "离退休", Update}, {"教师", "退休教师", Update}, {"", "教师", Update},
	} {
		known := recordsKnown(t)
		known.Entries = []record.Entry{{ID: 30, Register: "dues", MemberID: 7, OrgID: 4, Values: map[string]string{"member": "7", "year": "2026", "dues_kind": c.was}}}
		p := recordsPlan(t, known, RegisterKind("dues"), Options{}, cells("姓名|年度|人员类别"), cells("程见山|2026|"+c.now))
		if row := &p.Sheets[0].Rows[0]; row.Kind != c.kind {
			t.Errorf("%s becomes %s: %s %v", c.was, c.now, row.Kind, row.Diff)
		}
	}
}

// The hours of a member on a day are added up over the file and the data file: rows that come to more than a day are pointed to.
func TestHoursOfADayAreAddedUp(t *testing.T) {
	known := recordsKnown(t)
	known.Entries = []record.Entry{{ID: 30, Register: "volunteer", MemberID: 7, Values: map[string]string{"member": "7", "date": "2020-01-05", "service": "交通", "hours": "10"}}}
	const head = "姓名|党支部|服务日期|服务内容|服务时长（小时）"
	p := recordsPlan(t, known, RegisterKind("volunteer"), Options{}, cells(head),
		cells("程见山|知味烹饪培训学校党支部|2020-01-05|值守|15"), cells("程见山|知味烹饪培训学校党支部|2020-01-06|值守|15"), cells("程见山|知味烹饪培训学校党支部|2020-01-06|清扫|9"))
	rows := p.Sheets[0].Rows
	if rows[0].Kind != New || rowCodes(&rows[0]) != string(CountMismatch) || !strings.Contains(rows[0].Problems[0].Text, "加起来 25 小时") {
		t.Errorf("%s %v, want a new entry with what the day comes to", rows[0].Kind, rows[0].Problems)
	}
	if rowCodes(&rows[1])+rowCodes(&rows[2]) != "" {
		t.Errorf("24 hours: %v %v", rows[1].Problems, rows[2].Problems)
	}
}
