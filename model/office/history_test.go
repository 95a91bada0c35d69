package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestAnUndoThatTakesNothingBackSaysSo(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	id, added, err := o.SaveMember(ctx, model.Member{Name: "何川"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.SaveMember(ctx, model.Member{ID: id, Name: "何川", Phone: "13800000000"}); err != nil {
		t.Fatal(err)
	}
	for name, undo := range map[string]func(context.Context, int64) (UndoReport, error){"undo": o.Undo, "preview": o.UndoPreview} {
		report, err := undo(ctx, added)
		if model.CodeOf(err) != model.Conflict || !strings.HasPrefix(model.MessageOf(err), "没有可撤销的：党员 何川（后来改过：") {
			t.Errorf("%s: %v", name, err)
		}
		if len(report.Kept) == 0 || report.Kept[0].Label != "何川" || report.Kept[0].Why == "" {
			t.Errorf("%s kept %+v", name, report.Kept)
		}
	}
}

func TestAFinalisedYearIsOpenedByReopeningOnly(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	sets, err := o.History(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	var finalised int64
	for _, s := range sets {
		if s.Kind == "finalise" {
			finalised = s.ID
		}
	}
	if finalised == 0 {
		t.Fatal("the sample was not finalised")
	}
	if last, ok, err := o.LastUndoable(ctx); ok || err != nil {
		t.Errorf("Ctrl+Z offers %d, %v", last.ID, err)
	}
	if _, err := o.Undo(ctx, finalised); model.CodeOf(err) != model.Closed || !strings.Contains(model.MessageOf(err), "重新打开并写明原因") {
		t.Errorf("undo of the finalising: %v", err)
	}
	if y, err := o.Year(ctx, SampleYear); err != nil || !y.Finalised {
		t.Errorf("the year is open: %v", err)
	}
	_, edited, err := o.SaveMember(ctx, model.Member{Name: "新来的"})
	if err != nil {
		t.Fatal(err)
	}
	if last, ok, _ := o.LastUndoable(ctx); !ok || last.ID != edited {
		t.Errorf("Ctrl+Z offers %d, want %d", last.ID, edited)
	}
	if _, err := o.Reopen(ctx, SampleYear, "漏记一项"); err != nil {
		t.Fatal(err)
	}
	if last, ok, _ := o.LastUndoable(ctx); !ok || !strings.Contains(last.Why, "漏记一项") {
		t.Errorf("Ctrl+Z offers %q", last.Why)
	}
}
