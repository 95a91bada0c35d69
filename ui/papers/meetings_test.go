package papers

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The paper of a meeting opened from its record is that meeting's, of whatever year, and only that one goes out.
func TestThePaperOfAMeetingOfAnEarlierYear(t *testing.T) {
	r := open(t, true, nil)
	id, _, err := r.Office.SaveEntry(context.Background(), record.Entry{Register: "joint-meeting", Values: map[string]string{"title": "前年的联席会议", "date": "2024-03-20", "decisions": "联合排查"}})
	if err != nil {
		t.Fatal(err)
	}
	r.Shown(shell.PaperOf{Name: "minutes", Copy: id, Year: 2024})
	r.Settle()
	r.Sees("前年的联席会议　2024-03-20", "打印 1 份")
	show := func(name string) {
		p, err := reports.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		r.pick(p)
		r.Settle()
	}
	show("meeting-data")
	r.Sees("前年的联席会议　2024-03-20", "会议")
	show("branch-sheet")
	r.Sees("支部")
	if r.facts.Year == nil || r.year != 0 {
		t.Error("another paper stays in the year of the meeting")
	}
}
