package ui

import (
	"testing"

	"github.com/shuangbai/shuangbai/ui/shell"
)

// An office PC may give the window no more than this.
const leastWidth, leastHeight float32 = 1000, 640

func TestEveryScreenFitsASmallWindow(t *testing.T) {
	w := openWindow(t, Options{})
	if _, err := w.office.BackupNow(t.Context(), "恢复前的旧数据"); err != nil { // whose row in the settings is the widest
		t.Fatal(err)
	}
	for _, p := range places() {
		if p.id == shell.Assess || p.id == shell.Papers {
			continue
		}
		w.Go(p.id, nil)
		settle(t, w)
		if m := w.win.Content().MinSize(); m.Width > leastWidth || m.Height > leastHeight {
			t.Errorf("%s needs %v", p.title, m)
		}
	}
}
