package outfile

import (
	"errors"
	"slices"
	"testing"
	"time"
)

// A file that another program holds for a moment is waited for, one that it keeps is given up, and any other failure is told at once.
func TestAFileThatIsHeldForAMomentIsWaitedFor(t *testing.T) {
	held, other := errors.New("held"), errors.New("other")
	for _, c := range []struct {
		name     string
		failures []error
		want     error
		waits    int
	}{
		{"free", nil, nil, 0},
		{"held for a moment", []error{held, held}, nil, 2},
		{"no such file", []error{other}, other, 0},
		{"kept open", slices.Repeat([]error{held}, 1000), held, int(patience / pause)},
	} {
		waits, tries := 0, 0
		err := patiently(func() error {
			if tries++; tries <= len(c.failures) {
				return c.failures[tries-1]
			}
			return nil
		}, func(err error) bool { return err == held }, func(time.Duration) { waits++ })
		if err != c.want || waits != c.waits {
			t.Errorf("%s: %v after %d waits, want %v after %d", c.name, err, waits, c.want, c.waits)
		}
	}
}
