// Package vfs lets SQLite read and write sealed databases, see package seal: a VFS between SQLite and that of the system. A sealed
// database opens with "vfs=seal" in its DSN once Register was called and its key is in seal's registry.
package vfs

import (
	"errors"
	"sync"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

// Name is the name under which SQLite knows the VFS, for vfs=seal in a DSN or a file name as URI.
const Name = "seal"

// Our part of an open file; the file of the system's VFS follows it.
const ownSize = 16

// The system's VFS, and the methods of sealed files: without and with memory shared by the connections of a WAL.
var (
	system           *sqlite3.Tsqlite3_vfs
	systemAt         uintptr
	systemName       string
	methods, withWAL uintptr
	registerOnce     sync.Once
)

// Register makes the VFS known to SQLite, once, and returns the name of the system's own VFS, for databases that are not sealed.
// Where SQLite does not take it, opening by its name is refused ("no such vfs"): nothing is opened by another in its place.
func Register() string {
	registerOnce.Do(register)
	return systemName
}

func register() {
	tls := libc.NewTLS()
	defer tls.Close()
	if rc := sqlite3.Xsqlite3_initialize(tls); rc != sqlite3.SQLITE_OK {
		return
	}
	systemAt = sqlite3.Xsqlite3_vfs_find(tls, 0)
	system = (*sqlite3.Tsqlite3_vfs)(at(systemAt))
	systemName = libc.GoString(system.FzName)
	name, err := libc.CString(Name)
	own := allocate(tls, unsafe.Sizeof(*system))
	methods, withWAL = makeMethods(tls, 1), makeMethods(tls, 2)
	if err != nil || own == 0 || methods == 0 || withWAL == 0 {
		return
	}
	v := (*sqlite3.Tsqlite3_vfs)(at(own))
	*v = *system // names, times and random numbers are the system's
	v.FszOsFile += ownSize
	v.FpNext = 0
	v.FzName = name
	v.FxOpen = pointer(open)
	sqlite3.Xsqlite3_vfs_register(tls, own, 0)
}

func makeMethods(tls *libc.TLS, version int32) uintptr {
	p := allocate(tls, unsafe.Sizeof(sqlite3.Tsqlite3_io_methods{}))
	if p == 0 {
		return 0
	}
	*(*sqlite3.Tsqlite3_io_methods)(at(p)) = sqlite3.Tsqlite3_io_methods{
		FiVersion:               version,
		FxClose:                 pointer(closeFile),
		FxRead:                  pointer(readFile),
		FxWrite:                 pointer(writeFile),
		FxTruncate:              pointer(truncateFile),
		FxSync:                  pointer(syncFile),
		FxFileSize:              pointer(fileSize),
		FxLock:                  pointer(lockFile),
		FxUnlock:                pointer(unlockFile),
		FxCheckReservedLock:     pointer(checkReservedLock),
		FxFileControl:           pointer(fileControl),
		FxSectorSize:            pointer(sectorSize),
		FxDeviceCharacteristics: pointer(deviceCharacteristics),
		FxShmMap:                pointer(shmMap),
		FxShmLock:               pointer(shmLock),
		FxShmBarrier:            pointer(shmBarrier),
		FxShmUnmap:              pointer(shmUnmap),
	}
	return p
}

// file is an open file: a database or a side file.
type file struct {
	at     uintptr     // of SQLite's own file, at the start of ours
	page   uintptr     // rawRoom bytes of SQLite's memory; the system's VFS reads and writes there
	pages  *seal.Pages // of a database
	side   *seal.Side  // of a side file
	key    seal.Key    // of the database that this is or belongs to
	header seal.Header
	begin  [64]byte  // of a database: how the file began when it was opened, its file id with it
	main   *file     // of a side file that lies beside a database: that
	sides  []*file   // of a database: those
	mine   bool      // of a database: that its header is still there was seen since the last lock or sync
	tls    *libc.TLS // of the call that runs
	room   []byte    // of a database: one page
}

// rawRoom is how much goes to the system's VFS in one piece, in bytes: a page in a side file, whose blocks it begins and ends within.
const rawRoom = seal.PageSize + 32

// files are the open files by the address of each.
var files sync.Map

func fileAt(p uintptr) *file {
	f, _ := files.Load(p)
	return f.(*file)
}

// open is xOpen: the system's VFS opens the file, and we find the keys to it.
func open(tls *libc.TLS, _, name, p uintptr, flags int32, outFlags uintptr) int32 {
	setMethods(p, 0)
	real := p + ownSize
	if flags&sqlite3.SQLITE_OPEN_MAIN_DB != 0 { // it is there with its header, or it is none of ours
		flags &^= sqlite3.SQLITE_OPEN_CREATE
	}
	rc := function[func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32](system.FxOpen)(tls, systemAt, name, real, flags, outFlags)
	if rc != sqlite3.SQLITE_OK {
		closeSystem(tls, real)
		return rc
	}
	f := &file{at: real, tls: tls}
	f.page = libc.Xmalloc(tls, rawRoom)
	if f.page == 0 {
		closeSystem(tls, real)
		return sqlite3.SQLITE_NOMEM
	}
	if rc := f.findKeys(name, flags); rc != sqlite3.SQLITE_OK {
		libc.Xfree(tls, f.page)
		closeSystem(tls, real)
		return rc
	}
	files.Store(p, f)
	if m := methodsOf(real); m.FiVersion >= 2 && m.FxShmMap != 0 {
		setMethods(p, withWAL)
	} else {
		setMethods(p, methods)
	}
	return sqlite3.SQLITE_OK
}

// closeSystem closes a file of the system's VFS, which may be open even when its xOpen failed.
func closeSystem(tls *libc.TLS, real uintptr) {
	if *(*uintptr)(at(real)) != 0 {
		function[func(*libc.TLS, uintptr) int32](methodsOf(real).FxClose)(tls, real)
	}
}

// findKeys finds what seals a file. A database must have a header that is sound and whose key is known: it is not made here.
func (f *file) findKeys(name uintptr, flags int32) int32 {
	switch {
	case flags&sqlite3.SQLITE_OPEN_MAIN_DB != 0:
		b := make([]byte, seal.HeaderSize)
		n, err := f.ReadRaw(b, 0)
		if err != nil {
			return sqlite3.SQLITE_IOERR_READ
		}
		found, err := seal.Find(b[:n])
		switch {
		case errors.Is(err, seal.ErrNotSealed):
			return sqlite3.SQLITE_NOTADB
		case err != nil:
			return sqlite3.SQLITE_CORRUPT
		}
		f.header, f.key, err = found.Known()
		switch {
		case errors.Is(err, seal.ErrLocked):
			return sqlite3.SQLITE_AUTH
		case err != nil:
			return sqlite3.SQLITE_CORRUPT
		}
		copy(f.begin[:], b)
		f.pages, f.room = seal.NewPages(f.key, f.header.File), make([]byte, seal.PageSize)
	case flags&(sqlite3.SQLITE_OPEN_WAL|sqlite3.SQLITE_OPEN_MAIN_JOURNAL) != 0:
		of, known := files.Load(sqlite3.Xsqlite3_database_file_object(f.tls, name))
		if !known {
			return sqlite3.SQLITE_MISUSE
		}
		main := of.(*file)
		f.main, main.sides = main, append(main.sides, f)
		make := seal.NewJournal
		if flags&sqlite3.SQLITE_OPEN_WAL != 0 {
			make = seal.NewWAL
		}
		f.side = make(main.key, main.header.File)
	case flags&sqlite3.SQLITE_OPEN_SUPER_JOURNAL != 0: // of a transaction over several databases, which nobody makes
		return sqlite3.SQLITE_CANTOPEN
	default:
		f.side = seal.NewTemporary()
	}
	return sqlite3.SQLITE_OK
}
