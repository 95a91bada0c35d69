package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/xuri/excelize/v2"
)

func zipOf(t testing.TB, names ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, "<x/>")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRefused: what is no readable table is named, and the sentence says what to do.
func TestRefused(t *testing.T) {
	good := xlsxOf(t, func(f *excelize.File) { f.SetCellValue("Sheet1", "A1", "张三") })
	unfinished := xlsxXML(t, `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`, nil)
	doctype := xlsxXML(t, `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`, nil)
	var locked bytes.Buffer
	f := excelize.NewFile()
	if err := f.Write(&locked, excelize.Options{Password: "x"}); err != nil {
		t.Fatal(err)
	}
	garbage := make([]byte, 5000)
	for i := range garbage {
		garbage[i] = byte(i * i >> 3)
	}
	for _, c := range []struct {
		name  string
		data  []byte
		code  model.Code
		words string
	}{
		{"nothing", nil, model.NotSpreadsheet, "空"},
		{"zeros", make([]byte, 3000), model.NotSpreadsheet, "空"},
		{"only a mark", []byte("\xEF\xBB\xBF"), model.NotSpreadsheet, "没有文字"},
		{"pdf", []byte("%PDF-1.4 ..."), model.NotSpreadsheet, "PDF"},
		{"png", []byte("\x89PNG\r\n\x1a\n...."), model.NotSpreadsheet, "图片"},
		{"jpeg", []byte("\xFF\xD8\xFF\xE0abcd"), model.NotSpreadsheet, "图片"},
		{"bmp", append([]byte("BM\x36\x00\x10\x00\x00\x00\x00\x00\x36"), make([]byte, 20)...), model.NotSpreadsheet, "图片"},
		{"exe", append([]byte("MZ\x90\x00\x03"), make([]byte, 300)...), model.NotSpreadsheet, "程序"},
		{"rar", []byte("Rar!\x1a\x07\x01"), model.NotSpreadsheet, "压缩包"},
		{"rtf", []byte(`{\rtf1 x}`), model.NotSpreadsheet, "RTF"},
		{"data file", []byte("SQLite format 3\x00"), model.NotSpreadsheet, "数据文件"},
		{"garbage", garbage, model.NotSpreadsheet, "认不出"},
		{"docx", zipOf(t, "[Content_Types].xml", "word/document.xml"), model.NotSpreadsheet, "Word"},
		{"pptx", zipOf(t, "[Content_Types].xml", "ppt/presentation.xml"), model.NotSpreadsheet, "演示"},
		{"xlsb", zipOf(t, "[Content_Types].xml", "xl/workbook.bin"), model.NotSpreadsheet, ".xlsb"},
		{"ods without a table", zipOf(t, "mimetype", "content.xml"), model.NotSpreadsheet, "OpenDocument"},
		{"ofd", zipOf(t, "OFD.xml"), model.NotSpreadsheet, "OFD"},
		{"zip", zipOf(t, "名册.xlsx"), model.NotSpreadsheet, "解压"},
		{"zip that claims to be xlsx", zipOf(t, "[Content_Types].xml"), model.Corrupt, "另存"},
		{"cut xlsx", good[:len(good)*2/3], model.Corrupt, "不完整"},
		{"xlsx with unfinished sheet", unfinished, model.Corrupt, "不完整"},
		{"document type", doctype, model.Corrupt, "不完整"},
		{"encrypted xlsx", locked.Bytes(), model.Encrypted, "密码"},
		{"web page", []byte("<html><body>请登录</body></html>"), model.NotSpreadsheet, "没有表格"},
		{"web archive", []byte("MIME-Version: 1.0\r\n..."), model.NotSpreadsheet, "另存"},
		{"too big", make([]byte, MaxFileBytes+1), model.TooLarge, "50 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(t.Context(), "a.xlsx", c.data)
			wantCode(t, err, c.code, c.words)
		})
	}
}

// TestDamagedPart: a byte changed inside an .xlsx is noticed, not read as data.
func TestDamagedPart(t *testing.T) {
	data := xlsxOf(t, func(f *excelize.File) {
		for i := range 500 {
			f.SetCellValue("Sheet1", fmt.Sprintf("A%d", i+1), fmt.Sprintf("3201041980%08d", i*i*7919))
		}
	})
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		if !strings.HasSuffix(f.Name, "sharedStrings.xml") {
			continue
		}
		at, _ := f.DataOffset()
		data[at+int64(f.CompressedSize64)/2] ^= 0x55
	}
	_, err = Read(t.Context(), "a.xlsx", data)
	wantCode(t, err, model.Corrupt, "损坏")
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "名册.xls") // a CSV by content
	text := []byte("姓名,性别\n张三,男\n")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	book, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(text)
	if book.Path != path || book.Format != CSV || book.Hash != hex.EncodeToString(sum[:]) {
		t.Errorf("%+v", book)
	}

	_, err = Open(t.Context(), filepath.Join(dir, "没有.xlsx"))
	wantCode(t, err, model.Missing, "找不到文件“没有.xlsx”")
	_, err = Open(t.Context(), dir)
	wantCode(t, err, model.NotSpreadsheet, "文件夹")
	_, err = Open(t.Context(), os.DevNull)
	wantCode(t, err, model.NotSpreadsheet, "不是普通文件")

	temporary := filepath.Join(dir, "~$名册.xlsx")
	if err := os.WriteFile(temporary, []byte("\x05user"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), temporary)
	wantCode(t, err, model.NotSpreadsheet, "临时文件")

	huge := filepath.Join(dir, "huge.xlsx")
	f, err := os.Create(huge)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(MaxFileBytes + 1); err != nil {
		t.Fatal(err)
	}
	f.Close()
	_, err = Open(t.Context(), huge)
	wantCode(t, err, model.TooLarge, "50 MB")

	if os.Geteuid() != 0 { // root reads everything
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		_, err = Open(t.Context(), path)
		wantCode(t, err, model.Locked, "没有权限")
	}
}

// TestOpenError: what the system says becomes a code and a sentence.
func TestOpenError(t *testing.T) {
	for _, c := range []struct {
		err  error
		code model.Code
	}{
		{&os.PathError{Op: "open", Err: os.ErrPermission}, model.Locked},
		{&os.PathError{Op: "open", Err: os.ErrNotExist}, model.Missing},
		{&os.PathError{Op: "read", Err: io.ErrUnexpectedEOF}, model.Corrupt},
	} {
		wantCode(t, openError("dir/名册.xlsx", c.err), c.code, "名册.xlsx")
	}
}

func TestCancelled(t *testing.T) {
	stopped, stop := context.WithCancel(t.Context())
	stop()
	_, err := Open(stopped, filepath.Join("testdata", "roster-law.xls"))
	wantCode(t, err, model.Cancelled, "数据没有改动")

	for name, data := range map[string][]byte{"a.xlsx": bigXLSX(t), "a.xls": bigXLS(), "a.csv": []byte(strings.Repeat("甲,乙\n", 50_000)),
		"b.xls": []byte("<table>" + strings.Repeat("<tr><td>甲</td></tr>", 50_000))} {
		ctx := &countdown{Context: t.Context(), left: 3}
		_, err := Read(ctx, name, data)
		wantCode(t, err, model.Cancelled, "已停止")
	}
}

// countdown is a context that is cancelled once it has been asked a few times, so in the middle of the work.
type countdown struct {
	context.Context
	left int
}

func (c *countdown) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}
