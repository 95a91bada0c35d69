package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
)

// A meeting takes in topics, makes its agenda of them, hands its decisions over and follows them, also after it is renamed.
func TestAMeetingFollowsItsTopicsAndDecisions(t *testing.T) {
	o, _ := lists(t)
	ctx := context.Background()
	save := func(e record.Entry) int64 {
		t.Helper()
		id, _, err := o.SaveEntry(ctx, e)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := save(record.Entry{Register: "joint-meeting", Values: map[string]string{"title": "第三季度联席会议", "date": "2026-09-18", "decisions": "1.联合排查\n（二）建名单\n3. 1.5万元经费到位"}})
	for matter, due := range map[string]model.Date{"联合排查": "2026-10-31", "建名单": "2026-10-15"} {
		made, _, err := o.HandOver(ctx, first, matter, "周临", "")
		if err != nil {
			t.Fatal(err)
		}
		all, _ := o.Entry(ctx, made)
		e := all.Rows[0].Entry
		all.Set(&e, "due_on", string(due))
		if matter == "建名单" {
			all.Set(&e, "done_on", "2026-11-01")
			e.State = "办结"
		}
		save(e)
	}
	if _, _, err := o.HandOver(ctx, first, "联合排查", "石颖敏", "2026-11-30"); model.CodeOf(err) != model.Invalid || err.Error() != "“联合排查”已经交办给周临，不用再交办；要改，打开“问题交办”里的那一条" {
		t.Errorf("handed over twice: %v", err)
	}
	next := save(record.Entry{Register: "joint-meeting", Values: map[string]string{"title": "第四季度联席会议", "date": "2026-11-20"}})
	for _, topic := range []string{"送课进社区", "续签协议"} {
		if _, _, err := o.AddTopic(ctx, next, topic, "桂香社区", ""); err != nil {
			t.Fatal(err)
		}
	}
	if n, _, err := o.CollectTopics(ctx, next); n != 2 || err != nil {
		t.Fatalf("%d topics: %v", n, err)
	}
	if _, _, err := o.CollectTopics(ctx, next); model.CodeOf(err) != model.Invalid {
		t.Errorf("nothing new is collected: %v", err)
	}
	all, err := o.Entry(ctx, next)
	if want := "1. 通报上次会议议定事项的办理情况\n2. 送课进社区（桂香社区）\n3. 续签协议（桂香社区）"; err != nil || all.Rows[0].Values["agenda"] != want {
		t.Errorf("agenda %q %v", all.Rows[0].Values["agenda"], err)
	}
	meeting := func(id int64) (m paper.Meeting) {
		t.Helper()
		f, err := o.PaperFacts(ctx, 2026, paper.NeedsMeetings|paper.NeedsFigures)
		if err != nil {
			t.Fatal(err)
		}
		for _, m = range f.Meetings {
			if m.EntryID == id {
				return m
			}
		}
		t.Fatalf("no meeting %d", id)
		return m
	}
	f, err := meeting(next).Figures()
	if err != nil {
		t.Fatal(err)
	}
	if f.Day != "2026-11-20" || f.Closed != 1 || len(f.Open) != 2 || f.Open[0].Text != "联合排查" || f.Open[0].Late != 20 || f.Open[1].Text != "1.5万元经费到位" || f.Open[1].State != "未交办" {
		t.Errorf("figures of the fourth quarter %+v", f)
	}
	// Another name and day: what was handed over and the topics go along.
	for id, title := range map[int64]string{first: "三季度党建联席会议", next: "四季度党建联席会议"} {
		all, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		e := all.Rows[0].Entry
		all.Set(&e, "title", title)
		save(e)
	}
	if h, _, err := o.HandedOver(ctx, first); err != nil || len(h.Made) != 2 || len(h.Left) != 1 {
		t.Errorf("after the new name: %+v %v", h, err)
	}
	if m := meeting(next); len(m.Topics) != 2 || m.Title != "四季度党建联席会议" {
		t.Errorf("topics after the new name: %+v", m.Topics)
	}
	if m := meeting(first); len(m.Decisions) != 3 || !m.Decisions[1].Over || m.Decisions[0].Over || m.Decisions[0].Responsible != "周临" {
		t.Errorf("decisions %+v", m.Decisions)
	}
}

// What was carried out stands in the data sheet of the next meeting of the kind, also over the end of a year, and in no other.
func TestWhatWasCarriedOutStandsInTheNextDataSheet(t *testing.T) {
	done := func(days ...model.Date) (all []paper.Decision) {
		for _, d := range days {
			all = append(all, paper.Decision{Over: true, Done: d})
		}
		return all
	}
	w := &figuresRead{meetings: []paper.Meeting{
		{EntryID: 1, Kind: paper.JointMeeting, Date: "2025-09-18", Decisions: done("2025-10-08", "2025-12-20", "2026-01-12")},
		{EntryID: 2, Kind: paper.JointMeeting, Date: "2025-11-20", Decisions: done("2025-12-30", "")},
		{EntryID: 3, Kind: paper.Analysis, Date: "2026-01-05", Decisions: done("2026-02-01")},
		{EntryID: 4, Kind: paper.JointMeeting, Date: "2026-01-12"},
		{EntryID: 5, Kind: paper.JointMeeting, Date: "2026-04-10"}}}
	for i, want := range []struct {
		since        model.Date
		closed, open int
	}{{"", 0, 0}, {"2025-09-18", 1, 2}, {"", 4, 1}, {"2025-11-20", 4, 1}, {"2026-01-12", 1, 0}} {
		m := &w.meetings[i]
		f := &paper.MeetingFigures{Day: m.Date}
		w.decisions(f, m)
		if f.Since != want.since || f.Closed != want.closed || len(f.Open) != want.open {
			t.Errorf("%s: since %s %d carried out, %d open; want %+v", m.Date, f.Since, f.Closed, len(f.Open), want)
		}
	}
}

// A task behind with its mid check alone is not late, and a check held after the day does not hide that it was due.
func TestTasksOfADay(t *testing.T) {
	w := &figuresRead{}
	for _, values := range []map[string]string{{}, {"mid_on": "2026-07-01"}, {"mid_on": "2026-05-20", "extended_to": "2027-01-31"}} {
		values["mid_due"], values["due_on"] = "2026-03-01", "2026-12-01"
		w.tasks.Rows = append(w.tasks.Rows, EntryRow{Entry: record.Entry{State: "实施", Values: values}})
	}
	if p := w.projects("2026-06-01"); p.Late != 0 || p.MidLate != 2 || p.Running != 3 || p.Extended != 1 {
		t.Errorf("projects %+v", p)
	}
	if p := w.projects("2026-07-02"); p.MidLate != 1 || w.tasks.Rows[1].Values["mid_on"] == "" {
		t.Errorf("a later day %+v", p)
	}
}

func TestTopicsThatAreOnlyHandedInAreNotDiscussed(t *testing.T) {
	m := paper.Meeting{Topics: []paper.Topic{{Text: "a"}, {Text: "b", Put: true}, {Text: "c", Put: true}}}
	if d := m.Discussed(); len(d) != 2 {
		t.Errorf("discussed %v", d)
	}
}

// The committee's own copy of a register counts hours as the shipped one does.
func TestAnOwnRegisterIsGivenWhatTheProgramLearned(t *testing.T) {
	for _, shipped := range shippedRegisters() {
		if shipped.ID != "volunteer" {
			continue
		}
		own := shipped
		own.Own, own.Counts = true, &record.Counting{On: "date"}
		if fillOwn(&own, &shipped); own.Counts.SumAs != "时长" {
			t.Errorf("counts %+v", own.Counts)
		}
		if shipped.Counts.Sum != "hours" {
			t.Error("the shipped definition changed")
		}
	}
}
