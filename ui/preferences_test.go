package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The preferences outlast the program, two windows do not undo each other's, and there is no moment at which another start finds none.
func TestPreferencesAreKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fyne", "preferences.json")
	p, second := preferencesAt(path), preferencesAt(path)
	if p.String(prefLast) != "" || p.FloatWithFallback(prefWidth, 1340) != 1340 || p.Bool(prefDark) || len(p.StringList(prefRecent)) > 0 {
		t.Error("nothing was chosen yet")
	}
	p.SetString(prefLast, "/那里/综合党委.sbd")
	p.SetFloat(prefWidth, 1000)
	p.SetBool(prefDark, true)
	p.SetStringList(prefRecent, []string{"甲", "乙"})
	second.SetString(prefWho, "周敏")
	next := preferencesAt(path)
	if next.String(prefLast) != "/那里/综合党委.sbd" || next.FloatWithFallback(prefWidth, 1340) != 1000 || !next.Bool(prefDark) ||
		!slices.Equal(next.StringList(prefRecent), []string{"甲", "乙"}) || next.String(prefWho) != "周敏" {
		t.Errorf("kept are %v", next.values)
	}
	stop, torn := make(chan struct{}), make(chan bool)
	go func() {
		found := false
		for {
			select {
			case <-stop:
				torn <- found
				return
			default:
				found = found || preferencesAt(path).String(prefWho) != "周敏"
			}
		}
	}()
	for i := range 50 {
		p.SetFloat(prefHeight, float64(600+i))
	}
	close(stop)
	if <-torn {
		t.Error("a start found preferences half written")
	}
	for _, broken := range []string{"{", "null", "[]"} {
		if err := os.WriteFile(path, []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		again := preferencesAt(path)
		if again.String(prefWho) != "" {
			t.Errorf("%s is read", broken)
		}
		if again.SetString(prefWho, "周敏"); preferencesAt(path).String(prefWho) != "周敏" {
			t.Errorf("after %s nothing is kept", broken)
		}
	}
}
