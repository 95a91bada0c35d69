package window

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTheSoftwareRendererGetsTheProgramBesideIt(t *testing.T) {
	dir := t.TempDir()
	self := filepath.Join(dir, "shuangbai.exe")
	write := func(path, content string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(self, "version 2")
	if _, _, err := besideRenderer(self); err == nil {
		t.Error("a renderer was found that nobody installed")
	}
	if err := os.Mkdir(filepath.Join(dir, "mesa"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(filepath.Join(dir, "mesa", "opengl32.dll"), "renderer")
	write(filepath.Join(dir, "mesa", "shuangbai.exe"), "version 1")
	for _, wantFirst := range []bool{true, false} {
		program, first, err := besideRenderer(self)
		if err != nil || first != wantFirst {
			t.Fatalf("first %t, want %t: %v", first, wantFirst, err)
		}
		if raw, _ := os.ReadFile(program); string(raw) != "version 2" {
			t.Errorf("the renderer would start %q", raw)
		}
	}
}
