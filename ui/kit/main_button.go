package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// MainButton is the button that Ctrl+Enter presses in a part of the window: the one primary button that can be pressed of the smallest
// part around what has the keyboard, such as the form that is filled in, else the only one of all; nil for none.
func MainButton(root fyne.CanvasObject, focused fyne.Focusable) *Button {
	at, _ := focused.(fyne.CanvasObject)
	all, _, near := mainButtons(root, at)
	switch {
	case near != nil:
		return near
	case len(all) == 1:
		return all[0]
	}
	return nil
}

// mainButtons lists the primary buttons in an object that can be pressed, says whether what has the keyboard is in it too, and which of
// them is the one around that.
func mainButtons(o, focused fyne.CanvasObject) (all []*Button, here bool, near *Button) {
	if o == nil || !o.Visible() {
		return nil, false, nil
	}
	here = focused != nil && o == focused
	var parts []fyne.CanvasObject
	switch in := o.(type) {
	case *Button:
		if in.Main() {
			all = append(all, in)
		}
	case *fyne.Container:
		parts = in.Objects
	case *container.Scroll:
		parts = []fyne.CanvasObject{in.Content}
	case *Field:
		parts = []fyne.CanvasObject{in.Control}
	}
	for _, part := range parts {
		more, there, found := mainButtons(part, focused)
		all, here = append(all, more...), here || there
		if found != nil {
			near = found
		}
	}
	if here && near == nil && len(all) == 1 {
		near = all[0]
	}
	return all, here, near
}
