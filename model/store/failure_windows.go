package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isDiskFull reports whether the disk, or the user's share of it, is used up.
func isDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

// isLongName reports whether a name or path is longer than the system allows.
func isLongName(err error) bool { return errors.Is(err, windows.ERROR_FILENAME_EXCED_RANGE) }

// isBadName reports whether the system cannot make anything of a path.
func isBadName(err error) bool {
	return errors.Is(err, windows.ERROR_INVALID_NAME) || errors.Is(err, windows.ERROR_BAD_PATHNAME) || errors.Is(err, windows.ERROR_DIRECTORY) ||
		errors.Is(err, windows.ERROR_INVALID_PARAMETER)
}

// isWriteProtected reports whether the disk has its write protection set.
func isWriteProtected(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// isSharing reports whether another program's use of the file is in the way.
func isSharing(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
