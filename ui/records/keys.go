package records

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// Keys are the keys for the status line.
func (s *Screen[T]) Keys() []string {
	if s.form != nil {
		return []string{"Ctrl+Enter 保存", "Ctrl+Z 退回一步", "Esc 不改了"}
	}
	open := s.spec.OpenKey
	if open == "" {
		open = "打开"
	}
	keys := []string{"Enter " + open, "Ctrl+C 复制"}
	if s.spec.Checks {
		keys = append([]string{"Space 勾选"}, keys...)
	}
	return keys
}

// Shortcuts are the keys of the list and its form.
func (s *Screen[T]) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyF, Mod: fyne.KeyModifierControl, Do: s.FocusSearch},
		{Key: fyne.KeyN, Mod: fyne.KeyModifierControl, Do: s.Add},
		{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: s.Save},
		{Key: fyne.KeyF2, Do: s.Edit},
		{Key: fyne.KeyEscape, Do: s.Escape},
	}
}

// FocusSearch gives the keyboard to the search field.
func (s *Screen[T]) FocusSearch() {
	if s.search != nil {
		kit.Focus(s.search)
	}
}

// open is Enter or a double click: it opens the pane, or, when that is open, the form.
func (s *Screen[T]) open(row T) {
	switch {
	case s.shut:
		s.reopen()
	case s.spec.Open != nil:
		s.spec.Open(row)
	default:
		s.Edit()
	}
}

// Escape closes the form, else the pane.
func (s *Screen[T]) Escape() {
	switch {
	case s.form != nil:
		s.Leave(func() { s.ShowPane(); s.FocusRows() })
	case !s.shut:
		s.close()
	}
}

func (s *Screen[T]) tableKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF2 {
		s.Edit()
		return true
	}
	return false
}

// searchKey lets the arrows go from the search field into the table, and Esc empty it.
func (s *Screen[T]) searchKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		s.FocusRows()
		if shown := s.Table.Shown(); len(shown) > 0 {
			s.Table.SetCurrent(s.key(shown[0]))
		}
	case fyne.KeyEscape:
		s.search.SetText("")
		s.FocusRows()
	default:
		return false
	}
	return true
}

// rowChanged follows the table; a form with unsaved changes is asked about first.
func (s *Screen[T]) rowChanged() {
	if s.form == nil {
		s.ShowPane()
		return
	}
	current, ok := s.Table.Current()
	if ok && s.editing != 0 && s.spec.Key(current) == s.editing {
		return
	}
	s.leaveOr(s.ShowPane, func() {
		if s.editing != 0 {
			s.Table.SetCurrent(keyOf(s.editing))
		}
	})
}
