package office

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
)

// stagesText is the steps in a line each: name, state, count, dates and what is missing; the present one has a star.
func stagesText(all []YearStage) (lines []string) {
	for _, s := range all {
		line := s.ID.Label() + " " + string(s.State)
		if s.Now {
			line = "*" + line
		}
		if s.Of > 0 {
			line += fmt.Sprintf(" %d/%d", s.Done, s.Of)
		}
		if s.ID == StagePublish || s.ID == StageArchive || s.ID == StageFinalise {
			line = strings.TrimSpace(line + " " + s.Dates())
		}
		for _, m := range s.Missing {
			line += fmt.Sprintf(" [%s|%d|%s]", m.Label, m.Count, m.Place)
		}
		lines = append(lines, line)
	}
	return lines
}

// yearOfTwo is a year of two branches and a scheme of one item; checked are their checked marks, -1 for none.
func yearOfTwo(self, checked [2]int64) *model.YearFacts {
	scheme := model.Scheme{Title: "测试", Parts: []model.Part{{ID: "P", Name: "党建工作", Short: "党建", Max: 10000, Categories: []model.Category{
		{ID: "A", Name: "A 全部", Max: 10000, Items: []model.Item{{ID: "A1", Code: "A1", Name: "一项", Max: 10000, Method: model.Method{Kind: model.Judged}}}}}}},
		Grades: []model.GradeRule{{Name: "优秀", From: 9000}, {Name: "合格"}}}
	f := &model.YearFacts{Year: model.AssessmentYear{Year: 2026, Scheme: scheme, OpenedAt: time.Date(2026, 11, 2, 9, 0, 0, 0, time.Local)}, Results: map[int64][3]*model.BranchResult{}}
	for i := range self {
		s := &model.MarkSheet{OrgID: int64(i + 1), Year: 2026, Branch: fmt.Sprintf("第%d党支部", i+1), Marks: map[model.MarkKey]model.Mark{}}
		at := time.Date(2026, 11, 10+i, 9, 0, 0, 0, time.Local)
		if self[i] >= 0 {
			s.Marks[model.MarkKey{Item: "A1", Stage: model.SelfMark}] = model.Mark{Points: model.Pt(self[i]), At: at}
		}
		if checked[i] >= 0 {
			s.Marks[model.MarkKey{Item: "A1", Stage: model.CheckedMark}] = model.Mark{Points: model.Pt(checked[i]), Reason: "核对材料", At: at}
		}
		f.Sheets = append(f.Sheets, s)
		f.Results[s.OrgID] = computed(&f.Year.Scheme, s)
	}
	ranked(f)
	return f
}

// Once the forms are out the self-assessment is under way, though nothing came back.
func TestTheSelfAssessmentBeginsWithItsForms(t *testing.T) {
	f := yearOfTwo([2]int64{-1, -1}, [2]int64{-1, -1})
	if s := StagesOf(f, nil, "2026-11-20")[1]; s.State != StageAhead {
		t.Errorf("before they are out it is %s", s.State)
	}
	f.Sent = map[int64]model.SentForm{1: {}}
	if s := StagesOf(f, nil, "2026-11-20")[1]; s.State != StageBegun || !s.Now {
		t.Errorf("once they are out it is %+v", s)
	}
}

