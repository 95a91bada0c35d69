package checkup

import (
	"cmp"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// dossier is what the registers hold about one person, on the roster or not, as it stood on the day.
type dossier struct {
	who       *person // nil for somebody who is not on the roster
	name      string
	dues      [2]*model.Dues // of the year of the day, and of the year before
	transfers []*model.Transfer
	floating  []*model.Floating
	course    *model.Development // his way into the Party, with what had happened by the day
	came      model.Date         // when he was last transferred in, after the day too
}

// stranger is how the registers name somebody who is not on the roster.
type stranger struct {
	name string
	org  int64
}

// duesCount counts of how many entries of dues a month is stated, of the year before the day and of its own.
type duesCount struct {
	entries [2]int // by years ago
	stated  [24]int
}

func (c *duesCount) add(ago int, e *model.Dues) {
	c.entries[ago]++
	for m, paid := range e.Paid {
		if paid != model.NothingStated {
			c.stated[(1-ago)*12+m]++
		}
	}
}

// keeps reports whether a month is stated of at least half.
func (c *duesCount) keeps(m int) bool {
	return c != nil && c.stated[m] > 0 && 2*c.stated[m] >= c.entries[1-m/12]
}

// addDossiers sorts the entries of the registers by person. Of two entries of one person for the same thing the later
// one holds.
func (s *state) addDossiers() {
	strangers, total := map[stranger]*dossier{}, &duesCount{}
	of := func(e *model.EntryRef) *dossier {
		if !e.HeldOn(s.day) {
			return nil
		}
		who := s.people[e.MemberID]
		key := stranger{e.Name, e.OrgID}
		d := strangers[key]
		if who != nil {
			key.name, d = who.Name, who.file
		}
		if d == nil && key.name != "" {
			d = &dossier{who: who, name: key.name}
			s.dossiers = append(s.dossiers, d)
			if who != nil {
				who.file = d
			} else {
				strangers[key] = d
			}
		}
		return d
	}
	for i := range s.Dues {
		e := &s.Dues[i]
		ago := s.day.Year() - e.Year
		if ago < 0 || ago >= 2 {
			continue
		}
		if d := of(&e.EntryRef); d != nil {
			if old := d.dues[ago]; old == nil || old.ID < e.ID {
				d.dues[ago] = e
			}
			branch := s.branchDues[e.OrgID]
			if branch == nil {
				branch = &duesCount{}
				s.branchDues[e.OrgID] = branch
			}
			total.add(ago, e)
			branch.add(ago, e)
		}
	}
	for m := range s.keeps.dues {
		s.keeps.dues[m] = total.keeps(m)
	}
	for i := range s.Transfers {
		e := &s.Transfers[i]
		d := of(&e.EntryRef)
		if d == nil {
			continue
		}
		if !e.Out {
			d.came = max(d.came, e.Receipt)
		}
		if !s.day.Before(e.Issued) {
			d.transfers = append(d.transfers, e)
		}
	}
	for i := range s.Floatings {
		if e := &s.Floatings[i]; !s.day.Before(e.Since) {
			if d := of(&e.EntryRef); d != nil {
				d.floating = append(d.floating, e)
			}
		}
	}
	for i := range s.Developments {
		e := &s.Developments[i]
		if d := of(&e.EntryRef); d != nil && (d.course == nil || d.course.ID < e.ID) {
			d.course = courseOn(e, s.day)
		}
	}
	for _, d := range s.dossiers {
		slices.SortFunc(d.transfers, func(a, b *model.Transfer) int { return cmp.Or(cmp.Compare(a.Issued, b.Issued), int(a.ID-b.ID)) })
		slices.SortFunc(d.floating, func(a, b *model.Floating) int { return cmp.Or(cmp.Compare(a.Since, b.Since), int(a.ID-b.ID)) })
	}
}

// courseOn is somebody's way into the Party without what came after the day.
func courseOn(e *model.Development, day model.Date) *model.Development {
	c := *e
	for _, d := range []*model.Date{&c.Apply, &c.Talk, &c.Activist, &c.Target, &c.TrainFrom, &c.TrainTo, &c.PublicFrom, &c.Preview, &c.Admit,
		&c.SuperiorTalk, &c.Approval, &c.Oath, &c.FullMeeting, &c.FullApproval, &c.Moved, &c.PapersPassed, &c.Filed} {
		if day.Before(*d) {
			*d = ""
		}
	}
	c.Exams = nil
	for _, d := range e.Exams {
		if !day.Before(d) {
			c.Exams = append(c.Exams, d)
		}
	}
	return &c
}

// entries calls do for every entry of a dossier.
func (d *dossier) entries(do func(*model.EntryRef)) {
	for _, e := range d.dues {
		if e != nil {
			do(&e.EntryRef)
		}
	}
	for _, e := range d.transfers {
		do(&e.EntryRef)
	}
	for _, e := range d.floating {
		do(&e.EntryRef)
	}
	if d.course != nil {
		do(&d.course.EntryRef)
	}
}

// aboutEntry is a finding about a person that an entry of a register mends: with the branch that the entry names, or else
// the one that he is in.
func (j *judge) aboutEntry(d *dossier, e *model.EntryRef) Finding {
	f := Finding{Member: d.name, EntryID: e.ID, Limit: j.rule.Number}
	if d.who != nil {
		f = j.about(d.who)
		f.EntryID = e.ID
	}
	if j.byOrg[e.OrgID] != nil {
		f.OrgID = e.OrgID
	}
	return f
}

// lacks adds what an entry of a register does not say.
func (j *judge) lacks(f *Finding, what, fix string) {
	j.missing(Gap{OrgID: f.OrgID, MemberID: f.MemberID, EntryID: f.EntryID, Member: f.Member, What: what, Fix: fix})
}

// addTerms finds for each organisation the latest term in the register that had begun by the day, and the one before.
func (s *state) addTerms() {
	for i := range s.Terms {
		t := &s.Terms[i]
		b := s.byOrg[t.OrgID]
		if b == nil || !t.HeldOn(s.day) || s.day.Before(begunOn(t)) {
			continue
		}
		if newer(t, b.term) {
			b.term, t = t, b.term
		}
		if t != nil && newer(t, b.before) {
			b.before = t
		}
	}
}

// newer reports whether a term began after another, which may be nil.
func newer(t, other *model.Term) bool {
	return other == nil || begunOn(other) < begunOn(t) || begunOn(other) == begunOn(t) && other.ID < t.ID
}

// begunOn is the day of the election, or the beginning of the term where only that is stated.
func begunOn(t *model.Term) model.Date {
	if t.Elected != "" {
		return t.Elected
	}
	return t.From
}
