package ballot

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Book is everything about a year's ballots.
type Book struct {
	Year     int
	Closed   bool // the year is finalised
	Setup    model.BallotSetup
	Subjects []model.BallotSubject // in the order of the ballot
	Tallies  []model.BallotTally
}

// Tally is what was counted of a group; one of which nothing was is empty.
func (b *Book) Tally(k model.BallotKey) model.BallotTally {
	for _, t := range b.Tallies {
		if t.BallotKey == k {
			return t
		}
	}
	return model.BallotTally{BallotKey: k, State: model.BallotsOpen}
}

// Keys are the groups that vote, of each meeting on which somebody is voted, form by form.
func (b *Book) Keys() (all []model.BallotKey) {
	for _, m := range b.Setup.Sessions {
		if len(b.Voted(m.Number)) == 0 {
			continue
		}
		for _, form := range b.Setup.Forms {
			for _, g := range form.Groups {
				all = append(all, model.BallotKey{Form: form.ID, Session: m.Number, Group: g.ID})
			}
		}
	}
	return all
}

// FirstOpen is the first group whose ballots are not all entered; ok is false when all are.
func (b *Book) FirstOpen() (k model.BallotKey, ok bool) {
	for _, k := range b.Keys() {
		if b.Tally(k).State != model.BallotsDone {
			return k, true
		}
	}
	return model.BallotKey{}, false
}

// Voted are the subjects of a meeting on whom votes are cast, in the order of the ballot; of all meetings with session 0.
func (b *Book) Voted(session int) []model.BallotSubject {
	var all []model.BallotSubject
	for _, s := range b.Subjects {
		if s.How != model.NoDebrief && (session == 0 || s.Session == session) {
			all = append(all, s)
		}
	}
	return all
}

// Subject finds who debriefs for a branch.
func (b *Book) Subject(org int64) (model.BallotSubject, bool) {
	i := slices.IndexFunc(b.Subjects, func(s model.BallotSubject) bool { return s.OrgID == org })
	if i < 0 {
		return model.BallotSubject{}, false
	}
	return b.Subjects[i], true
}

// GroupCount is what one group gave a subject.
type GroupCount struct {
	Group  model.VoterGroup
	Votes  model.BallotVotes
	Valid  int
	Index  model.Points // only where Counts
	Rate   int64        // of the best label, hundredths of a percent; only where Counts
	Counts bool         // there are valid votes and the group's vote is not void
}

// Row is the result of one subject on one form.
type Row struct {
	Subject model.BallotSubject
	Groups  []GroupCount // in the order of the form
	Votes   model.BallotVotes
	Valid   int
	Rate    int64        // 好率 of the pooled votes, hundredths of a percent
	Index   model.Points // 合成指数: the groups' indexes by their weights
	Ready   bool         // there is an index
	Partial bool         // a group is not counted to the end, or gave nothing
	Guarded bool         // the worst label's share reaches the guard
}

// Rows are the results of a form: those of a meeting, or with session 0 of all. Who does not debrief is there without votes.
func (b *Book) Rows(form string, session int) []Row {
	f := b.Setup.Form(form)
	if f == nil {
		return nil
	}
	var all []Row
	for _, s := range b.Subjects {
		if session == 0 || s.Session == session {
			all = append(all, b.row(f, s))
		}
	}
	return all
}

func (b *Book) row(f *model.BallotForm, s model.BallotSubject) Row {
	n := len(f.Labels)
	r := Row{Subject: s, Votes: make(model.BallotVotes, n+2)}
	if s.How == model.NoDebrief {
		return r
	}
	sum, weights := int64(0), int64(0)
	for _, g := range f.Groups {
		t := b.Tally(model.BallotKey{Form: f.ID, Session: s.Session, Group: g.ID})
		c := GroupCount{Group: g, Votes: t.Votes[s.ID]}
		if len(c.Votes) != n+2 {
			c.Votes = make(model.BallotVotes, n+2)
		}
		c.Valid = Valid(c.Votes, n)
		if index, ok := Index(f.Labels, c.Votes); ok && !Voided(&t) {
			c.Counts, c.Index = true, index
			c.Rate, _ = Rate(c.Votes, n)
			sum, weights = sum+int64(index)*g.Weight, weights+g.Weight
			for i, v := range c.Votes {
				r.Votes[i] += v
			}
		}
		r.Partial = r.Partial || !c.Counts || t.State != model.BallotsDone
		r.Groups = append(r.Groups, c)
	}
	r.Valid = Valid(r.Votes, n)
	if weights > 0 {
		r.Ready, r.Index = true, model.Points(sum).MulDiv(1, weights)
		r.Rate, _ = Rate(r.Votes, n)
		r.Guarded = Guarded(f, r.Votes)
	}
	return r
}

// Result is the row of a branch on a form; ok is false where it has no index.
func (b *Book) Result(form string, org int64) (Row, bool) {
	f, s, ok := b.Setup.Form(form), model.BallotSubject{}, false
	if s, ok = b.Subject(org); !ok || f == nil {
		return Row{}, false
	}
	r := b.row(f, s)
	return r, r.Ready
}

// Whole is what all subjects of a form come to.
type Whole struct {
	Votes      model.BallotVotes
	Valid      int
	Rate       int64        // of all votes pooled
	Index      model.Points // of all votes pooled
	Subjects   int          // with votes
	MeanRate   int64        // mean of the subjects' rates
	MeanIndex  model.Points // mean of the subjects' indexes
	Issued     int
	Returned   int
	Void       int
	VoidGroups int // groups whose vote does not count
}

// Sum adds the rows of a form up.
func (b *Book) Sum(form string, rows []Row) Whole {
	f := b.Setup.Form(form)
	w := Whole{Votes: make(model.BallotVotes, len(f.Labels)+2)}
	rates, indexes := int64(0), model.Points(0)
	sessions := map[int]bool{}
	for _, r := range rows {
		if r.Subject.How != model.NoDebrief {
			sessions[r.Subject.Session] = true
		}
		if !r.Ready {
			continue
		}
		for i, v := range r.Votes {
			w.Votes[i] += v
		}
		w.Subjects++
		rates, indexes = rates+r.Rate, indexes+r.Index
	}
	w.Valid = Valid(w.Votes, len(f.Labels))
	w.Rate, _ = Rate(w.Votes, len(f.Labels))
	w.Index, _ = Index(f.Labels, w.Votes)
	if w.Subjects > 0 {
		w.MeanRate = int64(model.Points(rates).MulDiv(1, int64(w.Subjects)))
		w.MeanIndex = indexes.MulDiv(1, int64(w.Subjects))
	}
	for _, t := range b.Tallies {
		if t.Form == form && sessions[t.Session] {
			w.Issued, w.Returned, w.Void = w.Issued+t.Issued, w.Returned+t.Returned, w.Void+t.Void
			if Voided(&t) {
				w.VoidGroups++
			}
		}
	}
	return w
}
