// Package locale asks the system for Chinese before anything else of the window is loaded. It imports the standard
// library only and therefore runs before Fyne reads the language, which it does when it is loaded: packages without
// a reason to wait are set up in the order of their paths, and Fyne waits for golang.org/x/text.
package locale

import (
	"os"
	"runtime"
)

func init() {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return
	}
	force()
}

// force asks for Chinese messages and keeps the character set, which input methods need. A locale of C or none is
// replaced, because Fyne reports it as an error.
func force() {
	if plain(os.Getenv("LC_ALL")) {
		set("LC_ALL", "C.UTF-8")
	}
	if plain(os.Getenv("LC_MESSAGES")) {
		set("LC_MESSAGES", "C.UTF-8")
	}
	if lang := os.Getenv("LANG"); lang == "" || plain(lang) {
		set("LANG", "C.UTF-8")
	}
	set("LANGUAGE", "zh_CN")
}

func plain(value string) bool { return value == "C" || value == "POSIX" }

func set(name, value string) {
	// Setting a variable fails only for a name that is none.
	_ = os.Setenv(name, value)
}
