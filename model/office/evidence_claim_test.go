package office

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/resources/registers"
)

// A scheme claims as evidence only what the records answer today, and says so where it claims nothing.
func TestEveryClaimedEvidenceIsAnswered(t *testing.T) {
	all, err := DefaultSchemes()
	if err != nil {
		t.Fatal(err)
	}
	claimed := map[string]bool{}
	for _, s := range all {
		for _, part := range s.Parts {
			for _, c := range part.Categories {
				for _, item := range c.Items {
					if (item.Auto != "") != (len(item.Evidence) > 0) || item.Auto != "" && item.Auto != "yes" && item.Auto != "part" {
						t.Errorf("%s %s: auto %q with evidence %v", s.ID, item.ID, item.Auto, item.Evidence)
					}
					for _, kind := range item.Evidence {
						claimed[kind] = true
						if (&branchRecord{}).sourceOf(kind) == nil || strings.HasPrefix(kind, registerSource) && !countable(kind) {
							t.Errorf("%s %s claims %s, which nothing answers", s.ID, item.ID, kind)
						}
					}
				}
			}
		}
	}
	for kind := range sources {
		if SourceOf(kind).Label == kind {
			t.Errorf("%s has no name that people know", kind)
		}
		if !claimed[kind] && kind != "activity.volunteer" { // years opened before volunteers were counted by hours have it
			t.Errorf("%s is answered, and no scheme claims it", kind)
		}
	}
}

// countable reports whether a register that ships counts entries of these kinds.
func countable(kind string) bool {
	id, kinds, _ := strings.Cut(strings.TrimPrefix(kind, registerSource), ":")
	def, err := record.ParseRegister(registers.All()[id+".json"])
	if err != nil || def.Counts == nil {
		return false
	}
	by, ok := def.Field(def.Counts.By)
	if kinds != "" && kinds == def.Counts.SumAs {
		return true
	}
	for _, k := range strings.Split(kinds, "+") {
		if kinds != "" && (!ok || !slices.Contains(by.Options, k)) {
			return false
		}
	}
	return true
}

// A law firm's charter holds two things; the tier is told only when the ledger answers for both.
func TestCharterOfLawFirmNeedsBothAnswers(t *testing.T) {
	law, err := DefaultScheme("law")
	if err != nil {
		t.Fatal(err)
	}
	_, _, item, ok := law.ItemByID("A1")
	if !ok {
		t.Fatal("law has no A1")
	}
	for _, c := range []struct {
		leading, values model.Answer
		want            string // "" where nothing is proposed
	}{
		{model.Yes, model.Yes, "6.00"}, {model.Yes, model.No, "3.00"}, {model.No, model.Yes, "3.00"}, {model.No, model.No, "0.00"},
		{model.Yes, "", ""}, {"", model.No, ""}, {"", "", ""},
	} {
		b := &branchRecord{org: model.Org{InCharter: c.leading, ValuesInCharter: c.values}}
		p, ok := b.propose(item)
		if ok != (c.want != "") || ok && p.Points.String() != c.want {
			t.Errorf("%q and %q: %v %s, want %q", c.leading, c.values, ok, p.Points, c.want)
		}
	}
}
