package office

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// putOff is an election that was put off with approval: the present term ends later than it was elected for. Planned is
// "" when it was not put off.
type putOff struct{ planned, approved model.Date }

// putOffOf finds whether the present term of an organisation was put off, by what was entered with the branch or in the
// register of terms.
func putOffOf(r *store.Reader, g *model.Org) (putOff, error) {
	if g.TermEnd == "" {
		return putOff{}, nil
	}
	extensions, err := store.All(r, record.TermExtensions, "org_id", g.ID)
	if err != nil {
		return putOff{}, err
	}
	for _, e := range extensions {
		if e.Until == g.TermEnd && e.Due != "" {
			return putOff{e.Due, e.ApprovedOn}, nil
		}
	}
	entries, err := r.EntriesOf(termRegister, g.ID)
	for i := range entries {
		planned, bad := model.ParseDate(entries[i].Values["term_to"])
		if end := termEnds(&entries[i]); bad == nil && entries[i].ClosedOn == "" && end == g.TermEnd && planned.Before(end) {
			approved, _ := model.ParseDate(entries[i].Values["extension_on"]) // what is no date is not said
			return putOff{planned, approved}, nil
		}
	}
	return putOff{}, err
}

// term compares the end of the term with today, or with the last day of a year that is over; a term that would be over
// but was put off with approval says so. A term known only roughly around that day, and one begun after it, do not answer.
func (b *branchRecord) term(*model.Item) (scoring.Evidence, findings, bool) {
	day, end := b.lastDay(), b.org.TermEnd
	switch {
	case end == "" || b.org.TermStart != "" && day.Before(b.org.TermStart):
		return scoring.Evidence{}, findings{}, false
	case end.Before(day):
		f := findings{remark: fmt.Sprintf("任期 %s届满，没有换届或延期获批的记录", end.Long())}
		f.line("任期", f.remark)
		return scoring.Evidence{Tier: "逾期未换届"}, f, true
	case end.Precision() != model.ByDay && end.Compare(day) == 0:
		return scoring.Evidence{}, findings{}, false
	case b.putOff.planned.Before(day):
		f := findings{remark: fmt.Sprintf("任期 %s届满，延到 %s", b.putOff.planned.Long(), end.Long())}
		if b.putOff.approved != "" {
			f.remark += fmt.Sprintf("，%s批准", b.putOff.approved.Long())
		}
		f.line("延期换届", f.remark)
		return scoring.Evidence{Tier: "延期已获批准"}, f, true
	}
	f := findings{remark: fmt.Sprintf("任期到 %s", end.Long())}
	f.line("任期", f.remark)
	return scoring.Evidence{Tier: "在任期内"}, f, true
}
