package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/store"
)

// paperPioneer is what 党员先锋指数公示表 is made of: the latest quarter for which somebody has an index, of the branches where
// somebody has one; nil where nobody has.
func (o *Office) paperPioneer(ctx context.Context, year int) (p *paper.Pioneer, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		people, err := r.Members()
		if err != nil {
			return err
		}
		f, err := o.readPioneer(r, year, people)
		if err != nil || !f.entered() {
			return err
		}
		for quarter := 4; quarter >= 1; quarter-- {
			b, err := f.board(r, quarter, 0)
			if err != nil {
				return err
			}
			if _, with, _ := b.Mean(); with > 0 {
				p = &paper.Pioneer{Year: year, Quarter: quarter, Index: f.index}
				return f.fillPaper(r, p, b)
			}
		}
		return nil
	})
	return p, err
}

// fillPaper sorts the rows of a quarter by branch and adds what the appraisal came to.
func (f *pioneerFacts) fillPaper(r *store.Reader, p *paper.Pioneer, b *PioneerBoard) error {
	all, err := r.Appraisals(f.year)
	if err != nil {
		return err
	}
	results := map[int64]*model.Appraisal{}
	for i := range all {
		results[all[i].MemberID] = &all[i]
	}
	for from := 0; from < len(b.Rows); {
		branch := paper.PioneerBranch{OrgID: b.Rows[from].OrgID, Branch: b.Rows[from].Branch}
		with := 0
		to := from
		for ; to < len(b.Rows) && b.Rows[to].OrgID == branch.OrgID; to++ {
			row := &b.Rows[to]
			line := paper.PioneerRow{Name: row.Member.Name, Kind: row.Member.Kind, Exempt: row.Exempt, Quarter: row.Quarter, Year: row.Year}
			if result := results[row.Member.ID]; result != nil {
				line.Grade, line.Reason, branch.Appraise = result.Grade, result.Reason, true
			}
			if row.Quarter.Ready {
				with++
			}
			branch.Rows = append(branch.Rows, line)
		}
		if branch.OrgID != 0 && with > 0 {
			board, err := f.appraisals(r, branch.OrgID)
			if err != nil {
				return err
			}
			branch.Best, branch.Limit = board.Best, board.Limit
			p.Branches = append(p.Branches, branch)
		}
		from = to
	}
	return nil
}
