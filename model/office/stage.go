package office

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/store"
)

// StageID names one of the seven steps of a year's assessment.
type StageID string

// The steps, in their order.
const (
	StageIssue    StageID = "issue"    // 下发
	StageSelf     StageID = "self"     // 自评
	StageCheck    StageID = "check"    // 复核
	StageBallot   StageID = "ballot"   // 测评
	StageFinalise StageID = "finalise" // 核定
	StagePublish  StageID = "publish"  // 公示
	StageArchive  StageID = "archive"  // 归档
)

// Label is the Chinese term of the step.
func (s StageID) Label() string {
	return map[StageID]string{StageIssue: "下发", StageSelf: "自评", StageCheck: "复核", StageBallot: "测评", StageFinalise: "核定", StagePublish: "公示", StageArchive: "归档"}[s]
}

// StageState tells how far a step is.
type StageState string

// The states of a step. A step may be begun while an earlier one is not done.
const (
	StageAhead   StageState = "ahead"
	StageBegun   StageState = "begun"
	StageDone    StageState = "done"
	StageSkipped StageState = "skipped" // the year was finalised without what the step lacks
)

// Label is the state in words.
func (s StageState) Label() string {
	return map[StageState]string{StageAhead: "还没有开始", StageBegun: "进行中", StageDone: "已完成", StageSkipped: "没有办完"}[s]
}

// StagePlace is where what is missing is mended.
type StagePlace string

// The places.
const (
	AtScheme      StagePlace = "scheme"
	AtForms       StagePlace = "forms"
	AtMarks       StagePlace = "marks"
	AtBallots     StagePlace = "ballots"
	AtRanking     StagePlace = "ranking"
	AtPublication StagePlace = "publication"
)

// Label is the place in words, as the window calls it.
func (p StagePlace) Label() string {
	return map[StagePlace]string{AtScheme: "方案", AtForms: "自评", AtMarks: "打分", AtBallots: "测评", AtRanking: "排名定级", AtPublication: "进度"}[p]
}

// Missing is one thing that a step lacks.
type Missing struct {
	Label string // a sentence without its full stop: 还有 6 个支部没有交自评（…等）
	Count int
	Place StagePlace
	OrgID int64  // the first branch that it is about, 0 where it is about none
	Wait  bool   // only the passing of days is missing
	Brief string // the same in a few words, for a line with little room: 1 处同分待定
}

func missingLabels(all []Missing) []string {
	var said []string
	for _, m := range all {
		said = append(said, m.Label)
	}
	return said
}

// YearStage is one step of a year as it stands.
type YearStage struct {
	ID       StageID
	State    StageState
	Now      bool // the step that the year is at
	Done, Of int  // branches, or groups of voters of 测评, where the step counts them; Of is 0 where it does not
	From, To model.Date
	Missing  []Missing
}

// Part is how much of the step is done, from 0 to 1.
func (s *YearStage) Part() float64 {
	switch {
	case s.State == StageDone:
		return 1
	case s.State == StageAhead:
		return 0
	case s.Of > 0:
		return float64(s.Done) / float64(s.Of)
	}
	return 0.5
}

// Dates are the days of the step in words: 2026-12-17 至 2026-12-23, "" where none is known.
func (s *YearStage) Dates() string {
	switch {
	case s.From == "":
		return string(s.To)
	case s.To == "" && s.State == StageBegun:
		return string(s.From) + " 起"
	case s.To == "" || s.From == s.To:
		return string(s.From)
	}
	return fmt.Sprintf("%s 至 %s", s.From, s.To)
}

// Stages returns the seven steps of a year. A year that is not open has them all ahead.
func (o *Office) Stages(ctx context.Context, year int) ([]YearStage, error) {
	var all []YearStage
	err := o.db.Read(ctx, func(r *store.Reader) error {
		f, err := o.facts(r, year)
		if model.CodeOf(err) == model.NotFound {
			f, err = nil, nil
		}
		if err != nil {
			return err
		}
		all, err = o.stages(r, f)
		return err
	})
	return all, err
}

// StagesFrom is Stages on top of the facts of the year as they show, nil while it is not open.
func (o *Office) StagesFrom(ctx context.Context, f *model.YearFacts) ([]YearStage, error) {
	var all []YearStage
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		all, err = o.stages(r, f)
		return err
	})
	return all, err
}

