package office

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// Checkup judges what is recorded against the regulations as it stood on a day, "" for today. The report is shared: it is
// not to be changed.
func (o *Office) Checkup(ctx context.Context, day model.Date) (*checkup.Report, error) {
	if day == "" {
		day = o.Today()
	}
	if day.Precision() != model.ByDay {
		return nil, model.Errorf(model.Invalid, "体检的日期要写到日，例如 %s", o.Today())
	}
	c := &o.checked
	c.mu.Lock() // who asks meanwhile, as the badge and the home screen do at the start, waits for the one report
	defer c.mu.Unlock()
	err := o.db.Read(ctx, func(r *store.Reader) error {
		changed, row, err := r.FactsChanged(c.row)
		if err != nil {
			return err
		}
		if !changed && c.report != nil && c.report.Day == day {
			c.row = row // the marks since then are not looked at again
			return nil
		}
		report, err := checkupOn(r, day)
		if err == nil {
			c.report, c.row = report, row
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return c.report, nil
}

// checked is the latest report, which holds until something is changed that rules judge.
type checked struct {
	mu     sync.Mutex
	report *checkup.Report
	row    int64 // of the change log, the latest one then
}

// checkupOn reads all facts once and judges them.
func checkupOn(r *store.Reader, day model.Date) (*checkup.Report, error) {
	rules, err := ruleBook(r)
	if err != nil {
		return nil, err
	}
	f, err := ruleFacts(r, day)
	if err != nil {
		return nil, err
	}
	return checkup.Run(rules, f, day), nil
}

// ruleBook are the rules as the committee set them.
func ruleBook(r *store.Reader) ([]checkup.Rule, error) {
	rules, err := checkup.Shipped()
	if err != nil {
		return nil, err
	}
	settings, err := r.RuleSettings()
	return checkup.Apply(rules, settings), err
}

func ruleFacts(r *store.Reader, day model.Date) (*checkup.Facts, error) {
	var f checkup.Facts
	c, err := r.Committee()
	f.Sector = c.Sector
	read := func(what func() error) {
		if err == nil {
			err = what()
		}
	}
	read(func() (e error) { f.Orgs, e = r.Orgs(); return e })
	read(func() (e error) { f.Units, e = r.Units(); return e })
	read(func() (e error) { f.Covers, e = r.Covers(); return e })
	read(func() (e error) { f.Posts, e = r.Posts(); return e })
	read(func() (e error) { f.People, e = r.People(); return e })
	read(func() (e error) { f.Stays, e = r.Stays(); return e })
	read(func() (e error) {
		f.Meetings, e = r.Meetings(model.Date(fmt.Sprintf("%d-01-01", day.Year()-1)), day)
		return e
	})
	read(func() (e error) { f.Accepted, e = r.AcceptedFindings(); return e })
	read(func() (e error) { f.Putoffs, e = r.TermExtensions(); return e })
	read(func() (e error) { f.Matters, e = matters(r, day); return e })
	return &f, err
}

// matters are the entries of the register of prior review (前置把关).
func matters(r *store.Reader, day model.Date) ([]model.Matter, error) {
	entries, err := r.Entries("prior-review")
	var all []model.Matter
	for _, e := range entries {
		if e.ClosedOn == "" || day.Before(e.ClosedOn) {
			all = append(all, model.Matter{ID: e.ID, Title: e.Values["matter"], OpinionOn: model.Date(e.Values["opinion_on"]),
				DecidedOn: model.Date(e.Values["decided_on"])})
		}
	}
	return all, err
}

// SetRule sets another number, severity or switch for a rule, with a reason. Rules that must hold keep theirs.
func (o *Office) SetRule(ctx context.Context, s model.RuleSetting) (int64, error) {
	s.Reason = strings.TrimSpace(s.Reason)
	return o.write(ctx, "settings", "修改体检规则 "+s.Rule, func(tx *store.Tx) error {
		rules, err := ruleBook(&tx.Reader)
		if err != nil {
			return err
		}
		if err := checkup.CheckSetting(rules, s); err != nil {
			return err
		}
		for _, r := range rules {
			if r.ID == s.Rule && r.Setting != nil {
				s.ID = r.Setting.ID
			}
		}
		return tx.PutRuleSetting(&s)
	})
}

// ResetRule gives a rule back what it came with.
func (o *Office) ResetRule(ctx context.Context, rule string) (int64, error) {
	return o.write(ctx, "settings", "恢复体检规则 "+rule, func(tx *store.Tx) error {
		settings, err := tx.RuleSettings()
		for _, s := range settings {
			if s.Rule == rule {
				return tx.DeleteRuleSetting(s.ID)
			}
		}
		return err
	})
}

// AcceptFinding accepts a finding of today, by its key, with a reason, up to and with a day. What must hold cannot be
// accepted.
func (o *Office) AcceptFinding(ctx context.Context, key, reason string, until model.Date) (int64, error) {
	reason, today := strings.TrimSpace(reason), o.Today()
	switch {
	case reason == "":
		return 0, model.FieldErrorf("reason", "写明理由和依据，以后查得到")
	case until.Precision() != model.ByDay:
		return 0, model.FieldErrorf("until_on", "有效期至要写到日")
	case until.Before(today):
		return 0, model.FieldErrorf("until_on", "有效期至不能早于今天")
	case today.AddYears(3).Before(until):
		return 0, model.FieldErrorf("until_on", "有效期最长 3 年，到期再看")
	}
	return o.write(ctx, "edit", "", func(tx *store.Tx) error {
		report, err := checkupOn(&tx.Reader, today)
		if err != nil {
			return err
		}
		for i := range report.Findings {
			f := &report.Findings[i]
			if f.Key() != key {
				continue
			}
			if !f.Acceptable() || f.OrgID+f.MemberID == 0 {
				return model.Errorf(model.Invalid, "%s %s不能登记理由，要照“怎么办”改正", f.Rule.ID, f.Rule.Title)
			}
			tx.Describe(fmt.Sprintf("登记理由：%s %s", f.Rule.ID, f.Whom()))
			a := model.AcceptedFinding{Rule: f.Rule.ID, OrgID: f.OrgID, MemberID: f.MemberID, From: today}
			if f.Accepted != nil {
				a = *f.Accepted
			}
			a.Reason, a.Until = reason, until
			return tx.PutAcceptedFinding(&a)
		}
		return model.Errorf(model.NotFound, "这个问题已经没有了，请刷新后再看")
	})
}

// WithdrawAcceptance opens an accepted finding again.
func (o *Office) WithdrawAcceptance(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "edit", "撤回体检登记的理由", func(tx *store.Tx) error { return tx.DeleteAcceptedFinding(id) })
}

// FindingsOf are the open findings about an organisation, its members among them, or about a member, as of today.
func (o *Office) FindingsOf(ctx context.Context, org, member int64) ([]checkup.Finding, error) {
	report, err := o.Checkup(ctx, "")
	if err != nil {
		return nil, err
	}
	var found []checkup.Finding
	for _, f := range report.Findings {
		if f.Accepted == nil && (org != 0 && f.OrgID == org || member != 0 && f.MemberID == member) {
			found = append(found, f)
		}
	}
	return found, nil
}
