package office

import (
	"context"
	"fmt"

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
	Again bool   // objections that were upheld: the year must be reopened, and finalised again
	Open  bool   // objections that nobody dealt with
	Issue bool   // the self-assessment forms must go out first
	Short string // the label without the names in its brackets, "" where it has none
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
	Now      bool       // the step that the year is at
	Done, Of int        // branches, or groups of voters of 测评, where the step counts them; Of is 0 where it does not
	From, To model.Date // when it was done
	Opens    model.Date // the day to come on which it begins, though its days are set; "" for none
	Due      model.Date // by when it shall be done, "" where nobody asked
	Late     bool       // Due has passed, and it is neither done nor left out
	LateDays int        // by how many days then
	Past     bool       // Due was over when the data file was made: nobody could keep it here, so it is not late
	Missing  []Missing
}

// StateText is the state in words, of a step whose days are set but to come with the first of them.
func (s *YearStage) StateText() string {
	if s.Opens != "" {
		return fmt.Sprintf("未开始，%s 起", s.Opens)
	}
	return s.State.Label()
}

// DueText says by when the step shall be done: 2026-11-25 截止, 2026-11-25 截止，已逾期 3 天, or that the day was over when the
// data file was made. "" once it is done.
func (s *YearStage) DueText() string {
	switch {
	case s.Due == "" || s.State == StageDone || s.State == StageSkipped:
		return ""
	case s.Late:
		return fmt.Sprintf("%s 截止，已逾期 %d 天", s.Due, s.LateDays)
	case s.Past:
		return fmt.Sprintf("%s 截止，建立资料时已过，不算逾期", s.Due)
	}
	return string(s.Due) + " 截止"
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
		f, err := o.keptFacts(r, year)
		if model.CodeOf(err) == model.NotFound {
			f, err = nil, nil
		}
		if err != nil {
			return err
		}
		all, err = o.stages(r, year, f)
		return err
	})
	return all, err
}

// StagesFrom is Stages on top of the facts of the year as they show, nil while it is not open.
func (o *Office) StagesFrom(ctx context.Context, year int, f *model.YearFacts) ([]YearStage, error) {
	var all []YearStage
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		all, err = o.stages(r, year, f)
		return err
	})
	return all, err
}

func (o *Office) stages(r *store.Reader, year int, f *model.YearFacts) ([]YearStage, error) {
	dates, err := stageDates(r, year)
	if err != nil {
		return nil, err
	}
	made, err := madeOn(r)
	if err != nil {
		return nil, err
	}
	all, err := o.undatedStages(r, f)
	if year != 0 {
		dates.due(all, made, o.Today())
	}
	return all, err
}

func (o *Office) undatedStages(r *store.Reader, f *model.YearFacts) ([]YearStage, error) {
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
	all := StagesOf(f, book, o.Today())
	if f.Year.Finalised {
		return all, nil
	}
	unanswered, err := unansweredObjections(r, f)
	for i := range all {
		if s := &all[i]; s.ID == StageFinalise && unanswered.Count > 0 { // what the year was reopened for
			s.Missing = append([]Missing{unanswered}, s.Missing...)
		}
	}
	return all, err
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
	voted := ballotStage(f, ballots)
	all := []YearStage{{ID: StageIssue, State: StageDone, From: model.DateOf(f.Year.OpenedAt)}, selfStage(f), checkStage(f, voted.State != StageDone),
		voted, finaliseStage(f), publishStage(f, day), archiveStage(f, day)}
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
