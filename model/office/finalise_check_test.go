package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// The day of decision lies within the year's time, and not before what was decided on was changed.
func TestTheDayOfDecisionIsOneOnWhichItCanHaveBeenDecided(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-10"), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	setDay(t, s.o, "2026-12-12")
	decideAll(t, s.o)
	org := s.facts().Sheets[0].OrgID
	s.raise(org, 25)
	setDay(t, s.o, "2026-12-17")
	for day, words := range map[model.Date]string{"2026-12-18": "还没有到", "2027-05-01": "还没有到", "1999-01-01": "早于 2026 年", "2025-12-31": "早于 2026 年", "2026-12": "年-月-日"} {
		_, err := s.o.FinaliseAnyway(s.ctx, SampleYear, day, "已经研究")
		refused(t, model.Invalid, words, err)
	}
	decideAll(t, s.o)
	_, err := s.o.FinaliseAnyway(s.ctx, SampleYear, "2026-12-09", "")
	refused(t, model.Invalid, "早于重新打开的那一天（2026年12月10日）", err)
	_, err = s.o.Finalise(s.ctx, SampleYear, "2026-12-11")
	refused(t, model.Conflict, "2026年12月12日）还改过分", err)
	s.did(s.o.Finalise(s.ctx, SampleYear, "2026-12-12"))
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试")) // on the 17th: the marks that finalising wrote are no change
	check, err := s.o.BeforeFinalising(s.ctx, s.facts())
	if err != nil || check.Changed != "2026-12-12" || check.Reopened != "2026-12-17" || len(check.Doubts("2026-12-17")) > 0 {
		t.Errorf("asked %+v, %v", check, err)
	}
	_, err = s.o.Finalise(s.ctx, SampleYear, "2026-12-12") // the meeting of before: only a slip was mended
	refused(t, model.Conflict, "并用 --why 写明理由", err)
	s.did(s.o.FinaliseAnyway(s.ctx, SampleYear, "2026-12-12", "只改笔误，没有再开会"))
}

// lower takes a quarter of a point from a checked mark of a branch.
func (s story) lower(org int64, item string) int64 {
	s.Helper()
	key := model.MarkKey{Item: item, Stage: model.CheckedMark}
	mark, _ := s.facts().Of(org).Sheet(org).Mark(item, model.CheckedMark)
	return s.did(s.o.SetMarks(s.ctx, SampleYear, []MarkChange{{OrgID: org, Key: key, Mark: &model.Mark{Points: mark.Points - 25, Reason: "复查后改"}}}, "测试"))
}

// A year that was reopened while the clock was wrong is finalised all the same, once people looked at the day.
func TestAWrongClockDoesNotLockTheYear(t *testing.T) {
	s := story{t, sampleOn(t, "2027-03-01"), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	decideAll(t, s.o)
	s.raise(s.facts().Sheets[0].OrgID, 25)
	decideAll(t, s.o)
	setDay(t, s.o, "2026-12-17")
	_, err := s.o.Finalise(s.ctx, SampleYear, "2026-12-16")
	refused(t, model.Conflict, "还没有到的日期（2027年3月1日）", err)
	if strings.Contains(model.MessageOf(err), "早于重新打开") {
		t.Errorf("it says what it does not know: %v", err)
	}
	s.did(s.o.FinaliseAnyway(s.ctx, SampleYear, "2026-12-16", ""))
}

// An objection that was upheld asks for a change of its branch's marks; without one the year is finalised only with a reason.
func TestAnUpheldObjectionAsksForAChange(t *testing.T) {
	s := publicSample(t)
	org, other := s.facts().Sheets[0].OrgID, s.facts().Sheets[1].OrgID
	s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, OrgID: org, Item: "A3", Text: "分低了", Received: "2026-12-16"}))
	ob := s.facts().Objections[0]
	ob.Outcome, ob.Closed, ob.Handling = model.Upheld, "2026-12-17", "漏记一次"
	s.did(s.o.SaveObjection(s.ctx, ob))
	s.did(s.o.Reopen(s.ctx, SampleYear, "异议成立"))
	unanswered := func() string {
		check, err := s.o.BeforeFinalising(s.ctx, s.facts())
		if err != nil {
			t.Fatal(err)
		}
		return check.Unanswered
	}
	if got := unanswered(); got != "有 1 件异议成立，收到以后却没有改过分或等次（"+model.PlainBranch(s.facts().Sheets[0].Branch)+" A3）" {
		t.Errorf("it says %q", got)
	}
	s.raise(other, 25)
	if unanswered() == "" {
		t.Error("the mark of another branch answers it")
	}
	raised := s.lower(org, "A3")
	if got := unanswered(); got != "" {
		t.Errorf("with a mark changed it says %q", got)
	}
	s.undo(raised)
	s.lower(org, "A1")
	if unanswered() == "" {
		t.Error("the mark of another item answers it")
	}
	if unanswered() == "" {
		t.Error("a change that was undone answers it")
	}
	decideAll(t, s.o)
	_, err := s.o.FinaliseAnyway(s.ctx, SampleYear, "2026-12-17", "")
	refused(t, model.Invalid, "写明理由", err)
	set := s.did(s.o.FinaliseAnyway(s.ctx, SampleYear, "2026-12-17", "不影响得分"))
	changes, err := s.o.History(s.ctx, 1)
	if err != nil || changes[0].ID != set || changes[0].Why != "核定 2026 年度考核结果：不影响得分" {
		t.Errorf("the history says %+v, %v", changes[0], err)
	}
	s.did(s.o.Reopen(s.ctx, SampleYear, "改一处笔误"))
	if got := unanswered(); got != "" {
		t.Errorf("with the reason given before it asks again: %q", got)
	}
	ob = s.facts().Objections[0]
	ob.Item = "A2"
	s.did(s.o.SaveObjection(s.ctx, ob))
	if unanswered() == "" {
		t.Error("an objection about another item is not asked about")
	}
}

// The year is archived after its objections were closed, and a publication does not begin after one that it brought about.
func TestTheDaysOfAPublicationFollowEachOther(t *testing.T) {
	s := publicSample(t)
	s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "分低了", Received: "2026-12-15", Outcome: model.Rejected, Closed: "2026-12-17", Handling: "无误"}))
	_, err := s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-16", Last: "2026-12-16"})
	refused(t, model.Invalid, "已经收到异议", err)
	_, err = s.o.Archive(s.ctx, SampleYear, "2026-12-16")
	refused(t, model.Invalid, "早于异议办结", err)
	s.did(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
}
