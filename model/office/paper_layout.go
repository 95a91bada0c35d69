package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// PaperLayout is the layout of a paper in a year: that of all papers with the paper's own number and date.
func (o *Office) PaperLayout(ctx context.Context, paper string, year int) (l model.PaperLayout, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		own, err := r.PaperLayout(paper, year)
		if err != nil {
			return err
		}
		if l, err = r.PaperLayout("", 0); err != nil {
			return err
		}
		l.ID, l.Paper, l.Year, l.Number, l.Dated = 0, paper, year, own.Number, own.Dated
		return nil
	})
	return l, err
}

// SavePaperLayout keeps the layout of a paper in a year: number and date for this paper, the rest for all papers. It returns the
// change set, 0 where nothing changed.
func (o *Office) SavePaperLayout(ctx context.Context, l model.PaperLayout) (int64, error) {
	l = l.Trimmed()
	if err := l.Validate(); err != nil {
		return 0, err
	}
	return o.write(ctx, "settings", "修改文书版式", func(tx *store.Tx) error {
		if err := keepLayout(tx, l.Common()); err != nil {
			return err
		}
		if l.Paper == "" {
			return nil
		}
		return keepLayout(tx, l.Own(l.Paper, l.Year))
	})
}

// keepLayout writes a layout where it differs from the one that is kept.
func keepLayout(tx *store.Tx, l model.PaperLayout) error {
	kept, err := tx.PaperLayout(l.Paper, l.Year)
	if err != nil {
		return err
	}
	if l.ID = kept.ID; l == kept {
		return nil
	}
	return tx.PutPaperLayout(&l)
}
