package front

import (
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// title is that with which every title of the program begins.
const title = "双百"

var (
	user32       = windows.NewLazySystemDLL("user32.dll")
	windowText   = user32.NewProc("GetWindowTextW")
	isIconic     = user32.NewProc("IsIconic")
	showWindow   = user32.NewProc("ShowWindow")
	lastPopup    = user32.NewProc("GetLastActivePopup")
	toForeground = user32.NewProc("SetForegroundWindow")
)

const restored = 9 // SW_RESTORE

// seek is what eachWindow looks for, and what it found. Windows counts the callbacks that a process makes, and takes none of them back:
// there is one.
type seek struct {
	process uint32
	found   windows.HWND
}

var eachWindow = syscall.NewCallback(func(w windows.HWND, s *seek) uintptr {
	var process uint32
	if _, err := windows.GetWindowThreadProcessId(w, &process); err != nil || process != s.process || !windows.IsWindowVisible(w) {
		return 1
	}
	text := make([]uint16, 100)
	_, _, _ = windowText.Call(uintptr(w), uintptr(unsafe.Pointer(&text[0])), uintptr(len(text)))
	if !strings.HasPrefix(windows.UTF16ToString(text), title) {
		return 1
	}
	s.found = w
	return 0
})

// bring does what only the program that was started last may do: Windows lets no other take the foreground.
func bring(process int) bool {
	s := &seek{process: uint32(process)}
	_ = windows.EnumWindows(eachWindow, unsafe.Pointer(s)) // it fails where eachWindow ends it
	if s.found == 0 {
		return false
	}
	if iconic, _, _ := isIconic.Call(uintptr(s.found)); iconic != 0 {
		_, _, _ = showWindow.Call(uintptr(s.found), restored)
	}
	front, _, _ := lastPopup.Call(uintptr(s.found)) // a dialog of the system over it
	_, _, _ = toForeground.Call(front)
	return true
}
