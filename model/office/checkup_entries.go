package office

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/store"
)

// factRegisters are the registers of which the checkup reads the entries, field by field.
var factRegisters = []factEntries{
	readAs("transfer", func(f *model.RegisterFacts) *[]model.Transfer { return &f.Transfers }, model.Transfer{}, fieldsOf[model.Transfer]{
		"member":     stranger[model.Transfer],
		"direction":  func(t *model.Transfer, value string) { t.Out = strings.Contains(value, "出") },
		"letter_no":  func(t *model.Transfer, value string) { t.Letter = !strings.Contains(value, "网") },
		"issued":     asDate(func(t *model.Transfer) *model.Date { return &t.Issued }),
		"receipt":    asDate(func(t *model.Transfer) *model.Date { return &t.Receipt }),
		"valid_days": func(t *model.Transfer, value string) { t.ValidDays = max(0, countIn(value)) },
	}),
	readAs("dues", func(f *model.RegisterFacts) *[]model.Dues { return &f.Dues }, model.Dues{Base: -1, Standard: -1, Paid: noneStated()},
		monthsPaid(fieldsOf[model.Dues]{
			"member":    stranger[model.Dues],
			"year":      asCount(func(d *model.Dues) *int { return &d.Year }),
			"dues_kind": asText(func(d *model.Dues) *string { return &d.Kind }),
			"base":      asMoney(func(d *model.Dues) *int64 { return &d.Base }),
			"standard":  asMoney(func(d *model.Dues) *int64 { return &d.Standard }),
		})),
	readAs("development", func(f *model.RegisterFacts) *[]model.Development { return &f.Developments },
		model.Development{Contacts: -1, Introducers: -1, Hours: -1, Voters: -1, Present: -1, VotesFor: -1}, fieldsOf[model.Development]{
			"member":         stranger[model.Development],
			"id_number":      func(d *model.Development, value string) { d.Birth = model.IDBirth(value) },
			"contacts":       asNames(func(d *model.Development) *int { return &d.Contacts }),
			"introducers":    asNames(func(d *model.Development) *int { return &d.Introducers }),
			"exam_dates":     asDates(func(d *model.Development) *[]model.Date { return &d.Exams }),
			"training_hours": asMoney(func(d *model.Development) *int64 { return (*int64)(&d.Hours) }),
			"voters_due":     asCount(func(d *model.Development) *int { return &d.Voters }),
			"voters_present": asCount(func(d *model.Development) *int { return &d.Present }),
			"votes_for":      asCount(func(d *model.Development) *int { return &d.VotesFor }),
			"approved_by":    asText(func(d *model.Development) *string { return &d.ApprovedBy }),
			"apply_date":     asDate(func(d *model.Development) *model.Date { return &d.Apply }),
			"talk_date":      asDate(func(d *model.Development) *model.Date { return &d.Talk }),
			"activist_date":  asDate(func(d *model.Development) *model.Date { return &d.Activist }),
			"moved_on":       asDate(func(d *model.Development) *model.Date { return &d.Moved }),
			"papers_passed":  asDate(func(d *model.Development) *model.Date { return &d.PapersPassed }),
			"target_date":    asDate(func(d *model.Development) *model.Date { return &d.Target }),
			"training_from":  asDate(func(d *model.Development) *model.Date { return &d.TrainFrom }),
			"training_to":    asDate(func(d *model.Development) *model.Date { return &d.TrainTo }),
			"public_from":    asDate(func(d *model.Development) *model.Date { return &d.PublicFrom }),
			"public_to":      asDate(func(d *model.Development) *model.Date { return &d.PublicTo }),
			"prereview_date": asDate(func(d *model.Development) *model.Date { return &d.Preview }),
			"leaving_on":     asDate(func(d *model.Development) *model.Date { return &d.Leaving }),
			"admit_meeting":  asDate(func(d *model.Development) *model.Date { return &d.Admit }),
			"superior_talk":  asDate(func(d *model.Development) *model.Date { return &d.SuperiorTalk }),
			"approval_date":  asDate(func(d *model.Development) *model.Date { return &d.Approval }),
			"oath_date":      asDate(func(d *model.Development) *model.Date { return &d.Oath }),
			"extended_to":    asDate(func(d *model.Development) *model.Date { return &d.ExtendedTo }),
			"full_meeting":   asDate(func(d *model.Development) *model.Date { return &d.FullMeeting }),
			"full_approval":  asDate(func(d *model.Development) *model.Date { return &d.FullApproval }),
			"filed_on":       asDate(func(d *model.Development) *model.Date { return &d.Filed }),
		}),
	readAs("floating", func(f *model.RegisterFacts) *[]model.Floating { return &f.Floatings }, model.Floating{}, fieldsOf[model.Floating]{
		"member":     stranger[model.Floating],
		"kind":       asText(func(p *model.Floating) *string { return &p.Kind }),
		"since":      asDate(func(p *model.Floating) *model.Date { return &p.Since }),
		"fixed":      asAnswer(func(p *model.Floating) *model.Answer { return &p.Fixed }),
		"contacts":   asDates(func(p *model.Floating) *[]model.Date { return &p.Contacts }),
		"measure":    asText(func(p *model.Floating) *string { return &p.Measure }),
		"measure_on": asDate(func(p *model.Floating) *model.Date { return &p.MeasureOn }),
		"ended_on":   asDate(func(p *model.Floating) *model.Date { return &p.EndedOn }),
	}),
	readAs("term", func(f *model.RegisterFacts) *[]model.Term { return &f.Terms }, model.Term{Voters: -1, Present: -1}, fieldsOf[model.Term]{
		"org":            stranger[model.Term],
		"election_date":  asDate(func(t *model.Term) *model.Date { return &t.Elected }),
		"term_from":      asDate(func(t *model.Term) *model.Date { return &t.From }),
		"term_to":        asDate(func(t *model.Term) *model.Date { return &t.To }),
		"extended_to":    asDate(func(t *model.Term) *model.Date { return &t.ExtendedTo }),
		"extension_on":   asDate(func(t *model.Term) *model.Date { return &t.ExtensionOn }),
		"extension_no":   asText(func(t *model.Term) *string { return &t.ExtensionNo }),
		"reminded_on":    asDate(func(t *model.Term) *model.Date { return &t.Reminded }),
		"voters_due":     asCount(func(t *model.Term) *int { return &t.Voters }),
		"voters_present": asCount(func(t *model.Term) *int { return &t.Present }),
		"elected":        func(t *model.Term, value string) { t.Votes = votesIn(strings.Clone(value)) },
	}),
	readAs("prior-review", func(f *model.RegisterFacts) *[]model.Matter { return &f.Matters }, model.Matter{}, fieldsOf[model.Matter]{
		"matter":     asText(func(m *model.Matter) *string { return &m.Title }),
		"opinion":    asText(func(m *model.Matter) *string { return &m.Opinion }),
		"accords":    asAnswer(func(m *model.Matter) *model.Answer { return &m.Accords }),
		"opinion_on": asDate(func(m *model.Matter) *model.Date { return &m.OpinionOn }),
		"decided_on": asDate(func(m *model.Matter) *model.Date { return &m.DecidedOn }),
	}),
	readAs("instructor", func(f *model.RegisterFacts) *[]model.Instructor { return &f.Instructors }, model.Instructor{}, fieldsOf[model.Instructor]{
		"name": asText(func(i *model.Instructor) *string { return &i.Called }),
		"from": asDate(func(i *model.Instructor) *model.Date { return &i.From }),
		"to":   asDate(func(i *model.Instructor) *model.Date { return &i.To }),
	}),
	readAs("new-unit", func(f *model.RegisterFacts) *[]model.NewUnit { return &f.NewUnits }, model.NewUnit{}, fieldsOf[model.NewUnit]{
		"unit":        stranger[model.NewUnit],
		"applied_on":  asDate(func(u *model.NewUnit) *model.Date { return &u.Applied }),
		"answered_on": asDate(func(u *model.NewUnit) *model.Date { return &u.Answered }),
	}),
	readAs("project", func(f *model.RegisterFacts) *[]model.Project { return &f.Projects }, model.Project{Full: -1}, fieldsOf[model.Project]{
		"name":   asText(func(p *model.Project) *string { return &p.Title }),
		"from":   asDate(func(p *model.Project) *model.Date { return &p.From }),
		"to":     asDate(func(p *model.Project) *model.Date { return &p.To }),
		"full":   asCount(func(p *model.Project) *int { return &p.Full }),
		"set_up": asDate(func(p *model.Project) *model.Date { return &p.SetUp }),
	}),
	readAs("study", func(f *model.RegisterFacts) *[]model.StudyHours { return &f.Study }, model.StudyHours{Hours: -1}, fieldsOf[model.StudyHours]{
		"date":  asDate(func(s *model.StudyHours) *model.Date { return &s.Date }),
		"hours": asMoney(func(s *model.StudyHours) *int64 { return (*int64)(&s.Hours) }),
	}),
}

