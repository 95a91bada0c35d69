package assess

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

// rankBands are the lines between the rows of the ranking, by the branch they stand above.
func rankBands(f *model.YearFacts) map[int64]table.Band {
	bands := map[int64]table.Band{}
	for org, border := range scoring.Borders(&f.Year.Scheme, f.Ranking) {
		band := table.Band{Text: border.Label()}
		if border.Kind == scoring.TieBorder {
			band.Tone, band.Icon = look.ToneWarn, "warning"
		}
		bands[org] = band
	}
	return bands
}
