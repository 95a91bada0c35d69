package office

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/sectors"
)

// SchemeRow is a scheme of the data file or of the program, with the ID by which the command line names it: education, 2026 for
// the scheme in force in a year, 2026-v1 for one it replaced, 2026-g2 and 2026-g2-v1 for those of its second group, draft-7.
type SchemeRow struct {
	ID     string
	State  string // 默认方案, 已下发，第 2 版, 第 1 版, 草稿 3
	Year   int    // 0 for those that come with the program
	Scheme *model.Scheme
	draft  int64
}

// DefaultSchemeRows are the schemes that come with the program.
func DefaultSchemeRows() ([]SchemeRow, error) {
	all, err := DefaultSchemes()
	var rows []SchemeRow
	for _, s := range all {
		rows = append(rows, SchemeRow{ID: s.ID, State: "默认方案", Scheme: s})
	}
	return rows, err
}

// OfferedSchemes are the schemes that come with the program, that with which the committee's sector begins a year first; own tells
// whether it is there.
func (o *Office) OfferedSchemes(ctx context.Context) (rows []SchemeRow, own bool, err error) {
	if rows, err = DefaultSchemeRows(); err != nil {
		return nil, false, err
	}
	sector, err := o.Sector(ctx)
	if err != nil {
		return nil, false, err
	}
	if at := slices.IndexFunc(rows, func(r SchemeRow) bool { return r.ID == sector.Scheme }); at >= 0 {
		first := rows[at]
		rows, own = slices.Insert(slices.Delete(rows, at, at+1), 0, first), true
	}
	return rows, own, nil
}

// ShortSchemeName is what a scheme that comes with the program is called in a menu: 律师行业方案, 通用方案.
func ShortSchemeName(s *model.Scheme) string {
	if sector, ok := sectors.Find(s.Sector); ok && !sector.General {
		return sector.Name + "方案"
	}
	return "通用方案"
}

// SchemeRows lists all schemes: those that come with the program, those of the years, the drafts.
func (o *Office) SchemeRows(ctx context.Context) ([]SchemeRow, error) {
	rows, err := DefaultSchemeRows()
	if err != nil {
		return nil, err
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		years, err := r.AssessmentYears()
		if err != nil {
			return err
		}
		for _, y := range years {
			for i := range y.Groups {
				group, err := groupSchemeRows(r, &y, &y.Groups[i])
				if err != nil {
					return err
				}
				rows = append(rows, group...)
			}
		}
		drafts, err := r.SchemeDrafts(0)
		for _, d := range drafts {
			rows = append(rows, SchemeRow{ID: DraftRowID(d), State: fmt.Sprintf("草稿 %d", d.Number), Year: d.Year, Scheme: &d.Scheme, draft: d.ID})
		}
		return err
	})
	return rows, err
}

// groupSchemeRows are the schemes of one group: those that were replaced, and the one in force.
func groupSchemeRows(r *store.Reader, y *model.AssessmentYear, g *model.AssessmentGroup) ([]SchemeRow, error) {
	former, err := r.SchemeVersions(y.Year, g.Number)
	if err != nil {
		return nil, err
	}
	id, of := GroupSchemeID(y.Year, g.Number), ""
	if len(y.Groups) > 1 {
		of = "，" + g.GroupLabel(y.Groups)
	}
	var rows []SchemeRow
	for _, v := range former {
		rows = append(rows, SchemeRow{ID: fmt.Sprintf("%s-v%d", id, v.Number), State: fmt.Sprintf("第 %d 版%s", v.Number, of), Year: y.Year, Scheme: &v.Scheme})
	}
	return append(rows, SchemeRow{ID: id, State: fmt.Sprintf("已下发，第 %d 版%s", len(former)+1, of), Year: y.Year, Scheme: &g.Scheme}), nil
}

// GroupSchemeID is the ID of the scheme in force in a group of a year among SchemeRows.
func GroupSchemeID(year, group int) string {
	if group > 1 {
		return fmt.Sprintf("%d-g%d", year, group)
	}
	return strconv.Itoa(year)
}

// DraftRowID is the ID of a draft among SchemeRows.
func DraftRowID(d model.SchemeDraft) string { return fmt.Sprintf("draft-%d", d.ID) }

// SchemeByID returns one of SchemeRows.
func (o *Office) SchemeByID(ctx context.Context, id string) (SchemeRow, error) {
	rows, err := o.SchemeRows(ctx)
	if err != nil {
		return SchemeRow{}, err
	}
	return FindScheme(rows, id)
}

// FindScheme returns the scheme with an ID; the error names those that there are.
func FindScheme(rows []SchemeRow, id string) (SchemeRow, error) {
	var ids []string
	for _, row := range rows {
		if row.ID == id {
			return row, nil
		}
		ids = append(ids, row.ID)
	}
	return SchemeRow{}, model.Errorf(model.NotFound, "没有方案“%s”；现有 %s", id, strings.Join(ids, "、"))
}
