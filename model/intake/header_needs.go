package intake

import "github.com/shuangbai/shuangbai/model/intake/headers"

// needs says which fields make a header that of a kind: all of the first, and so many of the second.
type needs struct {
	all  []Field
	some []Field
	n    int
}

var kindNeeds = map[Kind]needs{
	Roster: {all: []Field{Name}, some: []Field{IDNumber, Sex, Ethnicity, Birth, Education, KindField, Branch, JoinDate, FullDate, Job, Phone, Address, Status,
		ApplyDate, ActivistDate, TargetDate}, n: 1},
	Branches:   {all: []Field{Name}, some: []Field{Formation, Management, Local, Parent, SetUpOn, ApprovedOn, TermStart, TermEnd, Secretary, Board, Units, UnitCount, ReportedSize, InCharter, SeatOnBoard, Budgeted}, n: 2},
	Activities: {all: []Field{Date}, some: []Field{KindField, Topic, Due, Present, Place, Chair, Recorder}, n: 2},
}

// met reports whether the fields make a header of the kind.
func (n needs) met(fields map[Field]bool) bool {
	for _, f := range n.all {
		if !fields[f] {
			return false
		}
	}
	have := 0
	for _, f := range n.some {
		if fields[f] {
			have++
		}
	}
	return have >= n.n
}

// wantedHeader is the header of a kind as headers.Find looks for it.
func wantedHeader(k Kind, layouts map[string]Layout) headers.Wanted {
	words, need := wordsOf(k), kindNeeds[k]
	if _, ok := k.Register(); ok {
		need = registerNeeds(k)
	}
	w := headers.Wanted{Words: words.Words, Enough: func(found map[int]bool) bool { return need.met(words.set(found)) }, Divided: k == Branches}
	if len(layouts) > 0 {
		w.Known = func(h headers.Header) bool {
			l, ok := layouts[h.Fingerprint()]
			return ok && l.Kind == k && max(l.HeaderRows, 1) == h.Rows
		}
	}
	return w
}
