package record

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Tally says what of an entry is counted from the entries of another register in the present year: the visits of a contact point.
// Where that register has none of it, what was typed or imported stays.
type Tally struct {
	Register string            `json:"register"`       // visit
	Match    map[string]string `json:"match"`          // field here: field there that holds the same, or one of the names here
	On       string            `json:"on"`             // the date there
	From     string            `json:"from,omitempty"` // the date here: what happened before it is not counted, and nothing is due before it
	To       string            `json:"to,omitempty"`   // the date here: nor what happened after it
	Into     string            `json:"into"`           // the number here: how many
	Last     string            `json:"last,omitempty"` // the date here: of the last of them
	Of       string            `json:"of,omitempty"`   // the number here: how many there should be in a year
	Next     string            `json:"next,omitempty"` // the date here: by when the next is due, spread evenly over the year; none when there are enough
}

// Handing makes entries of another register of what was found or decided: a problem handed over, a decision with owner and day.
type Handing struct {
	To    string            `json:"to"`              // assignment
	Verb  string            `json:"verb"`            // 交办问题
	Fill  map[string]string `json:"fill"`            // field there: field here
	Set   map[string]string `json:"set,omitempty"`   // field there: value
	Text  string            `json:"text"`            // the field there that says what is handed over; of several lines here each is one
	From  string            `json:"from"`            // the field there that says which entry it comes from; see Register.Origin
	Begun string            `json:"begun,omitempty"` // the date there that is today
	Words string            `json:"words,omitempty"` // the field there that keeps what was handed over in the words it has here, whatever Text becomes
}

// Count fills in what is counted from the entries of the other register, as of a day.
func (t *Tally) Count(e *Entry, others []Entry, today model.Date) {
	since, until := t.span(e, today)
	n, last := 0, model.Date("")
	for i := range others {
		o := &others[i]
		on := model.Date(o.Values[t.On])
		if on == "" || on.Before(since) || until.Before(on) || today.Before(on) || o.ClosedOn != "" || !t.matches(e, o) {
			continue
		}
		n++
		if last.Before(on) || last == "" {
			last = on
		}
	}
	values := map[string]string{}
	for k, v := range e.Values {
		values[k] = v
	}
	e.Values = values
	if n > 0 {
		values[t.Into] = strconv.Itoa(n)
		if t.Last != "" {
			values[t.Last] = string(last)
		}
	} else if typed, err := strconv.Atoi(values[t.Into]); err == nil {
		n = typed
	}
	of, err := strconv.Atoi(values[t.Of])
	if t.Next == "" || err != nil || of <= 0 {
		return
	}
	delete(values, t.Next)
	if n >= of || today.Before(since) || until.Before(today) {
		return
	}
	if next := since.AddDays(max(0, 365*(n+1)/of-1)); !until.Before(next) {
		values[t.Next] = string(next)
	}
}

// span are the days of the present year in which things are counted for an entry: all of it, or from and to the days that the entry
// names. One that is over or has not begun yet has none of today.
func (t *Tally) span(e *Entry, today model.Date) (since, until model.Date) {
	since, until = model.Date(fmt.Sprintf("%04d-01-01", today.Year())), model.Date(fmt.Sprintf("%04d-12-31", today.Year()))
	if from, err := model.ParseDate(e.Values[t.From]); err == nil && since.Before(from.FirstDay()) {
		since = from.FirstDay()
	}
	if to, err := model.ParseDate(e.Values[t.To]); err == nil && to != "" && to.Before(until) {
		until = to
	}
	return since, until
}

// matches reports whether an entry of the other register is about the same. A name is the whole of one: 吴 is not 吴静.
func (t *Tally) matches(e, other *Entry) bool {
	for here, there := range t.Match {
		mine, its := strings.TrimSpace(e.Values[here]), strings.TrimSpace(other.Values[there])
		if mine == "" || its != mine && (RefID(mine) != 0 || !nameInCommon(mine, its)) {
			return false
		}
	}
	return len(t.Match) > 0
}

// Origin names an entry in the entries that are made of it: 走访记录 周敏 2026-03-05, with its number where it has one.
func (r *Register) Origin(e *Entry, title string) string {
	day := ""
	for _, i := range r.Fields {
		if i.Shape == Date && e.Values[i.Name] != "" {
			day = e.Values[i.Name]
			break
		}
	}
	return strings.Join(strings.Fields(r.Title+" "+e.Number+" "+title+" "+day), " ")
}

// Matters are what an entry has to hand over: the lines of the field that says it, without their numbers.
func (h *Handing) Matters(e *Entry) []string { return Lines(e.Values[h.Fill[h.Text]]) }

// MatterOf is the matter that an entry was made of, in the words that it had.
func (h *Handing) MatterOf(made *Entry) string {
	return cmp.Or(made.Values[h.Words], made.Values[h.Text])
}

// Done reports whether all that an entry has to hand over was handed over and is done by the entries of the other register that were
// made of it. One that was withdrawn before it was done is not.
func (h *Handing) Done(e *Entry, made []*Entry, to *Register) bool {
	matters := h.Matters(e)
	return len(matters) > 0 && !slices.ContainsFunc(matters, func(matter string) bool {
		return !slices.ContainsFunc(made, func(m *Entry) bool {
			s, _ := to.StateNamed(m.State)
			return s.Over && h.MatterOf(m) == matter
		})
	})
}

// Reworded are the matters of an entry whose words were changed, each with its new ones: what is on a line of its own both times.
func (h *Handing) Reworded(before, after *Entry) map[string]string {
	was, now := h.Matters(before), h.Matters(after)
	if len(was) != len(now) {
		return nil
	}
	changed := map[string]string{}
	for i := range was {
		if was[i] != now[i] && !slices.Contains(now, was[i]) && !slices.Contains(was, now[i]) {
			changed[was[i]] = now[i]
		}
	}
	return changed
}

// ownNumber is a number with which people begin a line: 1. 一、 （二） 3）.
var ownNumber = regexp.MustCompile(`^(?:[（(][\d一二三四五六七八九十]{1,3}[）)]|[\d一二三四五六七八九十]{1,3}[、．）)]|\d{1,2}\.(?:\s|$))\s*|^\d{1,2}\.(?:[^\d])`)

// Lines are the lines of a text that say something, without the numbers before them.
func Lines(text string) []string {
	var all []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if n := ownNumber.FindString(line); strings.HasSuffix(strings.TrimRight(n, " "), ".") || !strings.Contains(n, ".") {
			line = line[len(n):]
		} else { // 1.走访: the first character of what is said was needed to tell it from 1.5
			line = line[strings.Index(line, ".")+1:]
		}
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// checkLinks checks what a definition says about other registers, as far as its own fields go.
func (r *Register) checkLinks() error {
	need := func(names ...string) error {
		for _, name := range names {
			if _, ok := r.Field(name); name != "" && !ok {
				return model.FieldErrorf("fields", "台账“%s”要用到字段“%s”，但没有这个字段", r.Title, name)
			}
		}
		return nil
	}
	if c := r.Counts; c != nil {
		if err := need(c.On, c.By, c.Sum); err != nil {
			return err
		}
	}
	if t := r.Tally; t != nil {
		if err := need(t.Into, t.Last, t.Of, t.Next, t.From, t.To); err != nil {
			return err
		}
		for here := range t.Match {
			if err := need(here); err != nil {
				return err
			}
		}
	}
	if h := r.Hands; h != nil {
		for _, here := range h.Fill {
			if err := need(here); err != nil {
				return err
			}
		}
	}
	if r.Rounds != nil {
		return need(r.Rounds.By, r.Rounds.On)
	}
	return nil
}
