package office

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// Names of meetings come back every year: each has the topics of its own year.
func TestATopicIsForTheNextMeetingOfItsName(t *testing.T) {
	held := func(days ...model.Date) (all []heldMeeting) {
		for i, d := range days {
			all = append(all, heldMeeting{register: jointRegister, name: "第一季度联席会议", day: d, entries: []int64{int64(i)}})
		}
		return all
	}
	for _, c := range []struct {
		says     string
		meetings []heldMeeting
		on, held string
		want     int
	}{
		{"the first on or after its day", held("2027-03-20", "2026-03-20"), "2026-03-05", "", 1},
		{"on its day", held("2027-03-20", "2026-03-20"), "2026-03-20", "", 1},
		{"after last year's", held("2026-03-20", "2027-03-20"), "2026-04-01", "", 1},
		{"entered late", held("2026-03-20"), "2026-11-26", "", 0},
		{"another year's meeting is not there yet", held("2026-03-20"), "2027-02-01", "", -1},
		{"the day that it names goes first", held("2026-03-20", "2027-03-20"), "2026-11-26", "2026-03-20", 0},
		{"without days the latest", held("2026-03-20", "2027-03-20"), "", "", 1},
		{"a meeting without a day is still to come", held("2026-03-20", ""), "2026-04-01", "", 1},
		{"no meeting of the name", nil, "2026-03-05", "", -1},
		{"a month is enough", held("2026-03", "2027-03"), "2026-03-05", "", 0},
	} {
		topic := record.Entry{Values: map[string]string{"meeting": " 第一季度联席会议", "handed_in": c.on, "held_on": c.held}}
		if got := meetingOfTopic(c.meetings, &topic); got != c.want {
			t.Errorf("%s: %d, want %d", c.says, got, c.want)
		}
	}
	closed := held("2026-03-20", "2026-03-20")
	closed[0].closed = true
	if got := meetingOfTopic(closed, &record.Entry{Values: map[string]string{"meeting": "第一季度联席会议", "handed_in": "2026-03-01"}}); got != 1 {
		t.Errorf("the topic stays with the meeting that was closed: %d", got)
	}
	named := []heldMeeting{{register: analysisRegister, name: "2026年第四季度", day: "2026-12-28"}}
	if got := meetingOfTopic(named, &record.Entry{Values: map[string]string{"meeting": "2026年第四季度分析研判会商", "handed_in": "2027-01-03"}}); got != 0 {
		t.Errorf("a session that names its year: %d", got)
	}
}

// The entries of one period are one session; a period that does not name its year comes back, and an entry without a day goes on with the
// session before it.
func TestSessionsOfAPeriodComeBackEveryYear(t *testing.T) {
	entry := func(id int64, period, date string) record.Entry {
		return record.Entry{ID: id, Values: map[string]string{"period": period, "date": date}}
	}
	all := heldMeetings(nil, []record.Entry{entry(1, "第三季度", "2026-09-25"), entry(2, "第三季度", ""), entry(3, "第三季度", "2027-09-24"), entry(4, "第三季度", ""),
		entry(5, "2026年第四季度", "2026-12-30"), entry(6, "2026年第四季度", "2027-01-05"), entry(7, "上半年", ""), entry(8, "上半年", "2027-06-01")})
	want := [][]int64{{1, 2}, {3, 4}, {5, 6}, {7, 8}}
	if len(all) != len(want) {
		t.Fatalf("%+v", all)
	}
	for i, ids := range want {
		if !slices.Equal(all[i].entries, ids) {
			t.Errorf("session %d has %v, want %v", i, all[i].entries, ids)
		}
	}
	if all[3].day != "2027-06-01" {
		t.Errorf("day %s", all[3].day)
	}
}

// Two meetings of one name in two years keep their topics apart, also when one is renamed or moved, and collect only their own.
func TestMeetingsOfTwoYearsKeepTheirTopicsApart(t *testing.T) {
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
	const title = "第一季度联席会议"
	first := save(record.Entry{Register: "joint-meeting", Values: map[string]string{"title": title, "date": "2026-03-20"}})
	next := save(record.Entry{Register: "joint-meeting", Values: map[string]string{"title": title, "date": "2027-03-19"}})
	save(record.Entry{Register: "topic", Values: map[string]string{"meeting": title, "topic": "去年的", "handed_in": "2026-03-01"}})
	for id, topic := range map[int64]string{first: "补记的", next: "明年的"} {
		if _, _, err := o.AddTopic(ctx, id, topic, "", ""); err != nil {
			t.Fatal(err)
		}
	}
	topics := func(id int64) (all []string) {
		t.Helper()
		e, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		m, err := o.MeetingOf(ctx, e.Rows[0])
		if err != nil {
			t.Fatal(err)
		}
		if m.EntryID != id || m.Year == 0 {
			t.Errorf("meeting of %d: %+v", id, m)
		}
		for _, r := range m.Topics {
			all = append(all, r.Title)
		}
		slices.Sort(all)
		return all
	}
	change := func(id int64, values map[string]string) {
		t.Helper()
		e, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for name, v := range values {
			e.Set(&e.Rows[0].Entry, name, v)
		}
		save(e.Rows[0].Entry)
	}
	check := func(says string) {
		t.Helper()
		if a, b := topics(first), topics(next); !slices.Equal(a, []string{"去年的", "补记的"}) || !slices.Equal(b, []string{"明年的"}) {
			t.Errorf("%s: %v, %v", says, a, b)
		}
	}
	check("as entered")
	if n, _, err := o.CollectTopics(ctx, next); n != 1 || err != nil {
		t.Errorf("next year's meeting collects %d: %v", n, err)
	}
	change(first, map[string]string{"title": "一季度党建联席会议"})
	check("after another name")
	change(first, map[string]string{"date": "2026-03-02"})
	check("after another day")
	change(first, map[string]string{"title": title})
	check("after its old name")
}

