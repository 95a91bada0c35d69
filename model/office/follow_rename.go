package office

import (
	"slices"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// followRename keeps what was made of an entry, and the topics of a meeting, with it when it gets another name or day, or
// other words for what was handed over.
func followRename(tx *store.Tx, def *record.Register, names *recordNames, before, after *record.Entry) error {
	if IsMeeting(def.ID) {
		if err := followMeeting(tx, before); err != nil {
			return err
		}
	}
	if def.Contest != nil {
		return followContest(tx, def, before, after)
	}
	if def.Hands == nil {
		return nil
	}
	origin := func(e *record.Entry) string {
		return def.Origin(e, names.text(def.TitleField(), e.Values[def.TitleField().Name]))
	}
	was, now, reworded := origin(before), origin(after), def.Hands.Reworded(before, after)
	if was == now && len(reworded) == 0 || was == "" || now == "" {
		return nil
	}
	all, err := tx.Entries(def.Hands.To)
	for i := range all {
		if all[i].Values[def.Hands.From] != was || err != nil {
			continue
		}
		e := &all[i]
		e.Values[def.Hands.From] = now
		if matter := def.Hands.MatterOf(e); reworded[matter] != "" {
			if e.Values[def.Hands.Text] == matter {
				e.Values[def.Hands.Text] = reworded[matter]
			}
			if def.Hands.Words != "" {
				e.Values[def.Hands.Words] = reworded[matter]
			}
		}
		err = tx.PutEntry(e)
	}
	return err
}

// followContest keeps the judges' sheets with a project that gets another name or year, unless another project bears the old one.
func followContest(tx *store.Tx, def *record.Register, before, after *record.Entry) error {
	was, now := before.Values, after.Values
	if was["year"] == now["year"] && key(was["name"]) == key(now["name"]) {
		return nil
	}
	all, err := tx.Entries(def.ID)
	if err != nil || slices.ContainsFunc(all, func(e record.Entry) bool {
		return e.ClosedOn == "" && e.Values["year"] == was["year"] && key(e.Values["name"]) == key(was["name"])
	}) {
		return err
	}
	sheets, err := tx.Entries(def.Contest.Scores)
	for i := range sheets {
		s := &sheets[i]
		if err != nil || s.Values["year"] != was["year"] || key(s.Values["project"]) != key(was["name"]) {
			continue
		}
		s.Values["year"], s.Values["project"], s.Title = now["year"], now["name"], now["name"]
		err = tx.PutEntry(s)
	}
	return err
}

// followMeeting keeps the topics of a meeting with it after an entry of it was written; before is what the entry was. A session keeps its
// name, and the topics theirs, as long as an entry of it does.
func followMeeting(tx *store.Tx, before *record.Entry) error {
	joint, err := tx.Entries(jointRegister)
	if err != nil {
		return err
	}
	analysis, err := tx.Entries(analysisRegister)
	if err != nil {
		return err
	}
	is := heldMeetings(joint, analysis)
	for _, all := range [][]record.Entry{joint, analysis} {
		if i := slices.IndexFunc(all, func(e record.Entry) bool { return e.ID == before.ID }); i >= 0 {
			all[i] = *before
		}
	}
	was := heldMeetings(joint, analysis)
	from, to := meetingOfEntry(was, before.ID), meetingOfEntry(is, before.ID)
	if from < 0 || to < 0 || was[from].name == is[to].name && was[from].day == is[to].day ||
		slices.ContainsFunc(was[from].entries, func(id int64) bool { return !slices.Contains(is[to].entries, id) }) {
		return nil
	}
	topics, err := tx.Entries(topicRegister)
	for i := range topics {
		t := &topics[i]
		if err != nil {
			return err
		}
		if meetingOfTopic(was, t) != from {
			continue
		}
		t.Values["meeting"], t.Values["held_on"] = is[to].name, string(is[to].day)
		if t.Values["held_on"] == "" {
			delete(t.Values, "held_on")
		}
		err = tx.PutEntry(t)
	}
	return err
}
