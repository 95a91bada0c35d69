package office

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/packages"
)

// An archived year leads on: to the package for the district until one is made, to a copy, and to the next year, in which nothing of it is
// to be done any more.
func TestAnArchivedYearLeadsOn(t *testing.T) {
	s := publicSample(t)
	after := func(want string) {
		t.Helper()
		h := homeOf(t, s.o)
		var titles []string
		for _, task := range h.Afterwards {
			titles = append(titles, task.Title)
		}
		if got := strings.Join(titles, "；"); got != want {
			t.Errorf("the year leads on to %s, want %s", got, want)
		}
		for i, task := range h.Tasks(nil) { // whatever is late, it stands among the first
			if at := strings.HasPrefix(task.Title, "2026 年度已经归档，接着办"); at && (i > 1 || want == "" || task.Detail != "出材料、"+strings.ReplaceAll(want, "；", "、")) {
				t.Errorf("%d is %s: %s", i, task.Title, task.Detail)
			}
		}
	}
	after("")
	s.did(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	after("向区里报送；另存一份到 U 盘；换到 2027 年度")
	choice := PackageChoice{Year: SampleYear - 1, For: packages.For{Password: "学年之末 2026"}}
	make := func() {
		t.Helper()
		_, set, err := s.o.MakePackage(s.ctx, choice, s.o.PackageOutput(filepath.Join(t.TempDir(), "报.sbp")))
		s.did(set, err)
	}
	make()
	after("向区里报送；另存一份到 U 盘；换到 2027 年度") // it was another year's
	choice.Year = SampleYear
	make()
	after("另存一份到 U 盘；换到 2027 年度")
	s.did(s.o.WorkIn(s.ctx, SampleYear+1))
	after("")
	if left := homeOf(t, s.o).LeftOpen; len(left) > 0 {
		t.Errorf("archived, the year is named as %+v", left)
	}
}

// A year that was never archived is named in the next one, at the step at which it stopped.
func TestAYearLeftOpenIsNamedInTheNext(t *testing.T) {
	s := publicSample(t)
	named := func(when, detail string, stage StageID, urgency Urgency) {
		t.Helper()
		left := homeOf(t, s.o).LeftOpen
		if len(left) != 1 || left[0].Year != SampleYear || left[0].Title != "2026 年度考核还没有归档" || left[0].Detail != detail || left[0].Stage != stage || left[0].Urgency != urgency {
			t.Errorf("%s, named are %+v", when, left)
		}
	}
	if left := homeOf(t, s.o).LeftOpen; len(left) > 0 {
		t.Errorf("the year in work is named as left open: %+v", left)
	}
	s.did(s.o.WorkIn(s.ctx, SampleYear+1))
	named("to be archived", "停在“归档”：公示已经结束，可以归档", StageArchive, Soon)
	if all := taskTitles(*homeOf(t, s.o)); slices.Index(all[:3], "2026 年度考核还没有归档") < 0 { // whatever is late in the registers
		t.Errorf("to do are %s", strings.Join(all, "；"))
	}
	set := s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "分低了", Received: "2026-12-16"}))
	named("with an objection", "停在“公示”：还有 1 件异议没有处理完", StagePublish, Soon)
	s.undo(set)
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-17", Last: "2026-12-23"}))
	named("while it is public", "停在“公示”：公示到 2026年12月23日结束", StagePublish, Told)
	set = s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "分低了", Received: "2026-12-17"}))
	named("public with an objection", "停在“公示”：还有 1 件异议没有处理完", StagePublish, Soon)
	s.undo(set)
	setDay(t, s.o, "2027-02-01")
	named("late", "停在“归档”：公示已经结束，可以归档；2026年12月31日截止，已超过 32 天", StageArchive, Overdue)
	s.did(s.o.Archive(context.Background(), SampleYear, "2027-02-01"))
	if left := homeOf(t, s.o).LeftOpen; len(left) > 0 {
		t.Errorf("archived, the year is named as %+v", left)
	}
}