// entryLists are the facts of those registers, read in one pass.
var entryLists = factList{table: "register_entry",
	read: func(r *store.Reader, f *checkup.Facts, _ model.Date) (err error) {
		f.RegisterFacts, err = registerFacts(r, factRegisters)
		return err
	},
	renew: func(c *factChange, f *checkup.Facts) error {
		rows, err := registerFacts(c.Reader, factRegisters, c.keys...)
		for _, l := range factRegisters {
			l.renew(c, &f.RegisterFacts, &rows)
		}
		return err
	}}

// registerFacts reads the entries of some registers, with keys only those.
func registerFacts(r *store.Reader, registers []factEntries, keys ...int64) (model.RegisterFacts, error) {
	var f model.RegisterFacts
	read, names := map[string]func(*model.RegisterFacts, *store.FactEntry) error{}, []string{}
	for _, l := range registers {
		read[l.register], names = l.read, append(names, l.register)
	}
	entries, err := r.FactEntries(names, keys...)
	for i := range entries {
		if err == nil {
			err = read[entries[i].Register](&f, &entries[i])
		}
	}
	return f, err
}

// instructors are the entries of the register of those who look after units without an organisation (指导员与联络员).
func instructors(r *store.Reader) ([]model.Instructor, error) {
	f, err := registerFacts(r, factRegister("instructor"))
	return f.Instructors, err
}

// factRegister is one of those registers, by its ID.
func factRegister(id string) []factEntries {
	i := slices.IndexFunc(factRegisters, func(l factEntries) bool { return l.register == id })
	return factRegisters[i : i+1]
}
