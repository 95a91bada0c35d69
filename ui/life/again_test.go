package life

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// The year is read again when the screen comes up again after a change made elsewhere, and only then.
func TestTheYearIsReadAgainOnlyAfterAChange(t *testing.T) {
	tr := uitest.New(t)
	ids := tr.Fill()
	s := New(tr.Desk) // is not told of changes: another screen is up
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	first := s.board
	s.Shown(nil)
	tr.Settle()
	if s.board != first {
		t.Error("the year was read again though nothing changed")
	}
	a := model.NewActivity(ids[0], model.PartyDay, "2026-04-16")
	a.Chair, a.Place = "林知衡", "党员活动室"
	if _, _, err := tr.Office.AddActivities(context.Background(), []model.Activity{a}, "登记"); err != nil {
		t.Fatal(err)
	}
	s.Shown(nil)
	tr.Settle()
	if s.board == first {
		t.Error("what was recorded meanwhile does not show")
	}
}
