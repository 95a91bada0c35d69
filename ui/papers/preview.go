package papers

import (
	"fmt"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/reports/raster"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// preview shows one page at a zoom, drawn from the same pages as the PDF, on the colour of a desk; beside it the thumbnails of
// all, where they are wanted.
type preview struct {
	object *fyne.Container
	copyNo *text.Label
	copies *fyne.Container
	pageNo *text.Label
	zoomNo *text.Label
	scroll *container.Scroll
	desk   *fyne.Container
	edge   *canvas.Rectangle
	sheet  *canvas.Image
	fit    *kit.Segments
	thumbs *thumbnails
	ground *fyne.Container

	shelf    *shelf
	counting bool // more pages may come
	page     int
	zoom     float64 // 1 is 100 %
	fitted   int     // 0 width, 1 whole page, -1 as chosen with + and −
	drawn    drawing // what is shown, or being drawn
	strip    int     // thumbnails: 0 where there is room, 1 shown, -1 not, as chosen

	later func(do func(), done func()) // draws off the UI goroutine
}

// drawing names a picture: which page at how many dots.
type drawing struct {
	shelf *shelf
	page  int
	zoom  float64
	whole bool // set again with the numbers of all pages
}

// stripFrom is the width of the preview from which the thumbnails stand beside the page without being asked for.
const stripFrom float32 = 900

func newPreview(stepCopy func(by int), later func(do func(), done func())) *preview {
	p := &preview{copyNo: text.Body(""), pageNo: text.Body(""), zoomNo: text.Body(""), zoom: 1, later: later}
	p.edge, p.sheet = canvas.NewRectangle(look.Color(look.EdgeSoft)), canvas.NewImageFromImage(nil)
	p.sheet.ScaleMode = canvas.ImageScaleSmooth
	p.desk = container.New(&deskLayout{p}, p.edge, p.sheet)
	p.scroll = container.NewScroll(p.desk)
	p.scroll.Content = kit.WheelOver(p.scroll, p.desk)
	p.thumbs = newThumbnails(p.show, later)
	p.copies = kit.HBox(look.Gap4,
		kit.NewIconButton("chevron-left", "上一份", func() { stepCopy(-1) }), p.copyNo,
		kit.NewIconButton("chevron-right", "下一份", func() { stepCopy(1) }), kit.Space(look.Gap12, 0))
	pages := kit.HBox(look.Gap4,
		kit.NewIconButton("chevron-left", "上一页（PgUp）", func() { p.step(-1) }), p.pageNo,
		kit.NewIconButton("chevron-right", "下一页（PgDn）", func() { p.step(1) }))
	p.fit = kit.NewSegments([]string{"适合宽度", "整页"}, 0, p.setFit)
	zoom := kit.HBox(look.Gap4, kit.NewIconButton("columns", "缩略图", p.toggleThumbs),
		kit.NewIconButton("minus", "缩小（Ctrl+−）", func() { p.zoomBy(1 / 1.2) }), p.zoomNo,
		kit.NewIconButton("plus", "放大（Ctrl++）", func() { p.zoomBy(1.2) }), kit.Space(look.Gap4, 0), p.fit)
	p.ground = kit.Border(nil, nil, p.thumbs.object, nil, container.NewStack(kit.NewFill(look.Line), container.New(&watchLayout{p: p}, p.scroll)))
	kit.SetShown(p.thumbs.object, false)
	bar := container.NewStack(kit.NewFill(look.Inset), kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Space(0, 0)))
	p.object = container.New(previewLayout{p}, bar, kit.HBox(look.Gap4, p.copies, pages), zoom, p.ground)
	return p
}

// set shows the pages of a paper; copy of copies is which branch's it is, 0 copies for a paper of the whole.
func (p *preview) set(shelf *shelf, counting bool, copy, copies int) {
	page := p.page
	p.shelf, p.counting, p.page = shelf, counting, min(page, max(0, shelf.count()-1)) // before anything asks how large the page is
	p.copies.Hidden = copies == 0
	p.copyNo.SetText(fmt.Sprintf("第 %d / %d 份", copy+1, copies))
	p.copies.Refresh()
	p.object.Refresh()
	p.thumbs.set(shelf)
	p.show(page)
}

// none reports whether there is no page to show.
func (p *preview) none() bool { return p.shelf == nil || p.shelf.count() == 0 }

// show brings a page up; a number past the end shows the last.
func (p *preview) show(page int) {
	if p.none() {
		return
	}
	moved := page != p.page
	p.page = min(max(0, page), p.shelf.count()-1)
	words := fmt.Sprintf("第 %d / %d 页", p.page+1, p.shelf.count())
	if p.counting {
		words = fmt.Sprintf("第 %d 页", p.page+1)
	}
	if p.pageNo.Text != words {
		p.pageNo.SetText(words)
		p.object.Refresh() // the words may be longer
	}
	p.draw()
	p.thumbs.mark(p.page)
	if moved {
		p.scroll.ScrollToTop()
	}
}

