package records

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// mostNamed is how many rules a note names.
const mostNamed = 3

// FindingsNote says in a pane what the checkup found about the record, with the way to the findings; nil for nothing.
func FindingsNote(d *shell.Desk, found []checkup.Finding, about shell.FindingsOf) fyne.CanvasObject {
	if len(found) == 0 {
		return nil
	}
	tone := look.ToneWarn
	var names []string
	for _, f := range found {
		if f.Severity == checkup.Must {
			tone = look.ToneBad
		}
		if !slices.Contains(names, f.Rule.Title) {
			names = append(names, f.Rule.Title)
		}
	}
	words := strings.Join(names[:min(mostNamed, len(names))], "；")
	if more := len(names) - mostNamed; more > 0 {
		words += fmt.Sprintf("；另 %d 条", more)
	}
	return kit.NewNote(tone, fmt.Sprintf("体检有 %d 个问题", len(found)), "", words,
		kit.NewButton("看怎么办", func() { d.Go(shell.Checkup, about) }).Small())
}
