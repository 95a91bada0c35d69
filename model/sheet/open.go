package sheet

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// The limits of a file. A roster of 5,000 members is about 1 MB; these keep a hostile or mistaken file from taking
// the machine's memory.
const (
	MaxFileBytes     = 50 << 20  // the file on disk
	MaxUnzippedBytes = 300 << 20 // all parts of an .xlsx after decompression
	MaxSheets        = 1000
	MaxRows          = 200_000   // the last filled row of a sheet
	MaxCols          = 500       // the last filled column of a sheet
	MaxCells         = 3_000_000 // cells held for the whole book, counting the empty ones before a filled one, and rows
	MaxTextBytes     = 64 << 20  // all text of the book
	MaxMerges        = 100_000   // merged areas of a sheet
)

// Open reads the spreadsheet file at path, whatever its name says it is. The error is always a *model.Error:
// Missing, Locked (also: no permission to read), NotSpreadsheet, Encrypted, Corrupt, TooLarge or Cancelled.
func Open(ctx context.Context, path string) (*Book, error) {
	data, err := load(ctx, path)
	if err != nil {
		return nil, err
	}
	return Read(ctx, path, data)
}

// load reads the file's bytes, refusing what is not a plain file before it can block.
func load(ctx context.Context, path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, openError(path, err)
	}
	switch {
	case info.IsDir():
		return nil, model.Errorf(model.NotSpreadsheet, "“%s”是文件夹，请选里面的表格文件", filepath.Base(path))
	case !info.Mode().IsRegular():
		return nil, model.Errorf(model.NotSpreadsheet, "“%s”不是普通文件，不能当表格读", filepath.Base(path))
	case info.Size() > MaxFileBytes:
		return nil, tooBigFile(info.Size())
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, openError(path, err)
	}
	defer f.Close()
	data := make([]byte, 0, info.Size()+512)
	for {
		if ctx.Err() != nil {
			return nil, cancelled(ctx)
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):min(cap(data), len(data)+1<<20)])
		data = data[:len(data)+n]
		if len(data) > MaxFileBytes {
			return nil, tooBigFile(int64(len(data)))
		}
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, openError(path, err)
		}
	}
}

func openError(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &model.Error{Code: model.Missing, Err: err,
			Message: fmt.Sprintf("找不到文件“%s”，它可能已被移走或改名，请重新选择", name)}
	case isSharingViolation(err):
		return &model.Error{Code: model.Locked, Err: err,
			Message: fmt.Sprintf("“%s”正被别的程序占用，请在 WPS 或 Excel 里关掉它再试", name)}
	case errors.Is(err, fs.ErrPermission):
		return &model.Error{Code: model.Locked, Err: err,
			Message: fmt.Sprintf("没有权限读“%s”，请把它复制到自己的文件夹再选", name)}
	}
	return &model.Error{Code: model.Corrupt, Err: err,
		Message: fmt.Sprintf("读“%s”时出错，请把它复制到本机硬盘再选", name)}
}

// Read reads a spreadsheet from its bytes; name gives the sheet of a CSV file its name and goes into messages. data
// is not kept. The error is always a *model.Error, as for Open. A defect in a reader comes back as Corrupt, never
// as a panic.
func Read(ctx context.Context, name string, data []byte) (book *Book, err error) {
	defer func() {
		if p := recover(); p != nil {
			book, err = nil, &model.Error{Code: model.Corrupt, Message: damagedMessage, Err: fmt.Errorf("panic: %v", p)}
		}
	}()
	if len(data) > MaxFileBytes {
		return nil, tooBigFile(int64(len(data)))
	}
	if ctx.Err() != nil {
		return nil, cancelled(ctx)
	}
	b := newBuilder(ctx, name)
	if err := b.read(data); err != nil {
		return nil, model.Wrap(err, model.Corrupt, damagedMessage)
	}
	sum := sha256.Sum256(data)
	b.book.Hash = hex.EncodeToString(sum[:])
	return b.book, nil
}

// read chooses the reader by the first bytes.
func (b *builder) read(data []byte) error {
	if err := refuseByContent(b.book.Path, data); err != nil {
		return err
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK")):
		return b.readXLSX(data)
	case bytes.HasPrefix(data, oleMagic):
		return b.readXLS(data)
	}
	text, err := DecodeText(data)
	if err != nil {
		return err
	}
	if strings.HasPrefix(strings.TrimLeft(text[:min(len(text), 4096)], " \t\r\n"), "<") {
		if isXML2003(text) {
			return b.readXML2003(text)
		}
		if isFlatODS(text) {
			return b.readODSContent(newXMLStream(strings.NewReader(text)))
		}
		return b.readHTML(text)
	}
	return b.readCSV(text)
}

var oleMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}
