package office

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// completeDecisions gives decisions of open years that do not say what they were made on the marks as they stand, in a
// change set of its own. Files of a schema before 4 hold such decisions, and undoing a change that was made in one
// brings them back. It is done at opening and after each undo: before anything can change what they were made on.
func (o *Office) completeDecisions(ctx context.Context) {
	var years []int
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		years, err = r.YearsWithoutBasis()
		return err
	})
	if err == nil && len(years) > 0 {
		_, err = o.write(ctx, store.KindBasis, "", func(tx *store.Tx) error {
			n := 0
			for _, year := range years {
				done, err := o.completeYear(tx, year)
				if err != nil {
					return err
				}
				n += done
			}
			tx.Describe(fmt.Sprintf("为以前作出的 %d 个等次决定记下依据的分数", n))
			return nil
		})
	}
	if err != nil { // tried again at the next opening
		o.log.Error("decisions not completed", "code", model.CodeOf(err), "cause", Cause(err))
	}
}

// completeYear completes the decisions of one open year and returns how many. The decision about a branch that is not
// ranked stays as it is.
func (o *Office) completeYear(tx *store.Tx, year int) (int, error) {
	decisions, err := tx.Decisions(year)
	if err != nil {
		return 0, err
	}
	f, err := o.facts(&tx.Reader, year)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, d := range decisions {
		g := f.Of(d.OrgID)
		if d.Basis.Known() || g == nil || !g.Standings[d.OrgID].Known() {
			continue
		}
		d.Basis = g.Standings[d.OrgID]
		if err := tx.PutDecision(year, d); err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}
