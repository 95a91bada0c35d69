package paper

import "github.com/shuangbai/shuangbai/model"

// Agreement is an agreement with another organisation (共建协议), as its entry in the register holds it.
type Agreement struct {
	EntryID                     int64
	Number                      string // GJ-001, and the committee's own where it has one
	Code                        string
	Org, Partner                string // party A, a branch, and party B
	Kind                        string
	Secretary, PartnerSecretary string
	Aim, Steps                  string
	Ours, Theirs                string // what each side promises, one item a line
	Times                       string // a year, "" where nothing is said
	SignedOn, Start, End        model.Date
	Contact                     string
	Renews                      string // the number of the agreement that it follows
}