func (o *Office) stages(r *store.Reader, f *model.YearFacts) ([]YearStage, error) {
	if f == nil {
		return StagesOf(nil, nil, o.Today()), nil
	}
	book, err := ballotBook(r, f.Year.Year)
	if model.CodeOf(err) == model.NotFound {
		book, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	return StagesOf(f, book, o.Today()), nil
}

// StagesOf returns the steps as the facts of a year have them on a day; f is nil while the year is not open, and ballots while
// none are set up.
func StagesOf(f *model.YearFacts, ballots *ballot.Book, day model.Date) []YearStage {
	if f == nil {
		all := []YearStage{{ID: StageIssue, Now: true, Missing: []Missing{{Label: "考核方案还没有下发", Count: 1, Place: AtScheme}}}}
		for _, id := range []StageID{StageSelf, StageCheck, StageBallot, StageFinalise, StagePublish, StageArchive} {
			all = append(all, YearStage{ID: id})
		}
		for i := range all {
			all[i].State = StageAhead
		}
		return all
	}
	all := []YearStage{{ID: StageIssue, State: StageDone, From: model.DateOf(f.Year.OpenedAt)}, selfStage(f), checkStage(f), ballotStage(f, ballots),
		finaliseStage(f), publishStage(f, day), archiveStage(f, day)}
	if f.Year.Finalised { // whatever is not there was decided without it
		for i := range all[:4] {
			if all[i].State != StageDone {
				all[i].State = StageSkipped
			}
			all[i].Missing = nil
		}
	}
	if at := presentStage(all); at >= 0 {
		all[at].Now = true
	}
	return all
}

// presentStage is the last step under way, or else the first that is not done; -1 when all are done.
func presentStage(all []YearStage) int {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].State == StageBegun {
			return i
		}
	}
	for i := range all {
		if all[i].State != StageDone && all[i].State != StageSkipped {
			return i
		}
	}
	return -1
}

func selfStage(f *model.YearFacts) YearStage {
	s := YearStage{ID: StageSelf, State: StageAhead, Of: len(f.SheetsOf(nil))}
	var late []*model.MarkSheet
	for _, sheet := range f.SheetsOf(nil) {
		if ProgressIn(f, sheet).SelfDone() {
			s.Done++
		} else {
			late = append(late, sheet)
		}
	}
	s.span(f, model.SelfMark)
	s.counted()
	s.lacks(late, AtForms, "还有 %d 个%s没有交齐自评（%s）")
	return s
}

func checkStage(f *model.YearFacts) YearStage {
	s := YearStage{ID: StageCheck, State: StageAhead, Of: len(f.SheetsOf(nil))}
	var late []*model.MarkSheet
	for _, sheet := range f.SheetsOf(nil) {
		if ProgressIn(f, sheet).CheckedDone() {
			s.Done++
		} else {
			late = append(late, sheet)
		}
	}
	s.span(f, model.CheckedMark)
	s.counted()
	s.lacks(late, AtMarks, "还有 %d 个%s没有复核完（%s）")
	for _, o := range Obstacles(f) {
		if o.Kind != WithoutReason {
			continue
		}
		s.Missing = append(s.Missing, Missing{Label: o.Label(), Count: o.Count, Place: AtMarks})
		if s.State == StageDone {
			s.State = StageBegun
		}
	}
	return s
}

// counted sets the state of a step by the branches that are done.
func (s *YearStage) counted() {
	switch {
	case s.Of > 0 && s.Done == s.Of:
		s.State = StageDone
	case s.Done > 0 || s.From != "":
		s.State = StageBegun
	}
	if s.State != StageDone {
		s.To = ""
	}
}

// span is the days of the first and the last mark of a stage.
func (s *YearStage) span(f *model.YearFacts, stage model.Stage) {
	var first, last time.Time
	for _, sheet := range f.SheetsOf(nil) {
		for key, m := range sheet.Marks {
			if key.Stage != stage || m.At.IsZero() {
				continue
			}
			if first.IsZero() || m.At.Before(first) {
				first = m.At
			}
			if m.At.After(last) {
				last = m.At
			}
		}
	}
	if !first.IsZero() {
		s.From, s.To = model.DateOf(first.Local()), model.DateOf(last.Local())
	}
}

// lacks adds the branches that a step waits for; format takes their number, the word for them and the names of the first of them.
func (s *YearStage) lacks(late []*model.MarkSheet, place StagePlace, format string) {
	if len(late) == 0 {
		return
	}
	var names []string
	for _, sheet := range late {
		names = append(names, model.PlainBranch(sheet.Branch))
	}
	s.Missing = append(s.Missing, Missing{Label: fmt.Sprintf(format, len(late), counterOf(late), firstNamed(names)), Count: len(late), Place: place, OrgID: late[0].OrgID})
}

// firstNamed joins names, of more than three only the first.
func firstNamed(names []string) string {
	if len(names) > 3 {
		return strings.Join(names[:3], "、") + "等"
	}
	return strings.Join(names, "、")
}

