package office

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/store"
)

// SampleStage is a sample committee in the middle of its year.
type SampleStage struct {
	ID     StageID
	Day    model.Date // on which it stands: the sample takes this day for the present one whenever it is opened
	Detail string     // what has been done by then, and what is next
}

// Title names it: 第 3 步　复核.
func (s SampleStage) Title() string {
	return fmt.Sprintf("第 %d 步　%s", slices.Index(StageIDs(), s.ID)+1, s.ID.Label())
}

// File is the name of its data file.
func (s SampleStage) File() string { return "示例党委-" + s.ID.Label() + ".sbd" }

// SampleStages lists the stages at which the sample can be looked at, in the order of the year.
func SampleStages() []SampleStage {
	return []SampleStage{
		{StageIssue, "2026-11-24", "一年的记录都有了，方案还没有下发"},
		{StageSelf, "2026-11-30", "自评表交了三分之二，其余等着收"},
		{StageCheck, "2026-12-08", "自评收齐，复核做了一半"},
		{StageBallot, "2026-12-16", "复核完了，述职会当天，票录了一半"},
		{StageFinalise, "2026-12-18", "票录完、分打齐，等党委会核定"},
		{StagePublish, "2026-12-22", "核定以后公示中，有一件异议没有处理"},
		{StageArchive, "2026-12-28", "公示期满、异议办结，可以归档"},
	}
}

// SampleStageOf finds a stage by its number from 1, its ID or its Chinese name.
func SampleStageOf(word string) (SampleStage, error) {
	for i, s := range SampleStages() {
		if word == fmt.Sprint(i+1) || word == string(s.ID) || word == s.ID.Label() {
			return s, nil
		}
	}
	return SampleStage{}, model.Errorf(model.Usage, "没有步骤 %s；写 1 到 7，或者下发、自评、复核、测评、核定、公示、归档", word)
}

// sampleStageDates are by which days the sample committee does its steps.
var sampleStageDates = StageDates{StageIssue: "2026-11-25", StageSelf: "2026-12-02", StageCheck: "2026-12-11", StageBallot: "2026-12-16",
	StageFinalise: "2026-12-21", StagePublish: "2026-12-25", StageArchive: "2026-12-31"}

// CreateSampleAt makes the sample committee as it stands in the middle of its year: with what was done until that stage, and nothing of
// what comes later. say gets one line for each step.
func CreateSampleAt(ctx context.Context, path string, at SampleStage, say func(string)) (*Office, error) {
	return createSample(ctx, path, say, func(o *Office, folder string, clock *time.Time, say func(string)) error {
		y := sampleYear{o: o, folder: folder, say: say, today: at.Day, until: func(day model.Date) {
			*clock = time.Date(day.Year(), time.Month(day.Month()), day.Day(), 9, 0, 0, 0, time.Local)
		}}
		return y.walk(ctx, func(reached StageID) bool { return reached == at.ID })
	})
}

// sampleYear walks through the year of the sample committee.
type sampleYear struct {
	o      *Office
	folder string
	today  model.Date       // on which the sample stands
	until  func(model.Date) // sets the clock
	say    func(string)
	scores intake.ScoreOps // of the table of scores
	voted  []CountedGroup
}

// walk does one stage after the other, each as far as it is half done, and ends where reached says so.
func (y *sampleYear) walk(ctx context.Context, reached func(StageID) bool) error {
	steps := map[StageID]func(context.Context) error{StageIssue: y.plan, StageSelf: y.handIn, StageCheck: y.check, StageBallot: y.vote, StageFinalise: y.count, StagePublish: y.publish, StageArchive: y.answer}
	for _, s := range SampleStages() {
		y.until(s.Day)
		if err := steps[s.ID](ctx); err != nil {
			return err
		}
		y.until(s.Day)
		if reached(s.ID) {
			break
		}
	}
	return nil
}

// plan says by when the steps shall be done, and on which day the sample stands.
func (y *sampleYear) plan(ctx context.Context) error {
	_, err := y.o.write(ctx, "assess", fmt.Sprintf("定 %d 年度考核日程", SampleYear), func(tx *store.Tx) error {
		if err := tx.PutSampleDay(y.today); err != nil {
			return err
		}
		return putStageDates(tx, SampleYear, sampleStageDates)
	})
	y.o.sampleDay = y.today
	return err
}

// handIn issues the scheme and takes in the self-marks of two thirds of the branches.
func (y *sampleYear) handIn(ctx context.Context) error {
	y.until("2026-11-25")
	if _, err := y.o.OpenYear(ctx, SampleYear, string(model.Education)); err != nil {
		return err
	}
	y.say(fmt.Sprintf("开始 %d 年度考核，采用民办教育默认方案", SampleYear))
	d, err := y.o.ReadImport(ctx, filepath.Join(y.folder, "scores-education.xlsx"), intake.Options{}, nil)
	if err != nil {
		return err
	}
	opts := d.Options
	if correctMarks(d.Plan, &opts, y.say); opts.Edits != nil {
		if err := y.o.Replan(ctx, d, opts, nil); err != nil {
			return err
		}
	}
	y.scores = d.Plan.Scores
	y.until("2026-11-30")
	return y.mark(ctx, model.SelfMark, func(n, of int) bool { return 3*n < 2*of })
}

// check takes the other self-marks in, and checks half of the branches.
func (y *sampleYear) check(ctx context.Context) error {
	y.until("2026-12-02")
	if err := y.mark(ctx, model.SelfMark, func(n, of int) bool { return 3*n >= 2*of }); err != nil {
		return err
	}
	y.until("2026-12-08")
	return y.mark(ctx, model.CheckedMark, func(n, of int) bool { return 2*n < of })
}

