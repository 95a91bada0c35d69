package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheSoftwareRendererIsTakenWhole(t *testing.T) {
	dir := t.TempDir()
	self := filepath.Join(dir, "shuangbai.exe")
	if err := os.Mkdir(filepath.Join(dir, rendererFolder), 0o700); err != nil {
		t.Fatal(err)
	}
	parts := []string{"shuangbai.exe", "opengl32.dll", "libgallium_wgl.dll"}
	for _, part := range parts {
		if _, err := besideRenderer(self); err == nil {
			t.Errorf("a renderer is taken that lacks %s", part)
		}
		if err := os.WriteFile(filepath.Join(dir, rendererFolder, part), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if program, err := besideRenderer(self); err != nil || program != filepath.Join(dir, rendererFolder, "shuangbai.exe") {
		t.Errorf("%s, %v", program, err)
	}
}

func TestTheSoftwareRendererIsToldOnce(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "told")
	if !first(mark) || first(mark) || !first(filepath.Join(t.TempDir(), "no", "folder")) {
		t.Error("what is told once is told at the first time, and again only where that cannot be kept")
	}
}

// The settings, the installer and the package show one version.
func TestTheVersionIsThatOfTheApp(t *testing.T) {
	app, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(app), `Version = "`+version+`"`) {
		t.Errorf("the program says %s, FyneApp.toml otherwise", version)
	}
}