// ballotStage counts the groups of voters whose ballots are all entered; it waits for nothing while no ballots are set up.
func ballotStage(f *model.YearFacts, book *ballot.Book) YearStage {
	s := YearStage{ID: StageBallot, State: StageAhead}
	if book == nil {
		if checkStage(f).State != StageAhead {
			s.State = StageDone
		}
		return s
	}
	var late []string
	for _, m := range book.Setup.Sessions {
		if s.From == "" || m.Date.Before(s.From) {
			s.From = m.Date
		}
		if s.To.Before(m.Date) || s.To == "" {
			s.To = m.Date
		}
		if len(book.Voted(m.Number)) == 0 {
			continue
		}
		for _, form := range book.Setup.Forms {
			for _, g := range form.Groups {
				key := model.BallotKey{Form: form.ID, Session: m.Number, Group: g.ID}
				s.Of++
				switch book.Tally(key).State {
				case model.BallotsDone:
					s.Done++
					continue
				case model.BallotsCounting:
					s.State = StageBegun
				}
				late = append(late, book.Setup.Text(key))
			}
		}
	}
	if s.Done > 0 {
		s.State = StageBegun
	}
	if len(late) == 0 {
		s.State = StageDone
		return s
	}
	s.Missing = []Missing{{Label: fmt.Sprintf("还有 %d 组测评票没有录完（%s）", len(late), firstNamed(late)), Count: len(late), Place: AtBallots}}
	return s
}

func finaliseStage(f *model.YearFacts) YearStage {
	s := YearStage{ID: StageFinalise, State: StageAhead}
	if f.Year.Finalised {
		s.State, s.From = StageDone, f.Year.DecidedOn
		return s
	}
	blocked := false
	for _, o := range Obstacles(f) {
		blocked = true
		if o.Kind != Unchecked && o.Kind != WithoutReason { // those are what 复核 lacks
			s.Missing = append(s.Missing, Missing{Label: o.Label(), Count: o.Count, Place: AtRanking, Brief: o.Brief()})
		}
	}
	if !blocked {
		s.State = StageBegun
		s.Missing = append(s.Missing, Missing{Label: "分数和等次都齐了，还没有核定", Count: 1, Place: AtRanking, Brief: "可以核定"})
	}
	return s
}

func publishStage(f *model.YearFacts, day model.Date) YearStage {
	s := YearStage{ID: StagePublish, State: StageAhead}
	if !f.Year.Finalised {
		return s
	}
	p := f.Publication
	if p == nil {
		s.Missing = append(s.Missing, Missing{Label: "核定的结果还没有公示", Count: 1, Place: AtPublication})
	} else {
		s.State, s.From, s.To = StageBegun, p.First, p.Last
		if !p.Last.Before(day) {
			left := max(0, day.DaysTo(p.Last)) + 1
			s.Missing = append(s.Missing, Missing{Label: fmt.Sprintf("公示到 %s结束", p.Last.Long()), Count: left, Place: AtPublication, Wait: true})
		}
	}
	s.Missing = append(s.Missing, missingOfObjections(f)...)
	if len(s.Missing) == 0 {
		s.State = StageDone
	}
	return s
}

// missingOfObjections are the objections that nobody dealt with yet, and those for which the year must be reopened.
func missingOfObjections(f *model.YearFacts) (all []Missing) {
	open, upheld := Missing{Place: AtPublication}, Missing{Place: AtPublication}
	for i := range f.Objections {
		switch ob := &f.Objections[i]; {
		case ob.Outcome == model.Pending:
			open.Count++
		case ob.WaitsForReopening():
			upheld.Count++
			if upheld.OrgID == 0 {
				upheld.OrgID = ob.OrgID
			}
		}
	}
	if open.Count > 0 {
		open.Label = fmt.Sprintf("还有 %d 件异议没有处理完", open.Count)
		all = append(all, open)
	}
	if upheld.Count > 0 {
		upheld.Label = fmt.Sprintf("%d 件异议成立，要重新打开年度、改分后再核定", upheld.Count)
		all = append(all, upheld)
	}
	return all
}

func archiveStage(f *model.YearFacts, day model.Date) YearStage {
	s := YearStage{ID: StageArchive, State: StageAhead, From: f.Year.ArchivedOn}
	switch {
	case f.Year.ArchivedOn != "":
		s.State = StageDone
	case f.Year.Finalised && len(missingBeforeArchive(f, day)) == 0:
		s.Missing = []Missing{{Label: "公示已经结束，可以归档", Count: 1, Place: AtPublication}}
	}
	return s
}

// missingBeforeArchive is what keeps a year from being archived.
func missingBeforeArchive(f *model.YearFacts, day model.Date) []Missing {
	if !f.Year.Finalised {
		return append([]Missing{{Label: "本年度还没有核定", Count: 1, Place: AtRanking}}, missingOfObjections(f)...)
	}
	return publishStage(f, day).Missing
}
