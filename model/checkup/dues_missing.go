package checkup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// withoutDues adds how many of a branch have no dues recorded, where its others have, and the months that its list leaves open
// where those of the other branches do not.
func (j *judge) withoutDues() {
	year, over := lastPeriods(j.day, 12)
	ago := j.day.Year() - year
	j.each(either, func(b *branch) {
		with, without := 0, 0
		for _, p := range b.people {
			switch {
			case p.file != nil && p.file.dues[ago] != nil:
				with++
			case p.kind.IsMember() && month(p.JoinDate.LastDay()) < year*12+over && month(p.came.LastDay()) < year*12+over:
				without++
			}
		}
		if with > 0 && without > 0 {
			j.missing(Gap{OrgID: b.org.ID, What: fmt.Sprintf("%d 名党员没有 %d 年的党费记录", without, year),
				Fix: "在“党费收缴”里补上，或者导入登记表", Mend: "register:dues"})
		}
		var open []string
		for m := range over {
			if at, c := (1-ago)*12+m, j.branchDues[b.org.ID]; c != nil && c.entries[ago] > 0 && j.keeps.dues[at] && !c.keeps(at) {
				open = append(open, strconv.Itoa(m+1))
			}
		}
		if len(open) > 0 {
			j.missing(Gap{OrgID: b.org.ID, What: fmt.Sprintf("%d 年 %s 月的党费多数党员没有登记", year, strings.Join(open, "、")),
				Fix: "在“党费收缴”里补上，没交的填 0，或者导入有这几个月的登记表", Mend: "register:dues"})
		}
	})
}

// withoutRate adds of how many of a branch the dues cannot be reckoned and are only compared with the standard that is stated,
// because the sort of member is not known to the rates, or the base is not stated.
func (j *judge) withoutRate() {
	year, _ := lastPeriods(j.day, 12)
	ago := j.day.Year() - year
	rates := j.ratesOfYears()[ago]
	if len(rates.Rates) == 0 {
		return
	}
	j.each(either, func(b *branch) {
		var unread []string
		n := 0
		for _, p := range b.people {
			if p.file == nil || p.file.dues[ago] == nil {
				continue
			}
			e := p.file.dues[ago]
			r := rates.rateFor(e.Kind)
			if e.Standard < 0 || r != nil && (e.Base > 0 || r.Fixed != nil) {
				continue // paidShort reckons it, or says of whom it cannot
			}
			if n++; r == nil && e.Kind != "" && !slices.Contains(unread, e.Kind) {
				unread = append(unread, e.Kind)
			}
		}
		if n == 0 {
			return
		}
		what := fmt.Sprintf("%d 名党员 %d 年的党费没有填人员类别或基数，只能按填的应交标准核对", n, year)
		if len(unread) > 0 {
			slices.Sort(unread)
			what = fmt.Sprintf("%d 名党员 %d 年的党费没有填人员类别或基数，或者类别（%s）认不出，只能按填的应交标准核对", n, year, strings.Join(unread, "、"))
		}
		j.missing(Gap{OrgID: b.org.ID, What: what, Fix: "在“党费收缴”里选人员类别：在职、离退休、学生等，填基数", Mend: "register:dues"})
	})
}
