//go:build !linux

package store

import "testing"

func smallDisk(t *testing.T, _ string) string {
	t.Helper()
	t.Skip("needs a small disk of Linux")
	return ""
}

func remount(t *testing.T, _, _ string, _ bool) { t.Helper() }

func unreplaceable(t *testing.T, _ string) {
	t.Helper()
	t.Skip("mounts a file on itself, which Linux knows")
}
