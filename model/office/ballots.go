package office

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/store"
)

// Ballots returns everything about a year's debrief ballots, or NotFound when they are not set up.
func (o *Office) Ballots(ctx context.Context, year int) (*ballot.Book, error) {
	var b *ballot.Book
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		b, err = ballotBook(r, year)
		return err
	})
	return b, err
}

func ballotBook(r *store.Reader, year int) (*ballot.Book, error) {
	y, err := r.AssessmentYear(year)
	if err != nil {
		return nil, err
	}
	b := &ballot.Book{Year: year, Closed: y.Finalised}
	if b.Setup, err = r.BallotSetup(year); err != nil {
		return nil, err
	}
	if b.Subjects, err = r.BallotSubjects(year); err != nil {
		return nil, err
	}
	b.Tallies, err = r.BallotTallies(year)
	return b, err
}

// BallotDraft is what the set-up of a year's ballots begins from: that of the year, else that of the year before, else the
// default, with the branches that are assessed and their secretaries. The error is that of a year which is not open.
func (o *Office) BallotDraft(ctx context.Context, year int) (*ballot.Book, error) {
	b := &ballot.Book{Year: year}
	err := o.db.Read(ctx, func(r *store.Reader) error {
		own, err := ballotBook(r, year)
		if err == nil || model.CodeOf(err) != model.NotFound {
			b = own
			return err
		}
		if _, err := openYear(r, year); err != nil {
			return err
		}
		if b.Setup, err = r.BallotSetup(year - 1); model.CodeOf(err) == model.NotFound {
			b.Setup, err = ballot.Default(), nil
		}
		b.Setup.Sessions = ballot.Default().Sessions
		if err != nil {
			return err
		}
		sheets, err := o.sheets(r, year)
		for _, s := range sheets {
			if s.Unit != nil {
				continue // the secretaries of branches debrief
			}
			subject := model.BallotSubject{OrgID: s.OrgID, Branch: s.Branch, Session: 1, Place: len(b.Subjects) + 1, Person: s.Secretary, How: model.OnSite}
			if s.Secretary == "" {
				subject.How, subject.Why = model.NoDebrief, "书记空缺"
			}
			b.Subjects = append(b.Subjects, subject)
		}
		return err
	})
	return b, err
}

// SetBallots sets a year's ballots up: words, voter groups, meetings, and who debriefs. Subjects keep their ID; the order of the
// slice is that of the ballot. It refuses what cannot be counted by, and what would lose ballots that were counted.
func (o *Office) SetBallots(ctx context.Context, year int, setup model.BallotSetup, subjects []model.BallotSubject) (int64, error) {
	if err := ballot.Validate(&setup); err != nil {
		return 0, err
	}
	for _, m := range setup.Sessions {
		if y := m.Date.Year(); m.Date != "" && y != year && y != year+1 {
			return 0, model.FieldErrorf("date", "第 %d 场是 %s，%d 年度的述职应在当年或者第二年", m.Number, m.Date.Long(), year)
		}
	}
	if err := checkSubjects(&setup, subjects); err != nil {
		return 0, err
	}
	voted := 0
	for _, s := range subjects {
		if s.How != model.NoDebrief {
			voted++
		}
	}
	why := fmt.Sprintf("定述职人和测评组：述职 %d 人", voted)
	return o.write(ctx, ballotKind, why, func(tx *store.Tx) error {
		if _, err := openYear(&tx.Reader, year); err != nil {
			return err
		}
		was, err := ballotBook(&tx.Reader, year)
		if model.CodeOf(err) == model.NotFound {
			was, err = &ballot.Book{Year: year, Setup: setup}, nil
		}
		if err != nil {
			return err
		}
		if err := ballot.KeepsCounts(&was.Setup, &setup, was.Tallies); err != nil {
			return err
		}
		if err := tx.PutBallotSetup(year, &setup); err != nil {
			return err
		}
		return putSubjects(tx, was, subjects)
	})
}

func checkSubjects(setup *model.BallotSetup, subjects []model.BallotSubject) error {
	seen, voted := map[int64]bool{}, map[int]int{}
	for _, s := range subjects {
		switch {
		case seen[s.OrgID]:
			return model.FieldErrorf("subjects", "%s列了两次", s.Branch)
		case s.Session < 1 || s.Session > len(setup.Sessions):
			return model.FieldErrorf("subjects", "%s排在第 %d 场，没有这一场", s.Branch, s.Session)
		case s.How == model.NoDebrief:
		case s.Person == "":
			return model.FieldErrorf("subjects", "%s还没有述职人；填上姓名，或改为不述职", s.Branch)
		}
		seen[s.OrgID] = true
		if s.How != model.NoDebrief {
			voted[s.Session]++
		}
	}
	for _, m := range setup.Sessions {
		if voted[m.Number] == 0 {
			return model.FieldErrorf("subjects", "第 %d 场没有述职的人", m.Number)
		}
	}
	return nil
}

// putSubjects makes the subjects of a year those of a list; one on whom votes were counted stays and keeps its meeting.
func putSubjects(tx *store.Tx, was *ballot.Book, subjects []model.BallotSubject) error {
	before := map[int64]model.BallotSubject{}
	for _, s := range was.Subjects {
		before[s.OrgID] = s
	}
	counted := func(s model.BallotSubject) bool {
		for _, t := range was.Tallies {
			if t.State != model.BallotsOpen && t.Session == s.Session {
				return true
			}
		}
		return false
	}
	place := map[int]int{}
	for _, s := range subjects {
		place[s.Session]++
		s.Place = place[s.Session]
		if old, ok := before[s.OrgID]; ok {
			if moved := s.Session != old.Session || (s.How == model.NoDebrief) != (old.How == model.NoDebrief); moved && (counted(old) || counted(s)) {
				return model.Errorf(model.Conflict, "第 %d 场已经录了票，%s不能再增减或换场；先清空这一场的票", old.Session, s.Person)
			}
			s.ID = old.ID
			delete(before, s.OrgID)
		} else if s.How != model.NoDebrief && counted(s) {
			return model.Errorf(model.Conflict, "第 %d 场已经录了票，不能再加%s；先清空这一场的票", s.Session, s.Person)
		} else {
			s.ID = 0
		}
		if err := tx.PutBallotSubject(was.Year, &s); err != nil {
			return err
		}
	}
	for _, s := range was.Subjects {
		if _, left := before[s.OrgID]; !left {
			continue
		}
		if s.How != model.NoDebrief && counted(s) {
			return model.Errorf(model.Conflict, "第 %d 场已经录了票，不能去掉%s；先清空这一场的票", s.Session, s.Person)
		}
		if err := tx.DeleteBallotSubject(s.ID); err != nil {
			return err
		}
	}
	return nil
}
