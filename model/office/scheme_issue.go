package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// IssueDraft issues a draft (定稿并下发): it opens the year with it or, in an open year, replaces the scheme in force in a group
// (0 is the first), which is kept as a version. Marks stay as they are; Consequences says what that means. A draft with problems is refused, and
// so is one for a finalised year.
func (o *Office) IssueDraft(ctx context.Context, id int64, group int) (int64, error) {
	var d model.SchemeDraft
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		d, err = r.SchemeDraft(id)
		return err
	})
	if err != nil {
		return 0, err
	}
	if err := issuable(&d.Scheme); err != nil {
		return 0, err
	}
	return o.write(ctx, "assess", fmt.Sprintf("下发 %d 年度考核方案", d.Year), func(tx *store.Tx) error {
		if err := tx.DeleteSchemeDraft(id); err != nil {
			return err
		}
		y, err := openGroup(&tx.Reader, d.Year, group)
		if model.CodeOf(err) == model.NotFound && y.Groups == nil {
			return o.beginYear(tx, d.Year, "", &d.Scheme)
		}
		if err != nil {
			return err
		}
		return o.replaceScheme(tx, y, &d.Scheme)
	})
}

// issuable refuses a scheme with problems.
func issuable(s *model.Scheme) error {
	if problems := scoring.Validate(s); len(problems) > 0 {
		return model.Errorf(model.Invalid, "方案有 %d 处要改，改好后才能下发：%s", len(problems), strings.Join(problems, "；"))
	}
	return nil
}

// beginYear opens a year with a scheme for its first group; name may be "". It becomes the year in work, unless that is one whose
// assessment is under way: what is done without naming a year goes on to be about that one.
func (o *Office) beginYear(tx *store.Tx, year int, name string, scheme *model.Scheme) error {
	c, err := tx.Committee()
	if err != nil {
		return err
	}
	inWork, err := tx.AssessmentYear(c.Year)
	if err != nil && model.CodeOf(err) != model.NotFound {
		return err
	}
	if underWay := err == nil && !inWork.Finalised; c.Year != year && !underWay {
		c.Year = year
		if err := tx.PutCommittee(c); err != nil {
			return err
		}
	}
	if err := keepStageDates(tx, year); err != nil {
		return err
	}
	return tx.PutAssessmentYear(model.AssessmentYear{Year: year, GroupName: name, Scheme: *scheme, Units: !scheme.AssessesBranches(), OpenedAt: o.now()})
}

// replaceScheme puts a scheme in the place of the one in force, which becomes a version.
func (o *Office) replaceScheme(tx *store.Tx, y model.AssessmentYear, scheme *model.Scheme) error {
	if scheme.AssessesBranches() != y.Scheme.AssessesBranches() {
		return model.Errorf(model.Conflict, "现在的方案考核%s，这份考核%s，不能代替它；把这份方案另开一个考核组别", y.Scheme.ObjectLabel(), scheme.ObjectLabel())
	}
	former, err := tx.SchemeVersions(y.Year, y.Group)
	if err != nil {
		return err
	}
	err = tx.AddSchemeVersion(&model.SchemeVersion{Year: y.Year, Group: y.Group, Number: len(former) + 1, ReplacedAt: o.now(), Scheme: y.Scheme})
	if err != nil {
		return err
	}
	y.Scheme = *scheme
	return putGroup(tx, y)
}

// Consequences says, a sentence each, what issuing a scheme in a group of an open year would do to the marks that are there.
// Nothing is said when the year is not open or nothing is marked.
func (o *Office) Consequences(ctx context.Context, year, group int, scheme *model.Scheme) ([]string, error) {
	var said []string
	err := o.db.Read(ctx, func(r *store.Reader) error {
		y, err := r.AssessmentYear(year)
		if model.CodeOf(err) == model.NotFound {
			return nil
		}
		if err != nil {
			return err
		}
		sheets, err := o.sheets(r, year)
		if of, ok := y.In(group); err == nil && ok {
			said = consequences(&of.Scheme, scheme, inGroup(sheets, of.Group))
		}
		return err
	})
	return said, err
}

// inGroup are the sheets of one group.
func inGroup(sheets []*model.MarkSheet, group int) []*model.MarkSheet {
	return slices.DeleteFunc(slices.Clone(sheets), func(s *model.MarkSheet) bool { return s.Group != group })
}

func consequences(before, after *model.Scheme, sheets []*model.MarkSheet) []string {
	marked, gone, over, odd := 0, map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range sheets {
		for key, m := range s.Marks {
			_, _, was, known := before.ItemByID(key.Item)
			if !known || m.NotApplicable {
				continue
			}
			marked++
			_, _, now, stays := after.ItemByID(key.Item)
			switch {
			case !stays:
				gone[was.Title()]++
			case scoring.CheckMark(now, m.Points) != nil:
				over[now.Title()]++
			case scoring.Misfit(was, m.Points) == "" && scoring.Misfit(now, m.Points) != "":
				odd[now.Title()]++
			}
		}
	}
	if marked == 0 {
		return nil
	}
	var said []string
	add := func(counts map[string]int, format string, items func(string, int) string) {
		var parts []string
		for _, s := range []*model.Scheme{before, after} {
			for _, item := range itemsOf(s) {
				if n := counts[item.Title()]; n > 0 {
					parts = append(parts, items(item.Title(), n))
					delete(counts, item.Title())
				}
			}
		}
		if len(parts) > 0 {
			said = append(said, fmt.Sprintf(format, strings.Join(parts, "、")))
		}
	}
	each := func(title string, n int) string { return fmt.Sprintf("%s（%d 个分）", title, n) }
	add(gone, "删去的项目不再计入，已打的分留在数据文件里：%s", each)
	add(over, "分值降低，超出的按新的满分计，复核时要改：%s", each)
	add(odd, "计分办法变了，已打的分与新办法不符，要改分或写理由：%s", each)
	added := map[string]int{}
	for _, item := range itemsOf(after) {
		if _, _, _, ok := before.ItemByID(item.ID); !ok {
			added[item.Title()] = len(sheets)
		}
	}
	add(added, "新增的项目要给每个支部打分：%s", func(title string, n int) string { return fmt.Sprintf("%s（%d 个支部）", title, n) })
	return said
}

// itemsOf lists the items of a scheme in its order.
func itemsOf(s *model.Scheme) []*model.Item {
	var all []*model.Item
	for p := range s.Parts {
		for c := range s.Parts[p].Categories {
			for i := range s.Parts[p].Categories[c].Items {
				all = append(all, &s.Parts[p].Categories[c].Items[i])
			}
		}
	}
	return all
}
