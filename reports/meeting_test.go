package reports

import (
	"errors"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// A meeting still to come has an agenda and a data sheet, and no minutes yet.
func TestAMeetingToComeHasNoMinutes(t *testing.T) {
	f := sampleFacts()
	f.Meetings = append([]paper.Meeting{{EntryID: 30, Kind: paper.JointMeeting, Title: "2026年年终党建联席会议", Date: "2026-12-18"}}, f.Meetings...)
	for name, want := range map[string]int{"meeting-agenda": 3, "meeting-data": 3, "minutes": 2} {
		p, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(p.Copies(f)); n != want {
			t.Errorf("%s: %d copies, want %d", name, n, want)
		}
	}
	f.Meetings = f.Meetings[:1]
	if p, _ := Find("minutes"); !strings.Contains(p.Empty(f).Why, "都还没有开") {
		t.Errorf("minutes of nothing but what is to come: %q", p.Empty(f).Why)
	}
	for day, held := range map[model.Date]bool{"2026-11-23": true, "2026-11": true, "": true, "2026-11-24": false, "2026-12": false} {
		m := paper.Meeting{Date: day, Problems: []paper.MeetingProblem{{Text: "材料不齐"}}}
		if m.HeldBy("2026-11-23") != held {
			t.Errorf("a meeting of %q: held %v", day, !held)
		}
	}
}

// The agenda says what was put down; else the topics and, of a session, its problems.
func TestTheAgendaOfAMeeting(t *testing.T) {
	f := sampleFacts()
	text := document.Dump(meetingAgenda(f, 17, Options{}))
	for _, want := range []string{"2026年第四季度党建联席会议议程", "2026年11月20日", "区党群服务中心三楼会议室", "轮值单位：朗晨外语培训学校", "一、通报上次会议议定事项的办理情况。", "二、寒假校外培训“三送”安排（江南街道兰园社区）。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the agenda lacks %s:\n%s", want, text)
		}
	}
	f.Meetings[0].Agenda = []string{"只议一件事"}
	if text := document.Dump(meetingAgenda(f, 17, Options{})); !strings.Contains(text, "一、只议一件事。") || strings.Contains(text, "通报上次") {
		t.Errorf("the agenda that was put down:\n%s", text)
	}
	if text := document.Dump(meetingAgenda(f, 18, Options{})); !strings.Contains(text, "二、研判问题：南片培训机构联合党支部：3个党支部届满没有换届。") {
		t.Errorf("the agenda of a session:\n%s", text)
	}
}

// Findings of no branch are not said to be in 0 of them.
func TestFindingsOfNoBranchAreSaidSo(t *testing.T) {
	for want, x := range map[string]paper.MeetingFigures{
		"3条，3条不在哪个党组织名下":           {Findings: 3, OfNoBranch: 3},
		"40条，涉及21个党组织":             {Findings: 40, FindingsIn: 21},
		"40条，涉及21个党组织，2条不在哪个党组织名下": {Findings: 40, FindingsIn: 21, OfNoBranch: 2},
	} {
		if got := findingsSaid(&x); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// Figures that could not be read are not printed as none.
func TestADataSheetWithoutFiguresSaysSo(t *testing.T) {
	f := sampleFacts()
	f.Meetings[0].Figures = func() (*paper.MeetingFigures, error) { return nil, errors.New("no file") }
	if text := document.Dump(meetingData(f, 17, Options{})); !strings.Contains(text, "没有读出来") || strings.Contains(text, "党支部0个") {
		t.Errorf("%s", text)
	}
}

// However long the minutes are, who was there stands under the end of the text, not on a page of its own.
func TestWhoWasThereStandsWithTheTextOfTheMinutes(t *testing.T) {
	f := sampleFacts()
	m := &f.Meetings[0]
	m.Decisions = nil
	for n := range 40 {
		m.Decisions = append(m.Decisions, paper.Decision{Text: "联合排查一遍"})
		pages := typeset.Typeset(document.Collection{Documents: []document.Document{minutes(f, 17, Options{})}}, Faces()).Pages
		last := ""
		for _, text := range pages[len(pages)-1].Texts {
			last += text.String()
		}
		if strings.Contains(last, "记录") && (!strings.Contains(last, "联合排查") || !strings.Contains(last, "出席")) {
			t.Errorf("%d decisions: the last page holds %s", n+1, last)
		}
	}
}