func TestStagesOfAYear(t *testing.T) {
	day := model.Date("2026-12-20")
	finalised := func(change func(*model.YearFacts)) *model.YearFacts {
		f := yearOfTwo([2]int64{95, 80}, [2]int64{95, 80})
		f.Year.Finalised, f.Year.DecidedOn = true, "2026-12-15"
		change(f)
		return f
	}
	public := func(last model.Date, objections ...model.Objection) func(*model.YearFacts) {
		return func(f *model.YearFacts) {
			f.Publication, f.Objections = &model.Publication{Year: 2026, First: "2026-12-16", Last: last}, objections
		}
	}
	byBallot := func(f *model.YearFacts) *model.YearFacts {
		item := itemsOf(&f.Year.Scheme)[0]
		item.Name, item.Evidence = "述职测评", []string{"ballot.secretary.rate"}
		return f
	}
	const done = "下发 done；自评 done 2/2；复核 done 2/2；测评 done；核定 done 2026-12-15；"
	for _, c := range []struct {
		name string
		f    *model.YearFacts
		want string
	}{
		{"not open", nil, "*下发 ahead [考核方案还没有下发|1|scheme]；自评 ahead；复核 ahead；测评 ahead；核定 ahead；公示 ahead；归档 ahead"},
		{"just open", yearOfTwo([2]int64{-1, -1}, [2]int64{-1, -1}), "下发 done；*自评 ahead 0/2 [自评表还没有下发，2 个支部等着填（第1、第2）|2|forms]；" +
			"复核 ahead 0/2 [还有 2 个支部没有复核完（第1、第2）|2|marks]；测评 ahead；核定 ahead；公示 ahead；归档 ahead"},
		{"one checked", yearOfTwo([2]int64{95, -1}, [2]int64{95, -1}), "下发 done；自评 begun 1/2 [还有 1 个支部没有交齐自评（第2）|1|forms]；" +
			"*复核 begun 1/2 [还有 1 个支部没有复核完（第2）|1|marks]；测评 ahead；核定 ahead；公示 ahead；归档 ahead"},
		{"marked by ballots, none set up", byBallot(yearOfTwo([2]int64{95, -1}, [2]int64{95, -1})), "下发 done；自评 begun 1/2 [还有 1 个支部没有交齐自评（第2）|1|forms]；" +
			"*复核 begun 1/2 [还有 1 个支部没有复核完（第2）|1|marks]；测评 ahead [还没有设测评票，A1 述职测评要按测评票打分；不办测评的直接打分|1|ballots]；核定 ahead；公示 ahead；归档 ahead"},
		{"marked without ballots", byBallot(yearOfTwo([2]int64{95, 80}, [2]int64{95, 80})), "下发 done；自评 done 2/2；复核 done 2/2；测评 done；*核定 begun [分数和等次都齐了，还没有核定|1|ranking]；公示 ahead；归档 ahead"},
		{"all checked", yearOfTwo([2]int64{95, 80}, [2]int64{95, 80}), "下发 done；自评 done 2/2；复核 done 2/2；测评 done；*核定 begun [分数和等次都齐了，还没有核定|1|ranking]；公示 ahead；归档 ahead"},
		{"finalised", finalised(func(*model.YearFacts) {}), done + "*公示 ahead [核定的结果还没有公示|1|publication]；归档 ahead"},
		{"finalised without self-marks", finalised(func(f *model.YearFacts) { f.Sheets[0].Marks = nil }),
			"下发 done；自评 skipped 1/2；复核 skipped 1/2；测评 done；核定 done 2026-12-15；*公示 ahead [核定的结果还没有公示|1|publication]；归档 ahead"},
		{"public today for the last day", finalised(public(day)), done + "*公示 begun 2026-12-16 至 2026-12-20 [公示到 2026年12月20日结束|1|publication]；归档 ahead"},
		{"no longer public", finalised(public("2026-12-19")), done + "公示 done 2026-12-16 至 2026-12-19；*归档 ahead [公示已经结束，可以归档|1|publication]"},
		{"an open objection", finalised(public("2026-12-19", model.Objection{Text: "分低了"}, model.Objection{Outcome: model.Rejected})),
			done + "*公示 begun 2026-12-16 至 2026-12-19 [还有 1 件异议没有处理完|1|publication]；归档 ahead"},
		{"an upheld one", finalised(public("2026-12-19", model.Objection{OrgID: 2, Outcome: model.Upheld})),
			done + "*公示 begun 2026-12-16 至 2026-12-19 [1 件异议成立，要重新打开年度、改分后再核定|1|publication]；归档 ahead"},
		{"an upheld one that was met", finalised(public("2026-12-19", model.Objection{OrgID: 2, Outcome: model.Upheld, Reopened: "2026-12-10"})),
			done + "公示 done 2026-12-16 至 2026-12-19；*归档 ahead [公示已经结束，可以归档|1|publication]"},
		{"archived", finalised(func(f *model.YearFacts) { public("2026-12-19")(f); f.Year.ArchivedOn = "2026-12-20" }),
			done + "公示 done 2026-12-16 至 2026-12-19；归档 done 2026-12-20"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(stagesText(StagesOf(c.f, nil, day)), "；"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", strings.ReplaceAll(got, "；", "\n"), strings.ReplaceAll(c.want, "；", "\n"))
			}
		})
	}
}

