package checkup

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// account is what somebody owed and paid in the months that are over, of this year and the one before.
type account struct {
	*dossier
	first, last int         // months, as year * 12 + month - 1
	due         [2]int64    // a month, by years ago; -1 where it cannot be told
	rates       [2]*Rate    // by which it was reckoned, nil where the stated standard holds
	latest      *model.Dues // the entry that mends
}

// month counts months from year 0, so that those of two years stand in one row.
func month(d model.Date) int { return d.Year()*12 + d.Month() - 1 }

func monthName(m, thisYear int) string {
	if m/12 != thisYear {
		return fmt.Sprintf("%d 年 %d 月", m/12, m%12+1)
	}
	return fmt.Sprintf("%d 月", m%12+1)
}

// accounts calls do for everybody of whom dues are recorded and who did not pay in full each month. Somebody owes from the month
// in which he was admitted or came to the committee, to the one before he left.
func (j *judge) accounts(do func(a *account, f Finding)) {
	rates := j.ratesOfYears()
	j.eachDossier(j.turns.dossiers, func(d *dossier) {
		a := account{dossier: d, first: (j.day.Year() - 1) * 12, last: month(j.day) - 1, due: [2]int64{-1, -1}, latest: d.dues[0]}
		if a.latest == nil {
			a.latest = d.dues[1]
		}
		if a.latest == nil {
			return
		}
		for ago, e := range d.dues {
			if e == nil {
				continue
			}
			a.due[ago] = e.Standard
			if r := rates[ago].rateFor(e.Kind); r != nil && (e.Base > 0 || r.Fixed != nil) {
				a.due[ago], _ = r.due(e.Base)
				a.rates[ago] = r
			}
		}
		if a.inFull(j) {
			return
		}
		a.limit(j)
		do(&a, j.aboutEntry(d, &a.latest.EntryRef))
	})
}

// inFull reports whether every month that is over was paid as due, as for almost everybody.
func (a *account) inFull(j *judge) bool {
	for m := a.first; m <= a.last; m++ {
		ago := j.day.Year() - m/12
		if e := a.dues[ago]; e != nil && (a.due[ago] < 0 || e.Paid[m%12] < max(1, a.due[ago])) {
			return false
		}
	}
	return true
}

// ratesOfYears are the texts with the rates that were in force at the beginning of the year of the day, and of the one
// before: a year's dues are reckoned from one base.
func (j *judge) ratesOfYears() (texts [2]*Text) {
	for ago := range texts {
		texts[ago] = &Text{}
		for i := range j.out.Rules {
			t := j.out.Rules[i].TextOn(model.Date(fmt.Sprintf("%d-01-01", j.day.Year()-ago)))
			if t != nil && len(t.Rates) > 0 {
				texts[ago] = t
			}
		}
	}
	return texts
}

// limit narrows the months to those that are owed.
func (a *account) limit(j *judge) {
	from := func(d model.Date) {
		if d != "" {
			a.first = max(a.first, month(d.LastDay()))
		}
	}
	from(a.came)
	if c := a.course; c != nil {
		from(c.Admit)
	}
	for _, t := range a.transfers {
		if t.Out && t.Receipt != "" && !j.day.Before(t.Receipt) {
			a.last = min(a.last, month(t.Receipt)-1)
		}
	}
	if p := a.who; p != nil {
		from(p.JoinDate)
		from(p.came)
		if p.ClosedOn != "" && !j.day.Before(p.ClosedOn) {
			a.last = min(a.last, month(p.ClosedOn)-1)
		}
	}
}

// paid is what is recorded for a month: model.NothingStated where the year has no entry, or the month is not recorded yet of half
// of all or of half of the branch: each branch hands in its own list. A blank beside the payments of most others says that nothing
// was paid.
func (a *account) paid(j *judge, m int) int64 {
	ago := j.day.Year() - m/12
	if a.dues[ago] == nil {
		return model.NothingStated
	}
	e, at := a.dues[ago], (1-ago)*12+m%12
	n := e.Paid[m%12]
	if n == model.NothingStated && j.keeps.dues[at] && j.branchDues[e.OrgID].keeps(at) {
		return 0
	}
	return n
}

func (a *account) dueIn(j *judge, m int) int64 { return a.due[j.day.Year()-m/12] }

// excess is what was paid beyond what was due, up to the month of the day: it makes good for months without a payment.
func (a *account) excess(j *judge) (sum int64) {
	for m := a.first; m <= month(j.day); m++ {
		if n, due := a.paid(j, m), a.dueIn(j, m); due >= 0 && n > due {
			sum += n - due
		}
	}
	return sum
}

