package scheme

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

func TestTheRankingRuleIsChosenOnTheSchemeTab(t *testing.T) {
	ctx := context.Background()
	r := open(t, office.SampleYear)
	r.turn(combinePage)
	rule := func() model.RankRule {
		y, err := r.office.Year(ctx, office.SampleYear)
		if err != nil {
			t.Fatal(err)
		}
		return y.Scheme.Ranking
	}
	r.form.ties.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	r.form.vetoed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := rule(); got.Ties != model.TiesNext || got.Vetoed != model.VetoedUnranked {
		t.Fatalf("the year ranks by %+v", got)
	}
	if text := r.text(); !strings.Contains(text, "1、1、2）") || !strings.Contains(text, "一票否决的不排名次") {
		t.Errorf("the tab says %s", text)
	}
	last, err := r.office.History(ctx, 1)
	if err != nil || len(last) == 0 {
		t.Fatal(err)
	}
	if _, err := r.office.Undo(ctx, last[0].ID); err != nil {
		t.Fatal(err)
	}
	if got := rule(); got.Vetoed != model.VetoedLast || got.Ties != model.TiesNext || r.form.vetoed.Chosen() != 0 {
		t.Errorf("after undo %+v, the segment shows %d", got, r.form.vetoed.Chosen())
	}
}
