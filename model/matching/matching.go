// Package matching finds what is offered for what is needed, and the other way round (双向认领). It is pure: model/office
// reads the sides, and writes what people claim.
package matching

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/model"
)

// Side is a need or an offer.
type Side struct {
	ID       int64
	OrgID    int64 // 0 where none is named, as UnitID
	UnitID   int64
	District string // street or district, "" where it is not known
	Class    string // as its list calls it
	Content  string
	From, To model.Date // when it is needed or can be had; "" where open
}

// Classes say which classes of offers answer a class of needs: 阵地 by 阵地资源.
type Classes map[string][]string

// Suggestion is a side that answers another.
type Suggestion struct {
	ID  int64
	Why string // a sentence without its full stop
	fit int
}

// How much the reasons weigh against each other.
const (
	fitClass    = 8
	fitWords    = 4
	fitDistrict = 2
	fitTime     = 1
	fitLeast    = fitWords // the class, or the words, must agree
)

// Needs suggests needs for an offer, the best fit first, those that fit alike in the order given.
func Needs(offer Side, needs []Side, classes Classes) []Suggestion {
	return suggest(needs, func(s Side) (need, offered Side) { return s, offer }, classes)
}

// Offers suggests offers for a need, likewise.
func Offers(need Side, offers []Side, classes Classes) []Suggestion {
	return suggest(offers, func(s Side) (Side, Side) { return need, s }, classes)
}

func suggest(all []Side, pair func(Side) (need, offer Side), classes Classes) []Suggestion {
	var out []Suggestion
	for _, s := range all {
		need, offer := pair(s)
		if fit, why := fits(&need, &offer, classes); fit >= fitLeast {
			out = append(out, Suggestion{s.ID, strings.Join(why, "；"), fit})
		}
	}
	slices.SortStableFunc(out, func(a, b Suggestion) int { return cmp.Compare(b.fit, a.fit) })
	return out
}

// fits weighs how well an offer answers a need; 0 where it cannot: the classes are others, the times do not meet, or both
// are of the same branch or unit.
func fits(need, offer *Side, classes Classes) (fit int, why []string) {
	if need.UnitID != 0 && need.UnitID == offer.UnitID || need.OrgID != 0 && need.OrgID == offer.OrgID {
		return 0, nil
	}
	switch {
	case need.Class == "" || offer.Class == "":
	case need.Class == offer.Class:
		fit, why = fitClass, []string{"类别同为" + need.Class}
	case slices.Contains(classes[need.Class], offer.Class):
		fit, why = fitClass, []string{fmt.Sprintf("类别对得上（%s—%s）", need.Class, offer.Class)}
	default:
		return 0, nil
	}
	if words := common(need.Content, offer.Content); words != "" {
		fit += fitWords
		why = append(why, "都提到“"+words+"”")
	}
	if need.District != "" && need.District == offer.District {
		fit += fitDistrict
		why = append(why, "同在"+need.District)
	}
	from, to, dated := overlap(need, offer)
	switch {
	case !dated:
	case from != "" && to != "" && to.Before(from):
		return 0, nil
	default:
		fit += fitTime
		why = append(why, "时间合得上"+span(from, to))
	}
	return fit, why
}

// overlap is the time in which both are there; dated reports whether both say anything of it.
func overlap(a, b *Side) (from, to model.Date, dated bool) {
	from, to = a.From, a.To
	if from == "" || from.Before(b.From) {
		from = cmp.Or(b.From, from)
	}
	if to == "" || b.To != "" && b.To.Before(to) {
		to = cmp.Or(b.To, to)
	}
	return from, to, (a.From != "" || a.To != "") && (b.From != "" || b.To != "")
}

func span(from, to model.Date) string {
	switch {
	case from == "":
		return fmt.Sprintf("（%s前）", to.Long())
	case to == "":
		return fmt.Sprintf("（%s起）", from.Long())
	}
	return fmt.Sprintf("（%s至%s）", from.Long(), to.Long())
}

// wordLength is how many characters two texts must share to speak of one thing.
const wordLength = 3

// common is the longest run of Chinese characters that two texts share, "" where it is short.
func common(a, b string) string {
	best := ""
	x, y := []rune(a), []rune(b)
	before := make([]int, len(y)+1)
	longest := wordLength - 1
	for i := range x {
		run := make([]int, len(y)+1)
		for k := range y {
			if x[i] == y[k] && unicode.Is(unicode.Han, x[i]) {
				if run[k+1] = before[k] + 1; run[k+1] > longest {
					longest, best = run[k+1], string(x[i+1-run[k+1]:i+1])
				}
			}
		}
		before = run
	}
	return best
}
