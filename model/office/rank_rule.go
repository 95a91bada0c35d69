package office

import (
	"context"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// SetRankRule changes how an open year ranks equal totals and vetoed branches; a part of rule that is "" stays. Only
// the year's own copy of the scheme changes. It is 0 when the year already ranks so.
func (o *Office) SetRankRule(ctx context.Context, year int, rule model.RankRule) (int64, error) {
	return o.write(ctx, "assess", "改名次办法", func(tx *store.Tx) error {
		y, err := openYear(&tx.Reader, year)
		if err != nil {
			return err
		}
		was := y.Scheme.Ranking
		if rule.Ties != "" {
			y.Scheme.Ranking.Ties = rule.Ties
		}
		if rule.Vetoed != "" {
			y.Scheme.Ranking.Vetoed = rule.Vetoed
		}
		if problems := scoring.Validate(&y.Scheme); len(problems) > 0 {
			return model.FieldErrorf("ranking", "%s", strings.Join(problems, "；"))
		}
		if y.Scheme.Ranking == was {
			return nil
		}
		return tx.PutAssessmentYear(y)
	})
}
