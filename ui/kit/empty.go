package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewEmptyState says why a list is empty and offers the one act that helps; act may be nil.
func NewEmptyState(title, why string, act *Button) *fyne.Container {
	text := Body(why).In(Text2).Centered()
	column := VBox(Gap8, Section(title).Centered(), text)
	if act != nil {
		column.Add(Space(0, 0))
		column.Add(container.NewCenter(act))
	}
	return container.NewStack(NewFill(Surface), container.NewCenter(column))
}
