package shell

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
)

func (f *Frame) dropped(at fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) > 0 {
		f.Drop(at, paths)
	}
}

// Drop does what files do that are dropped on a place of the window. Like a click there it ends what is being typed first; while a
// dialog, a menu or running work stands over the window they are not taken, as a click would not reach what lies behind; a locked
// window takes none and says nothing.
func (f *Frame) Drop(at fyne.Position, paths []string) {
	if kit.IsLocked(f.win.Canvas()) {
		return
	}
	if f.win.Canvas().Overlays().Top() != nil {
		f.Toasts.Say("现在开着别的窗口，先做完或关掉它，再把文件拖进来", "", nil)
		return
	}
	f.win.Canvas().Unfocus()
	var screen func([]string)
	if d, ok := f.screens[f.current].(Dropper); ok {
		screen = d.Dropped
	}
	if a, ok := f.screens[f.current].(Attacher); ok {
		screen = f.attaching(a, at, screen)
	}
	if f.hooks.Dropped != nil {
		f.hooks.Dropped(paths, screen)
	}
}

// attaching takes files dropped on a screen with attachments: those that were not dropped on a record go on as before.
func (f *Frame) attaching(a Attacher, at fyne.Position, screen func([]string)) func([]string) {
	return func(paths []string) {
		switch {
		case a.DroppedAt(at, paths):
		case screen != nil:
			screen(paths)
		default:
			f.hooks.Dropped(paths, nil)
		}
	}
}
