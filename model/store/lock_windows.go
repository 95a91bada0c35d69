package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockedByte lies far behind the text of the lock file, because Windows keeps others from reading a locked range.
const lockedByte = 0x7fffffff

// lockFile takes the lock without waiting.
func lockFile(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY,
		0, 1, 0, &windows.Overlapped{Offset: lockedByte})
}

// isHeld reports whether another program has the lock.
func isHeld(err error) bool {
	return errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING)
}

// releaseFile closes first: Windows removes no open file, and refuses to when somebody else has opened it already.
func releaseFile(f *os.File, path string) {
	f.Close()
	os.Remove(path)
}

// holdFile has nothing to do: Windows lets nobody remove or rename an open file, and files have one name.
func holdFile(*os.File) error { return nil }
