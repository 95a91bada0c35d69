package files

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// askNew asks for the name of a folder, makes it in the one that shows and goes into it.
func (c *ownChooser) askNew() {
	entry := kit.NewEntry("")
	field := kit.NewField("名称", entry)
	kit.ShowDialog(c.win.Canvas(), kit.DialogSpec{Title: "新建文件夹", Text: "建在“" + filepath.Base(c.folder) + "”里。", Content: field, Safe: "不建", Act: "新建", Focus: entry,
		OnAct: func() bool {
			name := entry.Value()
			if name == "" || name != outfile.InName(name) || strings.HasPrefix(name, ".") {
				field.SetError("写一个名称，不带 / \\ : * ? \" < > |，不以点开头")
				return false
			}
			path := filepath.Join(c.folder, name)
			if err := os.MkdirAll(path, 0o700); err != nil {
				field.SetError(notMade)
				return false
			}
			c.open(path)
			return true
		}})
}

// notMade says that a folder could not be made.
const notMade = "这个文件夹建不起来：可能没有权限，或者有同名的文件，换一个地方"

// make makes a folder, with those above it, and reports whether it did.
func (c *ownChooser) make(path string) bool {
	if err := os.MkdirAll(path, 0o700); err != nil {
		c.field.SetError(notMade)
		return false
	}
	return true
}
