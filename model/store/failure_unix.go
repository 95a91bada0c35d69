//go:build !windows

package store

import (
	"errors"
	"syscall"
)

// isDiskFull reports whether the disk, or the user's share of it, is used up.
func isDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isLongName reports whether a name or path is longer than the system allows.
func isLongName(err error) bool { return errors.Is(err, syscall.ENAMETOOLONG) }

// isBadName reports whether the system cannot make anything of a path.
func isBadName(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EISDIR) || errors.Is(err, syscall.ELOOP)
}

// isWriteProtected reports whether the disk is mounted read-only.
func isWriteProtected(err error) bool { return errors.Is(err, syscall.EROFS) }

// isSharing reports whether another program's use of the file is in the way; only Windows refuses for that.
func isSharing(error) bool { return false }
