package office

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

// The sample is walked through its year once; at each stage its file is looked at as somebody would who opened it there.
func TestTheSampleStandsAtEachStageOfTheYear(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	files := map[StageID]string{}
	o, err := createSample(ctx, filepath.Join(dir, "sample.sbd"), func(string) {}, func(o *Office, folder string, clock *time.Time, say func(string)) error {
		y := sampleYear{o: o, folder: folder, say: say, today: "2026-12-28", until: func(day model.Date) {
			*clock = time.Date(day.Year(), time.Month(day.Month()), day.Day(), 9, 0, 0, 0, time.Local)
		}}
		return y.walk(ctx, func(reached StageID) bool {
			files[reached] = filepath.Join(dir, string(reached)+".sbd")
			raw, err := os.ReadFile(o.Path())
			if err == nil {
				err = os.WriteFile(files[reached], raw, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			return false
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	o.Close()
	for n, c := range []struct {
		id    StageID
		steps string // of the checklist, and its first verb
		tasks []string
	}{
		{StageIssue, "5 issue now 去选方案", []string{"2026 年度考核还没有开始"}},
		{StageSelf, "6 self now 去收自评", []string{"8 个支部未交自评表"}},
		{StageCheck, "7 check now 继续复核", []string{"12 个支部的自评待复核"}},
		{StageBallot, "8 ballot now 继续录票", []string{"还有 3 组测评票没有录完"}},
		{StageFinalise, "9 finalise now 去核定", []string{"2026 年度可以核定了"}},
		{StagePublish, "10 publish now 看公示", []string{"还有 1 件异议没有处理完"}},
		{StageArchive, "11 archive now 去归档", []string{"公示已经结束，可以归档"}},
	} {
		t.Run(string(c.id), func(t *testing.T) {
			at := SampleStages()[n]
			o := openAt(t, files[c.id])
			setDay(t, o, string(at.Day))
			if report, err := Verify(ctx, o.Path()); err != nil || !report.Sound() {
				t.Errorf("it does not verify: %v %v", report.Problems, err)
			}
			h := homeOf(t, o)
			var first string
			for i, s := range h.Checklist() {
				if s.First {
					first = fmt.Sprintf("%d %s %s %s", s.Number, s.ID, s.State, s.Verb)
				}
				if s.Late {
					t.Errorf("%s is late", s.Title)
				}
				if stage := i - 4; stage >= 0 && (stage < n) != (s.State == StepDone) || stage < 0 && s.State != StepDone {
					t.Errorf("%s is %s: %s", s.Title, s.State, s.Text())
				}
			}
			if first != c.steps {
				t.Errorf("first is %s, want %s", first, c.steps)
			}
			a, err := o.Agenda(ctx)
			if err != nil || a.Open == 0 {
				t.Errorf("the checkup has %d findings, %v", a.Open, err)
			}
			titles, led := "", false
			for i, task := range h.Tasks(&a) {
				titles += task.Title + "；"
				led = led || i < 2 && string(task.Stage) == h.NextStep().ID
			}
			if !led { // however many registers are overdue
				t.Errorf("the next step of the year is not among the first two to do: %s", titles)
			}
			if _, next := h.NextStep().Lines(); len([]rune(next)) > 36 { // what a line of the home screen holds at 1366
				t.Errorf("too long for its line: %s", next)
			}
			for _, want := range c.tasks {
				if !strings.Contains(titles, want) {
					t.Errorf("to do are %s, not %s", titles, want)
				}
			}
			if then := o.later(t, at.Day); then != "" {
				t.Errorf("it holds what comes later: %s", then)
			}
			if n == 0 {
				return
			}
			f, err := o.Facts(ctx, SampleYear)
			if err != nil {
				t.Fatal(err)
			}
			marks := map[model.Stage]int{}
			for _, s := range f.Sheets {
				for key := range s.Marks {
					marks[key.Stage]++
				}
			}
			_, err = o.Ballots(ctx, SampleYear)
			if voted := err == nil; (marks[model.CheckedMark] > 0) != (n >= 2) || voted != (n >= 3) || f.Year.Finalised != (n >= 5) || (f.Publication != nil) != (n >= 5) {
				t.Errorf("marks %v, ballots %v, finalised %v, public %v", marks, voted, f.Year.Finalised, f.Publication)
			}
		})
	}
}

// later names a change, or a change of the assessment, of a day after the one on which the office stands.
func (o *Office) later(t *testing.T, day model.Date) string {
	t.Helper()
	changes, err := o.History(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if day.Before(model.DateOf(c.At.Local())) {
			return c.Why
		}
	}
	activities, err := o.Activities(context.Background(), SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range activities {
		if day.Before(a.Date) {
			return string(a.Date)
		}
	}
	return ""
}

// A sample takes its own day for the present one, whenever it is opened; other files take the day of the machine.
func TestTheSampleStandsOnItsOwnDay(t *testing.T) {
	ctx := context.Background()
	at, err := SampleStageOf("下发")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), at.File())
	made, err := CreateSampleAt(ctx, path, at, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	o := openAt(t, path)
	if o.Today() != "2026-11-24" || o.SampleDay() != "2026-11-24" {
		t.Errorf("today is %s", o.Today())
	}
	if _, err := o.OpenYear(ctx, SampleYear, "education"); err != nil {
		t.Fatal(err)
	}
	sets, err := o.History(ctx, 1)
	if err != nil || model.DateOf(sets[0].At.Local()) != "2026-11-24" {
		t.Errorf("a change is dated %v, %v", sets, err)
	}
	if d, err := o.ReadImport(ctx, filepath.Join("..", "intake", "testdata", "roster-law.xls"), intake.Options{}, nil); err != nil || d.Plan == nil {
		t.Error(err)
	}
	if other := emptyOffice(t); other.Today() != model.DateOf(time.Now()) || other.SampleDay() != "" {
		t.Errorf("another file stands on %s", other.Today())
	}
}

func TestStagesOfTheSampleAreNamedInSeveralWays(t *testing.T) {
	for _, word := range []string{"3", "check", "复核"} {
		if s, err := SampleStageOf(word); err != nil || s.ID != StageCheck || s.Title() != "第 3 步　复核" {
			t.Errorf("%s is %+v, %v", word, s, err)
		}
	}
	if _, err := SampleStageOf("8"); model.CodeOf(err) != model.Usage {
		t.Error(err)
	}
}
