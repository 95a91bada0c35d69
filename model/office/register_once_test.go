package office

import (
	"context"
	"maps"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// Somebody's dues of a year are one entry, however they are entered.
func TestDuesOfAYearAreRegisteredOnce(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	all, err := o.Entries(ctx, "dues", false)
	if err != nil || len(all.Rows) < 2 {
		t.Fatal(err)
	}
	first, second := all.Rows[0].Entry, all.Rows[1].Entry
	again := record.Entry{Register: "dues", Values: maps.Clone(first.Values)}
	if _, _, err := o.SaveEntry(ctx, again); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "已经有这一条") {
		t.Errorf("a second entry: %v", err)
	}
	second.Values = maps.Clone(second.Values)
	second.Values["member"], second.Values["id_number"] = first.Values["member"], first.Values["id_number"]
	if _, _, err := o.SaveEntry(ctx, second); model.CodeOf(err) != model.Invalid {
		t.Errorf("an entry that becomes another's: %v", err)
	}
	first.Values = maps.Clone(first.Values)
	first.Values["paid_01"] = "20.00"
	if _, _, err := o.SaveEntry(ctx, first); err != nil {
		t.Errorf("the entry itself: %v", err)
	}
	again.Values["year"] = "2024"
	if _, _, err := o.SaveEntry(ctx, again); err != nil {
		t.Errorf("another year: %v", err)
	}
}
