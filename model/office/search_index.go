package office

import (
	"sort"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
)

// HitKind tells what a search found.
type HitKind int

// The kinds of hit, in the order in which they are shown.
const (
	BranchHit HitKind = iota
	UnitHit
	MemberHit
	EntryHit    // an entry of a register; see FindEntries
	RegisterHit // a register; Key is its ID; see FindEntries
	RuleHit     // a rule with findings; Key is its ID; see FindFindings
)

// Hit is one search result. Detail tells people of one name apart: the branch and the masked ID number.
type Hit struct {
	Kind   HitKind
	ID     int64
	Key    string // ID of a register or a rule
	Title  string
	Detail string
	rank   names.Match
}

// searchEntry keeps what a keystroke is compared with, made ready so that a scan of 100,000 allocates nothing.
type searchEntry struct {
	kind     HitKind
	id       int64
	key      string
	title    string
	name     names.Findable
	idNumber string
	phone    string
	branch   string
	org      int64  // the branch of a member
	closed   string // why it stands after all that is open: 已转出, 已撤销; "" for what is open
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

// find returns at most limit hits for q: a name, its pinyin or initials, the last four or more characters of an ID
// number or a phone number, or the first seven or more of a phone number. Better matches come first.
func (x *searchIndex) find(q string, limit int) []Hit { return x.findAmong(q, limit, nil) }

// findAmong is find among the entries that keep lets pass, nil for all.
func (x *searchIndex) findAmong(q string, limit int, keep func(*searchEntry) bool) []Hit {
	sought := names.Seek(q)
	if sought.Text() == "" {
		return nil
	}
	x.mu.RLock()
	entries := x.entries
	x.mu.RUnlock()
	var hits []Hit
	var best [2 * names.NoMatch][]int // of what is closed after all that is open
	tail := numberTail(sought, 4)
	for i := range entries {
		e := &entries[i]
		if keep != nil && !keep(e) {
			continue
		}
		rank := e.name.Find(sought)
		if rank != names.Whole && (endsIn(e.idNumber, tail) || endsIn(e.phone, tail)) {
			rank = names.Whole
		} else if rank > names.Beginning && beginsWith(e.phone, tail) {
			rank = names.Beginning
		}
		if rank == names.NoMatch {
			continue
		}
		if e.closed != "" {
			rank += names.NoMatch
		}
		if len(best[rank]) < limit {
			best[rank] = append(best[rank], i)
			if len(best[names.Whole]) >= limit {
				break
			}
		}
	}
	for rank, found := range best {
		for _, i := range found {
			if len(hits) == limit {
				break
			}
			hits = append(hits, entries[i].hit(names.Match(rank)))
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

// hit is the entry as it is shown.
func (e *searchEntry) hit(rank names.Match) Hit {
	detail := e.branch
	if e.idNumber != "" {
		detail = model.MaskID(e.idNumber) + "　" + detail // what tells namesakes apart must not be cut off
	}
	if e.closed != "" {
		detail = e.closed + "　" + detail
	}
	return Hit{Kind: e.kind, ID: e.id, Key: e.key, Title: e.title, Detail: detail, rank: rank}
}

// members returns at most limit members for q, those of the branch first; all of the branch when q is empty.
func (x *searchIndex) members(q string, branch int64, limit int) []Hit {
	own := func(e *searchEntry) bool {
		return e.kind == MemberHit && e.closed == "" && branch != 0 && e.org == branch
	}
	if names.Seek(q).Text() != "" {
		hits := x.findAmong(q, limit, own)
		return append(hits, x.findAmong(q, limit-len(hits), func(e *searchEntry) bool { return e.kind == MemberHit && e.closed == "" && !own(e) })...)
	}
	x.mu.RLock()
	entries := x.entries
	x.mu.RUnlock()
	var hits []Hit
	for i := range entries {
		if e := &entries[i]; len(hits) < limit && own(e) {
			hits = append(hits, e.hit(names.Whole))
		}
	}
	return hits
}

// numberTail is what was typed when it is at least least digits, the last of which may be the X of an ID number, and ""
// otherwise.
func numberTail(sought names.Sought, least int) string {
	tail := sought.Text()
	if len(tail) < least || strings.Trim(tail, "0123456789x") != "" {
		return ""
	}
	return strings.ToUpper(tail)
}

// endsIn reports whether a number ends in a tail; nothing ends in "".
func endsIn(number, tail string) bool { return tail != "" && strings.HasSuffix(number, tail) }

// beginsWith reports whether a phone number begins with what was typed, of which seven digits are needed: many share fewer.
func beginsWith(phone, typed string) bool { return len(typed) >= 7 && strings.HasPrefix(phone, typed) }
