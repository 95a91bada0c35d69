package office

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// heldMeeting is a meeting as topics know it: by its name and day. Names come back every year.
type heldMeeting struct {
	register string
	name     string     // the title of a joint meeting, the period of a session
	day      model.Date // "" while it is not set
	entries  []int64    // one of a joint meeting, all of a session
	closed   bool       // all of them are
}

// heldMeetings are the meetings that entries make, closed ones too: each joint meeting, and the entries of the analysis of one period.
func heldMeetings(joint, analysis []record.Entry) (all []heldMeeting) {
	for i := range joint {
		e := &joint[i]
		all = append(all, heldMeeting{jointRegister, strings.TrimSpace(e.Values["title"]), dateIn(e.Values["date"]), []int64{e.ID}, e.ClosedOn != ""})
	}
	for i := range analysis {
		e := &analysis[i]
		name, day := strings.TrimSpace(e.Values["period"]), dateIn(e.Values["date"])
		// An entry without a day goes on with the session before it.
		at := len(all) - 1
		for ; at >= 0; at-- {
			if m := &all[at]; m.register == analysisRegister && m.name == name && (day == "" || m.day == "" || day.Year() == m.day.Year() || namesYear.MatchString(name)) {
				break
			}
		}
		if at < 0 {
			all = append(all, heldMeeting{register: analysisRegister, name: name, closed: true})
			at = len(all) - 1
		}
		if all[at].day == "" {
			all[at].day = day
		}
		all[at].entries = append(all[at].entries, e.ID)
		all[at].closed = all[at].closed && e.ClosedOn != ""
	}
	return all
}

// namesYear finds the year in the name of a meeting that comes once: 2026年第三季度.
var namesYear = regexp.MustCompile(`20\d\d`)

// meetingOfTopic is the place of the meeting that a topic is for, -1 for none: of those of its name the first on or after the day that the
// topic names, else on or after the day on which it was handed in; one without a day is still to come. A topic handed in after all of
// them was entered late and is for the last one, unless that was in another year. A meeting that was closed keeps its topics, unless
// another takes place on its day.
func meetingOfTopic(all []heldMeeting, topic *record.Entry) int {
	name, since := strings.TrimSpace(topic.Values["meeting"]), dateIn(topic.Values["held_on"])
	if since == "" {
		since = dateIn(topic.Values["handed_in"])
	}
	next, last := -1, -1
	for i := range all {
		m := &all[i]
		if m.name != name && !(m.register == analysisRegister && sessionTitle(m.name) == name) {
			continue
		}
		if since != "" && !m.day.Before(since) && (next < 0 || m.earlier(&all[next]) || m.day == all[next].day && all[next].closed) {
			next = i
		}
		if last < 0 || all[last].earlier(m) {
			last = i
		}
	}
	if next < 0 && last >= 0 && (since == "" || since.Year() == all[last].day.Year() || namesYear.MatchString(name)) {
		return last
	}
	return next
}

// tooLate reports whether a topic was handed in after the meeting, and not said to be of it: it waits for the next one of the name.
func (m *heldMeeting) tooLate(topic *record.Entry) bool {
	return m.day != "" && topic.Values["held_on"] == "" && m.day.Before(dateIn(topic.Values["handed_in"]))
}

func (m *heldMeeting) earlier(than *heldMeeting) bool {
	return m.day != "" && (than.day == "" || m.day < than.day)
}

// meetingOfEntry is the place of the meeting that an entry belongs to, -1 for none.
func meetingOfEntry(all []heldMeeting, id int64) int {
	return slices.IndexFunc(all, func(m heldMeeting) bool { return slices.Contains(m.entries, id) })
}

