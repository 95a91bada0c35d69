package paper

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Contest is a year's choice of the best projects (优秀项目评选).
type Contest struct {
	Year     int
	Criteria []string // what judges mark, with the full marks in Full
	Full     []int
	Judges   []string  // who marked anything
	Projects []Entrant // in the order of their rank
	Quota    string    // how many win, and of how many
	Limit    int       // how many win
	Days     int       // working days in public
	Trim     int       // from so many judges on, the highest and the lowest do not count
	Open     bool      // a tie waits for a decision
}

// Entrant is a project that competes.
type Entrant struct {
	EntryID  int64
	Name     string
	Org      string // who applies
	State    string
	Scores   []JudgeScore
	Ready    bool // all judges marked it
	Total    model.Points
	Rank     int    // 0 for none
	Grade    string // "" while it is open
	Remark   string
	Earlier  string // 2024年已获奖; "" for none
	From, To model.Date
}

// JudgeScore is what a judge gave.
type JudgeScore struct {
	Judge       string
	Total       model.Points
	Whole, Away bool
	Extreme     string // 最高分 or 最低分 of one that does not count in the mean; "" for one that counts
}

// Order takes rank, mean and grade from a ranking over and puts the projects in its order.
func (c *Contest) Order(ranking *model.Ranking) {
	at := map[int64]int{}
	for i, row := range ranking.Rows {
		at[row.OrgID] = i
	}
	slices.SortStableFunc(c.Projects, func(a, b Entrant) int { return at[a.EntryID] - at[b.EntryID] })
	for i := range c.Projects {
		p, row := &c.Projects[i], &ranking.Rows[at[c.Projects[i].EntryID]]
		p.Ready, p.Total, p.Rank, p.Grade, p.Remark = row.Ready, row.Total, row.Rank, row.Grade, row.Remark
	}
}
