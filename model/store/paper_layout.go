package store

import "github.com/shuangbai/shuangbai/model"

var paperLayouts = newTable("paper_layout", "id, paper, year, committee, issuer, doc_number, dated, numbers, margin_top, margin_bottom, margin_left, margin_right",
	"paper, year", func(l *model.PaperLayout) []any {
		return []any{&l.ID, &l.Paper, &l.Year, &l.Committee, &l.Issuer, &l.Number, &l.Dated, &l.Numbers,
			&l.Margins.Top, &l.Margins.Bottom, &l.Margins.Left, &l.Margins.Right}
	})

// PaperLayout returns the layout of a paper in a year as it was saved, "" and 0 for that of all papers; the zero one with ID 0
// where none was.
func (r *Reader) PaperLayout(paper string, year int) (model.PaperLayout, error) {
	all, err := paperLayouts.list(r, "paper = ? AND year = ?", paper, year)
	if err != nil || len(all) == 0 {
		return model.PaperLayout{Paper: paper, Year: year}, err
	}
	return all[0], nil
}

// PutPaperLayout adds a layout (ID 0; the ID is set) or changes it.
func (tx *Tx) PutPaperLayout(l *model.PaperLayout) error { return paperLayouts.put(tx, l, &l.ID) }
