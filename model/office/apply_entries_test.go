package office

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
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
