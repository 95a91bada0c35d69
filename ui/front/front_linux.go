package front

// #cgo LDFLAGS: -lX11
// int bring_to_front(unsigned long process);
import "C"

// bring asks the window manager, as a task bar does, which every one of them follows.
func bring(process int) bool { return C.bring_to_front(C.ulong(process)) != 0 }
