package files

import (
	"os"
	"path/filepath"
	"testing"
)

// A dialog for packages that begins at the data file would drop its filter and list everything.
func TestADialogBeginsAtAFileOfItsKindOrInAFolder(t *testing.T) {
	folder := t.TempDir()
	data := filepath.Join(folder, "全区汇总.sbd")
	if err := os.WriteFile(data, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		start, want string
		kinds       []Kind
	}{
		{data, folder + string(filepath.Separator), []Kind{Package}},
		{data, data, []Kind{DataFile}},
		{folder, folder + string(filepath.Separator), []Kind{Package}},
		{filepath.Join(folder, "新.sbp"), filepath.Join(folder, "新.sbp"), []Kind{Package}},
		{data, data, nil},
		{"", "", []Kind{Package}},
	} {
		if got := (Request{Start: c.start, Kinds: c.kinds}).from(); got != c.want {
			t.Errorf("%q for %v begins at %q, want %q", c.start, c.kinds, got, c.want)
		}
	}
}
