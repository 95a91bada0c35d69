package record

import "github.com/shuangbai/shuangbai/model"

// Contest says that the entries of a register compete in a year, marked by judges (优秀项目评选): their fields year, name, decided and
// reason say for what.
type Contest struct {
	Scores string `json:"scores"`         // the register with a row for each judge and project: year, project, judge, away, and the criteria
	Quota  int    `json:"quota"`          // how many of a hundred win
	Days   int    `json:"days"`           // working days for which the winners are made public
	Trim   int    `json:"trim,omitempty"` // from so many judges on the highest and the lowest do not count; 0: never

	Published string `json:"published"` // states
	Awarded   string `json:"awarded"`
	Lost      string `json:"lost"`
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
