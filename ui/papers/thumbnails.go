package papers

import (
	"fmt"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/reports/raster"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// The thumbnails: the room for one, and how many pictures are kept.
const (
	thumbSide   float32 = 92
	thumbFoot   float32 = 18
	stripWidth  float32 = 124
	mostThumbs          = 400
	thumbRounds         = 4 // pictures drawn in one go
)

// thumbnails is the strip of small pages. Only those in sight are drawn, off the UI goroutine.
type thumbnails struct {
	object  fyne.CanvasObject
	list    *widget.List
	later   func(do func(), done func())
	turn    func(page int)
	shelf   *shelf
	pics    map[int]image.Image
	wanted  []int // in the order in which they came into sight; the latest is drawn first
	drawing bool
	marking bool // the mark follows the page; nothing was chosen
}

func newThumbnails(turn func(page int), later func(do func(), done func())) *thumbnails {
	t := &thumbnails{turn: turn, later: later, pics: map[int]image.Image{}}
	t.list = widget.NewList(t.count, func() fyne.CanvasObject { return newThumb() }, func(i widget.ListItemID, o fyne.CanvasObject) { t.fill(i, o.(*fyne.Container)) })
	t.list.HideSeparators = true
	t.list.OnSelected = func(i widget.ListItemID) {
		if !t.marking {
			t.turn(i)
		}
	}
	t.object = kit.Wide(kit.Border(nil, nil, nil, kit.VRule(look.Line), container.NewStack(kit.NewFill(look.Inset), t.list)), stripWidth)
	return t
}

func (t *thumbnails) count() int {
	if t.shelf == nil {
		return 0
	}
	return t.shelf.count()
}

// set shows the pages of a shelf.
func (t *thumbnails) set(s *shelf) {
	t.shelf, t.wanted = s, nil
	clear(t.pics)
	t.list.Refresh()
}

// mark marks the page that is shown, and brings it into sight.
func (t *thumbnails) mark(page int) {
	if !t.object.Visible() || page >= t.count() {
		return
	}
	t.marking = true
	t.list.Select(page)
	t.marking = false
}

func newThumb() *fyne.Container {
	picture := canvas.NewImageFromImage(nil)
	picture.ScaleMode = canvas.ImageScaleSmooth
	number := text.Small("").Centered()
	return container.New(&thumbLayout{}, canvas.NewRectangle(look.Color(look.EdgeSoft)), picture, number)
}

// fill shows page i in an item of the list.
func (t *thumbnails) fill(i int, item *fyne.Container) {
	size := t.shelf.size(i)
	item.Layout = &thumbLayout{width: float32(size.Width), height: float32(size.Height)}
	picture, number := item.Objects[1].(*canvas.Image), item.Objects[2].(*text.Label)
	number.SetText(fmt.Sprint(i + 1))
	picture.Image = t.pics[i]
	if picture.Image == nil {
		t.wanted = append(t.wanted, i)
		t.drawNext()
	}
	picture.Refresh()
	draw.Refresh(picture)
	item.Refresh()
}

// drawNext draws a few of the wanted pages, those asked for last first.
func (t *thumbnails) drawNext() {
	if t.drawing || len(t.wanted) == 0 {
		return
	}
	from := max(0, len(t.wanted)-thumbRounds)
	pages, s := slices.Clone(t.wanted[from:]), t.shelf // the list is filled on while they are drawn
	t.wanted = t.wanted[:from]
	t.drawing = true
	made := map[int]image.Image{}
	scale := 1.0
	if c := fyne.CurrentApp().Driver().CanvasForObject(t.list); c != nil {
		scale = float64(c.Scale())
	}
	t.later(func() {
		for _, i := range pages {
			if made[i] == nil {
				size := s.size(i)
				whole, _ := raster.Size(&size, 1)
				made[i] = s.draw(i, float64(thumbSide)*size.Width/max(size.Width, size.Height)/float64(whole)*scale)
			}
		}
	}, func() {
		t.drawing = false
		if t.shelf == s {
			if len(t.pics) > mostThumbs {
				clear(t.pics)
			}
			for i, picture := range made {
				t.pics[i] = picture
				t.list.RefreshItem(i)
			}
		}
		t.drawNext()
	})
}

// thumbLayout puts a page over its number, its longer side as long as for every other.
type thumbLayout struct{ width, height float32 }

func (*thumbLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(stripWidth-look.Gap16, thumbSide+thumbFoot+look.Gap8)
}

func (l *thumbLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	scale := thumbSide / max(l.width, l.height, 1)
	w, h := l.width*scale, l.height*scale
	x, y := draw.Snap((size.Width-w)/2), draw.Snap(look.Gap4+(thumbSide-h)/2)
	draw.Place(objects[0], x-1, y-1, w+2, h+2)
	draw.Place(objects[1], x, y, w, h)
	draw.Place(objects[2], 0, look.Gap4+thumbSide, size.Width, thumbFoot)
}
