package uitest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// Texts is every text that can be seen, the topmost dialog alone while there is one.
func (tr *Rig) Texts() string {
	tr.T.Helper()
	tr.Settle()
	if top := tr.Window.Canvas().Overlays().Top(); top != nil {
		return Text(top)
	}
	return Text(tr.Window.Canvas().Content())
}

// Sees fails the test unless every one of the texts can be seen.
func (tr *Rig) Sees(texts ...string) {
	tr.T.Helper()
	seen := tr.Texts()
	for _, s := range texts {
		if !strings.Contains(seen, s) {
			tr.T.Errorf("%q cannot be seen; the window says:\n%s", s, seen)
		}
	}
}

// SeesNot fails the test when one of the texts can be seen.
func (tr *Rig) SeesNot(texts ...string) {
	tr.T.Helper()
	seen := tr.Texts()
	for _, s := range texts {
		if strings.Contains(seen, s) {
			tr.T.Errorf("%q can be seen", s)
		}
	}
}

// Press taps the button, link or check box with exactly these words.
func (tr *Rig) Press(words string) {
	tr.T.Helper()
	test.Tap(tr.pressable(words))
	tr.Settle()
}

// PressTwice taps it again before anything that the first tap brings about is shown.
func (tr *Rig) PressTwice(words string) {
	tr.T.Helper()
	it := tr.pressable(words)
	test.Tap(it)
	test.Tap(it)
	tr.Settle()
}

// PressButton taps the last button whose words begin so: 保存 is 保存 3 处修改 as well.
func (tr *Rig) PressButton(beginning string) {
	tr.T.Helper()
	tr.Settle()
	var found *kit.Button
	tr.walk(func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && strings.HasPrefix(b.Text(), beginning) && !b.Disabled() {
			found = b
		}
	})
	if found == nil {
		tr.T.Fatalf("no button %q…; the window says:\n%s", beginning, tr.Texts())
	}
	test.Tap(found)
	tr.Settle()
}

// Tick taps the check box in the field with a label.
func (tr *Rig) Tick(label string) {
	tr.T.Helper()
	tr.Settle()
	var found *kit.Check
	tr.walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok && textOf(f) == label {
			if c, ok := f.Control.(*kit.Check); ok {
				found = c
			}
		}
	})
	if found == nil {
		tr.T.Fatalf("no check box %q; the window says:\n%s", label, tr.Texts())
	}
	test.Tap(found)
	tr.Settle()
}

func (tr *Rig) pressable(words string) fyne.Tappable {
	tr.T.Helper()
	tr.Settle()
	var found fyne.Tappable
	tr.walk(func(o fyne.CanvasObject) {
		switch w := o.(type) {
		case *kit.Button:
			if w.Text() == words && !w.Disabled() {
				found = w
			}
		case *kit.Link:
			if textOf(w) == words {
				found = w
			}
		case *kit.Check:
			if textOf(w) == words {
				found = w
			}
		case *kit.Chip:
			if strings.HasPrefix(textOf(w), words) {
				found = w
			}
		}
	})
	if found == nil {
		tr.T.Fatalf("no button %q; the window says:\n%s", words, tr.Texts())
	}
	return found
}

// Entry returns the entry of the field with a label.
func (tr *Rig) Entry(label string) *kit.Entry {
	tr.T.Helper()
	tr.Settle()
	var found *kit.Entry
	tr.walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok && textOf(f) == label {
			if e, ok := f.Control.(*kit.Entry); ok {
				found = e
			}
		}
	})
	if found == nil {
		tr.T.Fatalf("no field %q; the window says:\n%s", label, tr.Texts())
	}
	return found
}

// Type replaces what stands in the field with a label.
func (tr *Rig) Type(label, text string) {
	tr.T.Helper()
	e := tr.Entry(label)
	tr.Window.Canvas().Focus(e)
	e.SetText("")
	test.Type(e, text)
	tr.Settle()
}

// Choose chooses an option, by its ID, of the select in the field with a label.
func (tr *Rig) Choose(label, id string) {
	tr.T.Helper()
	tr.Settle()
	found := false
	tr.walk(func(o fyne.CanvasObject) {
		if f, ok := o.(*kit.Field); ok && textOf(f) == label {
			if s, ok := f.Control.(*kit.Select); ok {
				s.SetChosenID(id)
				found = true
			}
		}
	})
	if !found {
		tr.T.Fatalf("no select %q", label)
	}
	tr.Settle()
}

// textOf is the first text inside an object.
func textOf(o fyne.CanvasObject) string {
	text := ""
	Each(o, func(in fyne.CanvasObject) {
		if t, ok := in.(*canvas.Text); ok && text == "" {
			text = t.Text
		}
	})
	return text
}

func (tr *Rig) walk(visit func(fyne.CanvasObject)) {
	c := tr.Window.Canvas()
	if top := c.Overlays().Top(); top != nil {
		Each(top, visit)
		return
	}
	Each(c.Content(), visit)
}
