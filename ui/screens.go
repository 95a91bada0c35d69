package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/desk"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// placed puts a screen of the desk into the frame: the frame knows places, the screens know what to show.
type placed struct {
	desk.Screen
	title  string
	target *any // set before the frame navigates; taken once
	up     bool
	live   func() bool // whether this screen is the one shown
}

// dropper is a screen that takes files dropped on the window.
type dropper interface{ Dropped(paths []string) }

func (p *placed) Title() string              { return p.title }
func (p *placed) Content() fyne.CanvasObject { return p.Object() }
func (p *placed) Keys() string               { return strings.Join(p.Screen.Keys(), "　") }

// Left notes that another screen took the place, so that the next Shown is a visit and not a change.
func (p *placed) Left() { p.up = false }

// Shown tells the screen that it was opened, or that the data changed under it.
func (p *placed) Shown() {
	if p.up && *p.target == nil {
		p.Changed()
		return
	}
	p.up = true
	target := *p.target
	*p.target = nil
	p.Screen.Shown(target)
}

// Key offers a bare key to the screen's own shortcuts.
func (p *placed) Key(ev *fyne.KeyEvent) bool {
	for _, s := range p.Shortcuts() {
		if s.Mod == 0 && s.Key == ev.Name && s.Do != nil {
			s.Do()
			return true
		}
		if s.Else != nil && s.Else(ev) {
			return true
		}
	}
	return false
}

// held returns the screen's shortcuts with Ctrl and the like; they do nothing while another screen is shown.
func (p *placed) held() []kit.Shortcut {
	var all []kit.Shortcut
	for _, s := range p.Shortcuts() {
		if s.Mod != 0 && s.Do != nil {
			do := s.Do
			s.Do = func() {
				if p.live() {
					do()
				}
			}
			all = append(all, s)
		}
	}
	return all
}

// Dropped hands dropped files to a screen that takes them.
func (p *placed) Dropped(paths []string) {
	if d, ok := p.Screen.(dropper); ok {
		d.Dropped(paths)
	}
}
