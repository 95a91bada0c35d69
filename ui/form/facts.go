package form

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Facts lays out names and values in two columns, rows 26 apart. Unlike kit.Facts a long value, such as an address,
// runs over several lines, so that all of it can be read.
func Facts(nameWidth float32, pairs ...string) *fyne.Container {
	var cells []fyne.CanvasObject
	for i := 0; i+1 < len(pairs); i += 2 {
		cells = append(cells, text.Para(pairs[i]).In(look.Text2), text.Para(pairs[i+1]))
	}
	return kit.Columns(look.Gap8, 6, []float32{nameWidth, 0}, cells...)
}
