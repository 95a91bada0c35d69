package office

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
)

// The kinds of the change sets of ballots; the second is reading a paper. The votes are not in the log: taking a change of them back
// needs what they were, which only the memory of this program has.
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

// reading is one paper that was read or corrected.
type reading struct {
	year int
	key  model.BallotKey
	was  *ReadPaper // the paper before, nil where there was none
	now  *ReadPaper // and after
}

func (r reading) inverse() reading { return reading{r.year, r.key, r.now, r.was} }

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
	sums   []keptSums // the oldest first
}

// read notes a change that read a paper or corrected one.
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
