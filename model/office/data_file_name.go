package office

import (
	"path/filepath"
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/model"
)

// newDataName refuses, with code Invalid, to call a new data file like another kind of file: x.pdf would be opened by
// another program. Its own endings are taken, none at all, and what means nothing, as in 双百2026.11.25 or 某区.综合党委.
func newDataName(path string) error {
	ending := strings.ToLower(filepath.Ext(path))
	latin := func(r rune) bool { return r >= 'a' && r <= 'z' }
	foreign := func(r rune) bool { return r > unicode.MaxASCII }
	if ending == ".sbd" || ending == ".db" || !strings.ContainsFunc(ending, latin) || strings.ContainsFunc(ending, foreign) {
		return nil
	}
	return model.Errorf(model.Invalid, "数据文件不能以 %s 结尾，会和别的文件混淆；文件名用 .sbd 结尾", ending)
}
