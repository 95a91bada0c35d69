package assess

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "assess-test-")
	if err != nil {
		panic(err)
	}
	sampleDir = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// copyFile copies a closed data file.
func copyFile(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
