package office

import (
	"path"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// AttachmentType is the type of a file by its name's extension: PDF 文件, 图片. One that is not known is only saved.
func AttachmentType(name string) codes.FileType {
	ending := strings.ToLower(path.Ext(name))
	for _, t := range codes.FileTypes() {
		if slices.Contains(t.Extensions, ending) {
			return t
		}
	}
	return codes.FileType{Label: "其他文件", Media: "application/octet-stream", Why: "程序不认识这种文件，不直接打开；存出来，用合适的程序打开"}
}

// mayOpen refuses to open a file that may run, or of which nobody knows what it does.
func mayOpen(name string) error {
	if t := AttachmentType(name); t.Why != "" {
		return model.Errorf(model.Protected, "“%s”：%s", name, t.Why)
	}
	return nil
}