func (p *preview) step(by int) { p.show(p.page + by) }

func (p *preview) setFit(i int) {
	p.fitted = i
	p.draw()
}

func (p *preview) zoomBy(factor float64) {
	p.fitted = -1
	p.zoom = min(max(0.3, p.zoom*factor), 3)
	p.draw()
}

func (p *preview) toggleThumbs() {
	p.strip = 1
	if p.thumbs.object.Visible() {
		p.strip = -1
	}
	p.placeThumbs(p.object.Size().Width)
	p.ground.Refresh()
	p.draw()
}

// placeThumbs shows the thumbnails where they were asked for, or where a preview so wide has room for them.
func (p *preview) placeThumbs(width float32) {
	shown := p.strip > 0 || p.strip == 0 && width >= stripFrom
	if shown != p.thumbs.object.Visible() {
		kit.SetShown(p.thumbs.object, shown)
		fyne.Do(func() { p.thumbs.mark(p.page) }) // not while the window is being laid out
	}
}

// fitZoom is the zoom at which the page fits the space there is.
func (p *preview) fitZoom() {
	space := p.scroll.Size()
	if p.fitted < 0 || space.Width < 100 || space.Height < 100 {
		return
	}
	width, height := p.pageSize(1)
	p.zoom = float64((space.Width - 2*look.Gap24 - look.Gap16) / width)
	if p.fitted == 1 {
		p.zoom = min(p.zoom, float64((space.Height-2*look.Gap16)/height))
	}
	p.zoom = max(0.2, p.zoom)
}

// pageSize is the size of the page on the screen at a zoom.
func (p *preview) pageSize(zoom float64) (width, height float32) {
	page := p.shelf.size(p.page)
	w, h := raster.Size(&page, zoom)
	return float32(w), float32(h)
}

// draw renders the page at the screen's own pixels. Until the picture is there, the one before stands in its place.
func (p *preview) draw() {
	if p.none() {
		return
	}
	p.fitZoom()
	p.zoomNo.SetText(fmt.Sprintf("%d%%", int(p.zoom*100+0.5)))
	scale := 1.0
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.object); c != nil {
		scale = float64(c.Scale())
	}
	p.desk.Refresh()
	p.scroll.Refresh()
	want := drawing{p.shelf, p.page, p.zoom * scale, !p.counting}
	if want == p.drawn {
		return
	}
	p.drawn = want
	var picture image.Image
	p.later(func() { picture = want.shelf.draw(want.page, want.zoom) }, func() {
		if p.drawn == want { // else another page was turned to meanwhile
			p.sheet.Image = picture
			p.sheet.Refresh()
			draw.Refresh(p.sheet)
		}
	})
}

// deskLayout puts the page with its 1 px edge in the middle of the desk.
type deskLayout struct{ p *preview }

func (l *deskLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.p.none() {
		return fyne.Size{}
	}
	w, h := l.p.pageSize(l.p.zoom)
	return fyne.NewSize(w+2*look.Gap24, h+2*look.Gap16)
}

func (l *deskLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if l.p.none() {
		return
	}
	w, h := l.p.pageSize(l.p.zoom)
	x := max(look.Gap24, (size.Width-w)/2)
	objects[0].Move(fyne.NewPos(x-1, look.Gap16-1))
	objects[0].Resize(fyne.NewSize(w+2, h+2))
	objects[1].Move(fyne.NewPos(x, look.Gap16))
	objects[1].Resize(fyne.NewSize(w, h))
}

// watchLayout fills its space and draws the page anew when that changes.
type watchLayout struct {
	p    *preview
	last fyne.Size
}

func (l *watchLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (l *watchLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
	if size != l.last {
		l.last = size
		l.p.draw()
	}
}

// previewLayout puts a bar over the desk: what turns the pages at its left, the zoom at its right, or beneath where both
// have no room.
type previewLayout struct{ p *preview }

// barLine is the height of one line of the bar.
const barLine float32 = 40

func (previewLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	turning, zoom, desk := objects[1].MinSize(), objects[2].MinSize(), objects[3].MinSize()
	return fyne.NewSize(max(turning.Width+look.Gap16, zoom.Width+look.Gap16, desk.Width)+look.Gap12, 2*barLine+desk.Height)
}

func (l previewLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.p.placeThumbs(size.Width)
	place := func(o fyne.CanvasObject, x, line float32) {
		s := o.MinSize()
		o.Resize(s)
		o.Move(fyne.NewPos(x, line*barLine+draw.Snap((barLine-s.Height)/2)))
	}
	bar := barLine
	place(objects[1], look.Gap16, 0)
	if zoom := size.Width - objects[2].MinSize().Width - look.Gap12; zoom >= objects[1].MinSize().Width+look.Gap16 {
		place(objects[2], zoom, 0)
	} else {
		place(objects[2], look.Gap16, 1)
		bar = 2 * barLine
	}
	draw.Place(objects[0], 0, 0, size.Width, bar)
	draw.Place(objects[3], 0, bar, size.Width, max(0, size.Height-bar))
}
