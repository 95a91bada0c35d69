//go:build !release

package main

// runWindow does nothing: only what is handed out holds the window too, see two_in_one.go.
func runWindow() bool { return false }
