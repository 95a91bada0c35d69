package ui

import (
	"log/slog"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// openOffice is office.Open; a test puts one in its place that does not answer.
var openOffice = office.Open

// slowAfter is how long a file is opened before its user is told where it lies.
const slowAfter = 5 * time.Second

// tellSlow tells where a file lies that takes long to open, until that is over.
func tellSlow(path string, report func(what string, done, total int)) (over func() bool) {
	return time.AfterFunc(slowAfter, func() {
		report("还没有打开：看看“"+filepath.Dir(path)+"”连着没有", 0, 0)
	}).Stop
}

// letGo closes a data file that was opened after nobody waited for it any more.
func letGo(o *office.Office, log *slog.Logger) {
	if o == nil {
		return
	}
	if err := o.Close(); err != nil {
		log.Error("close failed", "code", model.CodeOf(err))
	}
}
