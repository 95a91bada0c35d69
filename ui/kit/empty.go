package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// NewEmptyState says why a list is empty and offers the one act that helps; act may be nil.
func NewEmptyState(title, why string, act *Button) *fyne.Container {
	if act == nil {
		return NewEmptySentences(title, nil, why)
	}
	return NewEmptySentences(title, container.NewCenter(act), why)
}

// emptyWidth is the width from which on the sentences of an empty list wrap: it must not widen the window.
const emptyWidth float32 = 400

// NewEmptySentences is NewEmptyState with several sentences, each on lines of its own, and any object to act with.
func NewEmptySentences(title string, acts fyne.CanvasObject, why ...string) *fyne.Container {
	column := VBox(look.Gap8, text.Section(title).Centered())
	for _, sentence := range why {
		words := text.Body(sentence).In(look.Text2).Centered()
		if words.FullWidth() > emptyWidth {
			words.Wrap = true
			column.Add(container.NewCenter(Wide(words, emptyWidth)))
		} else {
			column.Add(words)
		}
	}
	if acts != nil {
		column.Add(Space(0, 0))
		column.Add(acts)
	}
	return container.NewStack(NewFill(look.Surface), container.NewCenter(column))
}
