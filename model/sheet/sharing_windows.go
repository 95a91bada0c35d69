package sheet

import (
	"errors"
	"syscall"
)

// isSharingViolation reports whether another program holds the file: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
func isSharingViolation(err error) bool {
	return errors.Is(err, syscall.Errno(32)) || errors.Is(err, syscall.Errno(33))
}
