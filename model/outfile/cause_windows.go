package outfile

import (
	"errors"

	"golang.org/x/sys/windows"
)

// IsDiskFull reports whether the disk, or the user's share of it, is used up.
func IsDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

// IsLongName reports whether a name or path is longer than the system allows.
func IsLongName(err error) bool { return errors.Is(err, windows.ERROR_FILENAME_EXCED_RANGE) }

// IsBadName reports whether the system cannot make anything of a path.
func IsBadName(err error) bool {
	return errors.Is(err, windows.ERROR_INVALID_NAME) || errors.Is(err, windows.ERROR_BAD_PATHNAME) || errors.Is(err, windows.ERROR_DIRECTORY) ||
		errors.Is(err, windows.ERROR_INVALID_PARAMETER)
}

// IsWriteProtected reports whether the disk has its write protection set.
func IsWriteProtected(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// IsInUse reports whether another program's use of the file is in the way.
func IsInUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}

// heldForNow reports whether a rename or removal failed as it does while another program looks at the file.
func heldForNow(err error) bool { return IsInUse(err) || errors.Is(err, windows.ERROR_ACCESS_DENIED) }
