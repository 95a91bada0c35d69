package files

import "golang.org/x/sys/windows"

// printByVerb has the program that Windows knows for PDF print the file on the standard printer. It fails where that program
// cannot print without being asked, as Edge.
func printByVerb(path string) error {
	verb, err := windows.UTF16PtrFromString("print")
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, file, nil, nil, windows.SW_HIDE)
}
