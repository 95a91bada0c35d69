package life

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// showLegend explains under the matrix every sign and colour that its cells may bear.
func (s *Screen) showLegend() {
	means := func(sign fyne.CanvasObject, words string) fyne.CanvasObject {
		return kit.HBox(look.Gap4, sign, text.Small(words))
	}
	parts := []fyne.CanvasObject{means(kit.NewTag("2", look.ToneMuted), "已开次数"), means(kit.NewTag("委课", look.ToneBad), "缺"),
		means(kit.NewTag("日", look.ToneWarn), "待开"), means(text.Small("委课"), "支部没有记录，看不出缺不缺"), text.Small("—　不用开"), text.Small("·　还没有到")}
	for _, k := range model.ActivityKinds()[:8] {
		parts = append(parts, text.Small(k.Sign()+" "+k.Label()))
	}
	s.legend.Objects = []fyne.CanvasObject{kit.Bar(32, look.Inset, true, false, kit.Pad(kit.Flow(look.Gap12, look.Gap4, parts...), 6, look.Gap24, 6, look.Gap24))}
	s.legend.Refresh()
}
