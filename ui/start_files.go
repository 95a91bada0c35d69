package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// isDataFile reports whether a file is to be opened rather than imported: by its ending, or because it is a database whatever its
// ending. Whether it is one of ours is for the office to say. The file that is open now is not read here: closing it beside SQLite
// would take SQLite's locks away.
func isDataFile(path, now string) bool {
	if slices.Contains(files.DataFile.Extensions, strings.ToLower(filepath.Ext(path))) || samePath(path, now) {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := f.Read(head)
	return string(head[:n]) == "SQLite format 3\x00" || string(head[:n]) == "SHUANGBAI-SEALED"
}

// sortFiles parts files by what is done with them; now is the data file that is open, "" for none.
func sortFiles(paths []string, now string) (data, imports []string) {
	for _, path := range paths {
		if isDataFile(path, now) {
			data = append(data, path)
		} else {
			imports = append(imports, path)
		}
	}
	return data, imports
}

// named are the files that the program was started with, as a double click does: the data file to open, "" for the one used last,
// the files to import, and what is told of those that are left, "" for nothing.
func named(opts Options) (data string, imports []string, told string) {
	all, imports := sortFiles(opts.Files, "")
	if opts.Data != "" {
		all = slices.Insert(all, 0, opts.Data)
	}
	if len(all) > 0 {
		data = all[0]
	}
	if len(all) > 1 {
		told = fmt.Sprintf("一次只打开一份数据文件，打开的是%s。%s没有打开，需要时点左上角的党委名称，选“打开别的数据文件”。", fileNames(all[:1]), fileNames(all[1:]))
	}
	var gone []string
	imports = slices.DeleteFunc(imports, func(path string) bool {
		_, err := os.Stat(path)
		if err != nil {
			gone = append(gone, path)
		}
		return err != nil
	})
	if len(gone) > 0 {
		told += fmt.Sprintf("要导入的%s不在原处，被移走、改名或删除了，找到以后在“导入”里选它。", fileNames(gone))
	}
	return data, imports, told
}

func fileNames(paths []string) string {
	names := ""
	for _, path := range paths {
		names += "“" + filepath.Base(path) + "”"
	}
	return names
}

// tellFiles tells what named could not do.
func (w *Window) tellFiles(told string) {
	if told != "" {
		kit.ShowMessage(w.win.Canvas(), "打开的文件", told, "知道了")
	}
}

// dropped takes files dropped on any screen: a data file is opened, others go to the screen that takes them, else they are imported.
func (w *Window) dropped(paths []string, screen func([]string)) {
	var data, imports []string
	w.desk.Run(shell.Work{What: "正在看拖进来的是什么文件", Stop: "不等了", Left: func() {},
		Do: func(_ context.Context, present *office.Office, _ func(string, int, int)) error {
			now := ""
			if present != nil {
				now = present.Path()
			}
			data, imports = sortFiles(paths, now)
			return nil
		},
		Done: func(err error) error {
			switch {
			case err != nil:
				return err
			case len(data) == 1 && len(imports) == 0:
				w.OpenFile(data[0], w.desk.Fail)
			case len(data) > 0:
				return model.Errorf(model.Usage, "数据文件一次打开一份，和表格分开拖进来；%s没有打开", fileNames(data))
			case screen != nil:
				screen(imports)
			default:
				w.Go(shell.Intake, imports)
			}
			return nil
		}})
}
