package office

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
)

// keptSums are the votes of a group as they were at one time, for taking changes of them back: the change log has their version only.
type keptSums struct {
	at      place
	version string
	words   string // the answers that the votes are for
	votes   ballot.Sums
}

func sumsNow(b *ballot.Book, t *model.BallotTally) keptSums {
	return keptSums{place{b.Year, t.BallotKey}, t.Version, wordsOf(b, t), ballot.Sums{}.Plus(t.Votes)}
}

func wordsOf(b *ballot.Book, t *model.BallotTally) string {
	if f := b.Setup.Form(t.Form); f != nil {
		return strings.Join(f.Words(), " ")
	}
	return ""
}

// keep remembers votes; of each group those that a few changes ago were there.
func (m *readPapers) keep(versions ...keptSums) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, v := range versions {
		if slices.ContainsFunc(m.sums, func(k keptSums) bool { return k.at == v.at && k.version == v.version }) {
			continue
		}
		m.sums = append(m.sums, v)
		of := 0
		for _, k := range m.sums {
			if k.at == v.at {
				of++
			}
		}
		if of > keptPapers+1 {
			oldest := slices.IndexFunc(m.sums, func(k keptSums) bool { return k.at == v.at })
			m.sums = slices.Delete(m.sums, oldest, oldest+1)
		}
	}
}

// forgetSums drops the votes of a group that were there before.
func (m *readPapers) forgetSums(year int, key model.BallotKey) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sums = slices.DeleteFunc(m.sums, func(k keptSums) bool { return k.at == place{year, key} })
}

// votes are those that belong to the version of a tally, for the answers of now; ok is false where nobody knows them any more.
func (m *readPapers) votes(b *ballot.Book, t *model.BallotTally) (_ ballot.Sums, ok bool) {
	if t.Valid == 0 {
		return nil, true
	}
	var old ballot.Sums // files of earlier versions have the votes in place of the version
	if json.Unmarshal([]byte(t.Version), &old) == nil && len(old) > 0 {
		return old, true
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, k := range m.sums {
		if k.at == (place{b.Year, t.BallotKey}) && k.version == t.Version && k.words == wordsOf(b, t) {
			return k.votes, true
		}
	}
	return nil, false
}
