package checkup

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// A finding about what was recorded names the record, so that this one is mended and none is added beside it.
func TestAFindingAboutARecordNamesIt(t *testing.T) {
	for rule, change := range map[string]func(*Facts, *model.Meeting){
		"LIFE-10": func(_ *Facts, m *model.Meeting) { m.Kind, m.Due, m.Present = model.MembersMeeting, 8, 3 },
		"LIFE-11": func(_ *Facts, m *model.Meeting) { m.Gaps = model.GapRecorder },
		"LIFE-06b": func(f *Facts, m *model.Meeting) {
			f.cancel(school, model.LifeMeeting, "2025")
			m.Kind = model.LifeMeeting
		},
	} {
		f := sound()
		f.hold(school, model.PartyDay, 2026, 5)
		if rule == "LIFE-06b" {
			f.hold(school, model.PartyDay, 2025, 5)
		}
		at := &f.Meetings[len(f.Meetings)-1]
		at.ID = 4711
		day := at.Date
		change(f, at)
		for i := range f.Meetings { // cancel moves them
			if f.Meetings[i].ID == 4711 {
				change(f, &f.Meetings[i])
			}
		}
		named := false
		for _, found := range Run(allOn(t), f, today).Findings {
			named = named || found.Rule.ID == rule && found.Activity == 4711 && found.Since == day
		}
		if !named {
			t.Errorf("%s does not name the record", rule)
		}
	}
}
