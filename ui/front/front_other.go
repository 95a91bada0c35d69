//go:build !linux && !windows

package front

// bring knows no way here: the file is opened to be looked at.
func bring(int) bool { return false }