// A session keeps its topics when its period gets another name: those of an entry that goes alone stay with the others.
func TestTopicsFollowASessionToItsNewName(t *testing.T) {
	o, _ := lists(t)
	ctx := context.Background()
	var ids []int64
	for _, problem := range []string{"届满没有换届", "材料不齐"} {
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: "analysis", Values: map[string]string{"period": "2026年三季度", "date": "2026-09-25", "problem": problem}})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	if _, _, err := o.AddTopic(ctx, ids[1], "换届怎样补", "", ""); err != nil {
		t.Fatal(err)
	}
	e, err := o.Entry(ctx, ids[1])
	if err != nil {
		t.Fatal(err)
	}
	if m, err := o.MeetingOf(ctx, e.Rows[0]); err != nil || m.EntryID != ids[0] || m.Year != 2026 || len(m.Topics) != 1 {
		t.Errorf("the meeting of its second entry: %+v %v", m, err)
	}
	if n, _, err := o.CollectTopics(ctx, ids[0]); n != 1 || err != nil {
		t.Errorf("the session lists %d topics: %v", n, err)
	}
	if m, err := o.MeetingOf(ctx, e.Rows[0]); err != nil || m.Topics[0].State != "列入" {
		t.Errorf("the topic of the session: %+v %v", m, err)
	}
	if _, _, err := o.CollectTopics(ctx, ids[0]); model.CodeOf(err) != model.Invalid {
		t.Errorf("nothing new is listed: %v", err)
	}
	sessions := func() (said []string) {
		t.Helper()
		f, err := o.PaperFacts(ctx, 2026, paper.NeedsMeetings)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range f.Meetings {
			for range m.Topics {
				said = append(said, m.Title)
			}
		}
		return said
	}
	for i, want := range []string{"2026年三季度分析研判会商", "2026年第三季度分析研判会商"} {
		e, err := o.Entry(ctx, ids[i])
		if err != nil {
			t.Fatal(err)
		}
		e.Set(&e.Rows[0].Entry, "period", "2026年第三季度")
		if _, _, err := o.SaveEntry(ctx, e.Rows[0].Entry); err != nil {
			t.Fatal(err)
		}
		if got := sessions(); !slices.Equal(got, []string{want}) {
			t.Errorf("after %d entries: %v, want %s", i+1, got, want)
		}
	}
}

// A topic that comes in after the meeting is not put on the agenda that was kept; it waits for the next meeting of the name.
func TestATopicAfterTheMeetingWaits(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	held := o.Today().AddDays(-10)
	meeting := func(day model.Date) int64 {
		t.Helper()
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: "joint-meeting", Values: map[string]string{"title": "片区联席会议", "date": string(day)}})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := meeting(held)
	if _, _, err := o.SaveEntry(ctx, record.Entry{Register: "topic", Values: map[string]string{"topic": "停车难", "meeting": "片区联席会议", "handed_in": string(o.Today().AddDays(-1))}}); err != nil {
		t.Fatal(err)
	}
	if n, _, err := o.CollectTopics(ctx, first); n != 0 || err == nil {
		t.Errorf("the meeting that was held takes %d topics: %v", n, err)
	}
	if n, _, err := o.CollectTopics(ctx, meeting(o.Today().AddDays(20))); n != 1 || err != nil {
		t.Errorf("the next meeting takes %d topics: %v", n, err)
	}
}

// A committee whose states of topics mean nothing that the program knows keeps them: a meeting gets the lines, a session says what is missing.
func TestTopicsKeepStatesThatMeanNothingKnown(t *testing.T) {
	o, _ := lists(t)
	ctx := context.Background()
	reworded(t, o, topicRegister, func(def *record.Register) {
		def.States, def.Topics = []record.State{{Name: "收到"}, {Name: "上会"}, {Name: "议定", Over: true}}, nil
	})
	save := func(register string, values map[string]string) int64 {
		t.Helper()
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: register, Values: values})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	meeting := save(jointRegister, map[string]string{"title": "二季度联席会议", "date": "2026-06-20"})
	topic := save(topicRegister, map[string]string{"meeting": "二季度联席会议", "topic": "送课", "handed_in": "2026-06-01"})
	if n, _, err := o.CollectTopics(ctx, meeting); err != nil || n != 1 {
		t.Errorf("%d collected: %v", n, err)
	}
	var e record.Entry
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		e, err = r.Entry(topic)
		return err
	})
	if err != nil || e.State != "收到" {
		t.Errorf("the topic is %q: %v", e.State, err)
	}
	session := save(analysisRegister, map[string]string{"period": "2026年三季度", "date": "2026-09-25", "problem": "材料不齐"})
	if _, _, err := o.AddTopic(ctx, session, "换届怎样补", "", ""); err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.CollectTopics(ctx, session); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "列入") {
		t.Errorf("a session: %v", err)
	}
}
