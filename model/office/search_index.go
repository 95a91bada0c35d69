package office

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
)

// HitKind tells what a search found.
type HitKind int

// The kinds of hit, in the order in which they are shown.
const (
	BranchHit HitKind = iota
	MemberHit
	EntryHit    // an entry of a register; see FindEntries
	RegisterHit // a register; Key is its ID; see FindEntries
)

// Hit is one search result. Detail tells people of one name apart: the branch and the masked ID number.
type Hit struct {
	Kind   HitKind
	ID     int64
	Key    string // ID of a register
	Title  string
	Detail string
	rank   int
}

// searchEntry keeps what a keystroke is compared with, in lower case, so that a scan of 100,000 allocates nothing.
type searchEntry struct {
	kind     HitKind
	id       int64
	key      string
	name     string
	plain    string // name in lower case without middle dots
	initials string
	idNumber string
	branch   string
}

// searchIndex is a snapshot for the search box, rebuilt after every change. It is scanned whole: 100,000 entries
// take a few milliseconds, and nothing can be missed by a cleverer structure.
type searchIndex struct {
	mu      sync.RWMutex
	entries []searchEntry
}

func (x *searchIndex) set(entries []searchEntry) {
	x.mu.Lock()
	x.entries = entries
	x.mu.Unlock()
}

// find returns at most limit hits for q: the name, the pinyin initials from the start, the last four or more
// characters of an ID number, or the branch's name. Better matches come first.
func (x *searchIndex) find(q string, limit int) []Hit {
	q = normalQuery(q)
	if q == "" {
		return nil
	}
	idTail := len(q) >= 4 && strings.Trim(q[:len(q)-1], "0123456789") == "" && strings.Trim(q[len(q)-1:], "0123456789X") == ""
	idTail = idTail || len(q) >= 4 && strings.Trim(strings.ToUpper(q), "0123456789X") == ""
	tail := strings.ToUpper(q)
	latin := q[0] < utf8.RuneSelf

	x.mu.RLock()
	entries := x.entries
	x.mu.RUnlock()
	var hits []Hit
	best := [5][]int{}
	for i := range entries {
		e := &entries[i]
		rank := -1
		switch {
		case e.plain == q || latin && e.initials == q:
			rank = 0
		case strings.HasPrefix(e.plain, q) || latin && startsAlternative(e.initials, q):
			rank = 1
		case idTail && (strings.HasSuffix(e.idNumber, tail) || len(tail) == 18 && e.idNumber == tail):
			rank = 0
		case !latin && strings.Contains(e.plain, q):
			rank = 2
		case latin && e.kind != MemberHit && strings.Contains(e.initials, q):
			rank = 3
		}
		if rank >= 0 && len(best[rank]) < limit {
			best[rank] = append(best[rank], i)
			if rank == 0 && len(best[0]) >= limit {
				break
			}
		}
	}
	for rank, found := range best {
		for _, i := range found {
			if len(hits) == limit {
				break
			}
			e := &entries[i]
			detail := e.branch
			if e.idNumber != "" {
				detail = model.MaskID(e.idNumber) + "　" + detail // what tells namesakes apart must not be cut off
			}
			hits = append(hits, Hit{Kind: e.kind, ID: e.id, Key: e.key, Title: e.name, Detail: detail, rank: rank})
		}
	}
	sort.SliceStable(hits, func(i, j int) bool {
		if hits[i].Kind != hits[j].Kind {
			return hits[i].Kind < hits[j].Kind
		}
		return hits[i].rank < hits[j].rank
	})
	return hits
}

// startsAlternative reports whether q begins one of the readings in initials, which stand side by side: 单 is s and d.
func startsAlternative(initials, q string) bool {
	for at := 0; ; {
		if strings.HasPrefix(initials[at:], q) {
			return true
		}
		next := strings.IndexByte(initials[at:], ' ')
		if next < 0 {
			return false
		}
		at += next + 1
	}
}

var dots = strings.NewReplacer("·", "", "•", "", "・", "", "‧", "", " ", "", "　", "")

func normalQuery(q string) string { return dots.Replace(strings.ToLower(strings.TrimSpace(q))) }

// entryFor makes the entry of one person, branch or unit.
func entryFor(kind HitKind, id int64, name, initials, idNumber, branch string) searchEntry {
	return searchEntry{kind: kind, id: id, name: name, plain: normalQuery(name), initials: strings.ToLower(initials), idNumber: idNumber, branch: branch}
}
