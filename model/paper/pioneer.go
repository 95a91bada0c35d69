package paper

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
)

// Pioneer is 党员先锋指数 of a quarter and of its year. Latest is the latest quarter that somebody has an index for.
type Pioneer struct {
	Year, Quarter int
	Latest        int
	Index         *model.PioneerIndex
	Branches      []PioneerBranch // those with an index for somebody, in the order of the ledger
}

// PioneerBranch is the index of a branch's members.
type PioneerBranch struct {
	OrgID    int64
	Branch   string
	Rows     []PioneerRow // by pinyin
	Best     int          // how many have the best grade of the appraisal
	Limit    int          // how many may have it
	Appraise bool         // results of the appraisal are recorded
}

// PioneerRow is a member. Quarter is that of Pioneer.Quarter.
type PioneerRow struct {
	Name    string
	Kind    model.MemberKind
	Exempt  bool
	Quarter *pioneer.Quarter
	Year    pioneer.Year
	Grade   string // of the appraisal, "" for none
	Reason  string // for a grade beyond its limit
}
