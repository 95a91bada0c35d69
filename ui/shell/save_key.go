package shell

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// saveKey is how the status line names Ctrl+Enter.
const saveKey = "Ctrl+Enter "

// isSave reports whether a shortcut is Ctrl+Enter.
func isSave(k kit.Shortcut) bool { return k.Key == fyne.KeyReturn && k.Mod == fyne.KeyModifierControl }

// save is Ctrl+Enter: what the screen says of it in the status line, else its main button, as a click would.
func (f *Frame) save() {
	s := f.screens[f.current]
	if s == nil {
		return
	}
	own := s.Shortcuts()
	at := slices.IndexFunc(own, isSave)
	main := f.mainButton()
	switch {
	case at >= 0 && (main == nil || namesSave(s.Keys())):
		own[at].Do()
	case main != nil:
		main.Tapped(&fyne.PointEvent{})
	}
}

// mainButton is the main button of the screen shown, nil for none.
func (f *Frame) mainButton() *kit.Button {
	return kit.MainButton(f.views[f.current], f.Canvas().Focused())
}

func namesSave(keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, saveKey) })
}

// keys is what the status line says of a screen's keys; that of its main button is named by the button's words, and that for undoing only
// while it would undo something.
func (f *Frame) keys(s Screen) string {
	keys := slices.DeleteFunc(slices.Clone(s.Keys()), func(k string) bool { return strings.HasPrefix(k, undoKey) && !f.undoes() })
	if main := f.mainButton(); main != nil && !namesSave(keys) {
		keys = append([]string{saveKey + main.Text()}, keys...)
	}
	return strings.Join(keys, "　")
}
