package store

import (
	"os"

	"golang.org/x/sys/windows"
)

// firstReadLock and readLocks are the bytes of the memory file of a WAL on which its readers hold locks,
// https://sqlite.org/walformat.html. The first of the five is left out: who holds it reads the file alone, and SQLite
// writes nothing back meanwhile.
const (
	firstReadLock = 124
	readLocks     = 4
)

// readLocked reports whether anybody reads from the WAL of a data file. It tries to take the readers' bytes for an
// instant, through a handle of its own, whose closing leaves SQLite's locks alone.
func readLocked(path string) bool {
	f, err := os.OpenFile(path+"-shm", os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	at := &windows.Overlapped{Offset: firstReadLock}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, readLocks, 0, at)
	if err == nil {
		_ = windows.UnlockFileEx(windows.Handle(f.Fd()), 0, readLocks, 0, at)
	}
	return isHeld(err)
}
