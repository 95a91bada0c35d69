//go:build !windows

package files

import "errors"

// printByVerb is for Windows only.
func printByVerb(string) error { return errors.New("no verb to print with on this system") }