func TestTheStepOfTheBallotsCountsGroups(t *testing.T) {
	f := yearOfTwo([2]int64{95, 80}, [2]int64{95, 80})
	book := &ballot.Book{Setup: ballot.Default(), Subjects: []model.BallotSubject{{ID: 1, OrgID: 1, Session: 1, How: model.OnSite}}}
	book.Setup.Sessions[0].Date = "2026-12-10"
	var keys []model.BallotKey
	for _, form := range book.Setup.Forms {
		for _, g := range form.Groups {
			keys = append(keys, model.BallotKey{Form: form.ID, Session: 1, Group: g.ID})
		}
	}
	for done := range len(keys) + 1 {
		s := StagesOf(f, book, "2026-12-20")[3]
		state, missing := StageBegun, 1
		switch done {
		case 0:
			state = StageAhead
		case len(keys):
			state, missing = StageDone, 0
		}
		if s.State != state || s.Done != done || s.Of != len(keys) || s.From != "2026-12-10" || len(s.Missing) != missing || missing == 1 && s.Missing[0].Count != len(keys)-done {
			t.Errorf("with %d of %d groups the step is %+v", done, len(keys), s)
		}
		if done < len(keys) {
			book.Tallies = append(book.Tallies, model.BallotTally{BallotKey: keys[done], State: model.BallotsDone})
		}
	}
}

// A year is walked to its archive through the data file, with every refusal on the way.
func TestAYearIsMadePublicAndArchived(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-17"), context.Background()}
	refused := func(code model.Code, words string) func(int64, error) {
		return func(_ int64, err error) {
			t.Helper()
			if model.CodeOf(err) != code || !strings.Contains(model.MessageOf(err), words) {
				t.Errorf("refused with %v %q, want %v %q", model.CodeOf(err), model.MessageOf(err), code, words)
			}
		}
	}
	setDay(t, s.o, "2026-12-15")
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	setDay(t, s.o, "2026-12-17")
	refused(model.Conflict, "还没有核定")(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-17", Last: "2026-12-23"}))
	refused(model.Conflict, "还没有核定")(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "分低了", Received: "2026-12-17"}))
	refused(model.Conflict, "还没有核定")(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	s.did(s.o.Finalise(s.ctx, SampleYear, "2026-12-15"))
	refused(model.Conflict, "还没有公示")(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	refused(model.Invalid, "不能早于核定")(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-14", Last: "2026-12-23"}))
	refused(model.Invalid, "早于开始")(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-17", Last: "2026-12-16"}))

	begun := s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-16"}))
	s.undo(begun)
	if s.facts().Publication != nil {
		t.Error("undone, the year is still public")
	}
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-17"}))
	refused(model.Conflict, "公示到 2026年12月17日")(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-16"}))

	org := s.facts().Sheets[0].OrgID
	refused(model.Invalid, "写明异议的内容")(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Received: "2026-12-16"}))
	refused(model.Invalid, "没有项目")(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "分低了", Item: "Z9", Received: "2026-12-16"}))
	s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, OrgID: org, Item: "A1", Text: "分低了", Received: "2026-12-16"}))
	refused(model.Conflict, "还有 1 件异议没有处理完")(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	ob := s.facts().Objections[0]
	ob.Outcome, ob.Closed = model.Upheld, "2026-12-17"
	refused(model.Invalid, "怎样处理")(s.o.SaveObjection(s.ctx, ob))
	ob.Handling = "复查记录，漏记一次"
	closed := s.did(s.o.SaveObjection(s.ctx, ob))
	if got := s.facts().Objections[0].Stands(); got != "成立，要重新打开" {
		t.Errorf("an upheld objection stands as %q", got)
	}
	refused(model.Conflict, "要重新打开年度")(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	s.undo(s.undo(closed))

	reopened := s.did(s.o.Reopen(s.ctx, SampleYear, "异议成立"))
	if f := s.facts(); f.Publication != nil || f.Objections[0].Stands() != "成立，已重新打开" {
		t.Errorf("reopened: public %v, the objection %s", f.Publication, f.Objections[0].Stands())
	}
	s.undo(reopened)
	if f := s.facts(); f.Publication == nil || !f.Year.Finalised || f.Objections[0].Stands() != "成立，要重新打开" {
		t.Errorf("the reopening undone: public %v, the objection %s", f.Publication, f.Objections[0].Stands())
	}
	s.did(s.o.Reopen(s.ctx, SampleYear, "异议成立"))
	refused(model.Conflict, "没有改过分或等次")(s.o.Finalise(s.ctx, SampleYear, "2026-12-17"))
	refused(model.Invalid, "写明理由")(s.o.FinaliseAnyway(s.ctx, SampleYear, "2026-12-17", " "))
	s.did(s.o.FinaliseAnyway(s.ctx, SampleYear, "2026-12-17", "复查后不改分"))
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-17", Last: "2026-12-17"}))
	setDay(t, s.o, "2026-12-18")
	second := s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Who: "李明", Text: "等次", Received: "2026-12-17", Outcome: model.Withdrawn, Closed: "2026-12-18", Handling: "本人撤回"}))
	archived := s.did(s.o.Archive(s.ctx, SampleYear, "2026-12-18"))

	if y := s.facts().Year; y.ArchivedOn != "2026-12-18" {
		t.Errorf("archived on %q", y.ArchivedOn)
	}
	refused(model.Closed, "已经归档")(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	refused(model.Closed, "已经归档")(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-16", Last: "2026-12-17"}))
	refused(model.Closed, "已经归档")(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "晚了", Received: "2026-12-17"}))
	refused(model.Closed, "已经归档")(s.o.SaveOpinion(s.ctx, SampleYear, model.Opinion{OrgID: org, Box: "team", Text: "同意"}))
	for _, set := range []int64{second, archived} {
		if _, err := s.o.Undo(s.ctx, set); model.CodeOf(err) != model.Closed {
			t.Errorf("undo of set %d in an archived year: %v", set, err)
		}
	}
	if step, err := s.o.StepBack(s.ctx); err != nil || !strings.Contains(step.Why, "归档不能直接撤销") {
		t.Errorf("Ctrl+Z after archiving: %q %v", step.Why, err)
	}

	again := s.did(s.o.Reopen(s.ctx, SampleYear, "上级要求复查"))
	if y := s.facts().Year; y.Finalised || y.ArchivedOn != "" {
		t.Errorf("reopened, the year is %+v", y)
	}
	s.undo(s.undo(again)) // taken back and done again
	if f := s.facts(); f.Year.Finalised || f.Year.ArchivedOn != "" || f.Publication != nil {
		t.Errorf("the reopening done again: %+v, public %v", f.Year.ArchivedOn, f.Publication)
	}
	s.undo(again)
	if f := s.facts(); f.Year.ArchivedOn != "2026-12-18" || f.Publication == nil {
		t.Errorf("the reopening undone: archived %q, public %v", f.Year.ArchivedOn, f.Publication)
	}
	changes, err := s.o.History(s.ctx, 0)
	if err != nil || !slices.ContainsFunc(changes, func(c model.ChangeSet) bool { return strings.HasSuffix(c.Why, "上级要求复查") }) {
		t.Errorf("the reason is not in the history: %v", err)
	}
}

