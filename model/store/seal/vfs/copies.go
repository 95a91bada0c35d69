package vfs

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

// Into is what follows the "?" in the name, as URI, of the target of VACUUM INTO: of a sealed copy, for which a file with
// its header must be there, or of a plain one. It is the only way to make a sealed database: nothing else gives its pages the
// reserve for the proof, and the VFS writes no other.
func Into(sealed bool) string {
	system := Register()
	if sealed {
		return fmt.Sprintf("vfs=%s&reserve=%d", Name, seal.Reserve)
	}
	return "vfs=" + system + "&reserve=0"
}
