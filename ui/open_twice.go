package ui

import (
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/front"
)

// holderShows is how long the window is waited for that has a data file: who double-clicks twice has it still coming.
const holderShows = 5 * time.Second

// passing is how long a start shows nothing because another window may come to the front in its place.
const passing = time.Second

// bringToFront is front.Bring; tests have no other window.
var bringToFront = front.Bring

// showHolder brings the window to the front that has a data file open at this computer, where that is why it does not open (err). One
// with a password is asked for it before it is known whether it is free. found is called before the window is waited for.
func showHolder(path string, err error, found func()) bool {
	if code := model.CodeOf(err); code != model.Locked && code != model.Encrypted {
		return false
	}
	other := office.HolderHere(path)
	if other == 0 {
		return false
	}
	found()
	return bringToFront(other, holderShows)
}
