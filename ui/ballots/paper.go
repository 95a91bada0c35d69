package ballots

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/office"
)

// paper is the ballot that is being read aloud.
type paper struct {
	voted      []model.BallotSubject
	marks      []ballot.Mark // as far as they are read, in the order of voted
	at         int           // the cell that the next mark goes to
	correcting int           // the number of the paper that is read again, 0 for a new one
}

// fit takes up on whom is voted; marks that were read of others are given up.
func (p *paper) fit(voted []model.BallotSubject) {
	same := len(voted) == len(p.voted)
	for i := range voted {
		same = same && voted[i].ID == p.voted[i].ID
	}
	if p.voted = voted; !same {
		p.clear()
	}
}

func (p *paper) clear() { p.marks, p.at, p.correcting = nil, 0, 0 }

// read is how many cells are read.
func (p *paper) read() int { return len(p.marks) }

func (p *paper) full() bool { return len(p.marks) == len(p.voted) && len(p.voted) > 0 }

// set reads the mark of the current cell and goes on to the next.
func (p *paper) set(m ballot.Mark) {
	switch {
	case p.at < len(p.marks):
		p.marks[p.at] = m
	case p.at < len(p.voted):
		p.marks = append(p.marks, m)
	default:
		return
	}
	p.at = min(p.at+1, len(p.voted))
}

// back goes one cell back, and forgets the mark there unless marks behind it were read.
func (p *paper) back() {
	if p.at == 0 {
		return
	}
	p.at--
	if p.at == len(p.marks)-1 {
		p.marks = p.marks[:p.at]
	}
}

// goTo makes a cell current that was read, or the first that was not.
func (p *paper) goTo(i int) { p.at = max(0, min(i, len(p.marks))) }

// whole is the paper as it is counted.
func (p *paper) whole() ballot.Paper {
	all := ballot.Paper{}
	for i, s := range p.voted {
		all[s.ID] = p.marks[i]
	}
	return all
}

// digitOf is the digit of a key, of the row and of the number pad.
func digitOf(k fyne.KeyName) (int, bool) {
	n, err := strconv.Atoi(string(k))
	return n, err == nil && len(k) == 1
}

// markWord is how a mark is called in a cell.
func markWord(f *model.BallotForm, m ballot.Mark) string {
	switch {
	case m == ballot.Blank:
		return "空白"
	case m == ballot.Several:
		return "多选"
	case int(m) < len(f.Labels):
		return f.Labels[m].Name
	}
	return ""
}

// mayRead says why no paper can be read now, "" when one can.
func (s *Screen) mayRead() string {
	t := s.tally()
	left := ballot.Left(&t) - s.queue.waiting()
	switch {
	case s.fixed():
		return fmt.Sprintf("%d 年度已经核定，票数不能再改", s.year)
	case s.hand != nil:
		return "在下面的表里填各栏的票数"
	case len(s.paper.voted) == 0:
		return "这一场没有述职的人"
	case t.State == model.BallotsDone:
		return fmt.Sprintf("已录完：有效 %d 张，作废 %d 张", t.Valid, t.Void)
	case ballot.Voided(&t):
		return fmt.Sprintf("收回 %d 张，比发出的 %d 张多：这一组测评无效，要重新投票", t.Returned, t.Issued)
	case s.paper.correcting > 0:
		return ""
	case t.Returned == 0:
		return "先填这一组发出和收回的张数"
	case left <= 0:
		return fmt.Sprintf("收回的 %d 张都录了，核对后按 Enter 录完这一组", t.Returned)
	}
	return ""
}

// key reads marks, one key each. It reports whether it used the key.
func (s *Screen) key(ev *fyne.KeyEvent) bool {
	if s.book == nil || s.setup != nil || s.hand != nil {
		return false
	}
	f := s.ballotForm()
	switch ev.Name {
	case fyne.KeyPageDown, fyne.KeyPageUp:
		s.nextGroup(map[fyne.KeyName]int{fyne.KeyPageDown: 1, fyne.KeyPageUp: -1}[ev.Name])
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		s.enter()
		return true
	}
	if s.mayRead() != "" {
		return false
	}
	n, digit := digitOf(ev.Name)
	switch {
	case ev.Name == fyne.KeyLeft || ev.Name == fyne.KeyBackspace:
		s.paper.back()
	case ev.Name == fyne.KeyRight:
		s.paper.goTo(s.paper.at + 1)
	case ev.Name == fyne.KeyX:
		s.void()
		return true
	case digit && n == 0:
		s.paper.set(ballot.Blank)
	case digit && n <= len(f.Labels):
		s.paper.set(ballot.Mark(n - 1))
	case digit && n == len(f.Labels)+1:
		s.paper.set(ballot.Several)
	default:
		return false
	}
	if s.paper.full() && s.paper.correcting == 0 && s.pane.auto() && digit {
		s.count()
		return true
	}
	s.refresh()
	return true
}

