package intake

import (
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
)

// A name that comes back next year is a new entry; one that is over is changed by no row that is not; what is unsure is asked.
func TestANameThatComesBackNextYearIsNotTheOldEntry(t *testing.T) {
	const head = "项目名称|开始日期|期限|应完成数|状态"
	finished := map[string]string{"name": "微党课比赛", "from": "2026-03-01", "due_on": "2026-10-01", "target": "4", "done_on": "2026-09-30"}
	for _, c := range []struct {
		name, state string
		values      map[string]string
		head, line  string
		kind        RowKind
	}{
		{"the year after", "结项", finished, head, "微党课比赛|2027-03-01|2027-10-01|6|实施", New},
		{"the year after, the old one never ended", "实施", finished, head, "微党课比赛|2027-03-01|2027-10-01|6|实施", New},
		{"the same again", "结项", finished, head, "微党课比赛|2026-03-01|2026-10-01|4|结项", Same},
		{"the finished one corrected", "结项", finished, head, "微党课比赛|2026-03-01|2026-10-01|5|结项", Update},
		{"the same year, under way once more", "结项", finished, head, "微党课比赛|2026-03-01|2026-10-01|5|实施", ConflictRow},
		{"without a day, the old one over", "结项", finished, "项目名称|应完成数", "微党课比赛|6", ConflictRow},
		{"without a day, under way", "实施", finished, "项目名称|应完成数", "微党课比赛|6", Update},
		{"another end of what is under way", "实施", map[string]string{"name": "微党课比赛", "due_on": "2026-10-01"}, "项目名称|期限", "微党课比赛|2027-03-01", ConflictRow},
		{"without a day, of a former year", "实施", map[string]string{"name": "微党课比赛", "due_on": "2019-10-01"}, "项目名称|应完成数", "微党课比赛|6", ConflictRow},
	} {
		known := recordsKnown(t)
		known.Entries = []record.Entry{{ID: 30, Register: "task", Title: "微党课比赛", State: c.state, Values: c.values}}
		p := recordsPlan(t, known, RegisterKind("task"), Options{}, cells(c.head), cells(c.line))
		if row := &p.Sheets[0].Rows[0]; row.Kind != c.kind {
			t.Errorf("%s: %s %v %v, want %s", c.name, row.Kind, row.Diff, row.Problems, c.kind)
		}
	}
	known := recordsKnown(t)
	p := recordsPlan(t, known, RegisterKind("task"), Options{}, cells(head), cells("微党课比赛|2026-03-01|2026-10-01|4|结项"), cells("微党课比赛|2027-03-01|2027-10-01|6|实施"))
	if rows := p.Sheets[0].Rows; rows[0].Kind != New || rows[1].Kind != New {
		t.Errorf("two years in one file: %s %s %v", rows[0].Kind, rows[1].Kind, rows[1].Problems)
	}
}
