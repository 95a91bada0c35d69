package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// The registers of meetings and of what belongs to them; their fields are those that resources/registers names.
const (
	jointRegister      = "joint-meeting"
	analysisRegister   = "analysis"
	topicRegister      = "topic"
	assignmentRegister = "assignment"
)

// The states of a topic.
const (
	topicListed = "列入"
	topicLeft   = "未列入"
)

// IsMeeting reports whether the entries of a register are meetings, which have topics, a data sheet and minutes.
func IsMeeting(register string) bool {
	return register == jointRegister || register == analysisRegister
}

// meetingsRead are the entries that meetings are made of.
type meetingsRead struct {
	joint, analysis, topics, handed RegisterEntries
}

func (o *Office) readMeetings(ctx context.Context) (m meetingsRead, err error) {
	for id, into := range map[string]*RegisterEntries{jointRegister: &m.joint, analysisRegister: &m.analysis, topicRegister: &m.topics, assignmentRegister: &m.handed} {
		// A data file without one of the registers has no such entries.
		if *into, err = o.Entries(ctx, id, true); err != nil && model.CodeOf(err) != model.NotFound {
			return m, err
		}
	}
	return m, nil
}

// Meetings are the meetings of the registers, those without a day first, then the latest first; Figures stays nil.
func (o *Office) Meetings(ctx context.Context) ([]paper.Meeting, error) {
	m, err := o.readMeetings(ctx)
	return m.all(), err
}

// all makes meetings of the entries: each joint meeting, and each period of the analysis.
func (m *meetingsRead) all() []paper.Meeting {
	var all []paper.Meeting
	for i := range m.joint.Rows {
		if e := &m.joint.Rows[i]; e.ClosedOn == "" {
			all = append(all, m.jointMeeting(e))
		}
	}
	at := map[string]int{}
	for i := range m.analysis.Rows {
		e := &m.analysis.Rows[i]
		period := e.Text("period")
		if e.ClosedOn != "" {
			continue
		}
		n, there := at[period]
		if !there {
			n = len(all)
			at[period] = n
			all = append(all, paper.Meeting{EntryID: e.ID, Kind: paper.Analysis, Title: sessionTitle(period), Topics: m.topicsOf(period)})
		}
		m.addToSession(&all[n], e)
	}
	slices.SortStableFunc(all, func(a, b paper.Meeting) int {
		if (a.Date == "") != (b.Date == "") {
			return map[bool]int{true: -1, false: 1}[a.Date == ""]
		}
		return strings.Compare(string(b.Date), string(a.Date))
	})
	return all
}

// sessionTitle is what a session of a period is called: 2026年第三季度分析研判会商.
func sessionTitle(period string) string {
	if strings.Contains(period, "会商") || strings.Contains(period, "研判") {
		return period
	}
	return period + "分析研判会商"
}

func (m *meetingsRead) jointMeeting(e *EntryRow) paper.Meeting {
	topics := m.topicsOf(e.Text("title"))
	for _, line := range record.Lines(e.Values["topics"]) {
		if !slices.ContainsFunc(topics, func(t paper.Topic) bool { return t.Text == line || strings.HasPrefix(line, t.Text+"（") }) {
			topics = append(topics, paper.Topic{Text: line})
		}
	}
	present := e.Text("present")
	if present != "" {
		present += "人"
	}
	return paper.Meeting{EntryID: e.ID, Kind: paper.JointMeeting, Title: e.Text("title"), Date: dateIn(e.Values["date"]), Place: e.Text("place"), Chair: e.Text("chair"),
		Unit: e.Text("unit"), Recorder: e.Text("recorder"), Present: present, Absent: e.Text("absent"), Topics: topics, Agenda: record.Lines(e.Values["agenda"]),
		Decisions: m.decisionsOf(&m.joint.Register, e, e.Values["result"])}
}

