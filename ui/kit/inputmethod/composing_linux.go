package inputmethod

// Under X11 an input method sees each key first, and XFilterEvent says which it has taken. GLFW 3.3 passes those on to
// the window all the same (x11_window.c, KeyPress), so that Backspace and Return, pressed while a word was being composed,
// also deleted what was written before and submitted the form. A key that the input method gives back comes again as an
// event of its own, and that one is passed on as before, unless it is a command pressed while a word is being composed.
//
// GLFW 3.3 holds on to an input method that has ended, as when it is updated or fails: the next key ended the program, and closing the
// window waited for its answer for ever. lasting_linux.c lets the window go on without one, and takes the one that comes next.

// #cgo LDFLAGS: -Wl,-wrap,XFilterEvent -Wl,-wrap,XOpenIM -Wl,-wrap,XCloseIM -Wl,-wrap,XCreateIC -Wl,-wrap,XDestroyIC
// #cgo LDFLAGS: -Wl,-wrap,XGetICValues -Wl,-wrap,XSetICFocus -Wl,-wrap,XUnsetICFocus -Wl,-wrap,Xutf8LookupString -lX11
import "C"
