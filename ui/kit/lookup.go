package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// NewLookupEntry makes a field that is typed into freely or filled from a list, which its icon and the down arrow open
// with what the field holds already sought. search returns what is found for a text; it is called for every keystroke.
// picked gets the option chosen, whose text the field holds by then. tip says what the icon does, none what is shown when
// nothing is found.
func NewLookupEntry(placeholder, tip, none string, search func(q string) []Option, picked func(Option)) *Entry {
	e := NewEntry(placeholder)
	open := func() {
		q, found := e.Value(), search(e.Value())
		held := -1
		if len(found) == 1 && found[0].ID != "" && found[0].Text == q {
			id := found[0].ID
			q, found = "", search("") // it is filled already: offer others, with the mark on this one
			held = slices.IndexFunc(found, func(o Option) bool { return o.ID == id })
		}
		var popup *Popup
		list := newOptionList(nil, -1, func(o Option) {
			popup.Close()
			e.SetText(o.Text)
			picked(o)
			Focus(e)
		})
		list.rows, list.escape = lookupRows, func() { popup.Close() }
		nothing := text.Para(none).In(look.Text3)
		show := func(found []Option) {
			list.setOptions(found)
			SetShown(nothing, len(found) == 0)
			SetShown(list, len(found) > 0)
		}
		field := listSearch(list, search).With(q)
		field.OnChanged = func(q string) { show(search(q)) }
		show(found)
		list.mark(held)
		room := container.NewStack(newFill(look.Clear, lookupWidth, lookupRows*look.ListRow+8), VBox(0, list, Pad(nothing, look.Gap4, look.Gap12, 0, look.Gap12)))
		content := Border(Pad(field, look.Gap8, look.Gap8, look.Gap4, look.Gap8), nil, nil, nil, room)
		popup = ShowPopup(e, &PopupContent{Object: content, Focus: field}, e.Size().Width)
	}
	e.trail = passedByTab("search", tip, open)
	e.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown {
			open()
		}
		return ev.Name == fyne.KeyDown
	}
	return e
}

// A list has room for a name with what tells namesakes apart, and for as many rows whatever was found.
const lookupWidth, lookupRows = float32(332), 7