// addToSession adds an entry of the analysis to the meeting of its period.
func (m *meetingsRead) addToSession(s *paper.Meeting, e *EntryRow) {
	first := func(into *string, field string) {
		if *into == "" {
			*into = e.Text(field)
		}
	}
	first(&s.Chair, "host")
	first(&s.Present, "present")
	if s.Date == "" {
		s.Date = dateIn(e.Values["date"])
	}
	whose := e.Text("org")
	if whose == "" {
		whose = e.Text("unit")
	}
	s.Problems = append(s.Problems, paper.MeetingProblem{Kind: e.Text("kind"), Text: e.Text("problem"), Whose: whose, Cause: e.Text("cause"), Measure: e.Text("measure"),
		Responsible: e.Text("responsible"), Due: e.Text("due_on")})
	s.Decisions = append(s.Decisions, m.decisionsOf(&m.analysis.Register, e, "")...)
	if reply := e.Text("reply"); reply != "" {
		s.Reply = strings.TrimPrefix(s.Reply+"\n"+reply, "\n")
	}
}

// topicsOf are the topics handed in for a meeting, in the order in which they were; those that were left out are not among them.
func (m *meetingsRead) topicsOf(meeting string) (all []paper.Topic) {
	for i := range m.topics.Rows {
		t := &m.topics.Rows[i]
		if t.ClosedOn != "" || t.State == topicLeft || strings.TrimSpace(t.Values["meeting"]) != strings.TrimSpace(meeting) {
			continue
		}
		by := t.Text("by")
		if by == "" {
			by = t.Text("org")
		}
		all = append(all, paper.Topic{Text: t.Text("topic"), By: by, Why: t.Text("why"), State: t.State, On: dateIn(t.Values["handed_in"])})
	}
	return all
}

// decisionsOf are the decisions of an entry with what became of each. One that was not handed over has the owner and the day of the
// meeting, and is carried out when the meeting's own result is written.
func (m *meetingsRead) decisionsOf(def *record.Register, e *EntryRow, result string) (all []paper.Decision) {
	if def.Hands == nil {
		return nil
	}
	from := def.Origin(&e.Entry, e.Title)
	meeting := e.Title
	if def.ID == analysisRegister {
		meeting = sessionTitle(e.Text("period"))
	}
	own := paper.Decision{Meeting: meeting, Responsible: e.Text("responsible"), Due: dateIn(e.Values["due_on"]), Done: dateIn(e.Values["done_on"]), Result: result, State: "未交办"}
	if result != "" || own.Done != "" || def.Over(&e.Entry) {
		own.State = "办结"
	}
	for _, text := range def.Hands.Matters(&e.Entry) {
		d := own
		d.Text = text
		for i := range m.handed.Rows {
			h := &m.handed.Rows[i]
			if h.Values[def.Hands.From] != from || h.Values[def.Hands.Text] != text {
				continue
			}
			d.Responsible, d.Due, d.Done, d.Result, d.State = h.Text("responsible"), dateIn(h.Values["due_on"]), cmp.Or(dateIn(h.Values["done_on"]), h.ClosedOn), h.Text("result"), h.State
			if d.Responsible == "" {
				d.Responsible = h.Text("org")
			}
			if d.State != "办结" && m.handed.Over(&h.Entry) {
				d.State = "办结"
			} else if d.Done != "" {
				d.State = "办结"
			}
		}
		all = append(all, d)
	}
	return all
}

