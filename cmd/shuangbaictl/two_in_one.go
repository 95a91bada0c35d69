//go:build release

package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/shuangbai/shuangbai/cmd/window"
)

// runWindow opens the window unless the program was started as shuangbaictl: what is handed out holds both programs in
// one file, because each alone would bring the same faces and the same code. It reports whether it did.
func runWindow() bool {
	window.TellInstaller()
	if strings.HasPrefix(filepath.Base(os.Args[0]), "shuangbaictl") {
		return false
	}
	window.Main()
	return true
}
