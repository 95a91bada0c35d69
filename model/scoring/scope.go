package scoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Outside says why a branch is not within a scope in a year, "" when it is: 只用于联合党支部.
func Outside(s model.Scope, org *model.Org, sector model.Sector, year int) string {
	var why []string
	if len(s.Kinds) > 0 && !slices.Contains(s.Kinds, org.Kind) {
		why = append(why, "只用于"+joinLabels(s.Kinds))
	}
	if len(s.Formations) > 0 && !slices.Contains(s.Formations, org.Formation) {
		why = append(why, "只用于"+joinLabels(s.Formations)+"的支部")
	}
	if len(s.Sectors) > 0 && !slices.Contains(s.Sectors, sector) {
		why = append(why, "只用于"+joinLabels(s.Sectors))
	}
	if s.MinMonths > 0 && fullMonths(year, org.SetUpOn) < s.MinMonths {
		why = append(why, fmt.Sprintf("本年度成立不满 %d 个月", s.MinMonths))
	}
	return strings.Join(why, "；")
}

// ScopeText says for which branches a scope is, "" for all: 联合党支部；本年度成立满 12 个月.
func ScopeText(s model.Scope) string {
	var parts []string
	if len(s.Kinds) > 0 {
		parts = append(parts, joinLabels(s.Kinds))
	}
	if len(s.Formations) > 0 {
		parts = append(parts, joinLabels(s.Formations))
	}
	if len(s.Sectors) > 0 {
		parts = append(parts, joinLabels(s.Sectors))
	}
	if s.MinMonths > 0 {
		parts = append(parts, fmt.Sprintf("本年度成立满 %d 个月", s.MinMonths))
	}
	return strings.Join(parts, "；")
}

func joinLabels[T interface{ Label() string }](all []T) string {
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = v.Label()
	}
	return strings.Join(names, "、")
}

// ApplyScope takes the items that are not for a branch out of its marks: each reads 不适用, with the reason, whatever was
// marked.
func ApplyScope(scheme *model.Scheme, org *model.Org, sector model.Sector, year int, marks map[model.MarkKey]model.Mark) {
	for _, part := range scheme.Parts {
		for _, c := range part.Categories {
			for i := range c.Items {
				item := &c.Items[i]
				if item.Scope.All() {
					continue
				}
				why := Outside(item.Scope, org, sector, year)
				if why == "" {
					continue
				}
				away := model.Mark{NotApplicable: true, Reason: why}
				marks[model.MarkKey{Item: item.ID, Stage: model.SelfMark}] = away
				marks[model.MarkKey{Item: item.ID, Stage: model.CheckedMark}] = away
				delete(marks, model.MarkKey{Item: item.ID, Stage: model.FinalMark})
			}
		}
	}
}
