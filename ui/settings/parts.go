package settings

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// part is one that the screen may be opened for: what is brought into view, and what the keyboard goes to.
type part struct {
	object fyne.CanvasObject
	first  fyne.Focusable
}

// held is the part of the right half that the keyboard is in, 0 for none.
func (s *Screen) held() shell.SettingsPart {
	for at, p := range s.parts {
		if p.first == s.d.Window.Canvas().Focused() {
			return at
		}
	}
	return 0
}

// hold brings a part into view with the keyboard in it.
func (s *Screen) hold(at shell.SettingsPart) {
	p, ok := s.parts[at]
	if !ok {
		return
	}
	s.d.Window.Canvas().Focus(p.first) // what was not drawn yet can have it too
	kit.Reveal(p.object)
}
