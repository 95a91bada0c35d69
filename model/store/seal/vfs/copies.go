package vfs

// Into is what follows the "?" in the name, as URI, of the target of VACUUM INTO: of a sealed copy, for which a file with
// its header must be there, or of a plain one. It is the only way to make a sealed database: nothing else gives its pages the
// reserve for the MAC, and the VFS writes no other.
func Into(sealed bool) string {
	system := Register()
	if sealed {
		return "vfs=" + Name + "&reserve=16"
	}
	return "vfs=" + system + "&reserve=0"
}
