package office

import (
	"cmp"
	"context"
	"slices"
	"strings"

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

// IsMeeting reports whether the entries of a register are meetings, which have topics, a data sheet and minutes.
func IsMeeting(register string) bool {
	return register == jointRegister || register == analysisRegister
}

// meetingsRead are the entries that meetings are made of, closed ones too.
type meetingsRead struct {
	joint, analysis, topics, handed RegisterEntries
	belongs                         []int // by topic: its meeting, see meetingsOf
	held                            []heldMeeting
}

func (o *Office) readMeetings(r *store.Reader) (m meetingsRead, err error) {
	err = o.entriesOfMany(r, true, map[string]*RegisterEntries{jointRegister: &m.joint, analysisRegister: &m.analysis, topicRegister: &m.topics, assignmentRegister: &m.handed})
	if err != nil {
		return m, err
	}
	m.held = heldMeetings(bare(m.joint.Rows), bare(m.analysis.Rows))
	for _, t := range m.topics.Rows {
		m.belongs = append(m.belongs, meetingOfTopic(m.held, &t.Entry))
	}
	return m, nil
}

// Meetings are the meetings of the registers, those without a day first, then the latest first; Figures stays nil.
func (o *Office) Meetings(ctx context.Context) (all []paper.Meeting, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		m, err := o.readMeetings(r)
		all = m.all()
		return err
	})
	return all, err
}

// all makes meetings of the entries that are not closed.
func (m *meetingsRead) all() []paper.Meeting {
	var all []paper.Meeting
	rows := map[int64]*EntryRow{}
	for _, register := range []*RegisterEntries{&m.joint, &m.analysis} {
		for i := range register.Rows {
			rows[register.Rows[i].ID] = &register.Rows[i]
		}
	}
	for n := range m.held {
		h := &m.held[n]
		var one paper.Meeting
		for _, id := range h.entries {
			e := rows[id]
			switch {
			case e.ClosedOn != "":
			case h.register == jointRegister:
				one = m.jointMeeting(e, m.topicsOf(n))
			default:
				if one.EntryID == 0 {
					one = paper.Meeting{EntryID: e.ID, Kind: paper.Analysis, Title: sessionTitle(h.name), Topics: m.topicsOf(n)}
				}
				m.addToSession(&one, e)
			}
		}
		if one.EntryID != 0 {
			all = append(all, one)
		}
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

func (m *meetingsRead) jointMeeting(e *EntryRow, topics []paper.Topic) paper.Meeting {
	for _, line := range record.Lines(e.Values["topics"]) {
		if !slices.ContainsFunc(topics, func(t paper.Topic) bool { return t.Text == line || strings.HasPrefix(line, t.Text+"（") }) {
			topics = append(topics, paper.Topic{Text: line, Put: true})
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

// topicsOf are the topics handed in for a meeting, by its place among those held, in the order in which they were; those that were left out
// are not among them.
func (m *meetingsRead) topicsOf(meeting int) (all []paper.Topic) {
	for i := range m.topics.Rows {
		t := &m.topics.Rows[i]
		if t.ClosedOn == "" && !m.topics.Topics.LeftOut(t.State) && m.belongs[i] == meeting {
			all = append(all, paper.Topic{Text: t.Text("topic"), By: proposer(t), Why: t.Text("why"), Put: m.topics.Topics.Put(t.State), On: dateIn(t.Values["handed_in"])})
		}
	}
	return all
}

// proposer is who handed a topic in: whoever it names, else the branch.
func proposer(t *EntryRow) string { return cmp.Or(t.Text("by"), t.Text("org")) }

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
	own := paper.Decision{Meeting: meeting, Responsible: e.Text("responsible"), Due: dateIn(e.Values["due_on"]), Done: dateIn(e.Values["done_on"]), Result: result, State: paper.NotHanded}
	own.Over = result != "" || own.Done != "" || def.Over(&e.Entry)
	for _, text := range def.Hands.Matters(&e.Entry) {
		d := own
		d.Text = text
		for i := range m.handed.Rows {
			h := &m.handed.Rows[i]
			if h.Values[def.Hands.From] != from || def.Hands.MatterOf(&h.Entry) != text {
				continue
			}
			d.Responsible, d.Due, d.Done, d.Result, d.State = h.Text("responsible"), dateIn(h.Values["due_on"]), cmp.Or(dateIn(h.Values["done_on"]), h.ClosedOn), h.Text("result"), h.State
			if d.Responsible == "" {
				d.Responsible = h.Text("org")
			}
			d.Over = d.Done != "" || m.handed.Over(&h.Entry)
		}
		all = append(all, d)
	}
	return all
}
