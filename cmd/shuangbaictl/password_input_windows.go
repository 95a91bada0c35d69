package main

import (
	"os"

	"golang.org/x/sys/windows"
)

var attachConsole = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")

// parent stands for the program that started this one.
const parent = ^uintptr(0)

// hiddenInput is the console that the program was started at, which shows nothing of what is typed until back is called. It fails
// where the standard input is no console. What is handed out is a program with a window, which has no console of its own: it takes
// that of shuangbaictl.exe, which started it.
func hiddenInput() (from *os.File, back func(), err error) {
	_, _, _ = attachConsole.Call(parent) // fails where there is one already, and where there is none
	var was uint32
	if err := windows.GetConsoleMode(windows.Handle(os.Stdin.Fd()), &was); err != nil {
		return nil, nil, err
	}
	in, err := os.OpenFile("CONIN$", os.O_RDWR, 0) // opened now, it is read as a console: in Unicode
	if err != nil {
		return nil, nil, err
	}
	h := windows.Handle(in.Fd())
	quiet := was&^windows.ENABLE_ECHO_INPUT | windows.ENABLE_LINE_INPUT | windows.ENABLE_PROCESSED_INPUT
	return in, func() { _ = windows.SetConsoleMode(h, was) }, windows.SetConsoleMode(h, quiet)
}

// openFile is the file that was opened for the program under a number; Windows passes on the standard input alone.
func openFile(number int) *os.File {
	if number == 0 {
		return os.Stdin
	}
	return nil
}
