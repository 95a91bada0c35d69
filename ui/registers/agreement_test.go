package registers

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// A claim becomes a draft, is signed, kept and printed in the window.
func TestAnAgreementFromAMatchIsSignedAndKept(t *testing.T) {
	tr, s, need, offer := lists(t)
	if _, err := tr.Office.Claim(context.Background(), need, offer); err != nil {
		t.Fatal(err)
	}
	s.Shown(need)
	settle(tr)
	tr.Press("起草共建协议")
	settle(tr)
	tr.Sees("草拟 1", "XQ-001", "ZY-001", "桂香社区", "登记签订")
	tr.Press("登记签订")
	tr.Press("登记签订")
	settle(tr)
	s.entries.Choose(s.entries.Rows()[0].ID)
	settle(tr)
	tr.Sees("约定全年 6 次，已办 0 次", "登记第 1 次活动", "已签订 1", "0/6")
	r := s.entries.Rows()[0]
	s.promiseActs(s.def, r)[0].Do()
	if n := len(tr.Went); n != 1 || tr.Went[0] != (uitest.Visit{Screen: shell.Papers, Target: shell.PaperOf{Name: "agreement", Copy: r.ID}}) {
		t.Errorf("printing leads to %v", tr.Went)
	}
	for _, act := range s.acts(s.def, r, nil) { // states come with acts that take the day, the reason and both sides along
		if strings.HasPrefix(act.Text, "改为") {
			t.Errorf("the menu offers %s", act.Text)
		}
	}
	s.renew(r)
	settle(tr)
	tr.Sees("续签中 1", "草拟 1", "GJ-001")
}

// The states of an agreement that was ended before anything was done do not say that it was kept and renewed.
func TestStatesThatAnEntryNeverWasInAreNotTicked(t *testing.T) {
	tr, s, need, offer := lists(t)
	ctx := context.Background()
	if _, err := tr.Office.Claim(ctx, need, offer); err != nil {
		t.Fatal(err)
	}
	id, _, err := tr.Office.DraftAgreement(ctx, need)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tr.Office.SignAgreement(ctx, id, tr.Office.Today()); err != nil {
		t.Fatal(err)
	}
	if _, err := tr.Office.EndAgreement(ctx, id, tr.Office.Today(), "场地改造"); err != nil {
		t.Fatal(err)
	}
	past, err := tr.Office.EntryHistory(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	s.Shown(id)
	settle(tr)
	var skipped []string
	for _, st := range statesOf(s.def, s.entries.Rows()[0], past, 2026) {
		if st.Skipped {
			skipped = append(skipped, st.Name)
		}
	}
	if !slices.Equal(skipped, []string{"履行", "续签中"}) {
		t.Errorf("skipped: %v", skipped)
	}
}
