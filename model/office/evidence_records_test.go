package office

import (
	"context"
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model/store"
)

// Read for all branches at once, the records of a year say of each branch what its own reading says, and once they are read a
// further branch costs little.
func TestRecordsOfAYearAreReadOnceForAllBranches(t *testing.T) {
	o, ctx := sampleOn(t, "2026-11-23"), context.Background()
	f, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	items := itemsOf(&f.Year.Scheme)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		shared, err := o.yearRecords(r, SampleYear, 0)
		if err != nil {
			return err
		}
		means := 0
		for _, sheet := range f.Sheets {
			own, err := o.branchRecord(r, SampleYear, sheet.OrgID)
			if err != nil {
				return err
			}
			one, err := shared.branch(r, sheet.OrgID)
			if err != nil {
				return err
			}
			means += len(one.pioneer.members)
			for _, item := range items {
				want, _ := own.propose(item)
				if got, _ := one.propose(item); fmt.Sprint(got.Mark(), linesOf(got)) != fmt.Sprint(want.Mark(), linesOf(want)) {
					t.Errorf("%s %s: %+v, read alone %+v", sheet.Branch, item.ID, got, want)
				}
			}
		}
		if means == 0 {
			t.Error("nobody of the sample has an index")
		}
		org := f.Sheets[0].OrgID
		alone := testing.AllocsPerRun(3, func() { _, err = o.branchRecord(r, SampleYear, org) })
		further := testing.AllocsPerRun(3, func() { _, err = shared.branch(r, org) })
		if further > alone/5 {
			t.Errorf("a further branch takes %.0f allocations, the first one %.0f", further, alone)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
