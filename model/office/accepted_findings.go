package office

import (
	"context"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// Acceptance is a finding of today, by its key, and why it stands up to and with a day.
type Acceptance struct {
	Key     string
	Reason  string
	Until   model.Date
	Replace bool // a reason that is registered already gives way
}

// longestAcceptance is for how many years a finding can be accepted.
const longestAcceptance = 3

// AcceptFinding accepts a finding. What must hold cannot be accepted. Where a reason is registered already, it is a Conflict that
// tells it, unless Replace is set: then the former one ends yesterday, or, where it is of today, gives way to the new one. The
// change log holds both.
func (o *Office) AcceptFinding(ctx context.Context, n Acceptance) (int64, error) {
	reason, today := strings.TrimSpace(n.Reason), o.Today()
	switch last := today.AddYears(longestAcceptance); {
	case reason == "":
		return 0, model.FieldErrorf("reason", "写明理由和依据，以后查得到")
	case n.Until.Precision() != model.ByDay:
		return 0, model.FieldErrorf("until_on", "有效期至要写到日，例如 %s", today.AddYears(1))
	case n.Until.Before(today) || last.Before(n.Until):
		return 0, model.FieldErrorf("until_on", "有效期至应在今天（%s）到 %s 之间，最长 %d 年，到期再看", today, last, longestAcceptance)
	}
	return o.write(ctx, "edit", "", func(tx *store.Tx) error {
		f, err := findingToAccept(tx, n.Key, today)
		if err != nil {
			return err
		}
		a, what := f.Acceptance(), "登记理由"
		if had := f.Accepted; had != nil {
			if !n.Replace {
				return model.Errorf(model.Conflict, "%s %s已经登记了理由“%s”（到 %s）；要换成新的理由，请选“更换理由”，原来的留在变更记录里", f.Rule.ID, f.Whom(), had.Reason, had.Until)
			}
			what = "更换理由"
			if had.From.Before(today) {
				err = endAcceptance(tx, *had, today)
			} else {
				a.ID = had.ID
			}
			if err != nil {
				return err
			}
		}
		tx.Describe(fmt.Sprintf("%s：%s %s", what, f.Rule.ID, f.Whom()))
		a.From, a.Reason, a.Until = today, reason, n.Until
		return tx.PutAcceptedFinding(&a)
	})
}

func findingToAccept(tx *store.Tx, key string, today model.Date) (*checkup.Finding, error) {
	report, _, err := checkupOn(&tx.Reader, today)
	if err != nil {
		return nil, err
	}
	for i := range report.Findings {
		switch f := &report.Findings[i]; {
		case f.Key() != key:
		case !f.Acceptable():
			return nil, model.Errorf(model.Invalid, "%s %s不能登记理由，要照“怎么办”改正", f.Rule.ID, f.Rule.Title)
		default:
			return f, nil
		}
	}
	return nil, model.Errorf(model.NotFound, "这个问题已经没有了，请刷新后再看")
}

// endAcceptance lets an acceptance hold up to yesterday: the findings of the days before stay as they were.
func endAcceptance(tx *store.Tx, a model.AcceptedFinding, today model.Date) error {
	a.Until = today.AddDays(-1)
	return tx.PutAcceptedFinding(&a)
}

// WithdrawAcceptance opens an accepted finding again from today on.
func (o *Office) WithdrawAcceptance(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "edit", "撤回体检登记的理由", func(tx *store.Tx) error {
		all, err := tx.AcceptedFindings(id)
		if err != nil {
			return err
		}
		if today := o.Today(); len(all) == 1 && all[0].From.Before(today) {
			return endAcceptance(tx, all[0], today)
		}
		return tx.DeleteAcceptedFinding(id)
	})
}
