package model

// StageDate is by which day one of the seven steps of a year's assessment shall be done.
type StageDate struct {
	Year  int
	Stage string // issue, self, check, ballot, finalise, publish or archive
	Due   Date   // known to the day
}

// SetupSkip is a step of setting the data file up that somebody left out on purpose.
type SetupSkip struct {
	Step string
	On   Date
}
