package store

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// keepsYears refuses to take back a set when that would open a finalised year again, for which a reason must be
// written, or would finalise one whose marks were changed after it was opened.
func (tx *Tx) keepsYears(target model.ChangeSet, steps []step) error {
	for _, s := range steps {
		if s.table == "objection" && string(s.before["outcome"]) != string(s.after["outcome"]) {
			if err := tx.keepsObjection(target, s.id); err != nil {
				return err
			}
		}
		if s.table != "assessment_year" {
			continue
		}
		before, after := s.before.finalised(), s.after.finalised()
		if target.Undoes != 0 && after && !before { // a reopening that was undone is done again, with the reason that it had
			changed, err := tx.changedSince(target.ID, s.id, slices.Concat([]string{"assessment_year"}, closable, sealable))
			if err != nil {
				return err
			}
			if !changed {
				continue
			}
			return model.Errorf(model.Closed, "第 %d 号变更恢复了 %d 年度的核定，之后又改过这一年的内容，不能直接撤销；在“考核”里重新打开年度并写明原因",
				target.ID, s.id)
		}
		switch {
		case s.after.archived() && !s.before.archived():
			return model.Errorf(model.Closed, "第 %d 号变更是归档 %d 年度，不能直接撤销；在“考核”里重新打开年度并写明原因",
				target.ID, s.id)
		case after && !before:
			return model.Errorf(model.Closed, "第 %d 号变更是核定 %d 年度，不能直接撤销；在“考核”的“排名定级”里重新打开并写明原因",
				target.ID, s.id)
		case before && !after:
			what, tables := "分数、等次、测评或设置", append([]string{"assessment_year"}, closable...)
			if s.before.archived() { // nothing of it might change, so nothing of it may have changed
				what, tables = "分数、等次、测评、意见、公示、异议、先锋指数、民主评议或设置", append(tables, sealable...)
			}
			changed, err := tx.changedSince(target.ID, s.id, tables)
			if err != nil {
				return err
			}
			if !changed {
				continue
			}
			if y, err := tx.AssessmentYear(int(s.id)); err == nil && y.Finalised {
				return model.Errorf(model.Closed, "第 %d 号变更是重新打开 %d 年度，之后已经改过、又核定过了，不用撤销；还要改就再重新打开，写明原因", target.ID, s.id)
			}
			return model.Errorf(model.Closed, "第 %d 号变更是重新打开 %d 年度，之后又改过%s，不能直接撤销；在“考核”的“排名定级”里再核定一次", target.ID, s.id, what)
		}
	}
	return nil
}

// keepsObjection refuses to take the outcome of an objection back once its year was reopened for it and finalised again.
func (tx *Tx) keepsObjection(target model.ChangeSet, id int64) error {
	var met bool
	err := tx.q.QueryRowContext(tx.ctx, `SELECT EXISTS (SELECT 1 FROM objection o JOIN assessment_year y ON y.year = o.year
		WHERE o.id = ? AND o.reopened_on <> '' AND y.finalised = 1)`, id).Scan(&met)
	if err == nil && met {
		return model.Errorf(model.Closed, "第 %d 号变更办结的异议，年度已经为它重新打开、又核定过了，不能撤销；还要改就再重新打开，写明原因", target.ID)
	}
	return failure(err, "")
}

// finalised reports whether a row of assessment_year is that of a finalised year.
func (i image) finalised() bool { return string(i["finalised"]) == "1" }

// archived reports whether a row of assessment_year is that of an archived year; a row of an older program is not.
func (i image) archived() bool {
	on := string(i["archived_on"])
	return on != "" && on != `""`
}

// changedSince reports whether anything of a year in some tables is not what it was after a set, by whatever way it was changed: a
// change that was undone counts for nothing, the undoing of an earlier one counts.
func (tx *Tx) changedSince(set, year int64, tables []string) (bool, error) {
	var changed bool
	err := tx.q.QueryRowContext(tx.ctx, `WITH touched AS (SELECT min(id) AS first, max(id) AS last FROM change_row
			WHERE id > (SELECT last_row FROM change_set WHERE id = ?) AND tbl IN ('`+strings.Join(tables, "', '")+`')
			AND coalesce(after, before) ->> '$.year' = ? GROUP BY tbl, pk)
		SELECT EXISTS (SELECT 1 FROM touched t JOIN change_row f ON f.id = t.first JOIN change_row l ON l.id = t.last
			WHERE f.before IS NOT l.after)`, set, year).Scan(&changed)
	return changed, failure(err, "")
}
