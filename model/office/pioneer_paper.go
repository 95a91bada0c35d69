package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/store"
)

// PioneerPaper is what 党员先锋指数公示表 of a quarter is made of, of the branches where somebody has an index. Quarter 0 is the
// latest for which somebody has one. It is nil where nobody has an index of any quarter; that nobody has one of the quarter
// asked for is an error with code NotFound.
func (o *Office) PioneerPaper(ctx context.Context, year, quarter int) (p *paper.Pioneer, err error) {
	if quarter < 0 || quarter > 4 {
		return nil, model.FieldErrorf("quarter", "季度写 1 到 4")
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		people, err := r.Members()
		if err != nil {
			return err
		}
		f, err := o.readPioneer(r, year, people)
		if err != nil || !f.entered() {
			return err
		}
		latest, board, err := f.latestBoard(r)
		if err != nil || latest == 0 {
			return err
		}
		if quarter != 0 && quarter != latest {
			if board, err = f.board(r, quarter, 0); err != nil {
				return err
			}
			if _, with, _ := board.Mean(); with == 0 {
				return model.Errorf(model.NotFound, "%s还没有填全的先锋指数；已经填全的最近一个季度是第 %d 季度", model.QuarterLabel(year, quarter), latest)
			}
		}
		p = &paper.Pioneer{Year: year, Quarter: board.Quarter, Latest: latest, Index: f.index}
		return f.fillPaper(r, p, board)
	})
	return p, err
}

// latestBoard is the latest quarter for which somebody has an index, 0 where there is none.
func (f *pioneerFacts) latestBoard(r *store.Reader) (int, *PioneerBoard, error) {
	for quarter := 4; quarter >= 1; quarter-- {
		b, err := f.board(r, quarter, 0)
		if err != nil {
			return 0, nil, err
		}
		if _, with, _ := b.Mean(); with > 0 {
			return quarter, b, nil
		}
	}
	return 0, nil, nil
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
