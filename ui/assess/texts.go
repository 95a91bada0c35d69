package assess

import "strings"

// spaced parts a code from its name by a full-width space, as lists print it.
func spaced(title string) string { return strings.Replace(title, " ", "　", 1) }
