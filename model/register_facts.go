package model

// What the checkup reads of the registers' entries: typed, and no more than its rules need.

// EntryRef says which entry of a register a fact was read from, and whom it names.
type EntryRef struct {
	ID       int64
	OrgID    int64  // the organisation that the entry names, 0 for none
	MemberID int64  // the person on the roster, 0 for somebody who is not on it
	Name     string // as it was written, of somebody who is not on the roster
	ClosedOn Date   // the day on which the entry was ended or withdrawn
}

// Entry is the reference itself, for whoever goes through facts of any kind.
func (e *EntryRef) Entry() *EntryRef { return e }

// HeldOn reports whether the entry was not yet ended on a day.
func (e *EntryRef) HeldOn(day Date) bool { return e.ClosedOn == "" || day.Before(e.ClosedOn) }
