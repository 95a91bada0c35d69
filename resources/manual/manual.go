// Package manual holds what the program says about itself, in Chinese.
package manual

import _ "embed" // the texts are embedded files

// Changes says in the user's words what is new, the latest first.
//
//go:embed changes.md
var Changes string