// enter counts a paper that is read, or closes the group.
func (s *Screen) enter() {
	t := s.tally()
	switch {
	case s.mayRead() == "" && s.paper.full():
		s.count()
	case s.mayRead() == "" && s.paper.read() > 0:
		s.d.Toasts.Say(fmt.Sprintf("还差 %d 格没读；没打勾的按 0", len(s.paper.voted)-s.paper.read()), "", nil)
	case s.mayRead() != "" && t.Returned == 0 && t.State == model.BallotsOpen && !s.fixed():
		s.askNumbers()
	case t.State == model.BallotsCounting && ballot.Left(&t)-s.queue.waiting() == 0:
		s.queue.settle(s.finish)
	}
}

// count puts the paper that is read among those to be written, and begins the next.
func (s *Screen) count() {
	s.write(s.paper.whole())
}

// void counts the paper as void.
func (s *Screen) void() {
	if s.mayRead() == "" {
		s.write(nil)
	}
}

func (s *Screen) write(p ballot.Paper) {
	correcting := s.paper.correcting
	s.paper.clear()
	key, year := s.tallyKey(), s.year
	if correcting > 0 {
		s.act(fmt.Sprintf("已更正第 %d 票", correcting), func(ctx context.Context, o *office.Office) (int64, error) {
			return o.CorrectPaper(ctx, year, key, correcting, p)
		})
		return
	}
	s.queue.add(queued{year, key, s.nextNumber(), p})
	s.refresh()
}

// Stepping reports whether a paper is half read, whose marks Ctrl+Z takes back one by one before any paper that was counted.
func (s *Screen) Stepping() bool { return s.setup == nil && s.hand == nil && s.paper.read() > 0 }

// UndoStep forgets the mark that was read last and names its cell.
func (s *Screen) UndoStep() string {
	s.paper.goTo(s.paper.read())
	s.paper.back()
	s.refresh()
	return fmt.Sprintf("第 %d 格", s.paper.at+1)
}

// RedoStep has nothing to bring back: a mark that was taken back is read again.
func (s *Screen) RedoStep() string { return "" }

// queue writes papers one after the other while the next is read.
type queue struct {
	s       *Screen
	papers  []queued
	busy    bool
	settled []func()
	later   func(do func() error, done func(error)) // do off the UI goroutine, done on it
}

type queued struct {
	year   int
	key    model.BallotKey
	number int // as it was called while it was read: 第 41 票
	paper  ballot.Paper
}

// waiting is the number of papers that are read and not yet in the data file.
func (q *queue) waiting() int { return len(q.papers) }

func (q *queue) add(p queued) {
	q.papers = append(q.papers, p)
	q.next()
}

func (q *queue) next() {
	if q.busy || len(q.papers) == 0 {
		return
	}
	q.busy = true
	p, o := q.papers[0], q.s.d.Office
	q.later(func() error {
		_, err := o.CountPaper(context.Background(), p.year, p.key, p.paper)
		return err
	}, func(err error) {
		q.busy = false
		if err != nil {
			q.s.d.Fail(uncounted(err, q.papers))
			q.papers, q.settled = nil, nil // who waits to leave or to finish must first be told
			q.s.reload(nil)
			return
		}
		q.papers = q.papers[1:]
		if len(q.papers) > 0 {
			q.next()
			return
		}
		q.s.reload(func() {
			waiting := q.settled
			q.settled = nil
			for _, f := range waiting {
				f()
			}
		})
	})
}

// uncounted says why a paper could not be counted, and which were lost with it: those read after it are not counted either, so
// that the numbers go on without a gap.
func uncounted(err error, lost []queued) error {
	numbers := make([]string, len(lost))
	for i, p := range lost {
		numbers[i] = fmt.Sprintf("第 %d 票", p.number)
	}
	said := fmt.Sprintf("%s。有 %d 张票没有计入：%s。从第 %d 票起重新读", strings.TrimSuffix(model.MessageOf(err), "。"), len(lost), strings.Join(numbers, "、"), lost[0].number)
	return &model.Error{Code: model.CodeOf(err), Message: said, Err: err}
}

// nextNumber is the number of the paper that is read next.
func (s *Screen) nextNumber() int {
	t := s.tally()
	return ballot.Entered(&t) + s.queue.waiting() + 1
}

// settle calls then once nothing waits.
func (q *queue) settle(then func()) {
	if !q.busy && len(q.papers) == 0 {
		then()
		return
	}
	q.settled = append(q.settled, then)
}
