package inputmethod

// Under X11 an input method sees each key first, and XFilterEvent says which it has taken. GLFW 3.3 passes those on to
// the window all the same (x11_window.c, KeyPress), so that Backspace and Return, pressed while a word was being composed,
// also deleted what was written before and submitted the form. A key that the input method gives back comes again as an
// event of its own, and that one is passed on as before.

// #cgo LDFLAGS: -Wl,-wrap,XFilterEvent -lX11
import "C"
