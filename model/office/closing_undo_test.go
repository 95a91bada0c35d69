package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// closing is how far the end of a year has come: 核定 2026-12-15；公示；1 件异议 成立；归档 2026-12-18.
func (s story) closing() string {
	s.Helper()
	f := s.facts()
	said := []string{"未核定"}
	if f.Year.Finalised {
		said[0] = "核定"
	}
	if f.Publication != nil {
		said = append(said, "公示到 "+string(f.Publication.Last))
	}
	for i := range f.Objections {
		said = append(said, "异议"+f.Objections[i].Stands())
	}
	if f.Year.ArchivedOn != "" {
		said = append(said, "归档")
	}
	return strings.Join(said, "，")
}

// Each act at the end of a year is done, taken back and done again, by Ctrl+Z and Ctrl+Y as by its number: either that works, or a sentence
// says what to do instead, and nothing changes.
func TestTheActsAtTheEndOfAYearAreTakenBackOrRefused(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-17"), context.Background()}
	org := s.facts().Sheets[0].OrgID
	back := func(want, refusal string) {
		s.Helper()
		step, err := s.o.StepBack(s.ctx)
		if err == nil && step.Ask {
			_, err = s.o.Undo(s.ctx, step.Change.ID)
		}
		said := step.Why
		if err != nil {
			said = model.MessageOf(err)
		}
		if got := s.closing(); got != want || refusal == "" && said != "" || !strings.Contains(said, refusal) {
			t.Errorf("Ctrl+Z: %s, said %q; want %s with %q", got, said, want, refusal)
		}
	}
	forth := func(want string) {
		s.Helper()
		step, err := s.o.StepForward(s.ctx)
		if got := s.closing(); err != nil || got != want {
			t.Errorf("Ctrl+Y: %s, %+v, %v; want %s", got, step, err, want)
		}
	}
	fixed := func(set int64, want string) {
		s.Helper()
		if _, err := s.o.Undo(s.ctx, set); model.CodeOf(err) != model.Closed || strings.Count(model.MessageOf(err), "。") > 1 {
			t.Errorf("undo of set %d: %v", set, err)
		}
		if got := s.closing(); got != want {
			t.Errorf("it is %s, want %s", got, want)
		}
	}
	do := func(set int64, err error) int64 {
		s.Helper()
		return s.did(set, err)
	}
	// around walks the change that was just made: its state before and after.
	around := func(before, after string) {
		s.Helper()
		if got := s.closing(); got != after {
			t.Errorf("done: %s, want %s", got, after)
		}
		back(before, "")
		forth(after)
		back(before, "")
		forth(after)
	}

	do(s.o.Reopen(s.ctx, SampleYear, "测试"))
	around("核定", "未核定")
	finalised := do(s.o.Finalise(s.ctx, SampleYear, "2026-12-17"))
	back("核定", "核定不能直接撤销")
	forth("核定") // nothing to do again
	fixed(finalised, "核定")

	do(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-17", Last: "2026-12-17"}))
	around("核定", "核定，公示到 2026-12-17")
	do(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-17", Last: "2026-12-18"}))
	around("核定，公示到 2026-12-17", "核定，公示到 2026-12-18")
	const public = "核定，公示到 2026-12-18"
	do(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, OrgID: org, Text: "分低了", Received: "2026-12-17"}))
	around(public, public+"，异议没有处理完")
	ob := s.facts().Objections[0]
	ob.Outcome, ob.Closed, ob.Handling = model.Upheld, "2026-12-17", "漏记一次"
	do(s.o.SaveObjection(s.ctx, ob))
	around(public+"，异议没有处理完", public+"，异议成立，要重新打开")
	do(s.o.Reopen(s.ctx, SampleYear, "异议成立"))
	around(public+"，异议成立，要重新打开", "未核定，异议成立，已重新打开")
	finalise := func() *YearStage {
		all, err := s.o.StagesFrom(s.ctx, SampleYear, s.facts())
		if err != nil {
			t.Fatal(err)
		}
		return &all[4]
	}
	if m := finalise().Missing[0]; !strings.Contains(m.Label, "没有改过分") || m.Place != AtMarks || m.OrgID != org {
		t.Errorf("the step 核定 leads to %+v", m)
	}
	fixed(finalised, "未核定，异议成立，已重新打开")
	s.raise(org, 25)
	if m := finalise().Missing; strings.Contains(m[0].Label, "没有改过分") {
		t.Errorf("with the mark changed the step says %+v", m)
	}
	around("未核定，异议成立，已重新打开", "未核定，异议成立，已重新打开")
	decideAll(t, s.o)
	do(s.o.Finalise(s.ctx, SampleYear, "2026-12-17"))
	back("核定，异议成立，已重新打开", "核定不能直接撤销")
	published := do(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-17", Last: "2026-12-17"}))
	const again = "核定，公示到 2026-12-17，异议成立，已重新打开"
	around("核定，异议成立，已重新打开", again)

	setDay(t, s.o, "2026-12-18")
	archived := do(s.o.Archive(s.ctx, SampleYear, "2026-12-18"))
	back(again+"，归档", "归档不能直接撤销")
	fixed(archived, again+"，归档")
	fixed(published, again+"，归档")
	do(s.o.Reopen(s.ctx, SampleYear, "上级要求"))
	around(again+"，归档", "未核定，异议成立，已重新打开")
	do(s.o.Finalise(s.ctx, SampleYear, "2026-12-18"))
	do(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-18", Last: "2026-12-18"}))
	fixed(archived, "核定，公示到 2026-12-18，异议成立，已重新打开")
	setDay(t, s.o, "2026-12-19")
	do(s.o.Archive(s.ctx, SampleYear, "2026-12-19"))
	if got := s.closing(); got != "核定，公示到 2026-12-18，异议成立，已重新打开，归档" {
		t.Errorf("in the end it is %s", got)
	}
}
