package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
)

// most is the number of characters that a paste may bring: one more than a field holds, so that the form says that it is
// too much. A field drawn with a hundred thousand takes a gigabyte.
func (e *Entry) most() int {
	if e.MultiLine {
		return model.MostText + 1
	}
	return model.MostLine + 1
}

// cutClipboard is the clipboard, of which only the first characters are read.
type cutClipboard struct {
	fyne.Clipboard
	most int
}

// Content is the text of the clipboard, cut.
func (c cutClipboard) Content() string {
	text := c.Clipboard.Content()
	if len(text) > c.most {
		if runes := []rune(text); len(runes) > c.most {
			return string(runes[:c.most])
		}
	}
	return text
}
