package office

import (
	"context"
	"maps"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// An entry of the register of developments that was approved offers to bring the roster in step, in one change set that is undone.
func TestTheRosterFollowsAnApprovedDevelopment(t *testing.T) {
	full := map[string]string{"admit_meeting": "2025-10-10", "approval_date": "2025-11-01", "full_meeting": "2026-10-20", "full_approval": "2026-11-05"}
	with := func(pairs ...string) map[string]string {
		v := maps.Clone(full)
		for i := 0; i < len(pairs); i += 2 {
			v[pairs[i]] = pairs[i+1]
		}
		return v
	}
	for name, c := range map[string]struct {
		was    model.MemberKind
		values map[string]string
		want   model.MemberKind // "" for no offer
		on     model.Date
	}{
		"approved as a full member":         {model.Probationary, full, model.FullMember, "2026-10-10"},
		"after an extension":                {model.Probationary, with("extended_to", "2026-10-15"), model.FullMember, "2026-10-15"},
		"nobody knows when he was admitted": {model.Probationary, with("admit_meeting", "", "approval_date", ""), model.FullMember, "2026-10-20"},
		"the meeting is not approved yet":   {model.Probationary, with("full_approval", ""), "", ""},
		"admitted and approved":             {model.Activist, with("full_meeting", "", "full_approval", ""), model.Probationary, "2025-10-10"},
		"admitted and not approved":         {model.Activist, with("approval_date", "", "full_meeting", "", "full_approval", ""), "", ""},
		"a full member on the roster":       {model.FullMember, full, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, o := context.Background(), committee(t)
			m := model.Member{Name: "许一诺", Kind: c.was}
			if m.Kind == model.Probationary {
				m.JoinDate = "2025-10-10"
			}
			id, _, err := o.SaveMember(ctx, m)
			if err != nil {
				t.Fatal(err)
			}
			e := record.Entry{Register: "development", Values: maps.Clone(c.values)}
			e.Values["member"] = refText(id)
			entry, _, err := o.SaveEntry(ctx, e)
			if err != nil {
				t.Fatal(err)
			}
			offer := func() (Admitted, bool) {
				all, err := o.Entry(ctx, entry)
				if err != nil {
					t.Fatal(err)
				}
				a, ok, err := o.AdmittedOf(ctx, all.Rows[0].Entry)
				if err != nil {
					t.Fatal(err)
				}
				return a, ok
			}
			a, ok := offer()
			if ok != (c.want != "") || a.Kind != c.want || a.On != c.on {
				t.Fatalf("offered %v %+v", ok, a)
			}
			if !ok {
				return
			}
			change, err := o.Admit(ctx, a)
			if err != nil {
				t.Fatal(err)
			}
			d, err := o.Member(ctx, id)
			if err != nil || d.Kind != c.want || c.want == model.FullMember && d.FullDate != c.on || c.want == model.Probationary && d.JoinDate != c.on {
				t.Errorf("the roster has %+v %v", d.Member, err)
			}
			if _, ok := offer(); ok {
				t.Error("it is offered again")
			}
			if _, err := o.Undo(ctx, change); err != nil {
				t.Fatal(err)
			}
			if _, ok := offer(); !ok {
				t.Error("after the undo it is not offered")
			}
		})
	}
}
