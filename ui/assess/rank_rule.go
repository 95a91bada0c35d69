package assess

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The choices of the ranking rule, in the order of their segments.
var (
	tieRanks    = []model.TieRank{model.TiesSkip, model.TiesNext}
	vetoedRanks = []model.VetoedRank{model.VetoedLast, model.VetoedUnranked}
)

// rankRule shows how equal totals and vetoed branches are ranked, to be chosen while the year is open.
func (v *schemeView) rankRule(rule model.RankRule, width float32) fyne.CanvasObject {
	box := kit.VBox(look.Gap4, text.Strong("名次"), text.Para(scoring.RankWords(rule)).For(width))
	if !v.s.closed() {
		v.ties = kit.NewSegments([]string{"1、1、3", "1、1、2"}, chosenOf(rule.Ties == model.TiesNext), func(i int) {
			v.setRankRule(model.RankRule{Ties: tieRanks[i]})
		})
		box.Add(kit.HBox(0, v.ties))
	}
	box.Add(text.Para(scoring.VetoedWords(rule)).For(width))
	if !v.s.closed() {
		v.vetoed = kit.NewSegments([]string{"排在最后", "不排名次"}, chosenOf(rule.Vetoed == model.VetoedUnranked), func(i int) {
			v.setRankRule(model.RankRule{Vetoed: vetoedRanks[i]})
		})
		box.Add(kit.HBox(0, v.vetoed))
	}
	return box
}

// chosenOf is the place of the second of two choices, or of the first.
func chosenOf(second bool) int {
	if second {
		return 1
	}
	return 0
}

func (v *schemeView) setRankRule(rule model.RankRule) {
	s, year := v.s, v.s.year
	var change int64
	s.run(shell.Work{
		What: "正在改名次办法",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			change, err = o.SetRankRule(ctx, year, rule)
			return err
		},
		Done: func(err error) error {
			if err == nil && change != 0 {
				s.d.Said("已改名次办法，名次重新排过", change)
			}
			s.Changed()
			return err
		},
	})
}
