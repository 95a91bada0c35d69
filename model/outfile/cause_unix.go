//go:build !windows

package outfile

import (
	"errors"
	"syscall"
)

// IsDiskFull reports whether the disk, or the user's share of it, is used up.
func IsDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// IsLongName reports whether a name or path is longer than the system allows.
func IsLongName(err error) bool { return errors.Is(err, syscall.ENAMETOOLONG) }

// IsBadName reports whether the system cannot make anything of a path.
func IsBadName(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EISDIR) || errors.Is(err, syscall.ELOOP)
}

// IsWriteProtected reports whether the disk is mounted read-only.
func IsWriteProtected(err error) bool { return errors.Is(err, syscall.EROFS) }

// IsInUse reports whether another program's use of the file is in the way.
func IsInUse(err error) bool { return errors.Is(err, syscall.ETXTBSY) || errors.Is(err, syscall.EBUSY) }

// heldForNow reports whether a rename or removal failed as it does while another program looks at the file: nowhere but on Windows.
func heldForNow(error) bool { return false }
