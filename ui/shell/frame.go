package shell

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Frame is the window's furniture around one screen at a time.
type Frame struct {
	Toasts *kit.Toasts

	win      fyne.Window
	hooks    Hooks
	places   []Place
	screens  map[string]Screen
	views    map[string]fyne.CanvasObject
	current  string
	locked   bool
	typing   bool     // the keyboard is in a field
	arriving *arrival // nil once the screen that was opened has come to rest

	nav    *navigation
	all    *fyne.Container // everything but the tips
	steady *fyne.Container // holds it
	veil   *fyne.Container // in the place of all
	stage  *fyne.Container
	top    *topBar
	status *statusLine
}

// New builds the frame in a window and makes it the window's content. Register the places, then Navigate.
func New(win fyne.Window, hooks Hooks) *Frame {
	f := &Frame{win: win, hooks: hooks, screens: map[string]Screen{}, views: map[string]fyne.CanvasObject{},
		nav: newNavigation(), stage: container.NewStack(), Toasts: kit.NewToasts()}
	f.top = newTopBar(f)
	f.status = newStatusLine(f)
	left := container.NewStack(kit.NewFill(look.Ground), kit.Border(nil, nil, nil, kit.VRule(look.Line), kit.VScroll(f.nav.box)))
	work := container.NewStack(kit.NewFill(look.Surface), f.stage, f.Toasts)
	win.SetPadded(false)
	f.all = kit.Border(f.top.object, f.status.object, left, nil, work)
	f.veil = container.NewStack()
	f.steady = container.New(steadyLayout{}, f.all)
	win.SetContent(container.NewStack(kit.WatchPointer(), f.veil, f.steady, kit.NewTips(win.Canvas())))
	win.SetOnDropped(f.dropped)
	kit.OnTyping(win.Canvas(), f.typed)
	kit.OnEntered(win.Canvas(), f.KeysChanged) // the main button is that of the form one types into
	return f
}

// leastWindow is the least size of the window, whatever screen is open: a window that grew by going from one place to another would
// not fit a small display any more.
var leastWindow = fyne.NewSize(1000, 520)

// steadyLayout gives its object the whole size, and needs the same whatever that is.
type steadyLayout struct{}

func (steadyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return leastWindow }

