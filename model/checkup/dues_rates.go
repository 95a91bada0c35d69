package checkup

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// Rate is what one sort of members pays a month (党费交纳标准).
type Rate struct {
	Kinds []string      `json:"kinds"`           // how registers call them: 在职, 在岗
	Base  string        `json:"base,omitempty"`  // what the share is taken of: 月工资, 养老金
	Steps []RateStep    `json:"steps,omitempty"` // by the base, the lowest first
	Fixed *model.Points `json:"fixed,omitempty"` // yuan a month, in the place of a share
}

// RateStep is the share of the whole base, for a base up to and with an amount.
type RateStep struct {
	UpTo    model.Points `json:"up_to,omitempty"` // yuan; 0 for any
	Percent model.Points `json:"percent"`
}

// rateFor finds the rate of a sort of members, nil for one that the text does not name.
func (t *Text) rateFor(kind string) *Rate {
	i := slices.IndexFunc(t.Rates, func(r Rate) bool { return slices.Contains(r.Kinds, kind) })
	if i < 0 {
		return nil
	}
	return &t.Rates[i]
}

// due is what is to be paid a month of a base, both in hundredths of a yuan. The share is that of the whole base; what is
// less than a hundredth is left out.
func (r *Rate) due(base int64) (amount int64, percent model.Points) {
	if r.Fixed != nil {
		return int64(*r.Fixed), 0
	}
	for _, s := range r.Steps {
		if s.UpTo == 0 || base <= int64(s.UpTo) {
			return base * int64(s.Percent) / 10_000, s.Percent
		}
	}
	return 0, 0
}

// yuan writes an amount: 30.01.
func yuan(hundredths int64) string { return model.Points(hundredths).String() }

// reckoned says how an amount follows from the base: 月工资 3001.00 元的 1% 是 30.01 元.
func (r *Rate) reckoned(base int64) string {
	amount, percent := r.due(base)
	if r.Fixed != nil {
		return fmt.Sprintf("党费每月应交 %s 元", yuan(amount))
	}
	return fmt.Sprintf("%s %s 元的 %s%% 是每月 %s 元", r.Base, yuan(base), percent.Short(), yuan(amount))
}
