package vfs

import (
	"errors"
	"slices"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

// The methods of an open file, as SQLite calls them: https://sqlite.org/c3ref/io_methods.html.

// resultCode is what a call of the system's VFS returned.
type resultCode int32

// Error implements error.
func (resultCode) Error() string { return "vfs: the system refuses" }

// codeOf is the result code of an error.
func codeOf(err error) int32 {
	var rc resultCode
	if errors.As(err, &rc) {
		return int32(rc)
	}
	return sqlite3.SQLITE_IOERR
}

type transfer = func(*libc.TLS, uintptr, uintptr, int32, int64) int32

// ReadRaw implements seal.RawFile.
func (f *file) ReadRaw(b []byte, at int64) (int, error) {
	read := function[transfer](methodsOf(f.at).FxRead)
	for done := 0; done < len(b); done += rawRoom {
		n := min(len(b)-done, rawRoom)
		rc := read(f.tls, f.at, f.page, int32(n), at+int64(done))
		if rc != sqlite3.SQLITE_OK && rc != sqlite3.SQLITE_IOERR_SHORT_READ {
			return 0, resultCode(rc)
		}
		copy(b[done:], bytesAt(f.page, n))
		if rc == sqlite3.SQLITE_IOERR_SHORT_READ {
			clear(b[done+n:])
			size, err := f.SizeRaw()
			return int(max(min(size-at, int64(done+n)), 0)), err
		}
	}
	return len(b), nil
}

// WriteRaw implements seal.RawFile.
func (f *file) WriteRaw(b []byte, at int64) error {
	write := function[transfer](methodsOf(f.at).FxWrite)
	for done := 0; done < len(b); done += rawRoom {
		n := copy(bytesAt(f.page, rawRoom), b[done:])
		if rc := write(f.tls, f.at, f.page, int32(n), at+int64(done)); rc != sqlite3.SQLITE_OK {
			return resultCode(rc)
		}
	}
	return nil
}

// SizeRaw implements seal.RawFile.
func (f *file) SizeRaw() (int64, error) {
	rc := function[func(*libc.TLS, uintptr, uintptr) int32](methodsOf(f.at).FxFileSize)(f.tls, f.at, f.page)
	if rc != sqlite3.SQLITE_OK {
		return 0, resultCode(rc)
	}
	return *(*int64)(at(f.page)), nil
}

func closeFile(tls *libc.TLS, p uintptr) int32 {
	f := fileAt(p)
	rc := function[func(*libc.TLS, uintptr) int32](methodsOf(f.at).FxClose)(tls, f.at)
	files.Delete(p)
	if f.main != nil {
		f.main.sides = slices.DeleteFunc(f.main.sides, func(s *file) bool { return s == f })
	}
	libc.Xfree(tls, f.page)
	f.key = seal.Key{}
	clear(f.room)
	return rc
}

func readFile(tls *libc.TLS, p, buffer uintptr, n int32, offset int64) int32 {
	f := fileAt(p)
	f.tls = tls
	b := bytesAt(buffer, int(n))
	if f.pages != nil {
		return f.readPages(b, offset)
	}
	got, err := f.side.Read(f, b, offset)
	switch {
	case err != nil:
		return codeOf(err)
	case got < len(b):
		return sqlite3.SQLITE_IOERR_SHORT_READ
	}
	return sqlite3.SQLITE_OK
}

// readPages reads from a database. A page that is not what was sealed is an error; where SQLite reads a part of page 1, its header and the
// counter of changes, such a page is zeros: the power may have gone while it was written, and the WAL or the journal has it whole.
func (f *file) readPages(b []byte, offset int64) int32 {
	for done := 0; done < len(b); {
		in := int((offset + int64(done)) % seal.PageSize)
		first := offset + int64(done) - int64(in)
		n := min(seal.PageSize-in, len(b)-done)
		plain := f.room
		if n == seal.PageSize {
			plain = b[done : done+n]
		}
		got, err := f.ReadRaw(plain, seal.Physical(first))
		if err != nil {
			return codeOf(err)
		}
		if got < seal.PageSize {
			clear(b[done:])
			return sqlite3.SQLITE_IOERR_SHORT_READ
		}
		if !f.pages.Open(plain, plain, seal.Number(first)) && n == seal.PageSize {
			return sqlite3.SQLITE_IOERR_DATA
		}
		if n < seal.PageSize {
			copy(b[done:], plain[in:in+n])
		}
		done += n
	}
	return sqlite3.SQLITE_OK
}

func writeFile(tls *libc.TLS, p, buffer uintptr, n int32, offset int64) int32 {
	f := fileAt(p)
	f.tls = tls
	b := bytesAt(buffer, int(n))
	var err error
	if f.pages != nil {
		err = f.writePage(b, offset)
	} else {
		err = f.side.Write(f, b, offset)
	}
	if err != nil {
		return codeOf(err)
	}
	return sqlite3.SQLITE_OK
}

// zeros is a page that was never written.
var zeros [seal.PageSize]byte

// writePage writes a page of a database, and sealed zeros for pages between its end and this one.
func (f *file) writePage(b []byte, offset int64) error {
	if len(b) != seal.PageSize || offset%seal.PageSize != 0 || !seal.Acceptable(b, seal.Number(offset)) {
		return resultCode(sqlite3.SQLITE_IOERR_WRITE)
	}
	if err := f.stillMine(); err != nil {
		return err
	}
	size, err := f.SizeRaw()
	if err != nil {
		return err
	}
	for at := seal.Logical(size) / seal.PageSize * seal.PageSize; at < offset; at += seal.PageSize {
		f.pages.Seal(f.room, zeros[:], seal.Number(at))
		if err := f.WriteRaw(f.room, seal.Physical(at)); err != nil {
			return err
		}
	}
	f.pages.Seal(f.room, b, seal.Number(offset))
	return f.WriteRaw(f.room, seal.Physical(offset))
}

// stillMine refuses to write into a file that somebody put another file's bytes into: pages of the one among those of the other would
// be the end of both.
func (f *file) stillMine() error {
	if f.mine {
		return nil
	}
	var b [len(f.begin)]byte
	if _, err := f.ReadRaw(b[:], 0); err != nil {
		return err
	}
	if f.mine = b == f.begin; !f.mine {
		return resultCode(sqlite3.SQLITE_IOERR_WRITE)
	}
	return nil
}

func truncateFile(tls *libc.TLS, p uintptr, size int64) int32 {
	f := fileAt(p)
	f.tls = tls
	if f.pages != nil {
		if err := f.stillMine(); err != nil {
			return codeOf(err)
		}
		size = seal.PhysicalSize(size)
	} else {
		size = seal.WholeBlocks(size)
		f.side.Forget()
	}
	return function[func(*libc.TLS, uintptr, int64) int32](methodsOf(f.at).FxTruncate)(tls, f.at, size)
}

func fileSize(tls *libc.TLS, p, size uintptr) int32 {
	f := fileAt(p)
	rc := function[func(*libc.TLS, uintptr, uintptr) int32](methodsOf(f.at).FxFileSize)(tls, f.at, size)
	if rc == sqlite3.SQLITE_OK && f.pages != nil {
		*(*int64)(at(size)) = seal.Logical(*(*int64)(at(size)))
	}
	return rc
}

// fileControl passes on all but what would grow or map the file past us.
func fileControl(tls *libc.TLS, p uintptr, op int32, arg uintptr) int32 {
	switch op {
	case sqlite3.SQLITE_FCNTL_SIZE_HINT, sqlite3.SQLITE_FCNTL_CHUNK_SIZE, sqlite3.SQLITE_FCNTL_MMAP_SIZE:
		return sqlite3.SQLITE_NOTFOUND
	}
	f := fileAt(p)
	return function[func(*libc.TLS, uintptr, int32, uintptr) int32](methodsOf(f.at).FxFileControl)(tls, f.at, op, arg)
}

// deviceCharacteristics leaves out what does not hold for sealed bytes: they are not written in one piece, and of what is appended to a
// WAL the first block holds the end of the commit before. Without the promise that only the bytes that are written may be lost
// (POWERSAFE_OVERWRITE) SQLite ends each commit with a frame that may.
func deviceCharacteristics(tls *libc.TLS, p uintptr) int32 {
	f := fileAt(p)
	kept := int32(sqlite3.SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | sqlite3.SQLITE_IOCAP_IMMUTABLE)
	return kept & function[func(*libc.TLS, uintptr) int32](methodsOf(f.at).FxDeviceCharacteristics)(tls, f.at)
}

// The rest is the system's.

// othersMayWrite forgets what is known of a database and its side files while one connection alone writes them: it takes a lock or gives
// it back.
func (f *file) othersMayWrite() {
	f.mine = false
	for _, side := range f.sides {
		side.side.Forget()
	}
}

func syncFile(tls *libc.TLS, p uintptr, flags int32) int32 {
	f := fileAt(p)
	f.mine = false
	return function[func(*libc.TLS, uintptr, int32) int32](methodsOf(f.at).FxSync)(tls, f.at, flags)
}

func lockFile(tls *libc.TLS, p uintptr, level int32) int32 {
	f := fileAt(p)
	f.othersMayWrite()
	return function[func(*libc.TLS, uintptr, int32) int32](methodsOf(f.at).FxLock)(tls, f.at, level)
}

func unlockFile(tls *libc.TLS, p uintptr, level int32) int32 {
	f := fileAt(p)
	return function[func(*libc.TLS, uintptr, int32) int32](methodsOf(f.at).FxUnlock)(tls, f.at, level)
}

func checkReservedLock(tls *libc.TLS, p, out uintptr) int32 {
	f := fileAt(p)
	return function[func(*libc.TLS, uintptr, uintptr) int32](methodsOf(f.at).FxCheckReservedLock)(tls, f.at, out)
}

func sectorSize(tls *libc.TLS, p uintptr) int32 {
	f := fileAt(p)
	return function[func(*libc.TLS, uintptr) int32](methodsOf(f.at).FxSectorSize)(tls, f.at)
}

func shmMap(tls *libc.TLS, p uintptr, region, size, extend int32, out uintptr) int32 {
	f := fileAt(p)
	return function[func(*libc.TLS, uintptr, int32, int32, int32, uintptr) int32](methodsOf(f.at).FxShmMap)(tls, f.at, region, size, extend, out)
}

func shmLock(tls *libc.TLS, p uintptr, offset, n, flags int32) int32 {
	f := fileAt(p)
	f.othersMayWrite()
	return function[func(*libc.TLS, uintptr, int32, int32, int32) int32](methodsOf(f.at).FxShmLock)(tls, f.at, offset, n, flags)
}

func shmBarrier(tls *libc.TLS, p uintptr) {
	f := fileAt(p)
	function[func(*libc.TLS, uintptr)](methodsOf(f.at).FxShmBarrier)(tls, f.at)
}

func shmUnmap(tls *libc.TLS, p uintptr, remove int32) int32 {
	f := fileAt(p)
	return function[func(*libc.TLS, uintptr, int32) int32](methodsOf(f.at).FxShmUnmap)(tls, f.at, remove)
}
