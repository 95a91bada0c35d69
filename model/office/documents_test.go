//go:build linux

package office

import (
	"os"
	"path/filepath"
	"testing"
)

// The data file of a new user lies where the desktop shows 文档, also when that was moved.
func TestTheDataFileLiesInTheDocumentsOfTheDesktop(t *testing.T) {
	for _, c := range []struct{ name, dirs, folder, want string }{
		{"nothing known", "", "", "Documents"},
		{"a Chinese home", "", "文档", "文档"},
		{"moved", "XDG_DESKTOP_DIR=\"$HOME/桌面\"\nXDG_DOCUMENTS_DIR=\"$HOME/数据/我的文档\"\n", "文档", "数据/我的文档"},
		{"taken away by the desktop", "XDG_DOCUMENTS_DIR=\"$HOME/\"\n", "文档", "文档"},
	} {
		home := t.TempDir()
		t.Setenv("HOME", home)
		t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
		for _, dir := range []string{".config", c.folder} {
			if err := os.MkdirAll(filepath.Join(home, dir), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte(c.dirs), 0o600); err != nil {
			t.Fatal(err)
		}
		want := filepath.Join(home, c.want, "双百", "综合党委.sbd")
		if got, err := DefaultPath(); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, want)
		}
	}
}
