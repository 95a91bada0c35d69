package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// hiddenInput is the terminal that the program was started at, which shows nothing of what is typed until back is called. It fails
// where the standard input is no terminal.
func hiddenInput() (from *os.File, back func(), err error) {
	fd := int(os.Stdin.Fd())
	was, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return nil, nil, err
	}
	quiet := *was
	quiet.Lflag &^= unix.ECHO
	return os.Stdin, func() { _ = unix.IoctlSetTermios(fd, unix.TCSETS, was) }, unix.IoctlSetTermios(fd, unix.TCSETS, &quiet)
}

// openFile is the file that was opened for the program under a number.
func openFile(number int) *os.File { return os.NewFile(uintptr(number), "password") }
