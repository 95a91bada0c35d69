package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// A sample that was broken off leaves nothing in its place, and an earlier one stays until the new one is whole; what a killed run left
// is in nobody's way.
func TestASampleStandsInItsPlaceOnlyWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "示例党委.sbd")
	ask := func(failure error) error {
		return MakeSample(t.Context(), path, func(ctx context.Context, at string) (*Office, error) {
			o, err := Create(ctx, at, model.Committee{Name: sampleName, Sector: model.Education, Year: SampleYear}, Options{})
			if err == nil && failure != nil {
				return nil, errors.Join(failure, o.Close())
			}
			return o, err
		})
	}
	killed := filepath.Join(folder, sampleYard, "示例党委.sbd")
	if err := os.MkdirAll(filepath.Dir(killed), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(killed, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken off")
	if err := ask(broken); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	if all, _ := os.ReadDir(folder); len(all) != 0 {
		t.Errorf("%d things stay", len(all))
	}
	if err := ask(nil); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := ask(broken); !errors.Is(err, broken) {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the earlier one did not stay: %v", err)
	}
	if err := ask(nil); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) == string(before) {
		t.Errorf("it was not made anew: %v", err)
	}
	if err := os.WriteFile(path, []byte("somebody's"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := ask(nil); err == nil {
		t.Error("what is no sample was replaced")
	}
}
