package window

import (
	"go/build"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What `make bench` measures with, which imports and marks unasked, is not in the released program.
func TestTheReleasedProgramHasNoMeasures(t *testing.T) {
	for _, released := range []bool{true, false} {
		in := build.Default
		in.CgoEnabled = true
		if released {
			in.BuildTags = append(in.BuildTags, "release")
		}
		found := false
		for _, folder := range []string{".", "../../ui"} {
			p, err := in.ImportDir(folder, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range p.GoFiles {
				raw, err := os.ReadFile(filepath.Join(folder, name))
				if err != nil {
					t.Fatal(err)
				}
				found = found || strings.Contains(string(raw), "SHUANGBAI_BENCH\")") || strings.HasPrefix(name, "measure")
			}
		}
		if found == released {
			t.Errorf("released %v: measures found %v", released, found)
		}
	}
}
