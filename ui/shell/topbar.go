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
	findings  *kit.BarButton
	who       *kit.BarButton
	lockUp    *kit.BarButton
}

func newTopBar(f *Frame) *topBar {
	t := &topBar{committee: kit.NewBarButton("", "").GiveWay(160), year: kit.NewBarButton("", ""), who: kit.NewBarButton("person", "").GiveWay(64)}
	t.committee.Bold()
	t.findings = kit.NewBarButton("checkup", "体检")
	t.findings.Hide()
	t.search = kit.NewSearchBox("搜索，或输入要做的事", "Ctrl+K", f.search)
	t.lockUp = kit.NewBarButton("lock", "")
	t.lockUp.Hide()
	help := kit.NewBarButton("help", "")
	help.OnTapped(f.help)
	t.parting = kit.Block(look.Line, 1, 16)
	mark := kit.Pad(text.Section("双百").In(look.AccentText), 0, 0, 0, look.Gap20)
	gap := func(w float32) fyne.CanvasObject { return kit.Space(w, 0) }
	row := kit.Spread(0, []fyne.CanvasObject{kit.Wide(mark, look.NavWidth), gap(look.Gap16), t.committee, gap(look.Gap12), t.parting, gap(look.Gap12), t.year, gap(look.Gap12)},
		[]fyne.CanvasObject{t.search, gap(look.Gap12), t.findings, gap(look.Gap8), t.who, gap(look.Gap8), t.lockUp, gap(look.Gap8), help, gap(18)})
	t.object = kit.Bar(look.TopBarHeight, look.Ground, false, true, row)
	return t
}

func (t *topBar) lock(on bool) {
	t.search.SetEnabled(!on)
	if on {
		t.findings.Hide()
		t.lockUp.Hide()
	}
	for _, o := range []fyne.CanvasObject{t.who, t.parting, t.year} {
		if on {
			o.Hide()
		} else {
			o.Show()
		}
	}
	t.object.Refresh()
}

// OpenSearch opens the box for everything with the keyboard in it.
func (f *Frame) OpenSearch() { f.top.search.Open() }

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

// SetLockUp shows the button that locks the window, or takes it away.
func (f *Frame) SetLockUp(shown bool, lock func()) {
	b := f.top.lockUp
	b.OnTapped(lock)
	b.SetTip("锁上（Ctrl+L），要密码才能继续")
	b.Hidden = !shown || f.locked
	f.top.object.Refresh()
}

// SetFindings says how many findings of the checkup are open; a click opens them. must is how many of them must be put
// right.
func (f *Frame) SetFindings(open, must int) {
	if f.locked {
		return
	}
	words, tone := "", look.ToneWarn
	if open > 0 {
		words = kit.Count(open)
	}
	if must > 0 {
		tone = look.ToneMust
	}
	f.top.findings.SetTag(words, tone)
	f.top.findings.OnTapped(func() { f.Navigate(Checkup) })
	f.top.findings.Show()
	f.top.object.Refresh()
}
