package office

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// Election is the election of a new committee of an organisation (换届).
type Election struct {
	OrgID    int64
	From, To model.Date // when it was held and when the term ends, both needed
	Due      string     // how many voters there are, "" when that is not said
	Present  string     // how many of them came, "" when that is not said
	Elected  string     // who was elected with how many votes, "" when that is not said
}

// NewTerm records an election with the organisation and in the register of terms, where the term before is over then.
// Units and posts stay as they are. An election after today is refused: until it is held the term before runs on.
func (o *Office) NewTerm(ctx context.Context, e Election) (change int64, err error) {
	if e.From == "" || e.To == "" {
		return 0, model.FieldErrorf("term_end", "换届日期和届满时间都要填")
	}
	if o.Today().Before(e.From) {
		return 0, model.FieldErrorf("term_start", "%s还没有到，换届以后再登记", e.From.Long())
	}
	return o.write(ctx, "edit", "登记换届", func(tx *store.Tx) error {
		g, err := tx.Org(e.OrgID)
		if err != nil {
			return err
		}
		tx.Describe("登记" + g.Name + "换届")
		if err := o.keepFormer(tx, &g, e.From); err != nil {
			return err
		}
		g.TermStart, g.TermEnd = e.From, e.To
		if err := g.Validate(); err != nil {
			return err
		}
		if err := tx.PutOrg(&g); err != nil {
			return err
		}
		return o.enterTerm(tx, e)
	})
}

// enterTerm enters an election in the register of terms; an entry of the term that there is takes what is said.
func (o *Office) enterTerm(tx *store.Tx, e Election) error {
	def, err := o.useRegister(tx, termRegister)
	if err != nil {
		return err
	}
	terms, err := o.termsOf(&tx.Reader, e.OrgID)
	if err != nil {
		return err
	}
	entry := record.Entry{Values: map[string]string{"org": strconv.FormatInt(e.OrgID, 10), "election_date": string(e.From)}}
	var before *record.Entry
	for _, t := range terms {
		if termBegan(&t) == e.From {
			before, entry = &t, t
			entry.Values = maps.Clone(t.Values)
			def.Set(&entry, "extended_to", "") // the end said is the end
		}
	}
	for name, value := range map[string]string{"term_from": string(e.From), "term_to": string(e.To),
		"voters_due": e.Due, "voters_present": e.Present, "elected": e.Elected} {
		if i, ok := def.Field(name); ok && value != "" {
			def.Set(&entry, name, i.Stored(value))
		}
	}
	if err := def.CheckEntry(&entry, before, o.Today()); err != nil {
		return err
	}
	w, err := newEntryWriter(tx, &def)
	if err != nil {
		return err
	}
	if err := w.put(&entry); err != nil {
		return err
	}
	_, err = o.termsInStep(tx, &def, map[int64]bool{e.OrgID: true}, before)
	return err
}

// putOrgAndTerm writes an organisation; where its term is another now, the register of terms follows.
func (o *Office) putOrgAndTerm(tx *store.Tx, g *model.Org) error {
	if g.ID == 0 {
		return tx.PutOrg(g)
	}
	was, err := tx.Org(g.ID)
	if err != nil {
		return err
	}
	if err := tx.PutOrg(g); err != nil || was.TermStart == g.TermStart && was.TermEnd == g.TermEnd {
		return err
	}
	if err := o.correctTerm(tx, &was, g); err != nil {
		return err
	}
	return o.keepFormer(tx, &was, g.TermStart)
}

// startsAnew reports whether a term from a day on is another than the one an organisation has, rather than the same one told
// more exactly: it begins when that one is over, or, elected early, in its last year.
func startsAnew(was *model.Org, from model.Date) bool {
	return was.TermEnd != "" && from != "" && was.TermStart.Before(from) &&
		(!from.Before(was.TermEnd) || !from.Before(was.TermEnd.AddYears(-1)) && !from.Before(was.TermStart.AddYears(1)))
}

// keepFormer enters the term that an organisation had by itself in the register of terms when another one from a day on takes
// its place: the days before that are judged by it. The register may tell it already; one of which the beginning is not known
// has no place there.
func (o *Office) keepFormer(tx *store.Tx, was *model.Org, from model.Date) error {
	if was.TermStart == "" || !startsAnew(was, from) {
		return nil
	}
	known, err := tx.EntriesOf(termRegister, was.ID)
	if err != nil || slices.ContainsFunc(known, func(e record.Entry) bool { return e.ClosedOn == "" && termBegan(&e).Compare(was.TermStart) == 0 }) {
		return err
	}
	putOffs, err := store.All(&tx.Reader, record.TermExtensions, "org_id", was.ID)
	if err != nil {
		return err
	}
	def, err := o.useRegister(tx, termRegister)
	if err != nil {
		return err
	}
	e := record.Entry{Title: was.Name, Values: map[string]string{"org": strconv.FormatInt(was.ID, 10), "term_from": string(was.TermStart)}}
	planned := was.TermEnd
	for _, p := range slices.Backward(putOffs) { // the latest first
		if p.Until != planned || p.Due == "" || p.Due.Before(was.TermStart) {
			continue
		}
		if planned == was.TermEnd {
			def.Set(&e, "extended_to", string(p.Until))
			def.Set(&e, "extension_on", string(p.ApprovedOn))
			def.Set(&e, "extension_no", p.Document)
		}
		planned = p.Due
	}
	def.Set(&e, "term_to", string(planned))
	if !o.Today().Before(from) {
		def.Set(&e, "ended_on", string(from))
	}
	return tx.PutEntry(&e)
}

// correctTerm makes the register of terms, where it knows the term that an organisation had, say the one it has now: a term that
// is another is entered, any other is a correction; one that has not begun says nothing yet.
func (o *Office) correctTerm(tx *store.Tx, was, g *model.Org) error {
	terms, err := o.termsOf(&tx.Reader, g.ID)
	if err != nil || len(terms) == 0 || termBegan(&terms[len(terms)-1]) != was.TermStart || o.Today().Before(g.TermStart) {
		return err
	}
	if g.TermEnd != "" && startsAnew(was, g.TermStart) {
		return o.enterTerm(tx, Election{OrgID: g.ID, From: g.TermStart, To: g.TermEnd})
	}
	def, err := o.useRegister(tx, termRegister)
	if err != nil {
		return err
	}
	e := &terms[len(terms)-1]
	before := *e
	before.Values = maps.Clone(e.Values)
	begins := "term_from"
	if e.Values[begins] == "" {
		begins = "election_date"
	}
	def.Set(e, begins, string(g.TermStart))
	switch {
	case termEnds(e) == g.TermEnd:
	case isPutOff(e) && model.Date(e.Values["term_to"]).Before(g.TermEnd):
		def.Set(e, "extended_to", string(g.TermEnd))
	default:
		def.Set(e, "term_to", string(g.TermEnd))
		def.Set(e, "extended_to", "")
	}
	if err := tx.PutEntry(e); err != nil {
		return err
	}
	if err := putOffsInStep(tx, &def, e, &before); err != nil {
		return err
	}
	_, err = o.termsInStep(tx, &def, map[int64]bool{g.ID: true}, &before)
	return err
}
