package reports

import (
	"sync"

	"github.com/shuangbai/shuangbai/reports/pdf"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// Faces is the set of faces papers are set in on this machine: the official ones where they are installed and can be
// embedded, else the program's own. Its Substitutions say what was replaced. The font folders are read at the first
// call, so the window makes it in the background.
var Faces = sync.OnceValue(func() *typeset.FaceSet { return typeset.Installed(pdf.Usable) })
