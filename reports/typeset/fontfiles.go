package typeset

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// fontFolders lists where the system and the user keep fonts.
func fontFolders() []string {
	home, _ := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows":
		root := os.Getenv("WINDIR")
		if root == "" {
			root = `C:\Windows`
		}
		return []string{filepath.Join(root, "Fonts"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")}
	case "darwin":
		return []string{"/System/Library/Fonts", "/Library/Fonts", filepath.Join(home, "Library", "Fonts")}
	}
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, ".fonts")}
}

// findFonts maps lower-case file names to paths of the .ttf files under the folders.
func findFonts(folders []string) map[string]string {
	found := map[string]string{}
	for _, dir := range folders {
		if dir == "" {
			continue
		}
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // an unreadable folder has no fonts for us
			}
			name := strings.ToLower(d.Name())
			if !d.IsDir() && strings.HasSuffix(name, ".ttf") && found[name] == "" {
				found[name] = path
			}
			return nil
		})
	}
	return found
}

// firstUsable opens the first of the files that is there, is a plain TrueType face with Chinese characters, and is
// accepted by usable.
func firstUsable(found map[string]string, files []string, usable func(*Face) bool) *Face {
	for _, name := range files {
		path := found[name]
		if path == "" {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		f, err := NewFace("installed-"+strings.TrimSuffix(name, ".ttf"), data)
		if err != nil {
			continue
		}
		if _, ok := f.Advance('党'); ok && usable(f) {
			return f
		}
	}
	return nil
}
