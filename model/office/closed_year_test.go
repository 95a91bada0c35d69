package office

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shuangbai/shuangbai/model"
)

// What was changed about the groups and schemes of a year is not taken back once the year is finalised, nor once it is archived.
func TestUndoLeavesAFinalisedYearItsSchemes(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-15"), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	d := draftOf(t, s.o, SampleYear, model.OriginYear+"2026")
	scheme := d.Scheme.Clone()
	scheme.Title += "（修订）"
	if _, _, err := s.o.SaveDraft(s.ctx, d.ID, scheme); err != nil {
		t.Fatal(err)
	}
	sets := map[string]int64{"issuing": s.did(s.o.IssueDraft(s.ctx, d.ID, 1)),
		"renaming the group":     s.did(s.o.ChangeGroup(s.ctx, SampleYear, 1, "全部支部", model.Scope{})),
		"changing the rank rule": s.did(s.o.SetRankRule(s.ctx, SampleYear, 1, model.RankRule{Ties: model.TiesNext}))}
	s.did(s.o.OpenGroup(s.ctx, SampleYear, "2026", "联合党支部组", joint))
	sets["changing the further group's rank rule"] = s.did(s.o.SetRankRule(s.ctx, SampleYear, 2, model.RankRule{Ties: model.TiesSkip}))
	decideAll(t, s.o)
	s.did(s.o.Finalise(s.ctx, SampleYear, "2026-12-15"))
	tried := func(state string) {
		t.Helper()
		before := s.facts()
		for name, set := range sets {
			if _, err := s.o.UndoPreview(s.ctx, set); model.CodeOf(err) != model.Closed {
				t.Errorf("%s: %s is foretold to be undone: %v", state, name, err)
			}
			if _, err := s.o.Undo(s.ctx, set); model.CodeOf(err) != model.Closed {
				t.Errorf("%s: %s was undone: %v", state, name, err)
			}
		}
		history, err := s.o.History(s.ctx, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range history { // what is refused is not offered
			_, err := s.o.UndoPreview(s.ctx, set.ID)
			if refused := model.CodeOf(err) == model.Closed; refused && set.NoUndo() == "" {
				t.Errorf("%s: the history offers to undo %q: %v", state, set.Why, err)
			} else if err == nil && set.Closed != "" {
				t.Errorf("%s: %q could be undone, the history says %s", state, set.Why, set.Closed)
			}
		}
		if diff := cmp.Diff(before.Year, s.facts().Year); diff != "" {
			t.Errorf("%s: the year changed:\n%s", state, diff)
		}
	}
	setDay(t, s.o, "2026-12-17")
	tried("finalised")
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-16"}))
	s.did(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
	tried("archived")
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	s.undo(sets["changing the rank rule"]) // open again, it goes back
}

// The number of a group that was closed is not used again: its former schemes would be those of another group.
func TestAGroupGetsANumberThatNoneHad(t *testing.T) {
	o, _ := twoGroups(t)
	s := story{t, o, context.Background()}
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026-g2")
	s.did(o.IssueDraft(s.ctx, d.ID, 2))
	s.did(o.CloseGroup(s.ctx, SampleYear, 2))
	s.did(o.OpenGroup(s.ctx, SampleYear, "2026", "另一组", joint))
	groups := s.facts().Year.Groups
	if len(groups) != 2 || groups[1].Number != 3 {
		t.Fatalf("groups %+v", groups)
	}
	if all, err := o.Schemes(s.ctx, SampleYear, 3); err != nil || len(all.Former) != 0 {
		t.Errorf("the new group has %d former schemes: %v", len(all.Former), err)
	}
}

// A year is not archived on a day that has not come.
func TestAYearIsNotArchivedAhead(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-17"), context.Background()}
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-16"}))
	if _, err := s.o.Archive(s.ctx, SampleYear, "2026-12-18"); model.CodeOf(err) != model.Invalid {
		t.Errorf("archived on a day to come: %v", err)
	}
	s.did(s.o.Archive(s.ctx, SampleYear, "2026-12-17"))
}

// An objection is about an item of its branch's group; about no branch, about one of any group.
func TestAnObjectionIsAboutAnItemOfItsGroup(t *testing.T) {
	o, _ := twoGroups(t)
	s := story{t, o, context.Background()}
	d := draftOf(t, o, SampleYear, model.OriginYear+"2026-g2")
	scheme := d.Scheme.Clone()
	scheme.Parts[0].Categories[0].Items[0].ID = "X1"
	if _, _, err := o.SaveDraft(s.ctx, d.ID, scheme); err != nil {
		t.Fatal(err)
	}
	s.did(o.IssueDraft(s.ctx, d.ID, 2))
	f := s.facts()
	has := func(org int64) bool {
		for _, item := range ObjectionItems(f, org) {
			if item.ID == "X1" {
				return true
			}
		}
		return false
	}
	first, second := f.All()[0].Sheets[0].OrgID, f.All()[1].Sheets[0].OrgID
	if has(first) || !has(second) || !has(0) || len(ObjectionItems(f, -1)) != 0 {
		t.Errorf("the item of the second group: first %v, second %v, no branch %v", has(first), has(second), has(0))
	}
}
