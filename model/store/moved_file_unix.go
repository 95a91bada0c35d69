//go:build !windows

package store

import (
	"os"
	"syscall"
)

// tellsWrites says that a file's size and time tell whether another program wrote into it.
const tellsWrites = true

// hardLinks is how many names the file has.
func hardLinks(_ string, info os.FileInfo) int {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(s.Nlink)
	}
	return 1
}
