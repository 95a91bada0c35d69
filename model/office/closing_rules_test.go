package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// refused checks that something was refused with a code and a word of the message.
func refused(t *testing.T, code model.Code, word string, err error) {
	t.Helper()
	if model.CodeOf(err) != code || !strings.Contains(model.MessageOf(err), word) {
		t.Errorf("want %s with %q, got %v", code, word, err)
	}
}

// publicSample is the sample on 2026-12-17 with its result made public until the day before.
func publicSample(t *testing.T) story {
	t.Helper()
	s := story{t, sampleOn(t, "2026-12-17"), context.Background()}
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-16"}))
	return s
}

// 先锋指数 and 民主评议 of an archived year are as fixed as its marks, for an undo too.
func TestAnArchivedYearKeepsItsPioneerIndex(t *testing.T) {
	s := publicSample(t)
	org, b := pioneerBranch(t, s.o, 4)
	member := b.Rows[0].Member.ID
	enter := func(amount model.Points) (int64, error) {
		return s.o.SetPioneerMarks(s.ctx, SampleYear, 4, []PioneerChange{{member, "J1", &model.PioneerMark{Amount: amount}}}, "测试")
	}
	appraise := func() (int64, error) {
		return s.o.SetAppraisals(s.ctx, SampleYear, org, []AppraisalChange{{MemberID: member, Grade: "合格"}})
	}
	event := func() error {
		_, _, err := s.o.SavePioneerEvent(s.ctx, model.PioneerEvent{Year: SampleYear, Quarter: 4, MemberID: member, Kind: model.PioneerBonus, Title: "区级表彰", Basis: "某文件"})
		return err
	}
	entered := s.did(enter(100))
	s.did(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	_, err := enter(200)
	refused(t, model.Closed, "已经归档", err)
	_, err = appraise()
	refused(t, model.Closed, "已经归档", err)
	refused(t, model.Closed, "已经归档", event())
	if _, err = s.o.Undo(s.ctx, entered); model.CodeOf(err) != model.Closed {
		t.Errorf("an entry of an archived year was undone: %v", err)
	}
	reopened := s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	s.did(enter(200))
	s.did(appraise())
	_, err = s.o.Undo(s.ctx, reopened)
	refused(t, model.Closed, "先锋指数", err)
}

// A year that has not begun has no records: nothing is proposed for it, and no day of its checkup is after today.
func TestNothingIsProposedForAYearToCome(t *testing.T) {
	s := story{t, sampleOn(t, "2026-11-26"), context.Background()}
	s.did(s.o.OpenYear(s.ctx, SampleYear+1, "2026"))
	f, err := s.o.Facts(s.ctx, SampleYear+1)
	if err != nil {
		t.Fatal(err)
	}
	for _, sheet := range f.Sheets {
		if all, err := s.o.Evidence(s.ctx, SampleYear+1, sheet.OrgID); err != nil || len(all) > 0 {
			t.Fatalf("%s has proposals %v: %v", sheet.Branch, all, err)
		}
	}
	_, err = s.o.PlanRecords(s.ctx, f, RecordsWanted{}, nil)
	refused(t, model.Conflict, "还没有开始", err)
	for year, want := range map[int]model.Date{2025: "2025-12-31", 2026: "2026-11-26", 2027: "2026-11-26"} {
		if got := s.o.checkupDay(year); got != want {
			t.Errorf("the checkup of %d is of %s, want %s", year, got, want)
		}
	}
}

// An objection is to a result that was made public, and received since.
func TestAnObjectionFollowsItsPublication(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-17"), context.Background()}
	ob := model.Objection{Year: SampleYear, Text: "分低了", Received: "2026-12-16"}
	_, err := s.o.SaveObjection(s.ctx, ob)
	refused(t, model.Conflict, "还没有公示", err)
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-16"}))
	ob.Received = "2026-12-14"
	_, err = s.o.SaveObjection(s.ctx, ob)
	refused(t, model.Invalid, "早于公示开始", err)
	ob.Received = "2026-12-16"
	s.did(s.o.SaveObjection(s.ctx, ob))
	kept := s.facts().Objections[0]
	kept.Received = "2026-12-01"
	_, err = s.o.SaveObjection(s.ctx, kept)
	refused(t, model.Invalid, "早于公示开始", err)
}

// The outcome of an objection for which the year was reopened stays once the year is finalised again.
func TestAMetObjectionKeepsItsOutcome(t *testing.T) {
	s := publicSample(t)
	s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "分低了", Received: "2026-12-16"}))
	ob := s.facts().Objections[0]
	ob.Outcome, ob.Closed, ob.Handling = model.Upheld, "2026-12-17", "漏记一次"
	answered := s.did(s.o.SaveObjection(s.ctx, ob))
	s.undo(s.undo(answered)) // free while the year was not reopened for it
	s.did(s.o.Reopen(s.ctx, SampleYear, "异议成立"))
	s.did(s.o.FinaliseAnyway(s.ctx, SampleYear, "2026-12-17", "复核后不改分"))
	_, err := s.o.Undo(s.ctx, answered)
	refused(t, model.Closed, "又核定过了", err)
	ob = s.facts().Objections[0]
	ob.Outcome = model.Withdrawn
	_, err = s.o.SaveObjection(s.ctx, ob)
	refused(t, model.Closed, "又核定过了", err)
	if got := s.facts().Objections[0].Stands(); got != "成立，已重新打开" {
		t.Errorf("it stands as %q", got)
	}
}
