package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/store"
)

// changeTally changes what was counted of one group. change gets the book and the group's tally, and says what for.
func (o *Office) changeTally(ctx context.Context, kind string, year int, key model.BallotKey, change func(*ballot.Book, *model.BallotTally) (why string, err error)) (int64, error) {
	var versions []keptSums
	set, err := o.write(ctx, kind, "", func(tx *store.Tx) error {
		if _, err := openYear(&tx.Reader, year); err != nil {
			return err
		}
		b, err := ballotBook(&tx.Reader, year)
		if err != nil {
			return err
		}
		f := b.Setup.Form(key.Form)
		if f == nil || f.Group(key.Group) == nil || key.Session < 1 || key.Session > len(b.Setup.Sessions) {
			return model.Errorf(model.NotFound, "没有这一组测评票；先在“定测评组”里加上")
		}
		t := b.Tally(key)
		before := t
		why, err := change(b, &t)
		if err != nil {
			return err
		}
		tx.Describe(why)
		if err := tx.PutBallotTally(year, &t); err != nil {
			return err
		}
		versions = []keptSums{sumsNow(b, &before), sumsNow(b, &t)}
		return nil
	})
	if err == nil && set != 0 {
		o.papers.keep(versions...)
	}
	return set, err
}

// SetPapers writes how many ballots of a group were issued and came back. More back than issued is kept: it voids the
// group. The numbers of a group that is done change with its counts only (SetCounts), or after it was reopened.
func (o *Office) SetPapers(ctx context.Context, year int, key model.BallotKey, issued, returned int) (int64, error) {
	if issued < 0 || returned < 0 {
		return 0, model.FieldErrorf("issued", "张数不能是负数")
	}
	return o.changeTally(ctx, ballotKind, year, key, func(b *ballot.Book, t *model.BallotTally) (string, error) {
		if t.State == model.BallotsDone {
			return "", model.Errorf(model.Conflict, "%s已经录完；要改发出收回，先按“接着录”，手工数好的按“按合计填票数”", b.Setup.Text(key))
		}
		if returned < ballot.Entered(t) {
			return "", model.FieldErrorf("returned", "已经录了 %d 张，收回数不能少于它", ballot.Entered(t))
		}
		t.Issued, t.Returned = issued, returned
		return fmt.Sprintf("%s　发出 %d 张，收回 %d 张", b.Setup.Text(key), issued, returned), nil
	})
}

// CountPaper counts the next ballot of a group; a nil paper is a void one (作废). Only the sums are kept; the paper itself stays in
// memory for a while, see ReadPapers. It refuses more papers than came back, and a group that is done.
func (o *Office) CountPaper(ctx context.Context, year int, key model.BallotKey, paper ballot.Paper) (int64, error) {
	r := reading{year: year, key: key}
	set, err := o.changeTally(ctx, readingKind, year, key, func(b *ballot.Book, t *model.BallotTally) (string, error) {
		switch {
		case t.State == model.BallotsDone:
			return "", model.Errorf(model.Conflict, "%s已经录完；要接着录，先按“接着录”", b.Setup.Text(key))
		case ballot.Left(t) <= 0 && t.Returned == 0:
			return "", model.FieldErrorf("returned", "先填发出和收回的张数，再录票")
		case ballot.Left(t) <= 0:
			return "", model.Errorf(model.Conflict, "收回的 %d 张都录完了；还有票就先改收回数", t.Returned)
		}
		f := b.Setup.Form(key.Form)
		r.now = &ReadPaper{Number: ballot.Entered(t) + 1, Void: paper == nil, Marks: paper, At: o.now()}
		if paper == nil {
			t.Void++
		} else {
			if err := paper.Check(f, b.Voted(key.Session)); err != nil {
				return "", err
			}
			t.Votes = ballot.Sums(t.Votes).Plus(paper.Votes(len(f.Labels)))
			t.Valid++
		}
		t.State = model.BallotsCounting
		return fmt.Sprintf("录入第 %d 票（%s）", r.now.Number, b.Setup.Text(key)), nil
	})
	if err == nil {
		o.papers.read(set, r)
	}
	return set, err
}

