package ui

import "fyne.io/fyne/v2"

// The preferences of a person at this PC; everything about the committee lies in the data file.
const (
	prefLast   = "last-file"
	prefRecent = "recent-files"
	prefWho    = "who"
	prefDark   = "dark"

	prefRescued     = "rescued-copy" // where everything was saved when the data file was moved away
	prefRescuedFile = "rescued-file" // that data file

	prefWidth  = "window-width"
	prefHeight = "window-height"
)

// prefs keeps small choices such as the columns shown.
type prefs struct{ fyne.Preferences }

func (p prefs) Get(key string) string { return p.String("ui." + key) }
func (p prefs) Set(key, value string) { p.SetString("ui."+key, value) }
