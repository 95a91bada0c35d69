package office

import (
	"context"
	"reflect"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// What is kept of the data file is what a reading of it would give, after every kind of change: one that is logged, one that is undone,
// one that failed; and what its readers do with their own copy changes nothing for others.
func TestWhatIsKeptIsWhatIsInTheFile(t *testing.T) {
	ctx := context.Background()
	o := sampleCopy(t)
	same := func(when string) {
		t.Helper()
		f, err := o.Facts(ctx, SampleYear)
		if err != nil {
			t.Fatal(err)
		}
		h, err := o.Home(ctx)
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := Open(ctx, o.path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer fresh.Close()
		fresh.now = o.now
		was, err := fresh.Facts(ctx, SampleYear)
		if err != nil {
			t.Fatal(err)
		}
		home, err := fresh.Home(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range was.Sheets {
			if got := f.Sheets[i]; got.OrgID != s.OrgID || len(got.Marks) != len(s.Marks) {
				t.Fatalf("%s: sheet %d: %d marks of %d, in the file %d of %d", when, i, len(got.Marks), got.OrgID, len(s.Marks), s.OrgID)
			}
			for key, m := range s.Marks {
				if got := f.Sheets[i].Marks[key]; !got.Same(m) {
					t.Fatalf("%s: %v of %d is %v, in the file %v", when, key, s.OrgID, got, m)
				}
			}
		}
		if len(h.Recent) != len(home.Recent) || h.Recent[0].ID != home.Recent[0].ID || h.SelfDone != home.SelfDone || h.Members != home.Members {
			t.Fatalf("%s: home says %+v, in the file %+v", when, h, home)
		}
		agenda, err := o.Agenda(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if due, err := fresh.Agenda(ctx); err != nil || !reflect.DeepEqual(agenda, due) {
			t.Fatalf("%s: the agenda is %+v, in the file %+v: %v", when, agenda, due, err)
		}
		for _, sheet := range f.Sheets[:2] {
			proposals, err := o.Evidence(ctx, SampleYear, sheet.OrgID)
			if err != nil {
				t.Fatal(err)
			}
			if read, err := fresh.Evidence(ctx, SampleYear, sheet.OrgID); err != nil || !reflect.DeepEqual(proposals, read) {
				t.Fatalf("%s: the records of %d propose %+v, in the file %+v: %v", when, sheet.OrgID, proposals, read, err)
			}
		}
	}
	same("at first")
	if _, err := o.Reopen(ctx, SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
	same("after the year was opened again")
	f, err := o.Facts(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	sheet := f.Sheets[0]
	var key model.MarkKey
	for key = range sheet.Marks {
		if key.Stage == model.CheckedMark {
			break
		}
	}
	ShowChanges(f, []MarkChange{{OrgID: sheet.OrgID, Key: key, Mark: &model.Mark{Points: 1}}}, "别人", time.Now())
	f.Results[sheet.OrgID] = [3]*model.BranchResult{}
	same("after a mark was shown and not written")
	set, err := o.SetMarks(ctx, SampleYear, []MarkChange{{OrgID: sheet.OrgID, Key: key}}, "清除")
	if err != nil {
		t.Fatal(err)
	}
	same("after a mark was written")
	if _, err := o.Undo(ctx, set); err != nil {
		t.Fatal(err)
	}
	same("after it was undone")
	if _, err := o.SetMarks(ctx, SampleYear, []MarkChange{{OrgID: sheet.OrgID, Key: model.MarkKey{Item: "没有", Stage: model.CheckedMark}, Mark: &model.Mark{Points: 100}}}, "写错"); err == nil {
		t.Fatal("a mark of no item is written")
	}
	same("after a write was refused")
	today := o.now
	o.now = func() time.Time { return today().AddDate(0, 0, 1) }
	same("on the next day")
}
