package office

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// fieldsOf say how the values of a register's fields become a fact, by the names that resources/registers gives them. A value
// that is no date or number counts as nothing.
type fieldsOf[T any] map[string]func(fact *T, value string)

// factEntries is a register of which the checkup reads the entries.
type factEntries struct {
	register string
	read     func(*model.RegisterFacts, *store.FactEntry) error
	renew    func(c *factChange, f, rows *model.RegisterFacts) // puts rows that were read again in the place of those that are gone
}

// readAs is a register whose entries become facts of a list: each begins as empty, which says what is not stated.
func readAs[T any, P checkup.FromEntry[T]](register string, list func(*model.RegisterFacts) *[]T, empty T, fields fieldsOf[T]) factEntries {
	return factEntries{register: register,
		read: func(f *model.RegisterFacts, e *store.FactEntry) error {
			all := append(*list(f), empty)
			*list(f) = all
			fact := &all[len(all)-1]
			*P(fact).Entry() = e.EntryRef
			return e.Each(func(name, value string) {
				if set := fields[name]; set != nil {
					set(fact, value)
				}
			})
		},
		renew: func(c *factChange, f, rows *model.RegisterFacts) {
			*list(f) = renewEntries[T, P](c, *list(f), *list(rows))
		}}
}

// stranger keeps the name in the field of a person who is not on the roster.
func stranger[T any, P checkup.FromEntry[T]](fact *T, value string) {
	if record.RefID(value) == 0 {
		P(fact).Entry().Name = strings.Clone(value)
	}
}

// What values become. A text is cloned: it would hold the whole entry otherwise.
func asDate[T any](at func(*T) *model.Date) func(*T, string) {
	return func(fact *T, value string) { *at(fact) = dateIn(value) }
}

func asDates[T any](at func(*T) *[]model.Date) func(*T, string) {
	return func(fact *T, value string) { *at(fact) = datesIn(value) }
}

func asAnswer[T any](at func(*T) *model.Answer) func(*T, string) {
	return func(fact *T, value string) {
		*at(fact) = map[string]model.Answer{record.Yes: model.Yes, record.No: model.No}[value]
	}
}

func asCount[T any](at func(*T) *int) func(*T, string) {
	return func(fact *T, value string) { *at(fact) = countIn(value) }
}

func asNames[T any](at func(*T) *int) func(*T, string) {
	return func(fact *T, value string) { *at(fact) = len(record.Names(value)) }
}

func asText[T any](at func(*T) *string) func(*T, string) {
	return func(fact *T, value string) { *at(fact) = strings.Clone(value) }
}

func asMoney[T any](at func(*T) *int64) func(*T, string) {
	return func(fact *T, value string) {
		if n, ok := moneyIn(value); ok {
			*at(fact) = n
		}
	}
}

func dateIn(value string) model.Date {
	d, err := model.ParseDate(value)
	if err != nil {
		return ""
	}
	return d
}

// countIn is a whole number, -1 for anything else.
func countIn(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// moneyIn is an amount in hundredths, of a yuan or an hour of study.
func moneyIn(value string) (int64, bool) {
	p, err := model.ParsePoints(value)
	return int64(p), err == nil && p >= 0
}

// datesIn are the dates at the beginning of the lines of a log.
func datesIn(value string) []model.Date {
	var all []model.Date
	for line := range strings.Lines(value) {
		if words := strings.Fields(line); len(words) > 0 {
			if d := dateIn(words[0]); d != "" {
				all = append(all, d)
			}
		}
	}
	return all
}

// paidIn reads what was paid in a month; words such as 未交 state that it was nothing.
func paidIn(value string) int64 {
	if n, ok := moneyIn(value); ok {
		return n
	}
	if strings.ContainsAny(value, "未欠无没—-") {
		return 0
	}
	return model.NotReadable
}

// votesIn reads those elected with their votes: 董秀（40票）、梁雪月 39 票.
func votesIn(value string) []model.Vote {
	var all []model.Vote
	for _, part := range record.Names(value) {
		v := model.Vote{Votes: -1}
		at := strings.IndexFunc(part, func(r rune) bool { return r >= '0' && r <= '9' })
		if v.Name = part; at >= 0 {
			v.Name = part[:at]
			digits := part[at:]
			if end := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' }); end >= 0 {
				digits = digits[:end]
			}
			v.Votes = countIn(digits)
		}
		if v.Name = strings.Trim(v.Name, " 　（(：:"); v.Name != "" {
			all = append(all, v)
		}
	}
	return all
}

// monthsPaid are the fields of the twelve months of dues: paid_01 to paid_12.
func monthsPaid(fields fieldsOf[model.Dues]) fieldsOf[model.Dues] {
	for m := range 12 {
		fields[fmt.Sprintf("paid_%02d", m+1)] = func(d *model.Dues, value string) { d.Paid[m] = paidIn(value) }
	}
	return fields
}

// noneStated are twelve months of which nothing is stated.
func noneStated() (paid [12]int64) {
	for m := range paid {
		paid[m] = model.NothingStated
	}
	return paid
}
