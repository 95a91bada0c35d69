package papers

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
)

// bodyLayout puts the list of papers, the preview and the panel side by side. In a narrow window the list gives way, and
// the panel offers the papers instead.
type bodyLayout struct{ s *Screen }

// previewLeast is the width that the preview shall have before the list takes any.
const previewLeast float32 = 480

// MinSize leaves the list out.
func (bodyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	view, panel := objects[1].MinSize(), objects[2].MinSize()
	return fyne.NewSize(view.Width+panel.Width, max(view.Height, panel.Height))
}

func (l bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, panel := objects[0].MinSize().Width, objects[2].MinSize().Width
	narrow := size.Width < list+previewLeast+panel
	if objects[0].Visible() == narrow {
		if narrow {
			objects[0].Hide()
		} else {
			objects[0].Show()
		}
	}
	if narrow {
		list = 0
	}
	draw.Place(objects[0], 0, 0, list, size.Height)
	draw.Place(objects[1], list, 0, size.Width-list-panel, size.Height)
	draw.Place(objects[2], size.Width-panel, 0, panel, size.Height)
	if l.s.narrow != narrow {
		l.s.narrow = narrow
		fyne.Do(func() { // not while the window is being laid out
			if l.s.made != nil {
				l.s.drawPanel()
			} else if l.s.facts != nil {
				l.s.drawNothing()
			}
		})
	}
}