// CollectTopics puts the topics that were handed in for a joint meeting on its agenda, after what stands there: the first line reports on
// earlier decisions. The topics are listed then.
func (o *Office) CollectTopics(ctx context.Context, id int64) (collected int, change int64, err error) {
	all, err := o.Entry(ctx, id)
	if err != nil {
		return 0, 0, err
	}
	if all.ID != jointRegister {
		return 0, 0, model.Errorf(model.Invalid, "只有联席会议有议程；研判会商的议题印在数据一览里，状态改成“列入”或者“已议”后印在会议纪要里")
	}
	e := all.Rows[0].Entry
	topics, err := o.Entries(ctx, topicRegister, false)
	if err != nil {
		return 0, 0, err
	}
	lines := record.Lines(e.Values["agenda"])
	if len(lines) == 0 {
		lines = []string{reportBack}
	}
	var listed []record.Entry
	for _, t := range topics.Rows {
		if strings.TrimSpace(t.Values["meeting"]) != strings.TrimSpace(e.Values["title"]) || topics.Over(&t.Entry) {
			continue
		}
		line := t.Text("topic")
		by := t.Text("by")
		if by == "" {
			by = t.Text("org")
		}
		if by != "" {
			line += "（" + by + "）"
		}
		if line = strings.ReplaceAll(line, "\n", "；"); !slices.Contains(lines, line) {
			lines = append(lines, line)
			collected++
		}
		if t.State != topicListed {
			t.State = topicListed
			listed = append(listed, t.Entry)
		}
	}
	if collected == 0 && len(listed) == 0 {
		return 0, 0, model.Errorf(model.Invalid, "没有新报来的议题；先登记议题，“上哪次会”写“%s”", e.Values["title"])
	}
	for i := range lines {
		lines[i] = fmt.Sprintf("%d. %s", i+1, lines[i])
	}
	change, err = o.write(ctx, "edit", "汇集议题："+e.Values["title"], func(tx *store.Tx) error {
		if e, err = tx.Entry(id); err != nil {
			return err
		}
		all.Set(&e, "agenda", strings.Join(lines, "\n"))
		if err := tx.PutEntry(&e); err != nil {
			return err
		}
		for i := range listed {
			if err := tx.PutEntry(&listed[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return collected, change, err
}

// followRename keeps what was made of an entry, and the topics of a meeting, with it when it gets another name or day.
func followRename(tx *store.Tx, def *record.Register, names *recordNames, before, after *record.Entry) error {
	rename := func(register, field, was, now string) error {
		if was == now || was == "" || now == "" {
			return nil
		}
		all, err := tx.Entries(register)
		for i := range all {
			if all[i].Values[field] != was || err != nil {
				continue
			}
			all[i].Values[field] = now
			err = tx.PutEntry(&all[i])
		}
		return err
	}
	if def.ID == jointRegister {
		if err := rename(topicRegister, "meeting", before.Values["title"], after.Values["title"]); err != nil {
			return err
		}
	}
	if def.Hands == nil {
		return nil
	}
	origin := func(e *record.Entry) string {
		return def.Origin(e, names.text(def.TitleField(), e.Values[def.TitleField().Name]))
	}
	return rename(def.Hands.To, def.Hands.From, origin(before), origin(after))
}

// reportBack is the first item of every agenda.
const reportBack = "通报上次会议议定事项的办理情况"

// AddTopic hands in a topic for a meeting; by is who proposes it and may be "".
func (o *Office) AddTopic(ctx context.Context, meeting int64, topic, by, why string) (id, change int64, err error) {
	all, err := o.Entry(ctx, meeting)
	if err != nil {
		return 0, 0, err
	}
	e := record.Entry{Register: topicRegister, Values: map[string]string{"handed_in": string(o.Today())}}
	field := map[string]string{jointRegister: "title", analysisRegister: "period"}[all.ID]
	if field == "" {
		return 0, 0, model.Errorf(model.Invalid, "这本台账不是会议，没有议题")
	}
	for name, v := range map[string]string{"meeting": all.Rows[0].Values[field], "topic": topic, "by": by, "why": why} {
		if v = strings.TrimSpace(v); v != "" {
			e.Values[name] = v
		}
	}
	return o.SaveEntry(ctx, e)
}

// TopicsOf are the topics handed in for a meeting, those that were left out too.
func (o *Office) TopicsOf(ctx context.Context, meeting EntryRow) ([]EntryRow, error) {
	name := map[string]string{jointRegister: meeting.Values["title"], analysisRegister: meeting.Values["period"]}[meeting.Register]
	if name == "" {
		return nil, nil
	}
	topics, err := o.Entries(ctx, topicRegister, false)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(topics.Rows, func(t EntryRow) bool {
		return strings.TrimSpace(t.Values["meeting"]) != strings.TrimSpace(name)
	}), nil
}
