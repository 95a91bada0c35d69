package office

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// An import that changes the words by which an entry is known keeps what was handed over of it, as a form does.
func TestWhatWasHandedOverFollowsAnImport(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	branches, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	org := branches[1].Org
	id, _, err := o.SaveEntry(ctx, record.Entry{Register: "guidance", Values: map[string]string{"org": refText(org.ID), "date": "2026-03-05", "guide": "孙委员", "matters": "发展党员", "task": "补一份材料"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.HandOver(ctx, id, "补一份材料", "书记", ""); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "一对一指导.csv")
	if err := os.WriteFile(file, []byte("指导支部,指导日期,指导人,指导内容\n"+org.Name+",2026-03-05,孙委员,发展党员和党费\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := o.ReadImport(ctx, file, intake.Options{Kind: intake.RegisterKind("guidance")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Apply(ctx, d, ApplyOptions{GoodOnly: true}); err != nil {
		t.Fatal(err)
	}
	got, err := o.Entry(ctx, id)
	if err != nil || got.Rows[0].Values["matters"] != "发展党员和党费" {
		t.Fatalf("%v, %v", got, err)
	}
	if h, _, err := o.HandedOver(ctx, id); err != nil || len(h.Made) != 1 || len(h.Left) != 0 {
		t.Errorf("%+v, %v, want what was handed over to stay with its visit", h, err)
	}
}

// An entry without a branch counts for the branch in which its member was on its day, also after he moved.
func TestAnEntryCountsForTheBranchOfItsDay(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	org, b := pioneerBranch(t, o, 3)
	m := b.Rows[0].Member
	for _, day := range []string{"2026-03-01", "2026-10-20"} {
		_, err := o.write(ctx, "edit", "试", func(tx *store.Tx) error { // as an import without a branch writes
			def, err := o.useRegister(tx, "volunteer")
			if err != nil {
				return err
			}
			w, err := newEntryWriter(tx, &def)
			if err != nil {
				return err
			}
			return w.put(&record.Entry{Register: "volunteer", Values: map[string]string{"member": refText(m.ID), "date": day, "service": "调解", "hours": "2"}})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	branches, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	other := branches[0].Org.ID
	if other == org {
		other = branches[1].Org.ID
	}
	if _, err := o.write(ctx, "edit", "转支部", func(tx *store.Tx) error {
		is, err := tx.Member(m.ID)
		if err != nil {
			return err
		}
		is.BranchID = other
		if err := tx.PutMember(&is); err != nil {
			return err
		}
		return move(tx, m.ID, other, "2026-09-01", "转支部")
	}); err != nil {
		t.Fatal(err)
	}
	_ = o.db.Read(ctx, func(r *store.Reader) error {
		def, _, err := o.register(r, "volunteer")
		if err != nil {
			t.Fatal(err)
		}
		of := func(org int64) (days []string) {
			all, err := entriesOfBranch(r, &def, org)
			if err != nil {
				t.Fatal(err)
			}
			for i := range all {
				if e := &all[i]; e.MemberID == m.ID && e.OrgID == 0 {
					days = append(days, e.Values["date"])
				}
			}
			return days
		}
		if was, is := of(org), of(other); len(was) != 1 || was[0] != "2026-03-01" || len(is) != 1 || is[0] != "2026-10-20" {
			t.Errorf("the old branch has %v, the new one %v", was, is)
		}
		return nil
	})
}
