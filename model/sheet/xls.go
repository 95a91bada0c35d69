package sheet

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/richardlehane/mscfb"
	"github.com/xuri/excelize/v2"
)

// readXLS reads an OLE2 compound file: a BIFF workbook, or something else that is named and refused.
func (b *builder) readXLS(data []byte) error {
	stream, err := b.workbookStream(data)
	if errors.Is(err, errPackage) {
		return b.readEncrypted(data)
	}
	if err != nil {
		return err
	}
	b.book.Format = XLS
	r := &biffReader{builder: b, data: stream}
	return r.readWorkbook()
}

// errPackage says that the compound file holds an encrypted .xlsx.
var errPackage = errors.New("an encrypted package")

// readEncrypted reads an .xlsx that is encrypted with Excel's own default password.
func (b *builder) readEncrypted(data []byte) error {
	plain, err := excelize.Decrypt(data, &excelize.Options{Password: defaultPassword})
	if err != nil || !bytes.HasPrefix(plain, []byte("PK")) {
		return encrypted()
	}
	return b.readXLSX(plain)
}

// foreignStreams names other documents by a stream they hold.
var foreignStreams = []struct{ stream, what, wayOut string }{
	{"WordDocument", "这是 Word 文档", "请把里面的表格复制到 WPS 或 Excel，另存为 .xlsx 后再导入"},
	{"PowerPoint Document", "这是演示文稿", "请向对方要 .xlsx 或 .xls 的原表"},
	{"VisioDocument", "这是 Visio 图", "请向对方要 .xlsx 或 .xls 的原表"},
	{"__properties_version1.0", "这是邮件", "请先把附件里的表格另存到电脑上，再选它"},
	{"FileHeader", "这是 HWP 文档", "请向对方要 .xlsx 或 .xls 的原表"},
}

// workbookStream returns the stream that holds the cells.
func (b *builder) workbookStream(data []byte) ([]byte, error) {
	ole, err := mscfb.New(bytes.NewReader(data))
	if err != nil && len(data) > 512 {
		// Some writers fill in a wrong count of mini sectors, which hold no workbook of any size: do without them.
		head := slices.Clone(data)
		copy(head[60:68], []byte{0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0})
		if again, err2 := mscfb.New(bytes.NewReader(head)); err2 == nil {
			ole, err = again, nil
		}
	}
	if err != nil {
		return nil, corrupt(err)
	}
	streams := map[string]*mscfb.File{}
	for _, f := range ole.File {
		if len(f.Path) == 0 && streams[f.Name] == nil {
			streams[f.Name] = f
		}
	}
	if streams["EncryptedPackage"] != nil {
		return nil, errPackage
	}
	for _, name := range []string{"Workbook", "WORKBOOK", "Book", "BOOK"} {
		if f := streams[name]; f != nil {
			return b.readStream(f, len(data))
		}
	}
	for _, f := range foreignStreams {
		if streams[f.stream] != nil {
			return nil, notSpreadsheet(f.what, f.wayOut)
		}
	}
	return nil, notSpreadsheet("这是 Office 的其他文档", "请选 .xlsx、.xls 或 .csv 表格")
}

// readStream reads a stream of a file of that size, in small pieces: mscfb's time grows with the square of the length of one read.
func (b *builder) readStream(f *mscfb.File, size int) ([]byte, error) {
	if f.Size > int64(size) {
		return nil, corruptText("xls: stream longer than the file can be")
	}
	stream := make([]byte, 0, f.Size)
	piece := make([]byte, 32<<10)
	for {
		if b.ctx.Err() != nil {
			return nil, cancelled(b.ctx)
		}
		n, err := f.Read(piece)
		stream = append(stream, piece[:n]...)
		if err == io.EOF {
			return stream, nil
		}
		if err != nil {
			return nil, corrupt(err)
		}
		if n == 0 {
			return nil, corrupt(io.ErrNoProgress)
		}
	}
}
