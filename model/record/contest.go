package record

import (
	"maps"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Contest says that the entries of a register compete in a year, marked by judges (优秀项目评选): their fields year, name, decided and
// reason say for what.
type Contest struct {
	Scores string `json:"scores"` // the register with a row for each judge and project: year, project, judge, away, and the criteria
	ContestRules
	Years map[int]ContestRules `json:"years,omitempty"` // of years that were decided before the rules were changed

	Chosen  string `json:"chosen,omitempty"` // values of the field decided: that a project wins although others have as many marks, or does not
	Refused string `json:"refused,omitempty"`

	Published string `json:"published"` // states
	Awarded   string `json:"awarded"`
	Lost      string `json:"lost"`
}

// ContestRules are what people set of a contest.
type ContestRules struct {
	Quota int `json:"quota"`          // how many of a hundred projects win, 1 to 100
	Days  int `json:"days"`           // working days for which the winners are made public, 1 to 60
	Trim  int `json:"trim,omitempty"` // from so many judges on the highest and the lowest mark do not count; 0: all count, else at least 3
}

// Decided reports whether a project stands in a state in which the contest of its year was decided.
func (c *Contest) Decided(e *Entry) bool {
	return e.ClosedOn == "" && (e.State == c.Published || e.State == c.Awarded || e.State == c.Lost)
}

// Under is the contest with the rules by which a year was decided: those that held then.
func (c *Contest) Under(year int, decided bool) ContestRules {
	if rules, ok := c.Years[year]; ok && decided {
		return rules
	}
	return c.ContestRules
}

// Changed is the contest under new rules; years that were decided keep those that they were decided by.
func (c *Contest) Changed(rules ContestRules, decided map[int]bool) *Contest {
	changed := *c
	changed.ContestRules, changed.Years = rules, map[int]ContestRules{}
	maps.Copy(changed.Years, c.Years)
	maps.DeleteFunc(changed.Years, func(year int, _ ContestRules) bool { return !decided[year] })
	for year := range decided {
		changed.Years[year] = c.Under(year, true)
	}
	return &changed
}

func (c *Contest) check(r *Register) error {
	if c == nil {
		return nil
	}
	for _, s := range []string{c.Published, c.Awarded, c.Lost} {
		if _, ok := r.StateNamed(s); !ok {
			return model.FieldErrorf("contest", "评选要用到状态“%s”，但台账里没有", s)
		}
	}
	decided, _ := r.Field("decided")
	for _, word := range []string{c.Chosen, c.Refused} {
		if word != "" && (decided == nil || !slices.Contains(decided.Options, word)) {
			return model.FieldErrorf("contest", "评选要用到同分时的决定“%s”，但台账里没有这个选项", word)
		}
	}
	if c.Quota < 1 || c.Quota > 100 || c.Days < 1 {
		return model.FieldErrorf("contest", "评选的名额应是 1 到 100（百分之几），公示至少 1 天")
	}
	return nil
}

// Criteria are the fields of a register of scores that are marked: the numbers with a full mark.
func (r *Register) Criteria() []Item {
	var all []Item
	for _, i := range r.Fields {
		if i.Shape == Number && i.Max != nil && i.Name != "year" {
			all = append(all, i)
		}
	}
	return all
}
