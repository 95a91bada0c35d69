package checkup

import "github.com/shuangbai/shuangbai/model"

// DueContact is somebody away who is to be contacted by a day, half a year after the last time.
type DueContact struct {
	EntryID, OrgID, MemberID int64
	Member                   string
	By                       model.Date
}

// DueContacts are all who are away, floating or abroad, by the rules that want contact with them.
func DueContacts(rules []Rule, f *Facts, day model.Date) []DueContact {
	var all []DueContact
	asJudged(rules, f, day, func(j *judge) {
		kind := map[string]func(string) bool{"contacted": floats, "contact-abroad": abroad}[j.rule.Measure]
		if kind == nil {
			return
		}
		j.eachAway(kind, func(e *model.Floating, f Finding) {
			all = append(all, DueContact{f.EntryID, f.OrgID, f.MemberID, f.Member,
				certainly(max(lastContact(e, day), e.Since)).AddMonths(j.rule.Number)})
		})
	})
	return all
}

// DuesOwed are the people who have not paid their dues, of those of whom the year's dues are recorded.
type DuesOwed struct {
	Now     int        // for the month of the day
	Earlier int        // for a month of the year that is over
	Since   model.Date // the earliest such month
}

// OwedDues counts the dues that are owed in the year of a day, by the rule that wants them paid.
func OwedDues(rules []Rule, f *Facts, day model.Date) DuesOwed {
	var owed DuesOwed
	asJudged(rules, f, day, func(j *judge) {
		if j.rule.Measure != "unpaid-long" {
			return
		}
		now, since := month(day), month(day)
		j.eachDossier(j.turns.dossiers, func(d *dossier) {
			a := account{dossier: d, first: day.Year() * 12, last: now}
			if d.dues[0] == nil {
				return
			}
			if a.limit(j); a.first <= now && a.last == now && d.dues[0].Paid[now%12] <= 0 {
				owed.Now++
			}
			for m := a.first; m <= min(a.last, now-1); m++ {
				if a.paid(j, m) == 0 {
					owed.Earlier++
					since = min(since, m)
					break
				}
			}
		})
		if owed.Earlier > 0 {
			owed.Since, _ = model.NewDate(since/12, since%12+1, 0)
		}
	})
	return owed
}

// asJudged calls do for every rule that is judged, with everybody's turn to come.
func asJudged(rules []Rule, f *Facts, day model.Date, do func(*judge)) {
	s := stateOn(f, day)
	turns, out := turnsOf(s, nil), &Report{Day: day, Rules: rules}
	for i := range rules {
		if r := &rules[i]; r.On && (r.Sector == "" || r.Sector == f.Sector) {
			do(&judge{state: s, rule: r, out: out, turns: turns})
		}
	}
}
