package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"path"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

const maxZipParts = 20_000

// zipParts gives out the parts of a zip by name, counting every byte that comes out of it.
type zipParts struct {
	ctx   context.Context
	parts map[string]*zip.File // by lower-case name with forward slashes
	left  int64                // bytes that may still be unpacked
}

// openZip reads the directory of a zip and checks what it claims.
func openZip(ctx context.Context, data []byte) (*zipParts, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxZipParts {
		return nil, tooBigInside()
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, corrupt(err)
	}
	z := &zipParts{ctx: ctx, parts: make(map[string]*zip.File, len(r.File)), left: MaxUnzippedBytes}
	total := uint64(0)
	for _, f := range r.File {
		if f.Flags&1 != 0 {
			return nil, model.Errorf(model.Encrypted, "压缩包设了密码，不能读。请先解压，再选里面的表格")
		}
		if total += f.UncompressedSize64; total > MaxUnzippedBytes || f.UncompressedSize64 > MaxUnzippedBytes {
			return nil, tooBigInside()
		}
		z.parts[partName(f.Name)] = f
	}
	return z, nil
}

// partName brings a part's name into the form of the map; some writers use backslashes or capitals.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (z *zipParts) has(name string) bool { return z.parts[partName(name)] != nil }

// open opens a part; reading it fails with TooLarge past the limit. A part that is missing is an error.
func (z *zipParts) open(name string) (io.ReadCloser, error) {
	f := z.parts[partName(name)]
	if f == nil {
		return nil, corruptText("zip: no part " + name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, corrupt(err)
	}
	return &countedPart{ReadCloser: r, z: z}, nil
}

// head reads the first bytes of a part; what cannot be read is nothing.
func (z *zipParts) head(name string, n int64) []byte {
	in, err := z.open(name)
	if err != nil {
		return nil
	}
	data, _ := io.ReadAll(io.LimitReader(in, n))
	_ = in.Close()
	return data
}

type countedPart struct {
	io.ReadCloser
	z *zipParts
}

// Read counts, and honours cancellation.
func (p *countedPart) Read(buf []byte) (int, error) {
	if p.z.ctx.Err() != nil {
		return 0, cancelled(p.z.ctx)
	}
	n, err := p.ReadCloser.Read(buf)
	if p.z.left -= int64(n); p.z.left < 0 {
		return 0, tooBigInside()
	}
	return n, err
}

// refuse names a zip that is no .xlsx, and returns nil for one that is.
func (z *zipParts) refuse() error {
	switch {
	case z.has("xl/workbook.bin"):
		return notSpreadsheet("这是 .xlsb（二进制工作簿）", "程序不能直接读它，"+saveAsXLSX)
	case z.has("word/document.xml"):
		return notSpreadsheet("这是 Word 文档", "请把里面的表格复制到 WPS 或 Excel，另存为 .xlsx 后再导入")
	case z.has("ppt/presentation.xml"):
		return notSpreadsheet("这是演示文稿", "请向对方要 .xlsx 或 .xls 的原表")
	case z.has("ofd.xml"):
		return notSpreadsheet("这是 OFD 版式文档", "请向对方要 .xlsx 或 .xls 的原表")
	case z.has("[content_types].xml"):
		return nil
	}
	return notSpreadsheet("这是压缩包", "请先解压，再选里面的表格")
}
