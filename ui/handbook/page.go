package handbook

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/handbook"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const (
	markWidth  float32 = 22  // of a list
	firstCell  float32 = 190 // of a table
	underTitle float32 = 6
)

// pageOf draws a page for a width, and returns the headings of its sections.
func pageOf(page handbook.Page, width float32) (box *fyne.Container, titles []fyne.CanvasObject) {
	box = kit.VBox(underTitle)
	for i, s := range page.Sections {
		var title *text.Label
		above := look.Gap16
		switch s.Level {
		case 1:
			title = text.Title(s.Title)
		case 2:
			title = text.Section(s.Title)
		default:
			title, above = text.Strong(s.Title), look.Gap8
		}
		if i == 0 {
			above = 0
		}
		head := kit.Pad(title.Wrapped().For(width), above, 0, 0, 0)
		titles = append(titles, head)
		box.Add(head)
		for _, b := range s.Blocks {
			box.Add(block(b, width))
		}
	}
	box.Add(kit.Space(0, look.Gap20))
	return box, titles
}

func block(b handbook.Block, width float32) fyne.CanvasObject {
	switch b.Kind {
	case handbook.Picture:
		return pictureOf(b, width)
	case handbook.Item:
		mark := kit.Wide(text.Body(b.Mark).In(look.Text2), markWidth)
		return kit.Border(nil, nil, kit.VBox(0, mark), nil, text.Para(b.Text).For(width-markWidth))
	case handbook.Row:
		if len(b.Cells) < 2 {
			return text.Para(b.Words()).For(width)
		}
		first := text.Strong(b.Cells[0]).Wrapped().For(firstCell)
		rest := kit.VBox(0)
		for _, cell := range b.Cells[1:] {
			rest.Add(text.Para(cell).For(width - firstCell - look.Gap12))
		}
		row := kit.Border(nil, nil, kit.Pad(kit.Wide(first, firstCell), 0, look.Gap12, 0, 0), nil, rest)
		return kit.VBox(underTitle, row, kit.HRule(look.LineSoft))
	}
	return text.Para(b.Text).For(width)
}

// results are the passages found, each with the page it is on.
func (p *panel) results(width float32) fyne.CanvasObject {
	if len(p.hits) == 0 {
		return text.Para("手册里没有找到。换几个字试试，或者少写一个词。").For(width)
	}
	box := kit.VBox(look.Gap4, text.Small(fmt.Sprintf("找到 %d 处", len(p.hits))))
	for _, h := range p.hits {
		page := p.book.Pages[h.Page]
		section := page.Sections[h.Section]
		name := section.Title
		if section.Level > 1 {
			name = page.Title + " → " + section.Title
		}
		box.Add(kit.Pad(kit.HBox(0, kit.NewLink(text.Truncate(name, width-look.Gap20, look.SizeBody, false), func() { p.open(h.Page, h.Section) })), look.Gap4, 0, 0, 0))
		if h.Words != "" {
			box.Add(text.Para(h.Words).In(look.Text2).For(width))
		}
	}
	return box
}
