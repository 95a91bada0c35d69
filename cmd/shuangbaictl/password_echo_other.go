//go:build !linux && !windows

package main

import (
	"errors"
	"os"
)

// echoOff is not known here: a password comes from a file.
func echoOff(*os.File) (func(), error) { return nil, errors.ErrUnsupported }
