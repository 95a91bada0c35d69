package vfs

import (
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// SQLite is C that was translated into Go: its memory is addressed by numbers, and its function pointers are such
// numbers too. All handling of them is in this file.

// at is the memory at an address of SQLite's.
func at(p uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&p)) }

// bytesAt are n bytes at an address.
func bytesAt(p uintptr, n int) []byte { return unsafe.Slice((*byte)(at(p)), n) }

// pointer is the function pointer of a top-level function.
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

// function is the function behind a function pointer.
func function[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&struct{ uintptr }{p})) }

// methodsOf are the methods of an open file, which begins with their address.
func methodsOf(file uintptr) *sqlite3.Tsqlite3_io_methods {
	return (*sqlite3.Tsqlite3_io_methods)(at(*(*uintptr)(at(file))))
}

// setMethods gives a file its methods; 0 marks one that is not open.
func setMethods(file, methods uintptr) { *(*uintptr)(at(file)) = methods }

// allocate takes memory from SQLite's side that is never given back; 0 where there is none.
func allocate(tls *libc.TLS, n uintptr) uintptr { return libc.Xcalloc(tls, 1, libc.Tsize_t(n)) }