// CorrectPaper reads a ballot again that is still in memory; a nil paper makes it void. The history says which one, not what.
func (o *Office) CorrectPaper(ctx context.Context, year int, key model.BallotKey, number int, paper ballot.Paper) (int64, error) {
	known := o.ReadPapers(year, key)
	at := slices.IndexFunc(known, func(p ReadPaper) bool { return p.Number == number })
	if at < 0 {
		return 0, model.Errorf(model.NotFound, "第 %d 票已经不在内存里，单张票不保存；合计有错，录完后改合计", number)
	}
	was := known[at]
	now := ReadPaper{Number: number, Void: paper == nil, Marks: paper, At: o.now()}
	r := reading{year: year, key: key, was: &was, now: &now}
	set, err := o.changeTally(ctx, readingKind, year, key, func(b *ballot.Book, t *model.BallotTally) (string, error) {
		if t.State != model.BallotsCounting {
			return "", model.Errorf(model.Conflict, "%s没有在录票，不能更正单张票", b.Setup.Text(key))
		}
		f := b.Setup.Form(key.Form)
		if paper != nil {
			if err := paper.Check(f, b.Voted(key.Session)); err != nil {
				return "", err
			}
		}
		for _, c := range []struct {
			void bool
			by   int
		}{{was.Void, -1}, {now.Void, 1}} {
			if c.void {
				t.Void += c.by
			} else {
				t.Valid += c.by
			}
		}
		t.Corrected++
		t.Votes = ballot.Sums(t.Votes).Plus(paper.Votes(len(f.Labels))).Minus(was.Marks.Votes(len(f.Labels)))
		return fmt.Sprintf("更正第 %d 票（%s）", number, b.Setup.Text(key)), nil
	})
	if err == nil {
		o.papers.read(set, r)
	}
	return set, err
}

// FinishBallots closes a group whose ballots are all entered (录完). The papers leave the memory, and with them the sums before.
func (o *Office) FinishBallots(ctx context.Context, year int, key model.BallotKey) (int64, error) {
	set, err := o.changeTally(ctx, ballotKind, year, key, func(b *ballot.Book, t *model.BallotTally) (string, error) {
		if t.State == model.BallotsDone {
			return "", model.Errorf(model.Conflict, "%s已经录完", b.Setup.Text(key))
		}
		if err := ballot.MayFinish(b, t); err != nil {
			return "", err
		}
		t.State = model.BallotsDone
		return fmt.Sprintf("%s　录完 %d 票：有效 %d，作废 %d", b.Setup.Text(key), ballot.Entered(t), t.Valid, t.Void), nil
	})
	if err == nil && set != 0 {
		o.papers.forget(year, key)
		o.papers.forgetSums(year, key)
	}
	return set, err
}

// ReopenBallots goes on with a group that was done (接着录).
func (o *Office) ReopenBallots(ctx context.Context, year int, key model.BallotKey) (int64, error) {
	return o.changeTally(ctx, ballotKind, year, key, func(b *ballot.Book, t *model.BallotTally) (string, error) {
		if t.State != model.BallotsDone {
			return "", model.Errorf(model.Conflict, "%s还没有录完，直接录就行", b.Setup.Text(key))
		}
		t.State = model.BallotsCounting
		return b.Setup.Text(key) + "　接着录票", nil
	})
}

// ClearBallots takes everything away that was counted of a group (清空).
func (o *Office) ClearBallots(ctx context.Context, year int, key model.BallotKey) (int64, error) {
	return o.replaceSums(ctx, year, key, func(b *ballot.Book, t *model.BallotTally) (string, error) {
		if t.State == model.BallotsOpen {
			return "", model.Errorf(model.Conflict, "%s还没有录票", b.Setup.Text(key))
		}
		why := fmt.Sprintf("清空%s的 %d 票", b.Setup.Text(key), ballot.Entered(t))
		*t = model.BallotTally{ID: t.ID, BallotKey: key, Issued: t.Issued, Returned: t.Returned, State: model.BallotsOpen}
		return why, nil
	})
}

// BallotCounts are whole counts of a group, as they were counted by hand.
type BallotCounts struct {
	Issued, Returned, Void int
	Votes                  map[int64]model.BallotVotes // by subject
}

// SetCounts writes the counts of a group as a whole. It refuses counts that disagree with each other, and a group whose papers are
// being read.
func (o *Office) SetCounts(ctx context.Context, year int, key model.BallotKey, c BallotCounts) (int64, error) {
	return o.replaceSums(ctx, year, key, func(b *ballot.Book, t *model.BallotTally) (string, error) {
		if t.State == model.BallotsCounting {
			return "", beingRead(b, key)
		}
		t.Issued, t.Returned, t.Void, t.Votes, t.State = c.Issued, c.Returned, c.Void, c.Votes, model.BallotsDone
		ballot.SetValid(b, t)
		if err := ballot.CheckCounts(b, t); err != nil {
			return "", err
		}
		return fmt.Sprintf("%s　填入票数：收回 %d，有效 %d，作废 %d", b.Setup.Text(key), t.Returned, t.Valid, t.Void), nil
	})
}

// replaceSums is changeTally for a change of all sums of a group: papers that were read are none any more.
func (o *Office) replaceSums(ctx context.Context, year int, key model.BallotKey, change func(*ballot.Book, *model.BallotTally) (string, error)) (int64, error) {
	set, err := o.changeTally(ctx, ballotKind, year, key, change)
	if err == nil && set != 0 {
		o.papers.forget(year, key)
	}
	return set, err
}
