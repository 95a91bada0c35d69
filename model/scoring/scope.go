package scoring

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/sectors"
)

// Outside says why a branch is not within a scope in a year, "" when it is: 只用于联合党支部.
func Outside(s model.Scope, a model.Assessed, sector model.Sector, year int) string {
	var why []string
	org := a.Org
	if org == nil { // of a unit nothing is asked that only organisations have
		org, s.Kinds, s.Formations, s.Managements, s.MinMonths = &model.Org{}, nil, nil, nil, 0
	}
	if len(s.Kinds) > 0 && !slices.Contains(s.Kinds, org.Kind) {
		why = append(why, "只用于"+joinLabels(s.Kinds))
	}
	if len(s.Formations) > 0 && !slices.Contains(s.Formations, org.Formation) {
		why = append(why, "只用于"+joinLabels(s.Formations)+"的支部")
	}
	if len(s.Managements) > 0 && !slices.Contains(s.Managements, org.Management) {
		why = append(why, "只用于"+joinLabels(s.Managements)+"的支部")
	}
	if len(s.UnitKinds) > 0 && !slices.ContainsFunc(a.UnitKinds, func(kind string) bool { return slices.Contains(s.UnitKinds, kind) }) {
		why = append(why, "只用于单位类别为"+strings.Join(s.UnitKinds, "、")+"的")
	}
	if len(s.Sectors) > 0 && !slices.Contains(s.Sectors, sector) {
		why = append(why, "只用于"+strings.Join(sectors.Labels(s.Sectors), "、"))
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
	if len(s.Managements) > 0 {
		parts = append(parts, joinLabels(s.Managements))
	}
	if len(s.UnitKinds) > 0 {
		parts = append(parts, unitKindsWord+"："+strings.Join(s.UnitKinds, "、"))
	}
	if len(s.Sectors) > 0 {
		parts = append(parts, strings.Join(sectors.Labels(s.Sectors), "、"))
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
func ApplyScope(scheme *model.Scheme, a model.Assessed, sector model.Sector, year int, marks map[model.MarkKey]model.Mark) {
	for _, part := range scheme.Parts {
		for _, c := range part.Categories {
			for i := range c.Items {
				item := &c.Items[i]
				if item.Scope.All() {
					continue
				}
				why := Outside(item.Scope, a, sector, year)
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

// unitKindsWord begins the condition of a scope about kinds of units: 单位类别：幼儿园、培训机构.
const unitKindsWord = "单位类别"

var months = regexp.MustCompile(`^(?:本年度)?成立满\s*([0-9]+)\s*个月$`)

// ReadScope reads what ScopeText writes, however it is separated; "全部" is everybody. What it cannot read is a field error that
// names the words that it knows.
func ReadScope(text string) (model.Scope, error) {
	var s model.Scope
	for _, condition := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("；;\n", r) }) {
		words := strings.FieldsFunc(condition, func(r rune) bool { return strings.ContainsRune("、，,", r) })
		kinds, ofUnits := strings.CutPrefix(strings.TrimSpace(condition), unitKindsWord)
		if ofUnits {
			words = strings.FieldsFunc(strings.TrimLeft(kinds, "：: "), func(r rune) bool { return strings.ContainsRune("、，,", r) })
		}
		for _, word := range words {
			word = strings.TrimSpace(word)
			switch {
			case word == "" || word == "全部" || word == "全部支部":
			case ofUnits:
				s.UnitKinds = append(s.UnitKinds, word)
			case !readScopeWord(&s, word):
				return s, model.FieldErrorf("scope", "“%s”读不懂，可填 党支部、联合党支部、单独组建、派党员单独组建、联合组建、挂靠组建、垂直管理、属地管理、双重管理、民办教育、律师行业、单位类别：幼儿园、本年度成立满 12 个月", word)
			}
		}
	}
	return s, nil
}

func readScopeWord(s *model.Scope, word string) bool {
	if f := months.FindStringSubmatch(word); f != nil {
		n, err := strconv.Atoi(f[1])
		s.MinMonths = n
		return err == nil
	}
	return labelled(&s.Kinds, word, model.Branch, model.JointBranch) ||
		labelled(&s.Formations, word, model.FormedAlone, model.FormedSeconded, model.FormedJointly, model.FormedAttached) ||
		labelled(&s.Managements, word, model.ManagedByLine, model.ManagedByPlace, model.ManagedByBoth) ||
		sectorNamed(&s.Sectors, word)
}

// sectorNamed adds the sector that is called so, if there is one.
func sectorNamed(to *[]model.Sector, word string) bool {
	for _, s := range sectors.All() {
		if s.Name == word {
			*to = append(*to, model.Sector(s.ID))
			return true
		}
	}
	return false
}

// labelled adds the value that is called so to a list, if there is one.
func labelled[T interface{ Label() string }](to *[]T, word string, values ...T) bool {
	for _, v := range values {
		if v.Label() == word {
			*to = append(*to, v)
			return true
		}
	}
	return false
}
