package sheet

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/xuri/excelize/v2"
)

// readHostile reads data of unknown worth and fails on a panic, a hang, a waste of memory, an error without a
// sentence, or a book that breaks the promises of Book, Sheet and Cell.
func readHostile(t *testing.T, name string, data []byte) {
	t.Helper()
	before, start := allocated(), time.Now()
	book, err := Read(t.Context(), name, data)
	if took := time.Since(start); took > 10*time.Second {
		t.Fatalf("%d bytes took %v", len(data), took)
	}
	if took := allocated() - before; took > 1<<30 {
		t.Fatalf("%d bytes allocated %d MB", len(data), took>>20)
	}
	if err != nil {
		if model.CodeOf(err) == model.Internal || strings.Contains(err.Error(), "panic: ") {
			t.Fatal(err)
		}
		return
	}
	cells := 0
	for _, s := range book.Sheets {
		if cells += len(s.Rows); len(s.Rows) > MaxRows || len(s.Merges) > MaxMerges {
			t.Fatalf("%d rows, %d merges", len(s.Rows), len(s.Merges))
		}
		for i, row := range s.Rows {
			if cells += len(row); len(row) > MaxCols {
				t.Fatalf("row %d has %d columns", i, len(row))
			}
			for j, c := range row {
				checkCell(t, c)
				_ = s.MergedValue(i, j)
			}
		}
		for row := range s.HiddenRows {
			if row < 0 || row >= len(s.Rows) {
				t.Fatalf("hidden row %d of %d", row, len(s.Rows))
			}
		}
	}
	if cells > MaxCells {
		t.Fatalf("%d cells", cells)
	}
}

func checkCell(t *testing.T, c Cell) {
	t.Helper()
	ok := utf8.ValidString(c.Text)
	switch c.Kind {
	case Empty:
		ok = c == Cell{}
	case Number:
		_, _, isNumber := number([]byte(c.Text))
		ok = ok && isNumber
	case Date:
		_, err := model.ParseDate(c.Text)
		ok = ok && err == nil && len(c.Text) == 10
	default:
		ok = ok && c.Text != "" && c.Number == 0
	}
	if !ok {
		t.Fatalf("cell %+v", c)
	}
}

func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// fixtures returns the files of testdata that end so.
func fixtures(f *testing.F, ext string) [][]byte {
	f.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "*"+ext))
	if err != nil || len(paths) == 0 {
		f.Fatal("no fixtures ", ext, err)
	}
	var all [][]byte
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, data)
	}
	return all
}

// FuzzXLSX changes the parts of a workbook, or the zip as a whole where the first part starts like one.
func FuzzXLSX(f *testing.F) {
	sample := xlsxOf(f, func(x *excelize.File) {
		style, _ := x.NewStyle(&excelize.Style{NumFmt: 14})
		x.SetCellValue("Sheet1", "A1", "赵 强")
		x.SetCellValue("Sheet1", "B2", 29281)
		x.SetCellStyle("Sheet1", "B2", "B2", style)
		x.SetCellValue("Sheet1", "C3", true)
		x.SetCellFormula("Sheet1", "D4", "A1")
		x.MergeCell("Sheet1", "A1", "B1")
	})
	f.Add(sample, []byte{}, []byte{}, []byte{})
	parts := unzip(f, sample)
	f.Add(parts[sheetPart], parts[sharedPart], parts["xl/styles.xml"], parts["xl/workbook.xml"])
	f.Add([]byte(cells(`<c r="A1" t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c><c t="d"><v>2020-01-31</v></c><c t="e"><v>#N/A</v></c>`)),
		[]byte(`<sst><si><t><![CDATA[a]]>&#x4E09;_x000D_</t></si></sst>`),
		[]byte(`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`),
		[]byte(`<workbook><workbookPr date1904="1"/><sheets><sheet name="a" state="hidden" r:id="rId1"/></sheets></workbook>`))
	f.Add([]byte(`<worksheet><c r><row r="1"><v>0</v></c></row></worksheet>`), []byte{}, []byte{}, []byte{}) // once a panic
	f.Fuzz(func(t *testing.T, sheet, shared, styles, workbook []byte) {
		if bytes.HasPrefix(sheet, []byte("PK")) {
			readHostile(t, "a.xlsx", sheet)
			return
		}
		more := map[string]string{sharedPart: string(shared), "xl/styles.xml": string(styles)}
		if len(workbook) > 0 {
			more["xl/workbook.xml"] = string(workbook)
		}
		readHostile(t, "a.xlsx", xlsxXML(t, string(sheet), more))
	})
}

func unzip(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if _, err := out.ReadFrom(in); err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = out.Bytes()
	}
	return parts
}

// FuzzXLS changes whole files, and workbook streams, which it wraps into a sound compound file.
func FuzzXLS(f *testing.F) {
	for _, data := range fixtures(f, ".xls") {
		f.Add(data)
		b := newBuilder(f.Context(), "a.xls")
		stream, err := b.workbookStream(data)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(stream)
	}
	w := &biffWriter{}
	w.bof(0x0005)
	w.rec(recFormat, le16(164), wideString(`yyyy"年"`))
	w.style(164)
	w.boundSheet("名册", 1, 0)
	cut := 20
	w.sst([]sharedText{{text: "张三abc李四", runs: 2, ext: 7}, {text: strings.Repeat("ab中", 30)}}, func() int { cut += 7; return cut })
	w.eof()
	w.beginSheet()
	w.label(0, 0, 0)
	w.number(1, 1, 0, 29281)
	w.rec(recMulRK, le16(0), le16(1), le16(0), le32(6), le16(1), le32(7), le16(2))
	formula(w, 2, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)
	w.rec(recString, le16(4), []byte{0, 'a', 'b'})
	w.rec(recContinue, []byte{1, 0x2D, 0x4E, 0x87, 0x65})
	w.rec(recMergedCells, le16(1), le16(0), le16(1), le16(0), le16(0))
	w.rec(recRow, le16(1), make([]byte, 10), []byte{0x20, 1, 0, 0})
	w.eof()
	f.Add(w.out.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if !bytes.HasPrefix(data, oleMagic) {
			data = ole("Workbook", data)
		}
		readHostile(t, "a.xls", data)
	})
}

// FuzzCSV changes text files in all encodings.
func FuzzCSV(f *testing.F) {
	for _, data := range fixtures(f, ".csv") {
		f.Add(data)
	}
	for _, text := range []string{"\xFF\xFEa\x00,\x00b\x00", "sep=;\na;\"b\"\"c\"\r\n", "=\"001\",\"=\"\"002\"\"\"", "\xD5\xC5\xC8\xFD,\xC4\xD0\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) { readHostile(t, "a.csv", data) })
}

// FuzzHTML changes web pages and the XML of Excel 2003.
func FuzzHTML(f *testing.F) {
	for _, text := range []string{
		`<html><body><table><tr><th rowspan=2 colspan="3">姓名<br>a</th><td x:num="1">b</td></tr><tr style="display:none"><td>c<table><tr><td>d</table></table>`,
		"<table><tr><td>&nbsp;&#0;\x00a<p>b</p><script><td></script></td>",
	} {
		f.Add([]byte(text))
	}
	f.Add([]byte(xml2003[1:]))
	f.Add(fixture(f, "dialects/plain.fods")[1:])
	f.Fuzz(func(t *testing.T, data []byte) { readHostile(t, "a.xls", append([]byte("<"), data...)) })
}
