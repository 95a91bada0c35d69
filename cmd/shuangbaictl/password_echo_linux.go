package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// echoOff keeps a terminal from showing what is typed, until the function that it returns is called. It fails where f is no terminal.
func echoOff(f *os.File) (back func(), err error) {
	fd := int(f.Fd())
	was, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return nil, err
	}
	quiet := *was
	quiet.Lflag &^= unix.ECHO
	return func() { _ = unix.IoctlSetTermios(fd, unix.TCSETS, was) }, unix.IoctlSetTermios(fd, unix.TCSETS, &quiet)
}
