//go:build unix

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFile takes the lock without waiting.
func lockFile(f *os.File) error {
	return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
}

// isHeld reports whether another program has the lock.
func isHeld(err error) bool { return errors.Is(err, unix.EWOULDBLOCK) }

// releaseFile removes the file while it is still locked, so that nobody can lock it in between and lose it.
func releaseFile(f *os.File, path string) {
	os.Remove(path)
	f.Close()
}

// holdFile marks a database as in use by this process, whatever name leads to it. SQLite's own locks are of another
// kind and do not meet this one.
func holdFile(f *os.File) error { return lockFile(f) }
