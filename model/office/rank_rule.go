package office

import (
	"context"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// SetRankRule changes how a group of an open year (0 is the first) ranks equal totals and vetoed branches; a part of rule that is
// "" stays. Only the group's own copy of the scheme changes. It is 0 when the group already ranks so.
func (o *Office) SetRankRule(ctx context.Context, year, group int, rule model.RankRule) (int64, error) {
	return o.write(ctx, "assess", "改名次办法", func(tx *store.Tx) error {
		y, err := openGroup(&tx.Reader, year, group)
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
		return putGroup(tx, y)
	})
}
