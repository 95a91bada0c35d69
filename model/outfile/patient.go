package outfile

import (
	"os"
	"time"
)

// On Windows a virus scanner or the search opens each new file for a moment, just when it gets its name; that passes.
const (
	patience = 2 * time.Second
	pause    = 50 * time.Millisecond
)

// Rename is os.Rename that waits up to two seconds for another program to let go of a file.
func Rename(from, to string) error {
	return patiently(func() error { return os.Rename(from, to) }, heldForNow, time.Sleep)
}

// Remove is os.Remove that waits as Rename does.
func Remove(path string) error {
	return patiently(func() error { return os.Remove(path) }, heldForNow, time.Sleep)
}

func patiently(do func() error, passes func(error) bool, sleep func(time.Duration)) error {
	for waited := time.Duration(0); ; waited += pause {
		err := do()
		if err == nil || !passes(err) || waited >= patience {
			return err
		}
		sleep(pause)
	}
}
