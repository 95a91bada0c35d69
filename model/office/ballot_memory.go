package office

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/store"
)

// The kinds of the change sets of ballots. Reading is a change of the running sums, which are not in the log: taking it back needs
// what was read, which only the memory of this program has.
const (
	ballotKind  = "ballot"
	readingKind = "ballot-read"
)

// keptPapers is how many papers stay in memory.
const keptPapers = 5

// ReadPaper is a ballot that was read a moment ago. It is in memory until its group is done or five more were read, never in the
// data file.
type ReadPaper struct {
	Number int // 第 41 票
	Void   bool
	Marks  ballot.Paper // nil where Void
	At     time.Time
	Change int64 // the change set that counted it
}

// reading is one change of the running sums.
type reading struct {
	year  int
	key   model.BallotKey
	delta ballot.Sums // after = before + delta
	was   *ReadPaper  // the paper before, nil where there was none
	now   *ReadPaper  // and after
}

func (r reading) inverse() reading {
	zero := ballot.Sums{}
	return reading{r.year, r.key, zero.Minus(r.delta), r.now, r.was}
}

// place is a group of a year.
type place struct {
	year int
	key  model.BallotKey
}

// readPapers remembers the latest readings by change set, and the papers that they left standing.
type readPapers struct {
	mu     sync.Mutex
	bySet  map[int64]reading
	roots  []int64         // the change sets that read, the oldest first
	rootOf map[int64]int64 // of an undo, and of itself
	recent map[place][]ReadPaper
}

// read notes a change that read a paper, corrected one, or replaced the sums.
func (m *readPapers) read(set int64, r reading) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if set == 0 {
		return
	}
	if m.bySet == nil {
		m.bySet, m.rootOf, m.recent = map[int64]reading{}, map[int64]int64{}, map[place][]ReadPaper{}
	}
	if r.now != nil {
		r.now.Change = set
	}
	m.bySet[set], m.rootOf[set] = r, set
	m.roots = append(m.roots, set)
	if len(m.roots) > keptPapers {
		m.drop(m.roots[0])
	}
	m.show(r)
}

// drop forgets what a change set read, and what undoing it would bring back.
func (m *readPapers) drop(root int64) {
	for set, of := range m.rootOf {
		if of == root {
			delete(m.bySet, set)
			delete(m.rootOf, set)
		}
	}
	m.roots = slices.DeleteFunc(m.roots, func(r int64) bool { return r == root })
}

// show puts the papers right after a reading: was goes, now comes.
func (m *readPapers) show(r reading) {
	at := place{r.year, r.key}
	all := m.recent[at]
	for _, p := range []*ReadPaper{r.was, r.now} {
		if p != nil {
			all = slices.DeleteFunc(all, func(o ReadPaper) bool { return o.Number == p.Number })
		}
	}
	if r.now != nil {
		all = append(all, *r.now)
		slices.SortFunc(all, func(a, b ReadPaper) int { return cmp.Compare(a.Number, b.Number) })
	}
	if len(all) > keptPapers {
		all = all[len(all)-keptPapers:]
	}
	m.recent[at] = all
}

// of returns what a change set read.
func (m *readPapers) of(set int64) (reading, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.bySet[set]
	return r, ok
}

// undone notes that a reading was taken back by another change set, which can be taken back in turn.
func (m *readPapers) undone(set, by int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.bySet[set]; ok && by != 0 {
		m.bySet[by], m.rootOf[by] = r.inverse(), m.rootOf[set]
		m.show(m.bySet[by])
	}
}

// forget drops the papers of a group.
func (m *readPapers) forget(year int, key model.BallotKey) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, root := range slices.Clone(m.roots) {
		if r := m.bySet[root]; r.year == year && r.key == key {
			m.drop(root)
		}
	}
	delete(m.recent, place{year, key})
}

// ReadPapers are the papers of a group that are still in memory, the latest first.
func (o *Office) ReadPapers(year int, key model.BallotKey) []ReadPaper {
	o.papers.mu.Lock()
	defer o.papers.mu.Unlock()
	all := slices.Clone(o.papers.recent[place{year, key}])
	slices.Reverse(all)
	return all
}

// settleBallots keeps the running sums of ballots in step with an undo: they are outside the change log.
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
	before, err := tx.BallotTallies(0)
	if err != nil {
		return err
	}
	if err := undo(); err != nil {
		return err
	}
	after, err := tx.BallotTallies(0)
	if err != nil {
		return err
	}
	r, known := o.papers.of(target.ID)
	for i := range after {
		t := &after[i]
		at := slices.IndexFunc(before, func(b model.BallotTally) bool { return b.ID == t.ID })
		if at < 0 || sameTally(&before[at], t) {
			continue
		}
		if t.State == model.BallotsCounting && root.Kind == readingKind && !known {
			return model.Errorf(model.Conflict, "第 %d 号是逐票录入的，单张票不保存，读过的票已经不在内存里，不能再退；合计有错，在“测评票”里改合计", target.ID)
		}
		sums := ballot.Sums(before[at].Votes)
		if root.Kind == readingKind {
			sums = sums.Minus(r.delta)
		}
		if err := tx.SettleBallots(t, sums); err != nil {
			return err
		}
	}
	now, err := ballotBooks(&tx.Reader)
	if err != nil {
		return err
	}
	return keepsCounts(was, now)
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

// sameTally reports whether an undo left a tally as it was.
func sameTally(a, b *model.BallotTally) bool {
	return a.State == b.State && a.Valid == b.Valid && a.Void == b.Void && a.Corrected == b.Corrected
}
