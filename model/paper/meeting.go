package paper

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Meeting is a joint meeting (联席会议), or a session of analysis (分析研判会商): the entries of one period in its register.
type Meeting struct {
	EntryID                      int64 // of a session the first entry of the period
	Kind                         MeetingKind
	Title                        string
	Date                         model.Date // "" while it is not set
	Place, Chair, Unit, Recorder string     // Unit is the one whose turn it is
	Present, Absent              string     // who came, or how many; who was excused
	Topics                       []Topic
	Agenda                       []string
	Problems                     []MeetingProblem // of a session
	Decisions                    []Decision
	Reply                        string                          // of the superior, of a session
	Figures                      func() (*MeetingFigures, error) // counted when first asked for; nil where nobody asks
}

// Discussed are the topics that were put on the agenda or dealt with, not those that are only handed in.
func (m *Meeting) Discussed() []Topic {
	return slices.DeleteFunc(slices.Clone(m.Topics), func(t Topic) bool { return !t.Put })
}

// HeldBy reports whether the meeting was held by a day. A session whose day was never written is one that found something.
func (m *Meeting) HeldBy(day model.Date) bool {
	if m.Date == "" {
		return len(m.Problems) > 0
	}
	return !day.Before(m.Date)
}

// Lines are the items of the agenda: those that were put down, else what is plain beforehand.
func (m *Meeting) Lines() []string {
	if len(m.Agenda) > 0 {
		return m.Agenda
	}
	lines := []string{ReportBack}
	for _, t := range m.Discussed() {
		lines = append(lines, t.Line())
	}
	return lines
}

// ReportBack is the first item of every agenda.
const ReportBack = "通报上次会议议定事项的办理情况"

// Line is the topic as an agenda has it, in one line with who handed it in.
func (t *Topic) Line() string {
	line := t.Text
	if t.By != "" {
		line += "（" + t.By + "）"
	}
	return strings.ReplaceAll(line, "\n", "；")
}

// MeetingKind is the sort of a meeting, by its Chinese name.
type MeetingKind string

// The kinds.
const (
	JointMeeting MeetingKind = "联席会议"
	Analysis     MeetingKind = "研判会商"
)

// Topic is a topic that somebody handed in for a meeting (议题).
type Topic struct {
	Text, By, Why string
	Put           bool       // on the agenda or dealt with, as is one that the meeting's own entry names; else only handed in
	On            model.Date // handed in
}

// MeetingProblem is what a session found.
type MeetingProblem struct{ Kind, Text, Whose, Cause, Measure, Responsible, Due string }

// Decision is what a meeting decided, and how it is carried out.
type Decision struct {
	Meeting, Text, Responsible string
	Due, Done                  model.Date
	Result                     string
	State                      string // of what was handed over, else NotHanded
	Over                       bool   // it is carried out
	Late                       int    // days since Due on the day of the figures, 0 while it is not late
}

// NotHanded is said of a decision that was handed over to nobody.
const NotHanded = "未交办"

// MeetingFigures are the committee's own figures on the day of a meeting, of today for one to come.
type MeetingFigures struct {
	Day                                    model.Date
	Branches, Joint, Members, Probationary int
	Units, Covered                         int // units that were open, those with an organisation of their own or a joint one
	Findings, FindingsIn, OfNoBranch       int // of the checkup, in how many organisations, and those of none
	ByRule                                 []RuleFigures
	Lists                                  []ListFigures
	Projects                               ProjectFigures
	Open                                   []Decision // decided at earlier meetings and not carried out, the longest overdue first
	Closed                                 int        // carried out since the last meeting of the kind
	Since                                  model.Date // the day of that meeting, "" where there was none
	Handed, HandedLate                     int        // problems handed over and open, those of them that are late
}

// RuleFigures are the findings of one rule.
type RuleFigures struct {
	ID, Title, Severity string
	Findings, Orgs      int
}

// ListFigures are the entries of one of the three lists.
type ListFigures struct {
	Title                       string
	All, Waiting, Claimed, Done int
}

// ProjectFigures count the tasks. Extended are the running ones that were put off by now, nobody knows when.
type ProjectFigures struct{ All, Running, Done, Late, MidLate, Extended int }
