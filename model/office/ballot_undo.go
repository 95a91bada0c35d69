package office

import (
	"errors"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/store"
)

// errVotesLost is why a change of ballots can never be taken back: the votes before it are known to nobody any more.
var errVotesLost = errors.New("the votes before are not in memory")

// settleBallots keeps the votes in step with an undo: they are outside the change log. It refuses an undo for what SetBallots refuses.
func (o *Office) settleBallots(tx *store.Tx, target model.ChangeSet, undo func() error) error {
	root := target
	for root.Undoes != 0 {
		next, err := tx.ChangeSet(root.Undoes)
		if err != nil {
			return err
		}
		root = next
	}
	if root.Kind != ballotKind && root.Kind != readingKind {
		return undo()
	}
	was, err := ballotBooks(&tx.Reader)
	if err != nil {
		return err
	}
	if err := undo(); err != nil {
		return err
	}
	now, err := ballotBooks(&tx.Reader)
	if err != nil {
		return err
	}
	gone := map[int64]bool{}
	for _, b := range was {
		for _, t := range b.Tallies {
			gone[t.ID] = true
		}
	}
	for year, b := range now {
		for i := range b.Tallies {
			t := &b.Tallies[i]
			delete(gone, t.ID)
			if before, ok := tallyOf(was[year], t.BallotKey); ok && before.Version == t.Version && before.Valid == t.Valid {
				continue
			}
			known := false
			if t.Votes, known = o.papers.votes(b, t); !known {
				said := fmt.Sprintf("第 %d 号改了票数；单张票和改过的合计都不存，原来的票数已经不在内存里，不能再退。票数有错，在“测评票”里按合计改", target.ID)
				return &model.Error{Code: model.Conflict, Message: said, Err: errVotesLost}
			}
			if err := tx.SettleBallots(t.ID, t.Votes); err != nil {
				return err
			}
		}
	}
	for id := range gone {
		if err := tx.SettleBallots(id, nil); err != nil {
			return err
		}
	}
	return keepsCounts(was, now)
}

func tallyOf(b *ballot.Book, key model.BallotKey) (model.BallotTally, bool) {
	if b == nil {
		return model.BallotTally{}, false
	}
	t := b.Tally(key)
	return t, t.ID != 0
}

// ballotBooks are those of all years whose ballots are set up.
func ballotBooks(r *store.Reader) (map[int]*ballot.Book, error) {
	years, err := r.AssessmentYears()
	if err != nil {
		return nil, err
	}
	all := map[int]*ballot.Book{}
	for _, y := range years {
		b, err := ballotBook(r, y.Year)
		if model.CodeOf(err) == model.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		all[y.Year] = b
	}
	return all, nil
}

// keepsCounts refuses an undo for what SetBallots refuses: ballots that were counted keep their group, meeting, answers and subjects.
func keepsCounts(was, now map[int]*ballot.Book) error {
	for year, b := range now {
		if before := was[year]; before != nil {
			if err := ballot.KeepsCounts(&before.Setup, &b.Setup, b.Tallies); err != nil {
				return err
			}
		}
		for i := range b.Tallies {
			if err := ballot.Fits(b, &b.Tallies[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