// vote checks the others, with bonus and deduction, and enters half of the ballots of the debrief.
func (y *sampleYear) vote(ctx context.Context) error {
	y.until("2026-12-11")
	if err := y.mark(ctx, model.CheckedMark, func(n, of int) bool { return 2*n >= of }); err != nil {
		return err
	}
	if err := y.o.importSheets(ctx, filepath.Join(y.folder, "scores-education.xlsx"), []string{"加减分", "一票否决"}, nil, y.say); err != nil {
		return err
	}
	y.until("2026-12-14")
	groups, err := y.o.setSampleBallots(ctx, filepath.Join(y.folder, "ballots-education.csv"), "2026-12-16")
	if err != nil {
		return err
	}
	y.until("2026-12-16")
	y.voted = groups[len(groups)/2:]
	y.say("述职测评：录完一半的票")
	_, err = y.o.ApplyCounts(ctx, SampleYear, &CountedSheet{Groups: groups[:len(groups)/2]})
	return err
}

// count enters the other ballots, and marks what they give.
func (y *sampleYear) count(ctx context.Context) error {
	y.until("2026-12-17")
	if _, err := y.o.ApplyCounts(ctx, SampleYear, &CountedSheet{Groups: y.voted}); err != nil {
		return err
	}
	f, err := y.o.Facts(ctx, SampleYear)
	if err != nil {
		return err
	}
	var want RecordsWanted
	for _, item := range itemsOf(&f.Year.Scheme) {
		if byBallot(item) {
			want.Items = append(want.Items, item.ID)
		}
	}
	plan, err := y.o.PlanRecords(ctx, f, want, nil)
	if err != nil {
		return err
	}
	if _, err := y.o.SetMarks(ctx, SampleYear, plan.Changes(), plan.ChangeText()); err != nil {
		return err
	}
	return y.o.fillChecked(ctx, y.say)
}

// publish finalises and makes the result public; one branch objects.
func (y *sampleYear) publish(ctx context.Context) error {
	y.until("2026-12-18")
	if _, err := y.o.Finalise(ctx, SampleYear, "2026-12-18"); err != nil {
		return err
	}
	y.until("2026-12-21")
	if _, err := y.o.Publish(ctx, model.Publication{Year: SampleYear, First: "2026-12-21", Last: "2026-12-25"}); err != nil {
		return err
	}
	y.until("2026-12-22")
	f, err := y.o.Facts(ctx, SampleYear)
	if err != nil {
		return err
	}
	last := f.Ranking.Rows[len(f.Ranking.Rows)-1].OrgID
	_, err = y.o.SaveObjection(ctx, model.Objection{Year: SampleYear, OrgID: last, Item: "A1", Who: "支部书记", Text: "第三季度的党员大会记录补交过，请再核对", Received: "2026-12-22"})
	y.say("核定、公示，收到一件异议")
	return err
}

// answer deals with the objection; the publication ends.
func (y *sampleYear) answer(ctx context.Context) error {
	y.until("2026-12-24")
	f, err := y.o.Facts(ctx, SampleYear)
	if err != nil {
		return err
	}
	ob := f.Objections[0]
	ob.Outcome, ob.Closed, ob.Handling = model.Rejected, "2026-12-24", "核对会议记录本，补交的记录没有签到和日期，维持原分，已当面说明"
	_, err = y.o.SaveObjection(ctx, ob)
	return err
}

// mark enters the marks of a stage that the table of scores has, of the branches whose place keep takes; of checked marks not those that
// ballots give.
func (y *sampleYear) mark(ctx context.Context, stage model.Stage, keep func(n, of int) bool) error {
	f, err := y.o.Facts(ctx, SampleYear)
	if err != nil {
		return err
	}
	taken := map[int64]bool{}
	for n, s := range f.Sheets {
		taken[s.OrgID] = keep(n, len(f.Sheets))
	}
	voted := map[string]bool{}
	for _, item := range itemsOf(&f.Year.Scheme) {
		voted[item.ID] = stage == model.CheckedMark && byBallot(item)
	}
	marks := map[int64]map[model.MarkKey]model.Mark{}
	for _, op := range y.scores.Marks { // two sheets may name one mark
		if op.Key.Stage != stage || !taken[op.Branch.ID] || voted[op.Key.Item] {
			continue
		}
		if marks[op.Branch.ID] == nil {
			marks[op.Branch.ID] = map[model.MarkKey]model.Mark{}
		}
		m := marks[op.Branch.ID][op.Key]
		m.Points, m.NotApplicable = op.Points, op.NA
		if op.Reason != "" {
			m.Reason = op.Reason
		}
		marks[op.Branch.ID][op.Key] = m
	}
	var changes []MarkChange
	for _, s := range f.Sheets {
		if !taken[s.OrgID] {
			continue
		}
		for _, item := range itemsOf(&f.Year.Scheme) { // the few that the table leaves out follow the self-mark
			key := model.MarkKey{Item: item.ID, Stage: stage}
			own, marked := s.Mark(item.ID, model.SelfMark)
			if _, ok := marks[s.OrgID][key]; !ok && !voted[item.ID] && stage == model.CheckedMark && marked {
				marks[s.OrgID][key] = model.Mark{Points: own.Points, NotApplicable: own.NotApplicable, Reason: "核对材料，与自评相同"}
			}
		}
		for _, key := range model.SortedMarkKeys(marks[s.OrgID]) {
			m := marks[s.OrgID][key]
			changes = append(changes, MarkChange{OrgID: s.OrgID, Key: key, Mark: &m})
		}
	}
	why := fmt.Sprintf("登记 %d 个支部的%s", len(marks), stage.Label())
	y.say(why)
	_, err = y.o.SetMarks(ctx, SampleYear, changes, why)
	return err
}
