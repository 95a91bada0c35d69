package uitest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
)

// sample is the data file of the sample committee, made once for all tests of a package.
var sample = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "sample-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "sample.sbd")
	o, err := office.CreateSample(context.Background(), path, func(string) {})
	if err != nil {
		return nil, err
	}
	if err := o.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// SampleFile is a copy of the sample committee's data file, closed and finalised, for one test.
func SampleFile(t *testing.T) string {
	t.Helper()
	raw, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "mine.sbd")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
