package office

import (
	"path/filepath"
	"sync"
)

// turns are those of opening a data file, by path. An opening that nobody waits for any more, because the file's place does not answer, is
// still under way: the next one would find the file taken by this very program.
var turns sync.Map // path to *sync.Mutex

// turnOf waits until no other opening of the file is under way; done ends the turn.
func turnOf(path string) (done func()) {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	turn, _ := turns.LoadOrStore(path, new(sync.Mutex))
	turn.(*sync.Mutex).Lock()
	return turn.(*sync.Mutex).Unlock
}
