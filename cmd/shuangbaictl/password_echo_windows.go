package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// echoOff keeps a terminal from showing what is typed, until the function that it returns is called. It fails where f is no terminal.
func echoOff(f *os.File) (back func(), err error) {
	var was uint32
	h := windows.Handle(f.Fd())
	if err := windows.GetConsoleMode(h, &was); err != nil {
		return nil, err
	}
	return func() { _ = windows.SetConsoleMode(h, was) }, windows.SetConsoleMode(h, was&^windows.ENABLE_ECHO_INPUT)
}
