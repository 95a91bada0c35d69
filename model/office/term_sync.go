package office

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// termRegister is the register of terms and elections; its latest entry of an organisation says when its term ends.
const termRegister = "term"

// termsInStep brings organisations in step with the register of terms after entries of theirs were written: the dates
// of the term are those of the latest entry, with an extension that was approved, and each entry before ended when the next began.
// before is the entry that was corrected as it stood, or the one that was closed: the term before it is the present one again. It
// is nil when none was. It returns what changed in words, "" for nothing.
func (o *Office) termsInStep(tx *store.Tx, def *record.Register, orgs map[int64]bool, before *record.Entry) (said string, err error) {
	for _, org := range slices.Sorted(maps.Keys(orgs)) {
		terms, err := o.termsOf(&tx.Reader, org)
		if err != nil {
			return "", err
		}
		if org == 0 || len(terms) == 0 {
			continue
		}
		last := len(terms) - 1
		for i := range terms[:last] {
			e, next := &terms[i], string(termBegan(&terms[i+1]))
			if ended := e.Values["ended_on"]; ended == "" || ended != next && before != nil && ended == string(termBegan(before)) {
				def.Set(e, "ended_on", next)
				if err := tx.PutEntry(e); err != nil {
					return "", err
				}
			}
		}
		closed := before != nil && before.ClosedOn != ""
		if e := &terms[last]; closed && e.Values["ended_on"] == string(termBegan(before)) {
			def.Set(e, "ended_on", "")
			if err := tx.PutEntry(e); err != nil {
				return "", err
			}
		}
		if before != nil && !closed && before.ID != terms[last].ID {
			before = nil
		}
		what, err := o.orgInStep(tx, def, &terms[last], before)
		if err != nil {
			return "", err
		}
		said = cmp.Or(what, said)
	}
	return said, nil
}

// termsOf are the entries of the terms of an organisation that count, the earliest first: not those closed, and not one that
// begins after today, before which the present one holds.
func (o *Office) termsOf(r *store.Reader, org int64) ([]record.Entry, error) {
	all, err := r.EntriesOf(termRegister, org)
	terms := slices.DeleteFunc(all, func(e record.Entry) bool {
		return e.ClosedOn != "" || termBegan(&e) == "" || o.Today().Before(termBegan(&e))
	})
	slices.SortStableFunc(terms, func(a, b record.Entry) int { return strings.Compare(string(termBegan(&a)), string(termBegan(&b))) })
	return terms, err
}

// termBegan is the first day of the term of an entry, or the day of the election; "" when neither is a date.
func termBegan(e *record.Entry) model.Date {
	for _, name := range [...]string{"term_from", "election_date"} {
		if d, err := model.ParseDate(e.Values[name]); err == nil && d != "" {
			return d
		}
	}
	return ""
}

// termEnds is the last day of the term of an entry, with an extension that was approved.
func termEnds(e *record.Entry) model.Date {
	end, err := model.ParseDate(e.Values["term_to"])
	if err != nil {
		return ""
	}
	later, err := model.ParseDate(e.Values["extended_to"])
	if err == nil && end.Before(later) && (e.Values["extension_no"] != "" || e.Values["extension_on"] != "") {
		return later
	}
	return end
}

// isPutOff reports whether the term of an entry ends later than it was elected for.
func isPutOff(e *record.Entry) bool {
	if e == nil {
		return false
	}
	planned, err := model.ParseDate(e.Values["term_to"])
	return err == nil && planned.Before(termEnds(e))
}

// orgInStep writes the term of its latest entry into an organisation, unless the organisation knows a later one. before
// is the entry before it was corrected: a term that the organisation had from it is corrected too, whichever way.
func (o *Office) orgInStep(tx *store.Tx, def *record.Register, e, before *record.Entry) (said string, err error) {
	g, err := tx.Org(e.OrgID)
	if err != nil {
		return "", err
	}
	from, end := termBegan(e), termEnds(e)
	corrected := before != nil && before.OrgID == g.ID && termBegan(before) == g.TermStart
	if end == "" || !corrected && (from.Before(g.TermStart) || g.TermStart == "" && end.Before(g.TermEnd)) {
		return "", nil
	}
	if !corrected {
		before = nil
		if err := o.keepFormer(tx, &g, from); err != nil {
			return "", err
		}
	}
	if err := putOffsInStep(tx, def, e, before); err != nil {
		return "", err
	}
	if end = termEnds(e); g.TermStart == from && g.TermEnd == end {
		return "", nil
	}
	g.TermStart, g.TermEnd = from, end
	return fmt.Sprintf("本届任期改为 %s 至 %s", from, end), tx.PutOrg(&g)
}

// putOffsInStep makes the extensions recorded with an organisation and the entry of its term say the same: an extension
// of the term is entered in it; one that the entry had and that was corrected or taken out of it is so in the record.
func putOffsInStep(tx *store.Tx, def *record.Register, e, before *record.Entry) error {
	all, err := store.All(&tx.Reader, record.TermExtensions, "org_id", e.OrgID)
	if err != nil {
		return err
	}
	for _, p := range all { // the earliest first
		end := termEnds(e)
		switch {
		case isPutOff(before) && before.ClosedOn != "" && p.Until == termEnds(before):
			err = tx.DeleteTermExtension(p.ID)
		case isPutOff(before) && p.Until == termEnds(before) && isPutOff(e):
			if string(p.Due) == before.Values["term_to"] {
				p.Due = model.Date(e.Values["term_to"])
			}
			approved, _ := model.ParseDate(e.Values["extension_on"])
			p.Until, p.ApprovedOn, p.Document = end, cmp.Or(approved, p.ApprovedOn), e.Values["extension_no"]
			err = store.Put(tx, record.TermExtensions, &p)
		case isPutOff(before) && !isPutOff(e) && termBegan(before).Before(p.Until) && !termEnds(before).Before(p.Until):
			err = tx.DeleteTermExtension(p.ID)
		case p.Due == end && end.Before(p.Until):
			def.Set(e, "extended_to", string(p.Until))
			def.Set(e, "extension_on", string(p.ApprovedOn))
			def.Set(e, "extension_no", p.Document)
			err = tx.PutEntry(e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
