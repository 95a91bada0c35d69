package sheet

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

const damagedMessage = "文件已损坏或不完整，请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入；如果打不开，请让对方重新发一份"

const saveAsXLSX = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入"

func corrupt(err error) error {
	return &model.Error{Code: model.Corrupt, Message: damagedMessage, Err: err}
}

// corruptText is corrupt with a cause that only the log shows.
func corruptText(cause string) error { return corrupt(errors.New(cause)) }

func notSpreadsheet(what, wayOut string) error {
	return model.Errorf(model.NotSpreadsheet, "%s，不是表格文件。%s", what, wayOut)
}

func encrypted() error {
	return model.Errorf(model.Encrypted, "文件被加密（设了打开密码，或保护了工作簿），不能读。请在 WPS 或 Excel 里打开，去掉密码和保护，另存为 .xlsx 后再导入")
}

func cancelled(ctx context.Context) error {
	return &model.Error{Code: model.Cancelled, Message: "已停止读取文件，数据没有改动", Err: ctx.Err()}
}

func tooBigFile(size int64) error {
	return model.Errorf(model.TooLarge, "文件有 %d MB，超过 %d MB 的上限。请只留名单所在的工作表，删去图片，另存后再导入",
		(size+1<<20-1)>>20, MaxFileBytes>>20)
}

func tooBigInside() error {
	return model.Errorf(model.TooLarge,
		"文件展开后超过 %d MB 的上限，没有读取。请把名单复制到一个新的工作簿，另存后再导入", MaxUnzippedBytes>>20)
}

func tooManyCells() error {
	return model.Errorf(model.TooLarge,
		"表格太大（上限约 %d 万个格子），没有读取。请删去无关的工作表和行列，或分成几个文件再导入", MaxCells/10_000)
}

func tooManyRows(sheet string) error {
	return model.Errorf(model.TooLarge, "工作表“%s”超过 %d 行的上限，没有读取。请删去无关的行，或分成几个文件再导入", sheet, MaxRows)
}

func tooManyCols(sheet string) error {
	return model.Errorf(model.TooLarge, "工作表“%s”超过 %d 列的上限，没有读取。请删去右侧无关的列再导入", sheet, MaxCols)
}

func tooManySheets(n int) error {
	return model.Errorf(model.TooLarge, "文件里有 %d 张工作表，超过 %d 张的上限。请分成几个文件再导入", n, MaxSheets)
}

func tooManyMerges(sheet string) error {
	return model.Errorf(model.TooLarge, "工作表“%s”里合并的单元格超过 %d 处，没有读取。请取消合并，另存后再导入", sheet, MaxMerges)
}

// foreignMagic names files by their first bytes.
var foreignMagic = []struct{ magic, what, wayOut string }{
	{"%PDF", "这是 PDF 文档", "请向对方要 .xlsx 或 .xls 的原表"},
	{"\x89PNG", "这是图片", "图片里的名单不能导入，请向对方要 .xlsx 或 .xls 的原表"},
	{"\xFF\xD8\xFF", "这是图片", "图片里的名单不能导入，请向对方要 .xlsx 或 .xls 的原表"},
	{"GIF8", "这是图片", "图片里的名单不能导入，请向对方要 .xlsx 或 .xls 的原表"},
	{"II*\x00", "这是图片", "图片里的名单不能导入，请向对方要 .xlsx 或 .xls 的原表"},
	{"MM\x00*", "这是图片", "图片里的名单不能导入，请向对方要 .xlsx 或 .xls 的原表"},
	{"Rar!", "这是压缩包", "请先解压，再选里面的表格"},
	{"7z\xBC\xAF\x27\x1C", "这是压缩包", "请先解压，再选里面的表格"},
	{"\x1F\x8B", "这是压缩包", "请先解压，再选里面的表格"},
	{"{\\rtf", "这是 RTF 文档", "请把里面的表格复制到 WPS 或 Excel，另存为 .xlsx 后再导入"},
	{"SHUANGBAI-SEALED", "这是设了密码的数据文件", "要打开它，请用“打开数据文件”"},
	{"SQLite format 3\x00", "这是数据文件", "要打开它，请用“打开数据文件”"},
	{"ID;P", "这是 SYLK 格式（.slk）", saveAsXLSX},
	{"\x7FELF", "这是程序", "请选 .xlsx、.xls 或 .csv 表格"},
	{"\x09\x00\x04\x00", "这是 Excel 2.0 的旧格式", saveAsXLSX},
	{"\x09\x02\x06\x00", "这是 Excel 3.0 的旧格式", saveAsXLSX},
	{"\x09\x04\x06\x00", "这是 Excel 4.0 的旧格式", saveAsXLSX},
	{"\x09\x08\x08\x00", "这是 Excel 5.0 的旧格式", saveAsXLSX},
}

// refuseByContent refuses what is certainly not a table, naming it.
func refuseByContent(name string, data []byte) error {
	if strings.HasPrefix(filepath.Base(name), "~$") && len(data) < 4096 {
		return notSpreadsheet("这是 WPS 或 Excel 打开文件时留下的临时文件", "请选旁边名字里没有“~$”的那个文件")
	}
	if len(bytes.TrimLeft(data[:min(len(data), 4096)], "\x00 \t\r\n")) == 0 {
		return model.Errorf(model.NotSpreadsheet, "文件是空的，里面没有表格。请检查是否选对了文件，或让对方重新发一份")
	}
	for _, f := range foreignMagic {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return notSpreadsheet(f.what, f.wayOut)
		}
	}
	if bytes.HasPrefix(data, []byte("BM")) && len(data) > 14 && bytes.Equal(data[6:10], []byte{0, 0, 0, 0}) {
		return notSpreadsheet("这是图片", "图片里的名单不能导入，请向对方要 .xlsx 或 .xls 的原表")
	}
	if bytes.HasPrefix(data, []byte("MZ")) && bytes.IndexByte(data[:min(len(data), 512)], 0) >= 0 {
		return notSpreadsheet("这是程序", "请选 .xlsx、.xls 或 .csv 表格")
	}
	if bytes.HasPrefix(data, []byte("MIME-Version:")) {
		return notSpreadsheet("这是网页存档", saveAsXLSX)
	}
	return nil
}
