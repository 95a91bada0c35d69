package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// NewEmptyState says why a list is empty and offers the one act that helps; act may be nil.
func NewEmptyState(title, why string, act *Button) *fyne.Container {
	words := text.Body(why).In(look.Text2).Centered()
	column := VBox(look.Gap8, text.Section(title).Centered(), words)
	if act != nil {
		column.Add(Space(0, 0))
		column.Add(container.NewCenter(act))
	}
	return container.NewStack(NewFill(look.Surface), container.NewCenter(column))
}
