package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestPaperLayoutIsKeptAndUndone(t *testing.T) {
	o := emptyOffice(t)
	ctx := context.Background()
	l, err := o.PaperLayout(ctx, "bulletin", 2026)
	if err != nil || l != (model.PaperLayout{Paper: "bulletin", Year: 2026}) {
		t.Fatalf("of a new file: %+v %v", l, err)
	}
	l.Committee, l.Issuer, l.Number, l.Dated = " 某某党委 ", "某某党委办公室", "某党〔2026〕9号", "2026-12-15"
	l.Numbers, l.Margins = model.CentredNumbers, model.Margins{Top: 25, Bottom: 25, Left: 25, Right: 25}
	set, err := o.SavePaperLayout(ctx, l)
	if err != nil || set == 0 {
		t.Fatal(set, err)
	}
	if again, err := o.SavePaperLayout(ctx, l); err != nil || again != 0 {
		t.Errorf("saving the same makes change %d: %v", again, err)
	}
	other, err := o.PaperLayout(ctx, "term-notice", 2026)
	if err != nil || other.Number != "" || other.Dated != "" || other.Committee != "某某党委" || other.Issuer != l.Issuer || other.Margins != l.Margins {
		t.Errorf("another paper has %+v: %v", other, err)
	}
	if next, _ := o.PaperLayout(ctx, "bulletin", 2027); next.Number != "" || next.Numbers != model.CentredNumbers {
		t.Errorf("next year has %+v", next)
	}
	if _, err := o.Undo(ctx, set); err != nil {
		t.Fatal(err)
	}
	if back, _ := o.PaperLayout(ctx, "bulletin", 2026); back != (model.PaperLayout{Paper: "bulletin", Year: 2026}) {
		t.Errorf("after undo %+v", back)
	}
	l.Margins.Bottom = 3
	if _, err := o.SavePaperLayout(ctx, l); model.CodeOf(err) != model.Invalid {
		t.Errorf("a margin of 3 mm: %v", err)
	}
}
