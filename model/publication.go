package model

// Publication is the time for which the result of a finalised year is made public (公示). Both days are counted.
type Publication struct {
	Year  int
	First Date
	Last  Date
}

// Outcome is how an objection ended.
type Outcome string

// The outcomes. Pending is the outcome of an objection that is not dealt with yet.
const (
	Pending   Outcome = ""
	Upheld    Outcome = "upheld"    // 成立: the year must be reopened and the mark changed
	Rejected  Outcome = "rejected"  // 不成立
	Withdrawn Outcome = "withdrawn" // 本人撤回
)

// Outcomes lists the outcomes that end an objection.
func Outcomes() []Outcome { return []Outcome{Upheld, Rejected, Withdrawn} }

// Label is the Chinese term of the outcome.
func (o Outcome) Label() string {
	switch o {
	case Upheld:
		return "成立"
	case Rejected:
		return "不成立"
	case Withdrawn:
		return "本人撤回"
	}
	return "没有处理完"
}

// Objection is what somebody objected to in the result that was made public (异议).
type Objection struct {
	ID       int64
	Year     int
	OrgID    int64  // the branch that it is about, 0 where it is about the whole
	Item     string // the item that it is about, "" where it is about no one of them
	Who      string // who objects; "" is anonymous
	Text     string
	Received Date
	Handling string // how it was dealt with
	Outcome  Outcome
	Closed   Date // the day of the outcome, "" while it is pending
	Reopened Date // the day on which the year was reopened for it; only of an upheld one
}

// Sender is who objects, in words.
func (o *Objection) Sender() string {
	if o.Who == "" {
		return "匿名"
	}
	return o.Who
}

// WaitsForReopening reports whether the objection was upheld and the year was not reopened for it yet.
func (o *Objection) WaitsForReopening() bool { return o.Outcome == Upheld && o.Reopened == "" }

// Stands says in a word how the objection stands.
func (o *Objection) Stands() string {
	switch {
	case o.WaitsForReopening():
		return "成立，要重新打开"
	case o.Outcome == Upheld:
		return "成立，已重新打开"
	}
	return o.Outcome.Label()
}

// AddWeekdays is the last of n days from Monday to Friday that begin with d or, where d is none, with the next one. n is at
// least 1; d must be known to the day.
func (d Date) AddWeekdays(n int) Date {
	for day := d; ; day = day.AddDays(1) {
		if day.Weekdays(day) == 1 {
			if n--; n <= 0 {
				return day
			}
		}
	}
}