// longestUnpaid is the longest row of owed months without a payment that nothing made good, the latest of several: its
// first and last month.
func (a *account) longestUnpaid(j *judge) (from, to int) {
	to, run := -1, 0
	var owed int64
	excess := int64(-1) // reckoned when a month was not paid: almost everybody pays
	for m := a.first; m <= a.last; m++ {
		if a.paid(j, m) != 0 {
			run, owed = 0, 0
			continue
		}
		if run++; excess < 0 {
			excess = a.excess(j)
		}
		owed += max(0, a.dueIn(j, m))
		if run >= to-from+1 && (owed == 0 || excess < owed) {
			from, to = m-run+1, m
		}
	}
	return from, to
}

// unpaidLong finds members who paid nothing for half a year in a row.
func (j *judge) unpaidLong() {
	j.withoutDues()
	j.accounts(func(a *account, f Finding) {
		from, to := a.longestUnpaid(j)
		if f.Number = to - from + 1; f.Number < j.rule.Number {
			return
		}
		f.Since = model.Date(fmt.Sprintf("%d-%02d", (from+j.rule.Number-1)/12, (from+j.rule.Number-1)%12+1)).LastDay()
		f.Measured = fmt.Sprintf("%d 个月", f.Number)
		f.Says = fmt.Sprintf("%s从 %d 年 %d 月到 %s连续 %d 个月没有交党费，也没有补交", f.Member, from/12, from%12+1, monthName(to, from/12), f.Number)
		j.found(j.day, f)
	})
}

// paidShort finds members who paid less than is due in the months of the year that are over. Months without any payment
// are left to the other rule once they are as many as that asks for.
func (j *judge) paidShort() {
	j.withoutRate()
	year, over := lastPeriods(j.day, 12)
	ago, longRule := j.day.Year()-year, j.numberOf("unpaid-long")
	j.accounts(func(a *account, f Finding) {
		e := a.dues[ago]
		if e == nil {
			return
		}
		f.EntryID = e.ID
		due := a.due[ago]
		if due < 0 {
			what, fix := "党费的基数和应交标准没有填", "在“党费收缴”里填基数，程序按基数算应交多少"
			if e.Base > 0 {
				what, fix = "党费的人员类别没有填", "在“党费收缴”里选人员类别：在职、离退休、学生等"
			}
			j.lacks(&f, what, fix)
			return
		}
		from, to := a.longestUnpaid(j)
		long := to-from+1 >= longRule
		var short, least int64 = 0, due
		var months []int
		for m := max(a.first, year*12); m <= min(a.last, year*12+over-1); m++ {
			n := a.paid(j, m)
			if n < 0 || n >= due || n == 0 && long && m >= from && m <= to {
				continue
			}
			short += due - n
			least = min(least, n)
			months = append(months, m)
		}
		if short == 0 || short <= a.excess(j) {
			return
		}
		f.Number, f.Limit, f.Measured, f.Bound = int(least), int(due), yuan(least), "≥ "+yuan(due)
		f.Since = model.Date(fmt.Sprintf("%d-%02d", months[0]/12, months[0]%12+1)).LastDay()
		f.Says = a.shortWords(j, e, ago, months, short)
		j.found(f.Since, f)
	})
}

// numberOf is the number of the rule with a measure.
func (j *judge) numberOf(measure string) int {
	for i := range j.out.Rules {
		if j.out.Rules[i].Measure == measure {
			return j.out.Rules[i].Number
		}
	}
	return 0
}

// shortWords: 薛和林的月工资 3001.00 元的 1% 是每月 30.01 元，应交标准写成 15.01 元；1 至 10 月少交，共少 150.00 元.
func (a *account) shortWords(j *judge, e *model.Dues, ago int, months []int, short int64) string {
	b := &strings.Builder{}
	b.WriteString(a.name)
	if r := a.rates[ago]; r != nil {
		b.WriteString("的" + r.reckoned(e.Base))
	} else {
		fmt.Fprintf(b, "的应交标准是每月 %s 元", yuan(a.due[ago]))
	}
	if e.Standard >= 0 && e.Standard < a.due[ago] {
		fmt.Fprintf(b, "，应交标准写成 %s 元", yuan(e.Standard))
	}
	b.WriteString("；")
	for i := 0; i < len(months); {
		n, k := a.paid(j, months[i]), i+1
		for k < len(months) && months[k] == months[k-1]+1 && a.paid(j, months[k]) == n {
			k++
		}
		if i > 0 {
			b.WriteString("，")
		}
		if fmt.Fprintf(b, "%d 月", months[i]%12+1); k > i+1 {
			fmt.Fprintf(b, "到 %d 月", months[k-1]%12+1)
		}
		switch {
		case n == 0:
			b.WriteString("没有交")
		case k > i+1:
			fmt.Fprintf(b, "每月交 %s 元", yuan(n))
		default:
			fmt.Fprintf(b, "交 %s 元", yuan(n))
		}
		i = k
	}
	fmt.Fprintf(b, "，共少交 %s 元", yuan(short))
	return b.String()
}
