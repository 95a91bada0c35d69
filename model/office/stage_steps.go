package office

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
)

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
	if s.State == StageAhead && slices.ContainsFunc(f.All(), func(g *model.YearFacts) bool { return len(g.Sent) > 0 }) {
		s.State = StageBegun // the forms are out
	}
	if s.State == StageAhead && len(late) > 0 {
		s.lacks(late, AtForms, "自评表还没有下发，%d 个%s等着填")
		s.Missing[0].Issue = true
		return s
	}
	s.lacks(late, AtForms, "还有 %d 个%s没有交齐自评")
	return s
}

// checkStage counts the branches that are checked; voting as in checkedIn.
func checkStage(f *model.YearFacts, voting bool) YearStage {
	s := YearStage{ID: StageCheck, State: StageAhead, Of: len(f.SheetsOf(nil))}
	var late []*model.MarkSheet
	for _, sheet := range f.SheetsOf(nil) {
		if checkedIn(f, sheet, voting) {
			s.Done++
		} else {
			late = append(late, sheet)
		}
	}
	s.span(f, model.CheckedMark)
	s.counted()
	s.lacks(late, AtMarks, "还有 %d 个%s没有复核完")
	for _, o := range Obstacles(f) {
		if o.Kind != WithoutReason {
			continue
		}
		s.Missing = append(s.Missing, Missing{Label: o.Label(), Count: o.Count, Place: AtMarks, OrgID: o.OrgID})
		if s.State == StageDone {
			s.State = StageBegun
		}
	}
	return s
}

// checkedIn reports whether a branch is checked. Until the ballots are counted (voting) nobody waits for the marks that come from them.
func checkedIn(f *model.YearFacts, sheet *model.MarkSheet, voting bool) bool {
	if ProgressIn(f, sheet).CheckedDone() || !voting {
		return ProgressIn(f, sheet).CheckedDone()
	}
	n := 0
	for _, item := range itemsOf(&f.In(sheet.Group).Year.Scheme) {
		if byBallot(item) {
			continue
		}
		if _, ok := sheet.Effective(item.ID, model.FinalMark); !ok {
			return false
		}
		n++
	}
	return n > 0
}

// byBallot reports whether an item is marked by ballots.
func byBallot(item *model.Item) bool {
	return slices.ContainsFunc(item.Evidence, func(source string) bool { return strings.HasPrefix(source, "ballot.") })
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

// lacks adds the branches that a step waits for; format takes their number and the word for them.
func (s *YearStage) lacks(late []*model.MarkSheet, place StagePlace, format string) {
	if len(late) == 0 {
		return
	}
	var names []string
	for _, sheet := range late {
		names = append(names, model.PlainBranch(sheet.Branch))
	}
	s.Missing = append(s.Missing, naming(Missing{Label: fmt.Sprintf(format, len(late), counterOf(late)), Count: len(late), Place: place, OrgID: late[0].OrgID}, names))
}

// naming adds the names of the first that are missing to the label.
func naming(m Missing, names []string) Missing {
	m.Short, m.Label = m.Label, fmt.Sprintf("%s（%s）", m.Label, firstNamed(names))
	return m
}

// firstNamed joins names, of more than three only the first.
func firstNamed(names []string) string {
	if len(names) > 3 {
		return strings.Join(names[:3], "、") + "等"
	}
	return strings.Join(names, "、")
}

// ballotStage counts the groups of voters whose ballots are all entered. While no ballots are set up it is done with the checking:
// an item that is marked by ballots waits for them, or for a mark given without.
func ballotStage(f *model.YearFacts, book *ballot.Book) YearStage {
	s := YearStage{ID: StageBallot, State: StageAhead}
	if book == nil {
		if items := itemsByBallot(f); checkStage(f, false).State == StageDone || f.Year.Finalised && len(items) == 0 {
			s.State = StageDone
		} else if len(items) > 0 {
			label := fmt.Sprintf("还没有设测评票，%s要按测评票打分；不办测评的直接打分", firstNamed(items))
			s.Missing = []Missing{{Label: label, Count: len(items), Place: AtBallots}}
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
	}
	for _, key := range book.Keys() {
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
	if s.Done > 0 {
		s.State = StageBegun
	}
	if len(late) == 0 {
		s.State = StageDone
		return s
	}
	s.Missing = []Missing{naming(Missing{Label: fmt.Sprintf("还有 %d 组测评票没有录完", len(late)), Count: len(late), Place: AtBallots}, late)}
	return s
}

// itemsByBallot are the titles of the items that some group marks by ballots.
func itemsByBallot(f *model.YearFacts) (titles []string) {
	for _, g := range f.All() {
		for _, item := range itemsOf(&g.Year.Scheme) {
			if byBallot(item) && !slices.Contains(titles, item.Title()) {
				titles = append(titles, item.Title())
			}
		}
	}
	return titles
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
			s.Missing = append(s.Missing, Missing{Label: o.Label(), Count: o.Count, Place: AtRanking, OrgID: o.OrgID, Brief: o.Brief()})
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
			left, words := max(0, day.DaysTo(p.Last))+1, fmt.Sprintf("公示到 %s结束", p.Last.Long())
			if day.Before(p.First) {
				s.Opens = p.First
				words = fmt.Sprintf("公示 %s才开始，到 %s结束", p.First.Long(), p.Last.Long())
			}
			s.Missing = append(s.Missing, Missing{Label: words, Count: left, Place: AtPublication, Wait: true})
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
	open, upheld := Missing{Place: AtPublication, Open: true}, Missing{Place: AtPublication, Again: true}
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
