package office

import (
	"context"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Wording is what the superior body and the field of work were called on a day.
func (o *Office) Wording(ctx context.Context, on model.Date) (model.Wording, error) {
	var w model.Wording
	err := o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Wordings()
		w = wordingOn(all, on)
		return err
	})
	return w, err
}

// wordingOn is the wording in force on a day, of all by their first day; the zero one where none was yet.
func wordingOn(all []model.Wording, on model.Date) (last model.Wording) {
	for _, w := range all {
		if w.From <= on { // both by day, or "" for always
			last = w
		}
	}
	return last
}

// SaveSettings changes the committee's own data and the names of the superior body and the field. Other names stand from their
// first day on, those before it until then; names with the same first day are corrected, and so is the first day of those that
// w.ID tells.
func (o *Office) SaveSettings(ctx context.Context, c model.Committee, w model.Wording) (int64, error) {
	w.Superior, w.Field = strings.TrimSpace(w.Superior), strings.TrimSpace(w.Field)
	c, err := o.ownCommittee(c)
	if err != nil {
		return 0, err
	}
	if err := w.Validate(); err != nil {
		return 0, err
	}
	return o.write(ctx, "settings", "修改党委资料", func(tx *store.Tx) error {
		if err := putCommittee(tx, c, o.Today()); err != nil {
			return err
		}
		all, err := tx.Wordings()
		if err != nil {
			return err
		}
		moved := slices.ContainsFunc(all, func(x model.Wording) bool {
			return x.ID == w.ID && x.Superior == w.Superior && x.Field == w.Field
		})
		for _, x := range all {
			switch {
			case x.From != w.From:
			case moved && x.ID != w.ID:
				return model.FieldErrorf("words_from", "%s起已经有另一组名称，换一天", x.From.Long())
			default:
				w.ID, moved = x.ID, true
			}
		}
		if !moved {
			w.ID = 0
		}
		if before := wordingOn(all, w.From); w.ID == 0 && before.Superior == w.Superior && before.Field == w.Field {
			return nil
		}
		return tx.PutWording(&w)
	})
}
