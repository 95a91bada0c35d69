package shell

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// topBar is the strip at the top: wordmark over the navigation, committee and year as menus, the search box, who is
// working, help.
type topBar struct {
	object    *fyne.Container
	committee *kit.BarButton
	year      *kit.BarButton
	parting   fyne.CanvasObject
	search    *kit.SearchBox
	who       *kit.BarButton
	right     *fyne.Container
}

func newTopBar(f *Frame) *topBar {
	t := &topBar{committee: kit.NewBarButton("", ""), year: kit.NewBarButton("", ""), who: kit.NewBarButton("person", "")}
	t.committee.Bold()
	t.search = kit.NewSearchBox("搜索党员、支部、文书、操作", "Ctrl+K", f.search)
	help := kit.NewBarButton("help", "")
	help.OnTapped(f.help)
	t.parting = kit.Block(look.Line, 1, 16)
	mark := kit.Pad(text.Section("双百").In(look.AccentText), 0, 0, 0, look.Gap20)
	left := kit.HBox(look.Gap12, t.committee, t.parting, t.year)
	t.right = kit.HBox(look.Gap8, t.search, kit.Space(look.Gap4, 0), t.who, kit.Space(0, 0), help)
	row := kit.Border(nil, nil, kit.HBox(0, kit.Wide(mark, look.NavWidth), kit.Space(look.Gap16, 0)), kit.Pad(t.right, 0, 18, 0, 0), left)
	t.object = kit.Bar(look.TopBarHeight, look.Ground, false, true, row)
	return t
}

func (t *topBar) lock(on bool) {
	t.search.SetEnabled(!on)
	for _, o := range []fyne.CanvasObject{t.who, t.parting, t.year} {
		if on {
			o.Hide()
		} else {
			o.Show()
		}
	}
	t.object.Refresh()
}

// SetCommittee names the committee; menu is what its button opens, nil for a plain name.
func (f *Frame) SetCommittee(name string, menu []kit.Option) {
	f.top.committee.Set(name, menu)
	f.top.object.Refresh()
}

// SetYear names the year; menu is what its button opens.
func (f *Frame) SetYear(name string, menu []kit.Option) {
	f.top.year.Set(name, menu)
	f.top.object.Refresh()
}

// SetWho names who is working; menu is what the name opens.
func (f *Frame) SetWho(name string, menu []kit.Option) {
	f.top.who.Set(name, menu)
	f.top.object.Refresh()
}
