package record

import (
	"strconv"

	"github.com/shuangbai/shuangbai/model"
)

// Entry is one entry of a register.
type Entry struct {
	ID        int64
	Register  string            // Register.ID
	Number    string            // GJ-2026-001, "" in a register without numbers
	Title     string            // as people called it when it was last written, for the history
	OrgID     int64             // the first organisation it names, 0 when none; see Link
	UnitID    int64             // the first unit
	MemberID  int64             // the first member
	State     string            // State.Name
	Values    map[string]string // by Item.Name, in the stored form of the shape; see Item.Check. "" is never kept
	ClosedOn  model.Date        // ended or withdrawn, kept for the record
	ClosedWhy string

	// Found when entries are read, not kept in the file.
	Followed bool // another round of the same thing came later, see FollowRounds
	Handed   bool // all that it had to hand over was handed over and is done, see Handing.Done: nothing is left to do of it
}

// Year is the year in the field of that name, 0 for none.
func (e *Entry) Year() int {
	year, err := strconv.Atoi(e.Values["year"])
	if err != nil || year < 0 {
		return 0
	}
	return year
}
