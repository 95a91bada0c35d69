//go:build !windows

package window

// TellInstaller does nothing: only Windows keeps the file of a program that runs from being replaced.
func TellInstaller() {}
