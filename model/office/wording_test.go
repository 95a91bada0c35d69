package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// Names change on a day: before it the old ones hold.
func TestNamesOfTheSuperiorHoldFromTheirDay(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	c, err := o.Committee(ctx)
	if err != nil {
		t.Fatal(err)
	}
	on := func(day model.Date, want string) model.Wording {
		t.Helper()
		w, err := o.Wording(ctx, day)
		if got := w.Superior + " " + w.Field; err != nil || got != want {
			t.Errorf("on %s: %q, want %q: %v", day, got, want, err)
		}
		return w
	}
	save := func(w model.Wording) int64 {
		t.Helper()
		set, err := o.SaveSettings(ctx, c, w)
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	on("2026-11-23", " ")
	if set := save(model.Wording{}); set != 0 {
		t.Error("nothing said is written")
	}
	save(model.Wording{Superior: "区委“两新”工委", Field: "两新组织"})
	old := on("2020-01-01", "区委“两新”工委 两新组织")
	old.Superior, old.Field, old.From = "区委社会工作部 ", "新兴领域", "2024-03-01"
	save(old)
	on("2024-02-29", "区委“两新”工委 两新组织")
	now := on("2024-03-01", "区委社会工作部 新兴领域")
	if set := save(now); set != 0 {
		t.Error("the same is written again")
	}
	now.From = "2024-06-01" // the day was wrong
	save(now)
	on("2024-05-31", "区委“两新”工委 两新组织")
	now.Field = "新经济组织、新社会组织、新就业群体" // the name was wrong
	save(now)
	on("2026-11-23", "区委社会工作部 新经济组织、新社会组织、新就业群体")
	now.From = ""
	if _, err := o.SaveSettings(ctx, c, now); model.CodeOf(err) != model.Invalid {
		t.Errorf("moved to the day of other names: %v", err)
	}
	now.From = "2024-06"
	if _, err := o.SaveSettings(ctx, c, now); model.CodeOf(err) != model.Invalid {
		t.Errorf("a month is taken for a day: %v", err)
	}
}