func TestTheUsualPublicationIsFiveWorkingDays(t *testing.T) {
	for first, last := range map[model.Date]model.Date{"2026-12-14": "2026-12-18", "2026-12-17": "2026-12-23", "2026-12-19": "2026-12-25"} {
		if got := LastPublicDay(first); got != last {
			t.Errorf("from %s the last day is %s, want %s", first, got, last)
		}
	}
	if rule := publicationRule(); rule.WorkingDays != 5 || rule.Source == "" {
		t.Errorf("the rule is %+v", rule)
	}
	if note := PublicationNote(model.Publication{First: "2026-12-17", Last: "2026-12-21"}); !strings.Contains(note, "只有 3 个工作日") {
		t.Errorf("of three days it says %q", note)
	}
}

// A publication whose days are set but to come has not begun, and says when it will.
func TestAPublicationToComeIsNotUnderWay(t *testing.T) {
	f := &model.YearFacts{Publication: &model.Publication{Year: 2026, First: "2026-12-20", Last: "2026-12-25"}}
	f.Year.Finalised = true
	for day, want := range map[model.Date][2]string{
		"2026-11-26": {"未开始，2026-12-20 起", "公示 2026年12月20日才开始，到 2026年12月25日结束"},
		"2026-12-19": {"未开始，2026-12-20 起", "公示 2026年12月20日才开始，到 2026年12月25日结束"},
		"2026-12-20": {"进行中", "公示到 2026年12月25日结束"},
		"2026-12-26": {"已完成", ""},
	} {
		s := publishStage(f, day)
		missing := ""
		if len(s.Missing) > 0 {
			missing = s.Missing[0].Label
		}
		if s.StateText() != want[0] || missing != want[1] {
			t.Errorf("on %s: %q, %q, want %q", day, s.StateText(), missing, want)
		}
	}
}
