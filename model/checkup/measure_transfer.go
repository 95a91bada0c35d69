package checkup

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// letters calls do for everybody whose latest transfer has a letter of introduction.
func (j *judge) letters(do func(t *model.Transfer, f Finding)) {
	j.eachDossier(j.turns.movers, func(d *dossier) {
		if n := len(d.transfers); n > 0 {
			if t := d.transfers[n-1]; t.Issued != "" && (t.Letter || t.ValidDays > 0) {
				do(t, j.aboutEntry(d, &t.EntryRef))
			}
		}
	})
}

// letterValidity finds letters valid for longer than they may be: three months, that is 90 days or to the same day of the
// third month.
func (j *judge) letterValidity() {
	j.letters(func(t *model.Transfer, f Finding) {
		if t.ValidDays <= j.rule.Number || t.Issued.DaysTo(t.Issued.AddMonths(j.rule.Number/30)) >= t.ValidDays {
			return
		}
		f.Number, f.Since = t.ValidDays, t.Issued
		f.Says = fmt.Sprintf("%s的介绍信 %s开具，有效期写了 %d 天，最长不超过 3 个月（%d 天）", f.Member, t.Issued.Long(), t.ValidDays, j.rule.Number)
		j.found(t.Issued, f)
	})
}

// onTheWay finds members who were sent off with a letter that has run out, without a receipt.
func (j *judge) onTheWay() {
	j.letters(func(t *model.Transfer, f Finding) {
		if !t.Out || t.Receipt != "" && !j.day.Before(t.Receipt) {
			return
		}
		if t.ValidDays == 0 {
			j.lacks(&f, "介绍信的有效期没有填", "在“组织关系转接”里照介绍信存根填有效期；回执已经收到的，填回执日期")
			return
		}
		over := t.Issued.DaysTo(j.day) - t.ValidDays
		if over <= 0 {
			return
		}
		f.Number, f.Limit, f.Measured, f.Since = over, 0, fmt.Sprintf("过期 %d 天", over), t.Issued.AddDays(t.ValidDays)
		f.Says = fmt.Sprintf("%s的介绍信 %s开具，有效 %d 天，已过期 %d 天，没有收到回执，仍由原支部管理", f.Member, t.Issued.Long(), t.ValidDays, over)
		j.found(j.day, f)
	})
}
