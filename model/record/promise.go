package record

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
)

// EndedOn is the field with the last day of what was promised, where that is ended before its time or renewed.
const EndedOn = "ended_on"

// Promise says that the entries of a register promise something so many times a year (共建协议): the fields that say what was
// promised and what was done, and the states on the way.
type Promise struct {
	Times string `json:"times"` // a Number: how many times a year
	Done  string `json:"done"`  // a Number: how many were held, as a spreadsheet says; counts where nothing else is known
	Held  string `json:"held"`  // a Log with a line for each time
	From  string `json:"from"`  // dates
	To    string `json:"to"`

	Signed   string `json:"signed"` // from this state on it is kept
	Running  string `json:"running"`
	Renewing string `json:"renewing"`
	Ended    string `json:"ended"`
}

func (p *Promise) check(r *Register) error {
	if p == nil {
		return nil
	}
	for name, shape := range map[string]Shape{p.Times: Number, p.Done: Number, p.Held: Log, p.From: Date, p.To: Date} {
		if f, ok := r.Field(name); !ok || f.Shape != shape {
			return model.FieldErrorf("promise", "约定与完成要用到字段“%s”，但没有这个字段，或它不是%s", name, shape.Label())
		}
	}
	for _, s := range []string{p.Signed, p.Running, p.Renewing, p.Ended} {
		if _, ok := r.StateNamed(s); !ok {
			return model.FieldErrorf("promise", "约定与完成要用到状态“%s”，但台账里没有", s)
		}
	}
	return nil
}

// Kept is how an entry keeps what it promises in a year of its own: from the day on which it begins, or an anniversary of it.
// Times is 0 where nothing is promised yet.
type Kept struct {
	From, To    model.Date
	Done, Times int
	ByNow       int // how many there should be by now, in proportion to the time gone; 0 of one that is over
}

// Text is done of promised, for lists: 3/6; "" where nothing is promised.
func (k Kept) Text() string {
	if k.Times == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", k.Done, k.Times)
}

// Late reports whether fewer were held than there should be by now.
func (k Kept) Late() bool { return k.Done < k.ByNow }

// Left is how many are still to be held in the year.
func (k Kept) Left() int { return max(0, k.Times-k.Done) }

// Signed reports whether an entry that promises something is in force, or was.
func (r *Register) Signed(e *Entry) bool {
	at := func(name string) int {
		return slices.IndexFunc(r.States, func(s State) bool { return s.Name == name })
	}
	return r.Promise != nil && at(e.State) >= at(r.Promise.Signed)
}

// Keeping says how an entry keeps what it promises on a day. others are the days of what was held and stands elsewhere;
// a day that the log of the entry has too counts once.
func (r *Register) Keeping(e *Entry, others []model.Date, today model.Date) Kept {
	times, err := strconv.Atoi(e.Values[promised(r)])
	if err != nil || times <= 0 || !r.Signed(e) {
		return Kept{}
	}
	k := Kept{Times: times}
	k.From, k.To = yearOf(model.Date(e.Values[r.Promise.From]), model.Date(e.Values[r.Promise.To]), today)
	lines, _ := ParseLog(e.Values[r.Promise.Held])
	var logged []model.Date
	for _, l := range lines {
		logged = append(logged, l.Day)
	}
	any := len(logged) > 0
	for _, d := range others {
		if any = true; !slices.Contains(logged, d) {
			logged = append(logged, d)
		}
	}
	for _, d := range logged {
		if !d.Before(k.From) && !k.To.Before(d) {
			k.Done++
		}
	}
	if said, err := strconv.Atoi(e.Values[r.Promise.Done]); err == nil && !any {
		k.Done = said
	}
	if whole := k.From.DaysTo(k.To) + 1; !r.Over(e) && whole > 0 {
		k.ByNow = times * min(whole, max(0, k.From.DaysTo(today)+1)) / whole
	}
	return k
}

func promised(r *Register) string {
	if r.Promise == nil {
		return ""
	}
	return r.Promise.Times
}

// yearOf is the year of an agreement in which a day lies; the first before it began and the last after it ended. One that
// does not say to the day when it began goes by years of the calendar.
func yearOf(start, end, day model.Date) (from, to model.Date) {
	if end.Precision() == model.ByDay && end.Before(day) {
		day = end
	}
	if start.Precision() != model.ByDay {
		y := fmt.Sprintf("%04d", day.Year())
		return model.Date(y + "-01-01"), model.Date(y + "-12-31")
	}
	for from = start; !day.Before(from.AddYears(1)); {
		from = from.AddYears(1)
	}
	to = from.AddYears(1).AddDays(-1)
	if end.Precision() == model.ByDay && end.Before(to) {
		to = end
	}
	return from, to
}
