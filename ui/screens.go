package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/desk"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// placed puts a screen of the desk into the frame: the frame knows places, the screens know what to show.
type placed struct {
	desk.Screen
	id, title string
	visit     *visit // what the next visit shall show; taken once
	up        bool
}

// visit is a screen with what it shall show.
type visit struct {
	screen string
	target any
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
	asked := p.visit.screen == p.id
	if p.up && !asked {
		p.Changed()
		return
	}
	p.up = true
	var target any
	if asked {
		target = p.visit.target
		*p.visit = visit{}
	}
	p.Screen.Shown(target)
}

// Leave asks a screen that may hold unsaved work.
func (p *placed) Leave(leave func()) {
	if k, ok := p.Screen.(desk.Leaver); ok {
		k.Leave(leave)
		return
	}
	leave()
}

// Stepping reports whether the screen holds a form or review with steps of its own.
func (p *placed) Stepping() bool {
	s, ok := p.Screen.(shell.Stepper)
	return ok && s.Stepping()
}

// UndoStep takes back the last step there; Stepping was asked before.
func (p *placed) UndoStep() string { return p.Screen.(shell.Stepper).UndoStep() }

// RedoStep does again what was undone there; Stepping was asked before.
func (p *placed) RedoStep() string { return p.Screen.(shell.Stepper).RedoStep() }

// Settle calls then once the data file has everything that the screen shows.
func (p *placed) Settle(then func()) {
	if s, ok := p.Screen.(shell.Settler); ok {
		s.Settle(then)
		return
	}
	then()
}

// Key offers a bare key to the screen's own shortcuts.
func (p *placed) Key(ev *fyne.KeyEvent) bool {
	for _, s := range p.Screen.Shortcuts() {
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

// Shortcuts are the screen's keys with Ctrl and the like.
func (p *placed) Shortcuts() []kit.Shortcut {
	var all []kit.Shortcut
	for _, s := range p.Screen.Shortcuts() {
		if s.Mod != 0 && s.Do != nil {
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
