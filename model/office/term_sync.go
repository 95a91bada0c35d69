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
// of the term are those of the latest entry, with an extension that was approved, and each entry before ended when the next began. It
// returns what changed in words, "" for nothing.
func termsInStep(tx *store.Tx, def *record.Register, orgs map[int64]bool) (said string, err error) {
	for _, org := range slices.Sorted(maps.Keys(orgs)) {
		all, err := tx.EntriesOf(termRegister, org)
		if err != nil {
			return "", err
		}
		terms := slices.DeleteFunc(all, func(e record.Entry) bool { return e.ClosedOn != "" || termBegan(&e) == "" })
		if org == 0 || len(terms) == 0 {
			continue
		}
		slices.SortStableFunc(terms, func(a, b record.Entry) int { return strings.Compare(string(termBegan(&a)), string(termBegan(&b))) })
		last := len(terms) - 1
		for i := range terms {
			if e := &terms[i]; i != last && e.Values["ended_on"] == "" {
				def.Set(e, "ended_on", string(termBegan(&terms[i+1])))
				if err := tx.PutEntry(e); err != nil {
					return "", err
				}
			}
		}
		what, err := orgInStep(tx, org, &terms[last])
		if err != nil {
			return "", err
		}
		said = cmp.Or(what, said)
	}
	return said, nil
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

// orgInStep writes the term of its latest entry into an organisation, unless the organisation knows a later one.
func orgInStep(tx *store.Tx, org int64, e *record.Entry) (said string, err error) {
	g, err := tx.Org(org)
	if err != nil {
		return "", err
	}
	from, end := termBegan(e), termEnds(e)
	if end == "" || from.Before(g.TermStart) || g.TermStart == "" && end.Before(g.TermEnd) {
		return "", nil
	}
	putoffs, err := store.All(&tx.Reader, record.TermExtensions, "org_id", org)
	if err != nil {
		return "", err
	}
	for _, p := range putoffs { // the earliest first
		if p.Due == end && end.Before(p.Until) {
			end = p.Until
		}
	}
	if g.TermStart == from && g.TermEnd == end {
		return "", nil
	}
	g.TermStart, g.TermEnd = from, end
	return fmt.Sprintf("本届任期改为 %s 至 %s", from, end), tx.PutOrg(&g)
}
