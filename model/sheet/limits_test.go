package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// peakHeap runs do and returns the most memory that the heap held meanwhile, in MB.
func peakHeap(do func()) int {
	debug.FreeOSMemory()
	var peak atomic.Uint64
	stop := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			peak.Store(max(peak.Load(), m.HeapSys-m.HeapReleased))
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	do()
	close(stop)
	<-done
	return int(peak.Load() >> 20)
}

// repeated gives out head, then text n times, then tail, without holding them.
func repeated(head, text string, n int, tail string) io.Reader {
	block := strings.Repeat(text, max(1, 64<<10/len(text)))
	per := len(block) / len(text)
	parts := []io.Reader{strings.NewReader(head)}
	for ; n > 0; n -= per {
		parts = append(parts, strings.NewReader(block))
	}
	return io.MultiReader(append(parts, strings.NewReader(tail))...)
}

// bomb is a workbook whose sheet or other part is replaced by what fill gives.
func bomb(t testing.TB, part string, fill io.Reader) []byte {
	t.Helper()
	small := xlsxXML(t, cells(`<c r="A1" t="s"><v>0</v></c>`), map[string]string{part: "x"})
	r, err := zip.NewReader(bytes.NewReader(small), int64(len(small)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(o io.Writer) (io.WriteCloser, error) { return flate.NewWriter(o, 1) })
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		from := io.Reader(in)
		if f.Name == part {
			from = fill
		}
		p, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(p, from); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const sheetPart, sharedPart = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

// TestHostile: files made to fill the memory are refused, or read, within 512 MB and a few seconds.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	const mb = 1 << 20
	for _, c := range []struct {
		name string
		make func() []byte
		code model.Code // "" where it may be read
	}{
		{"xlsx: 290 MB of numbers", func() []byte {
			return bomb(t, sheetPart, repeated("<worksheet><sheetData>", "<row>"+strings.Repeat("<c><v>1</v></c>", 20)+"</row>", 290*mb/311, "</sheetData></worksheet>"))
		}, model.TooLarge},
		{"xlsx: rows with one cell far right", func() []byte {
			return bomb(t, sheetPart, repeated("<worksheet><sheetData>", `<row><c r="SF1"><v>1</v></c></row>`, 200_000, "</sheetData></worksheet>"))
		}, model.TooLarge},
		{"xlsx: different long texts", func() []byte {
			var s strings.Builder
			s.WriteString("<worksheet><sheetData>")
			for i := range 150_000 {
				fmt.Fprintf(&s, `<row><c t="str"><v>%d%s</v></c></row>`, i, strings.Repeat("长", 600))
			}
			return bomb(t, sheetPart, strings.NewReader(s.String()+"</sheetData></worksheet>"))
		}, model.TooLarge},
		{"xlsx: shared strings without end", func() []byte {
			return bomb(t, sharedPart, repeated("<sst>", "<si><t>a</t></si>", 290*mb/17, "</sst>"))
		}, model.TooLarge},
		{"xlsx: one endless text", func() []byte {
			return bomb(t, sheetPart, repeated(`<worksheet><sheetData><row><c t="str"><v>`, "a", 290*mb, "</v></c></row></sheetData></worksheet>"))
		}, model.Corrupt},
		{"xlsx: one text in endless pieces", func() []byte {
			return bomb(t, sheetPart, repeated(`<worksheet><sheetData><row><c t="inlineStr"><is>`, "<t>aaaaaaaaaaaaaaaaaaaa</t>", 290*mb/27, "</is></c></row></sheetData></worksheet>"))
		}, model.TooLarge},
		{"xlsx: merges without end", func() []byte {
			return bomb(t, sheetPart, repeated(`<worksheet><sheetData><row r="200000"><c><v>1</v></c></row></sheetData><mergeCells>`, `<mergeCell ref="A1:ZZ200000"/>`, 90_000, "</mergeCells></worksheet>"))
		}, ""},
		{"xlsx: more merges than allowed", func() []byte {
			return bomb(t, sheetPart, repeated(`<worksheet><mergeCells>`, `<mergeCell ref="A1:B2"/>`, 290*mb/24, "</mergeCells></worksheet>"))
		}, model.TooLarge},
		{"xlsx: unpacks to 400 MB", func() []byte {
			return bomb(t, sheetPart, repeated("<worksheet>", "<row/>", 400*mb/6, "</worksheet>"))
		}, model.TooLarge},
		{"xlsx: rows far apart on many sheets", func() []byte {
			return bomb(t, sheetPart, repeated("<worksheet><sheetData>", `<row r="200001"><c><v>1</v></c></row>`, 1, "</sheetData></worksheet>"))
		}, model.TooLarge},
		{"zip with 400,000 entries", func() []byte {
			entry := join([]byte("PK\x01\x02"), make([]byte, 42))
			return append(bytes.Repeat(entry, 20*mb/46), "PK\x05\x06"+strings.Repeat("\x00", 18)...)
		}, model.TooLarge},
		{"xls: 20 MB of numbers", func() []byte {
			return xlsOf(nil, func(w *biffWriter) {
				rec := join(le16(recRK), le16(10), cellHead(0, 0, 0), le32(6))
				for i := range 20 * mb / 14 {
					binary.LittleEndian.PutUint16(rec[4:], uint16(i/200))
					binary.LittleEndian.PutUint16(rec[6:], uint16(i%200))
					w.out.Write(rec)
				}
			})
		}, ""},
		{"xls: one cell of every row, column by column", func() []byte {
			return xlsOf(nil, func(w *biffWriter) {
				rec := join(le16(recRK), le16(10), cellHead(0, 0, 0), le32(6))
				for i := range 20 * mb / 14 {
					binary.LittleEndian.PutUint16(rec[4:], uint16(i%5000))
					binary.LittleEndian.PutUint16(rec[6:], uint16(i/5000))
					w.out.Write(rec)
				}
			})
		}, ""},
		{"xls: shared strings of one character", func() []byte {
			return xlsOf(func(w *biffWriter) {
				w.rec(recSST, le32(7*mb), le32(7*mb))
				body := bytes.Repeat([]byte{0, 0, 0}, 2700)
				for range 20 * mb / 8104 {
					w.rec(recContinue, body)
				}
			}, func(*biffWriter) {})
		}, model.TooLarge},
		{"xls: a directory without end", func() []byte {
			return oleWith("Workbook", nil, 20*mb/128-2000)
		}, model.Corrupt},
		{"csv: nothing but commas", func() []byte { return bytes.Repeat([]byte(","), 20*mb) }, ""},
		{"csv: a character in every field", func() []byte { return bytes.Repeat([]byte("a,a,a,a\n"), 20*mb/8) }, model.TooLarge},
		{"csv: one endless line", func() []byte { return bytes.Repeat([]byte("a,"), 10*mb) }, model.TooLarge},
		{"csv: a quotation mark in every field", func() []byte { return bytes.Repeat([]byte("\"a,\n"), 5*mb) }, model.TooLarge},
		{"csv: nothing but quotation marks", func() []byte { return append([]byte("a"), bytes.Repeat([]byte(",\""), 10*mb)...) }, model.TooLarge},
		{"html: cells", func() []byte { return append([]byte("<table>"), bytes.Repeat([]byte("<tr><td>a"), 20*mb/9)...) }, model.TooLarge},
		{"html: tables inside tables", func() []byte { return bytes.Repeat([]byte("<table>"), 20*mb/7) }, model.Corrupt},
		{"html: spans", func() []byte {
			return append([]byte("<table>"), bytes.Repeat([]byte("<tr><td rowspan=9999>a"), 20*mb/22)...)
		}, model.TooLarge},
		{"html: an endless tag", func() []byte { return append([]byte("<table><td "), bytes.Repeat([]byte("a=b "), 5*mb)...) }, model.Corrupt},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := c.make()
			if len(data) > 21*mb {
				data = data[:21*mb]
			}
			start := time.Now()
			var err error
			peak := peakHeap(func() { _, err = Read(t.Context(), "a", data) })
			took := time.Since(start)
			t.Logf("%.1f MB: %d MB of heap, %v, %v", float64(len(data))/mb, peak, took.Round(time.Millisecond), err)
			if model.CodeOf(err) != c.code {
				t.Errorf("got %v, want code %q", err, c.code)
			}
			if peak > 512 {
				t.Errorf("took %d MB", peak)
			}
			if took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	row := func(n int, cell string) string {
		return fmt.Sprintf(`<worksheet><sheetData><row r="%d"><c r="%s" t="str"><v>a</v></c></row></sheetData></worksheet>`, n, cell)
	}
	rows := func(first, n int) string {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, `<row r="%d"><c r="A%d" t="str"><v>a</v></c></row>`, first+i, first+i)
		}
		return "<worksheet><sheetData>" + s.String() + "</sheetData></worksheet>"
	}
	many := strings.Repeat(`<sheet name="a" r:id="rId1"/>`, MaxSheets+1)
	for _, c := range []struct {
		name, sheet, workbook, words string
	}{
		{"last row allowed", row(MaxRows, "A1"), "", ""},
		{"a cell in a row too many", row(MaxRows+1, "A1"), "", ""},
		{"rows too many", rows(MaxRows+1, maxStray+1), "", "200000 行"},
		{"last column allowed", row(1, "SF1"), "", ""},
		{"a cell in a column too many", row(1, "SG1"), "", ""},
		{"cells in a column too many", strings.Replace(rows(1, maxStray+1), "A", "SG", -1), "", "500 列"},
		{"too many sheets", row(1, "A1"), many, "1000 张"},
		{"rows of many sheets", row(MaxRows, "A1"), strings.Repeat(`<sheet name="a" r:id="rId1"/>`, 20), "太大"},
	} {
		t.Run(c.name, func(t *testing.T) {
			more := map[string]string{}
			if c.workbook != "" {
				more["xl/workbook.xml"] = "<workbook><sheets>" + c.workbook + "</sheets></workbook>"
			}
			_, err := Read(t.Context(), "a.xlsx", xlsxXML(t, c.sheet, more))
			if c.words == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			wantCode(t, err, model.TooLarge, c.words)
		})
	}
}

// TestZipLies: a part that unpacks to more than its directory entry says is refused as damaged.
func TestZipLies(t *testing.T) {
	data := bomb(t, sheetPart, repeated("<worksheet>", "<row/>", 100_000, "</worksheet>"))
	at := bytes.LastIndex(data, []byte(sheetPart))
	binary.LittleEndian.PutUint32(data[at-46+24:], 10) // the uncompressed size in the directory
	_, err := Read(t.Context(), "a.xlsx", data)
	wantCode(t, err, model.Corrupt, "损坏")
}