func (steadyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// Needs is the size in which everything of the screen that is open has its room.
func (f *Frame) Needs() fyne.Size { return f.all.MinSize() }

// Veil shows nothing but the ground: the system's window can stand before the first screen has anything to show, and a locked one
// shows nothing of the data.
func (f *Frame) Veil(on bool) {
	if !on {
		f.veil.Hide()
		f.steady.Show()
		return
	}
	f.veil.Objects = []fyne.CanvasObject{kit.Block(look.Ground, leastWindow.Width, leastWindow.Height)}
	f.veil.Show()
	f.steady.Hide()
}

// Mask masks every number that a screen shows whole.
func (f *Frame) Mask() {
	for _, s := range f.screens {
		if m, ok := s.(Masker); ok {
			m.Mask()
		}
	}
}

// Register adds a place to the navigation. Ctrl+1 to Ctrl+9 and Ctrl+0 open the first ten.
func (f *Frame) Register(p Place) {
	f.places = append(f.places, p)
	f.nav.add(p, func() { f.Navigate(p.ID) })
	kit.SetKeys(f.win.Canvas(), f.shortcuts())
}

// ClearPlaces empties the navigation, for when a data file of another kind is opened.
func (f *Frame) ClearPlaces() {
	f.places = nil
	f.nav.clear()
}

// Navigate opens a place, as a click in the navigation does. At the place that is open already the data is read again. It
// reports whether the place exists. A screen with unsaved work is asked first.
func (f *Frame) Navigate(id string) bool {
	if id == f.current && f.screens[id] != nil {
		if s, ok := f.screens[id].(Reopener); ok {
			s.Reopen()
		} else {
			f.Changed()
		}
		return true
	}
	return f.Open(id, nil)
}

// Open is Navigate to a place that shall show target, see Screen.Shown, also when it is open already.
func (f *Frame) Open(id string, target any) bool {
	screen := f.Screen(id)
	if screen == nil {
		return false
	}
	enter := func() { f.enter(id, screen, target) }
	if f.current == id {
		enter()
	} else {
		f.AskToLeave(enter)
	}
	return true
}

func (f *Frame) enter(id string, screen Screen, target any) {
	f.current = id
	kit.NoTip(f.win.Canvas())
	if f.views[id] == nil {
		f.views[id] = screen.Object()
	}
	former := slices.Equal(f.stage.Objects, []fyne.CanvasObject{f.views[id]})
	f.stage.Objects = []fyne.CanvasObject{f.views[id]}
	f.stage.Refresh()
	if c := f.win.Canvas(); !former && !kit.Holds(c, c.Focused()) {
		c.Unfocus() // what nobody sees any more would do on Enter what it did before
	}
	f.nav.setCurrent(id)
	kit.SetKeys(f.win.Canvas(), f.shortcuts())
	f.KeysChanged()
	f.arriving = &arrival{f.views[id], time.Now()}
	screen.Shown(target)
	if f.hooks.Idle == nil || f.hooks.Idle() {
		f.Settled()
	}
}

// AskToLeave calls leave when the present screen has nothing unsaved, or the user lets it go.
func (f *Frame) AskToLeave(leave func()) {
	if k, ok := f.screens[f.current].(Leaver); ok {
		k.Leave(leave)
		return
	}
	leave()
}

// Screen returns the screen of a place, made now if need be; nil for an unknown place.
func (f *Frame) Screen(id string) Screen {
	if s := f.screens[id]; s != nil {
		return s
	}
	for _, p := range f.places {
		if p.ID == id {
			f.screens[id] = p.Make()
			return f.screens[id]
		}
	}
	return nil
}

// Forget drops every made screen, for when another data file is opened; Navigate makes them anew.
func (f *Frame) Forget() {
	f.screens, f.views, f.current = map[string]Screen{}, map[string]fyne.CanvasObject{}, ""
}

// Current is the ID of the place shown.
func (f *Frame) Current() string { return f.current }

// Changed tells the screen shown that the data changed.
func (f *Frame) Changed() {
	if s := f.screens[f.current]; s != nil {
		f.status.keys.SetText(f.keys(s))
		kit.KeepFocus(f.Canvas(), s.Changed)
	}
}

// KeysChanged shows the keys of the present screen anew in the status line.
func (f *Frame) KeysChanged() {
	if f.screens[f.current] != nil {
		f.showKeys()
	}
}

func (f *Frame) showKeys() {
	f.showUndoKey()
	if s := f.screens[f.current]; s != nil {
		f.status.keys.SetText(f.keys(s))
	}
	f.status.refresh()
}

// Canvas is where dialogs are shown.
func (f *Frame) Canvas() fyne.Canvas { return f.win.Canvas() }

// Lock greys out everything but one place, while there is no data file.
func (f *Frame) Lock(on bool, open string) {
	f.locked = on
	f.nav.lock(on, open)
	f.top.lock(on)
}

func (f *Frame) lockUp() {
	if f.hooks.Lock != nil {
		f.hooks.Lock()
	}
}

func (f *Frame) help() {
	if f.hooks.Help != nil {
		f.hooks.Help(f.current)
	}
}

func (f *Frame) refresh() {
	if f.hooks.Refresh != nil {
		f.hooks.Refresh()
	}
	f.Changed()
}

func (f *Frame) search(query string) func(context.Context) []kit.Option {
	if f.hooks.Search == nil {
		return func(context.Context) []kit.Option { return nil }
	}
	return f.hooks.Search(query)
}

// shortcuts are the keys that work everywhere; a key with no use here goes to the screen.
func (f *Frame) shortcuts() []kit.Shortcut {
	keys := []kit.Shortcut{
		{Key: fyne.KeyK, Mod: fyne.KeyModifierControl, Do: f.top.search.Open},
		{Key: fyne.KeyZ, Mod: fyne.KeyModifierControl, Do: f.undo},
		{Key: fyne.KeyY, Mod: fyne.KeyModifierControl, Do: f.redo},
		{Key: fyne.KeyZ, Mod: fyne.KeyModifierControl | fyne.KeyModifierShift, Do: f.redo},
		{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: f.save},
		{Key: fyne.KeyL, Mod: fyne.KeyModifierControl, Always: true, Do: f.lockUp},
		{Key: fyne.KeyF1, Do: f.help},
		{Key: fyne.KeyF5, Do: f.refresh},
	}
	for i, p := range f.places {
		if i < 10 {
			keys = append(keys, kit.Shortcut{Key: fyne.KeyName(fmt.Sprint((i + 1) % 10)), Mod: fyne.KeyModifierControl, Do: func() { f.open(p.ID) }})
		}
	}
	if s := f.screens[f.current]; s != nil {
		for _, own := range s.Shortcuts() {
			if own.Mod != 0 && own.Do != nil && !isSave(own) {
				keys = append(keys, own)
			}
		}
	}
	return append(keys, kit.Shortcut{Else: f.screenKey})
}

func (f *Frame) open(id string) {
	if !f.locked {
		f.Navigate(id)
	}
}

// screenKey offers a bare key to the shortcuts that the screen has now.
func (f *Frame) screenKey(ev *fyne.KeyEvent) bool {
	s := f.screens[f.current]
	if s == nil {
		return false
	}
	for _, own := range s.Shortcuts() {
		if own.Mod == 0 && own.Key == ev.Name && own.Do != nil {
			own.Do()
			return true
		}
		if own.Else != nil && own.Else(ev) {
			return true
		}
	}
	return false
}
