//go:build !windows

package sheet

// isSharingViolation reports whether another program holds the file; only Windows refuses to read such a file.
func isSharingViolation(error) bool { return false }
