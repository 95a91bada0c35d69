package store

import "github.com/shuangbai/shuangbai/model"

// sentFormRow is a form that was sent, with its year.
type sentFormRow struct {
	model.SentForm
	year int
}

var sentForms = newTable("sent_form", "year, org_id, unit_id, number, version, sent_at", "subject", func(f *sentFormRow) []any {
	return []any{&f.year, ofOrg{&f.OrgID}, ofUnit{&f.OrgID}, &f.Number, &f.Version, moment{&f.At}}
})

// SentForms returns the self-assessment forms that were sent last in a year, one for each branch that was sent any.
func (r *Reader) SentForms(year int) ([]model.SentForm, error) {
	rows, err := sentForms.list(r, "year = ?", year)
	all := make([]model.SentForm, len(rows))
	for i := range rows {
		all[i] = rows[i].SentForm
	}
	return all, err
}

// PutSentForm notes that a branch was sent its form, in the place of the one before.
func (tx *Tx) PutSentForm(year int, f model.SentForm) error {
	return sentForms.upsert(tx, &sentFormRow{f, year}, 3)
}
