package record

import "github.com/shuangbai/shuangbai/model"

// Rounds says which entries are rounds of one thing: the same value of By, one after another by On.
type Rounds struct {
	By   string `json:"by"`
	On   string `json:"on"`
	Unit string `json:"unit,omitempty"` // 家: what is counted of the things, each once however many rounds it had
}

// round is the day of an entry that has happened, "" for none.
func (r *Register) round(e *Entry, today model.Date) model.Date {
	d, err := model.ParseDate(e.Values[r.Rounds.On])
	if err != nil || today.Before(d) || e.ClosedOn != "" || e.Values[r.Rounds.By] == "" {
		return ""
	}
	return d
}

// FollowRounds notes which entries were followed by a later round of the same thing by a day: what was due of them is due of that one.
func (r *Register) FollowRounds(all []Entry, today model.Date) {
	if r.Rounds == nil {
		return
	}
	last := map[string]model.Date{}
	for i := range all {
		if d := r.round(&all[i], today); last[all[i].Values[r.Rounds.By]].Before(d) || last[all[i].Values[r.Rounds.By]] == "" {
			last[all[i].Values[r.Rounds.By]] = d
		}
	}
	for i := range all {
		d := r.round(&all[i], today)
		all[i].Followed = d != "" && d.Before(last[all[i].Values[r.Rounds.By]])
	}
}

// RoundBefore is the round before an entry among the entries of its register; nil where there is none.
func (r *Register) RoundBefore(e *Entry, all []Entry) *Entry {
	if r.Rounds == nil || e.Values[r.Rounds.By] == "" {
		return nil
	}
	day := func(e *Entry) model.Date { return model.Date(e.Values[r.Rounds.On]) }
	var former *Entry
	for i := range all {
		o := &all[i]
		if o.ID != e.ID && o.ClosedOn == "" && o.Values[r.Rounds.By] == e.Values[r.Rounds.By] && day(o).Before(day(e)) && (former == nil || day(former).Before(day(o))) {
			former = o
		}
	}
	return former
}

// ChangedSince are the fields in which a round differs from the one before.
func (r *Register) ChangedSince(e, former *Entry) []*Item {
	var all []*Item
	for i := range r.Fields {
		f := &r.Fields[i]
		if f.Name != r.Rounds.On && f.Name != r.Rounds.By && e.Values[f.Name] != former.Values[f.Name] {
			all = append(all, f)
		}
	}
	return all
}

// Things counts the things of which entries are rounds, each once.
func (r *Register) Things(all []*Entry) int {
	seen := map[string]bool{}
	for _, e := range all {
		seen[e.Values[r.Rounds.By]] = true
	}
	return len(seen)
}
