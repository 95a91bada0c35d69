package store

import (
	"database/sql"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// LastReopened is when a finalised year was reopened last; the zero time when it never was.
func (r *Reader) LastReopened(year int) (time.Time, error) {
	return r.timeOfRow(`SELECT max(id) FROM change_row WHERE tbl = 'assessment_year' AND pk = ?
		AND before ->> '$.finalised' = 1 AND after ->> '$.finalised' = 0`, year)
}

// LastMarked is when a mark, a bonus or deduction, a veto or the count of ballots of a year was changed last, by anything but
// finalising and what branches give themselves; the zero time when nothing was.
func (r *Reader) LastMarked(year int) (time.Time, error) {
	return r.timeOfRow(`WITH fixed AS MATERIALIZED (SELECT first_row, last_row FROM change_set WHERE kind = 'finalise')
		SELECT max(id) FROM change_row c WHERE tbl IN ('mark', 'adjustment', 'veto', 'ballot_tally')
		AND coalesce(after, before) ->> '$.year' = ? AND coalesce(coalesce(after, before) ->> '$.stage', 1) <> 0
		AND NOT EXISTS (SELECT 1 FROM fixed WHERE c.id BETWEEN first_row AND last_row)`, year)
}

// timeOfRow is when the row of the change log was written that a query finds.
func (r *Reader) timeOfRow(query string, args ...any) (at time.Time, err error) {
	var row sql.NullInt64
	if err := r.q.QueryRowContext(r.ctx, query, args...).Scan(&row); err != nil || !row.Valid {
		return at, failure(err, "")
	}
	err = r.q.QueryRowContext(r.ctx, "SELECT at FROM change_set WHERE ? BETWEEN first_row AND last_row", row.Int64).Scan(moment{&at})
	return at, failure(err, "")
}

// MarkedSinceObjection reports whether a mark that is not its own, a bonus or deduction, a veto or a decided grade is another than when an
// objection came in: of its branch, or of any where it is about none. Of the marks only those of its item count where it names one. Only
// the reason or the day of a mark is no change.
func (r *Reader) MarkedSinceObjection(ob model.Objection) (changed bool, err error) {
	err = r.q.QueryRowContext(r.ctx, `WITH touched AS (SELECT min(id) AS first, max(id) AS last FROM change_row
			WHERE id > (SELECT max(id) FROM change_row WHERE tbl = 'objection' AND pk = ?1 AND op = 'I')
			AND tbl IN ('mark', 'adjustment', 'veto', 'decision') AND coalesce(after, before) ->> '$.year' = ?2
			AND coalesce(coalesce(after, before) ->> '$.stage', 1) <> 0
			AND (?3 = 0 OR coalesce(coalesce(after, before) ->> '$.org_id', (coalesce(after, before) ->> '$.unit_id') + 1000000000) = ?3)
			AND (?4 = '' OR tbl <> 'mark' OR coalesce(after, before) ->> '$.item' = ?4)
			GROUP BY tbl, pk)
		SELECT EXISTS (SELECT 1 FROM touched t JOIN change_row f ON f.id = t.first JOIN change_row l ON l.id = t.last
			WHERE json_remove(f.before, '$.at', '$.by', '$.reason', '$.evidence') IS NOT json_remove(l.after, '$.at', '$.by', '$.reason', '$.evidence'))`,
		ob.ID, ob.Year, ob.OrgID, ob.Item).Scan(&changed)
	return changed, failure(err, "")
}

// FinalisedSinceOutcome reports whether the year of an objection was finalised, not only put back by undo, after its outcome, or what it
// is about, was last written.
func (r *Reader) FinalisedSinceOutcome(ob model.Objection) (finalised bool, err error) {
	err = r.q.QueryRowContext(r.ctx, `WITH said AS (SELECT max(id) AS row FROM change_row WHERE tbl = 'objection' AND pk = ?1
			AND (before IS NULL OR json_array(before ->> '$.outcome', before ->> '$.org_id', before ->> '$.item')
				<> json_array(after ->> '$.outcome', after ->> '$.org_id', after ->> '$.item')))
		SELECT EXISTS (SELECT 1 FROM change_row c, said JOIN change_set s ON c.id BETWEEN s.first_row AND s.last_row
			WHERE c.tbl = 'assessment_year' AND c.pk = ?2 AND c.id > said.row AND s.kind = 'finalise')`,
		ob.ID, ob.Year).Scan(&finalised)
	return finalised, failure(err, "")
}