// CollectTopics puts the topics that were handed in for a joint meeting on its agenda, after what stands there: the first line reports on
// earlier decisions. The topics are listed then, which is all that is done for a session: its agenda is made of them when it is printed.
func (o *Office) CollectTopics(ctx context.Context, id int64) (collected int, change int64, err error) {
	change, err = o.write(ctx, "edit", "汇集议题", func(tx *store.Tx) error {
		m, err := o.readMeetings(&tx.Reader)
		if err != nil {
			return err
		}
		of := meetingOfEntry(m.held, id)
		if of < 0 {
			return model.Errorf(model.Invalid, "这本台账不是会议，没有议程")
		}
		e, name := record.Entry{}, m.held[of].name
		if at := slices.IndexFunc(m.joint.Rows, func(e EntryRow) bool { return e.ID == id }); at >= 0 {
			e = m.joint.Rows[at].Entry
		}
		lines := record.Lines(e.Values["agenda"])
		if len(lines) == 0 {
			lines = []string{paper.ReportBack}
		}
		// A register that does not say which of its states mean what keeps them: lines are put on the agenda alone.
		listed, states := 0, m.topics.Register.Topics
		if states == nil && e.ID == 0 {
			return model.Errorf(model.Invalid, "“%s”的状态改过，不知道哪一个是“列入”；在“台账”里改这本台账，补上“列入”“未列入”“已议”三个状态，再汇集议题", m.topics.Register.Title)
		}
		for i := range m.topics.Rows {
			t := &m.topics.Rows[i]
			if m.belongs[i] != of || m.topics.Over(&t.Entry) || m.held[of].tooLate(&t.Entry) {
				continue
			}
			topic := paper.Topic{Text: t.Text("topic"), By: proposer(t)}
			if line := topic.Line(); e.ID != 0 && !slices.Contains(lines, line) || e.ID == 0 && t.State != states.Listed {
				lines = append(lines, line)
				collected++
			}
			if states == nil || t.State == states.Listed {
				continue
			}
			listed++
			t.State = states.Listed
			if err := tx.PutEntry(&t.Entry); err != nil {
				return err
			}
		}
		if collected == 0 && listed == 0 {
			return model.Errorf(model.Invalid, "没有新报来的议题；先登记议题，“上哪次会”写“%s”", name)
		}
		tx.Describe("汇集议题：" + name)
		if e.ID == 0 {
			return nil
		}
		for i := range lines {
			lines[i] = fmt.Sprintf("%d. %s", i+1, lines[i])
		}
		m.joint.Set(&e, "agenda", strings.Join(lines, "\n"))
		return tx.PutEntry(&e)
	})
	return collected, change, err
}

// AddTopic hands in a topic for a meeting; by is who proposes it and may be "". It is handed in today, unless the meeting is past.
func (o *Office) AddTopic(ctx context.Context, meeting int64, topic, by, why string) (id, change int64, err error) {
	e := record.Entry{Register: topicRegister, Values: map[string]string{}}
	change, err = o.write(ctx, "edit", "登记", func(tx *store.Tx) error {
		m, err := o.readMeetings(&tx.Reader)
		if err != nil {
			return err
		}
		at := meetingOfEntry(m.held, meeting)
		if at < 0 {
			return model.Errorf(model.Invalid, "这本台账不是会议，没有议题")
		}
		held := &m.held[at]
		values := map[string]string{"meeting": held.name, "held_on": string(held.day), "topic": topic, "by": by, "why": why}
		if !held.day.Before(o.Today()) {
			values["handed_in"] = string(o.Today())
		}
		for name, v := range values {
			if v = strings.TrimSpace(v); v != "" {
				e.Values[name] = v
			}
		}
		return o.saveEntry(tx, &e)
	})
	return e.ID, change, err
}

// MeetingAround is the meeting that an entry is of.
type MeetingAround struct {
	EntryID int64 // by which papers know it, of a session the first entry
	Year    int   // in which it takes place, 0 where that is not known
	Held    bool
	Topics  []EntryRow // handed in for it, those that were left out too
}

// MeetingOf is the meeting of an entry, nil of an entry that is of none.
func (o *Office) MeetingOf(ctx context.Context, entry EntryRow) (out *MeetingAround, err error) {
	if !IsMeeting(entry.Register) {
		return nil, nil
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		m, err := o.readMeetings(r)
		at := meetingOfEntry(m.held, entry.ID)
		if err != nil || at < 0 {
			return err
		}
		out = &MeetingAround{EntryID: entry.ID}
		for _, p := range m.all() {
			if slices.Contains(m.held[at].entries, p.EntryID) {
				out.EntryID, out.Year, out.Held = p.EntryID, meetingYear(&p), p.HeldBy(o.Today())
			}
		}
		for i, t := range m.topics.Rows {
			if t.ClosedOn == "" && m.belongs[i] == at {
				out.Topics = append(out.Topics, t)
			}
		}
		return nil
	})
	return out, err
}

// meetingYear is the year in which a meeting takes place, by its day, else by its name; 0 where neither says.
func meetingYear(m *paper.Meeting) int {
	if m.Date != "" {
		return m.Date.Year()
	}
	year, _ := strconv.Atoi(namesYear.FindString(m.Title))
	return year
}
