// Package handbook shows the manual over the window: its pages at the left, one of them at the right, and a field that
// finds passages.
package handbook

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/handbook"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

const (
	listWidth  float32 = 236
	widest     float32 = 1000
	aroundText float32 = 32  // of the window, left and right of the panel together
	furniture  float32 = 166 // what a dialog has above and below its content, and the window around it
	leastText  float32 = 300
	scrollBar  float32 = 14
)

// panel is the manual that is open.
type panel struct {
	book  handbook.Book
	page  int
	list  *kit.Outline
	pages *container.Scroll // of the list
	field *kit.Entry
	text  *container.Scroll
	shown *fyne.Container // in the text
	width float32         // of the text
	hits  []handbook.Hit
}

// Show opens the manual at the page of a place, else at the first one, and there at a section, "" for the beginning; back names
// what is returned to.
func Show(c fyne.Canvas, id, section, back string) *kit.Dialog {
	size := c.Size()
	wide := min(widest, size.Width-aroundText)
	p := &panel{book: handbook.Manual(), width: wide - listWidth - 3*look.Gap20 - scrollBar}
	p.list = kit.NewOutline()
	p.list.OnPick = func(id string) { p.pick(id) }
	p.field = kit.NewEntry("在手册里找：写几个字，用空格隔开").Lead("search")
	p.field.OnChanged = func(string) { p.search() }
	p.field.OnSubmitted = func(string) { p.first() }
	p.field.OnKey = p.key
	p.shown = container.NewStack()
	p.text = kit.VScroll(p.shown)
	p.pages = kit.VScroll(p.list)
	p.pages.SetMinSize(fyne.NewSize(listWidth, 0))
	left := kit.Border(nil, nil, nil, kit.VRule(look.Line), p.pages)
	content := kit.Border(kit.Pad(p.field, 0, 0, look.Gap8, 0), nil, left, nil, kit.Pad(p.text, 0, 0, 0, look.Gap20))
	p.text.SetMinSize(fyne.NewSize(p.width+scrollBar, max(leastText, size.Height-furniture-look.ControlHeight-look.Gap8)))
	d := kit.ShowDialog(c, kit.DialogSpec{Title: "使用手册", Content: content, Note: "Esc 关闭　PageUp、PageDown 翻页　Enter 打开找到的第一处", Safe: back, Width: wide, Focus: p.field, OnKey: p.key})
	page := max(0, p.book.Page(id))
	p.open(page, p.book.Pages[page].Section(section)) // now that the text has its room
	return d
}

// rows are the pages under the parts of the manual.
func (p *panel) rows() []kit.OutlineRow {
	var rows []kit.OutlineRow
	part := ""
	for _, page := range p.book.Pages {
		if page.Part != part {
			part = page.Part
			rows = append(rows, kit.OutlineRow{ID: part, Name: part})
		}
		rows = append(rows, kit.OutlineRow{ID: page.ID, Depth: 1, Name: page.Title})
	}
	return rows
}

// pick opens a page, or the first page of a part.
func (p *panel) pick(id string) {
	for i, page := range p.book.Pages {
		if page.ID == id || page.Part == id {
			p.open(i, 0)
			return
		}
	}
}

// open shows a page from one of its sections on.
func (p *panel) open(page, section int) {
	p.page = page
	p.list.Set(p.rows(), p.book.Pages[page].ID)
	p.pages.Refresh() // the list has its height from here on, without which it cannot be scrolled
	box, titles := pageOf(p.book.Pages[page], p.width)
	p.fill(box)
	p.reveal()
	if section < len(titles) {
		box.Resize(fyne.NewSize(p.width, box.MinSize().Height))
		p.text.ScrollToOffset(fyne.NewPos(0, titles[section].Position().Y))
	}
}

// reveal scrolls the list to the page that is open.
func (p *panel) reveal() {
	top, room := p.list.Top(p.book.Pages[p.page].ID), p.pages.Size().Height
	if off := p.pages.Offset.Y; top < off || top+look.DenseRow > off+room {
		p.pages.ScrollToOffset(fyne.NewPos(0, top-room/2))
	}
}

func (p *panel) fill(content fyne.CanvasObject) {
	p.shown.Objects = []fyne.CanvasObject{kit.Pad(content, 0, scrollBar, 0, 0)}
	p.text.Offset = fyne.Position{}
	p.text.Refresh()
}

// search shows what answers, or the page again when the field is empty.
func (p *panel) search() {
	if p.field.Value() == "" {
		p.hits = nil
		p.open(p.page, 0)
		return
	}
	p.hits = p.book.Find(p.field.Text)
	p.fill(p.results(p.width))
}

func (p *panel) first() {
	if len(p.hits) > 0 {
		p.open(p.hits[0].Page, p.hits[0].Section)
	}
}

// key scrolls the text wherever the keyboard is; in the list of the pages ↑↓ choose one.
func (p *panel) key(ev *fyne.KeyEvent) bool {
	page := p.text.Size().Height - 2*look.DenseRow
	by, ok := map[fyne.KeyName]float32{fyne.KeyPageDown: page, fyne.KeyPageUp: -page, fyne.KeyDown: look.DenseRow, fyne.KeyUp: -look.DenseRow}[ev.Name]
	if ok {
		p.text.ScrollToOffset(p.text.Offset.AddXY(0, by))
	}
	return ok
}
