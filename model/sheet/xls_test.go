package sheet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"pgregory.net/rapid"
)

// xlsOf writes a workbook of one sheet; globals go before the sheet list, records into the sheet.
func xlsOf(globals, records func(w *biffWriter)) []byte {
	w := &biffWriter{}
	w.bof(0x0005)
	w.style(0)
	w.style(14)
	w.style(57)
	if globals != nil {
		globals(w)
	}
	w.boundSheet("名册", 0, 0)
	w.eof()
	w.beginSheet()
	records(w)
	w.eof()
	return w.file()
}

func formula(w *biffWriter, row, col int, result ...byte) {
	w.rec(recFormula, cellHead(row, col, 0), result, make([]byte, 8))
}

func TestXLSCells(t *testing.T) {
	rk := func(v uint32) []byte { return binary.LittleEndian.AppendUint32(nil, v) }
	for _, c := range []struct {
		name    string
		records func(w *biffWriter)
		want    string
	}{
		{"label", func(w *biffWriter) { w.rec(recLabel, cellHead(0, 0, 0), wideString("赵𬱖")) }, "text:赵𬱖"},
		{"latin label", func(w *biffWriter) { w.rec(recLabel, cellHead(0, 0, 0), le16(2), []byte{0, 'a', 0xB7}) }, "text:a·"},
		{"empty label", func(w *biffWriter) { w.rec(recLabel, cellHead(0, 0, 0), le16(0)) }, ""},
		{"whole RK", func(w *biffWriter) { w.rec(recRK, cellHead(0, 0, 0), rk(1990<<2|2)) }, "number:1990"},
		{"negative RK", func(w *biffWriter) { w.rec(recRK, cellHead(0, 0, 0), rk(0xFFFFFFFE)) }, "number:-1"},
		{"RK in hundredths", func(w *biffWriter) { w.rec(recRK, cellHead(0, 0, 0), rk(199010<<2|3)) }, "number:1990.1"},
		{"RK of a double", func(w *biffWriter) { w.rec(recRK, cellHead(0, 0, 0), rk(0x3FF80000)) }, "number:1.5"},
		{"RK date", func(w *biffWriter) { w.rec(recRK, cellHead(0, 0, 1), rk(29281<<2|2)) }, "date:1980-03-01"},
		{"MULRK", func(w *biffWriter) {
			w.rec(recMulRK, le16(0), le16(1), le16(0), rk(1<<2|2), le16(1), rk(29281<<2|2), le16(2))
		}, "|number:1|date:1980-03-01"},
		{"ID as a number", func(w *biffWriter) { w.number(0, 0, 0, 320104198006081234) }, "number:320104198006081200"},
		{"15-digit ID as a number", func(w *biffWriter) { w.number(0, 0, 0, 320104800608123) }, "number:320104800608123"},
		{"bool", func(w *biffWriter) { w.rec(recBoolErr, cellHead(0, 0, 0), []byte{1, 0}) }, "bool:TRUE"},
		{"error", func(w *biffWriter) { w.rec(recBoolErr, cellHead(0, 0, 0), []byte{0x2A, 1}) }, "error:#N/A"},
		{"formula number", func(w *biffWriter) {
			formula(w, 0, 0, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F)
		}, "number:1.5"},
		{"formula text after a shared formula", func(w *biffWriter) {
			formula(w, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)
			w.rec(0x04BC, make([]byte, 10))
			w.rec(recString, wideString("党支部"))
		}, "text:党支部"},
		{"formula text cut in two", func(w *biffWriter) {
			formula(w, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)
			w.rec(recString, le16(4), []byte{0, 'a', 'b'})
			w.rec(recContinue, []byte{1, 0x2D, 0x4E, 0x87, 0x65})
		}, "text:ab中文"},
		{"formula bool", func(w *biffWriter) { formula(w, 0, 0, 1, 0, 1, 0, 0, 0, 0xFF, 0xFF) }, "bool:TRUE"},
		{"formula error", func(w *biffWriter) { formula(w, 0, 0, 2, 0, 7, 0, 0, 0, 0xFF, 0xFF) }, "error:#DIV/0!"},
		{"formula empty text", func(w *biffWriter) { formula(w, 0, 0, 3, 0, 0, 0, 0, 0, 0xFF, 0xFF) }, ""},
		{"formula without its text", func(w *biffWriter) {
			formula(w, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)
			w.number(0, 1, 0, 5)
		}, "error:公式未计算|number:5"},
		{"chart inside the sheet", func(w *biffWriter) {
			w.bof(0x0020)
			w.number(0, 3, 0, 9)
			w.eof()
			w.number(0, 0, 0, 5)
		}, "number:5"},
		{"cells out of order", func(w *biffWriter) {
			w.number(0, 2, 0, 3)
			w.number(1, 0, 0, 9)
			w.number(0, 0, 0, 1)
		}, "number:1||number:3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := mustRead(t, "a.xls", xlsOf(nil, c.records)).Sheets[0]
			if got := show(firstRow(s)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestXLSLayout(t *testing.T) {
	w := &biffWriter{}
	w.bof(0x0005)
	w.rec(recDate1904, le16(1))
	w.rec(recFormat, le16(164), wideString(`yyyy"年"m"月"`))
	w.style(164)
	w.boundSheet("名册", 0, 0)
	w.boundSheet("图", 0, 2)
	w.boundSheet("藏", 1, 0)
	w.boundSheet("深藏", 2, 0)
	w.eof()
	w.beginSheet()
	w.rec(recRow, le16(1), make([]byte, 10), []byte{0x20, 1, 0, 0})
	w.rec(recRow, le16(2), make([]byte, 10), []byte{0, 1, 0, 0})
	for row := range 3 {
		w.number(row, 0, 0, 27819)
	}
	w.rec(recMergedCells, le16(2), le16(0), le16(1), le16(0), le16(0), le16(2), le16(2), le16(0), le16(4))
	w.eof()
	for range 3 {
		w.beginSheet()
		w.eof()
	}
	book := mustRead(t, "a.xls", w.file())
	if len(book.Sheets) != 3 || book.Sheets[0].Hidden || !book.Sheets[1].Hidden || !book.Sheets[2].Hidden {
		t.Fatalf("sheets %+v", book.Sheets)
	}
	s := book.Sheets[0]
	if c := s.Cell(2, 0); c.Date() != "1980-03-01" || c.DateAsShown() != "1980-03" || !s.Date1904 {
		t.Errorf("date %+v, 1904 %v", c, s.Date1904)
	}
	if len(s.HiddenRows) != 1 || !s.HiddenRows[1] {
		t.Errorf("hidden %v", s.HiddenRows)
	}
	if len(s.Merges) != 2 || s.MergedValue(2, 4).Date() != "1980-03-01" {
		t.Errorf("merges %v", s.Merges)
	}
}

// TestXLSOlder: BIFF5, which old export components still write, with its strings in GBK.
func TestXLSOlder(t *testing.T) {
	w := &biffWriter{}
	w.rec(recBOF, le16(0x0500), le16(5), make([]byte, 4))
	w.rec(recFormat, le16(164), []byte{7}, []byte("yyyy-mm"))
	w.rec(recXF, le16(0), le16(0), make([]byte, 12))
	w.rec(recXF, le16(0), le16(164), make([]byte, 12))
	w.starts = append(w.starts, w.out.Len()+4)
	w.rec(recBoundSheet, le32(0), le16(0), []byte{4, 0xC3, 0xFB, 0xB2, 0xE1})
	w.eof()
	binary.LittleEndian.PutUint32(w.out.Bytes()[w.starts[0]:], uint32(w.out.Len()))
	w.rec(recBOF, le16(0x0500), le16(0x10), make([]byte, 4))
	w.rec(recLabel, cellHead(0, 0, 0), le16(4), []byte{0xD5, 0xC5, 0xC8, 0xFD})
	w.number(0, 1, 1, 29281)
	w.eof()
	s := mustRead(t, "a.xls", ole("Book", w.out.Bytes())).Sheets[0]
	if s.Name != "名册" {
		t.Errorf("name %q", s.Name)
	}
	wantRows(t, s, "text:张三|date:1980-03-01")
}

// TestXLSSharedStringsAnyCut: however the shared strings are cut over CONTINUE records, with formatting and phonetics
// in between, every string comes back.
func TestXLSSharedStringsAnyCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) sharedText {
			return sharedText{
				text: rapid.StringOfN(rapid.RuneFrom([]rune("aZ0·é张三𬱖䶮\n ")), 0, 60, -1).Draw(t, "text"),
				runs: rapid.SampledFrom([]int{0, 0, 1, 5}).Draw(t, "runs"),
				ext:  rapid.SampledFrom([]int{0, 0, 3, 40}).Draw(t, "ext"),
			}
		}), 1, 20).Draw(t, "texts")
		limit := func() int { return rapid.IntRange(12, 80).Draw(t, "limit") }
		data := xlsOf(func(w *biffWriter) { w.sst(texts, limit) }, func(w *biffWriter) {
			for i := range texts {
				w.label(i, 0, i)
				w.number(i, 1, 0, 1)
			}
		})
		book, err := Read(t.Context(), "a.xls", data)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range texts {
			if got := book.Sheets[0].Cell(i, 0).Text; got != want.text {
				t.Fatalf("string %d is %q, want %q", i, got, want.text)
			}
		}
	})
}

func TestXLSRefused(t *testing.T) {
	good := xlsOf(nil, func(w *biffWriter) {
		for i := range 2000 {
			w.number(i, 0, 0, 1)
		}
	})
	protected := xlsOf(func(w *biffWriter) { w.rec(recFilePass, make([]byte, 6)) }, func(*biffWriter) {})
	wild := xlsOf(nil, func(w *biffWriter) { w.label(0, 0, 7) })
	for _, c := range []struct {
		name  string
		data  []byte
		code  model.Code
		words string
	}{
		{"cut off", good[:len(good)/2], model.Corrupt, "不完整"},
		{"zeros at the end", append(bytes.Clone(good[:8000]), make([]byte, len(good)-8000)...), model.Corrupt, "不完整"},
		{"password", protected, model.Encrypted, "密码"},
		{"no such string", wild, model.Corrupt, "另存"},
		{"encrypted xlsx", ole("EncryptedPackage", []byte("x")), model.Encrypted, "密码"},
		{"Word", ole("WordDocument", []byte("x")), model.NotSpreadsheet, "Word"},
		{"slides", ole("PowerPoint Document", []byte("x")), model.NotSpreadsheet, "演示"},
		{"other", ole("Whatever", []byte("x")), model.NotSpreadsheet, "其他文档"},
		{"only the mark", oleMagic, model.Corrupt, "不完整"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(t.Context(), "a.xls", c.data)
			wantCode(t, err, c.code, c.words)
		})
	}
}

// TestXLSFixtures: a roster written by a common library, and public templates written by Excel.
func TestXLSFixtures(t *testing.T) {
	roster := mustRead(t, "roster-law.xls", fixture(t, "roster-law.xls"))
	s := roster.Sheets[0]
	if len(roster.Sheets) != 3 || len(s.Rows) != 163 || roster.Format != XLS {
		t.Fatalf("%d sheets, %d rows, %s", len(roster.Sheets), len(s.Rows), roster.Format)
	}
	for _, c := range []struct {
		row, col int
		want     Cell
	}{
		{1, 5, Cell{Kind: Text, Text: "身份证号\n(18位)"}},
		{6, 2, Cell{Kind: Text, Text: "赵 强"}},
		{7, 4, Cell{Kind: Number, Text: "13863455391", Number: 13863455391}},
		{99, 5, Cell{Kind: Number, Text: s.Cell(99, 5).Text, Number: s.Cell(99, 5).Number}},
	} {
		if got := s.Cell(c.row, c.col); got != c.want {
			t.Errorf("row %d column %d: %+v, want %+v", c.row+1, c.col+1, got, c.want)
		}
	}
	if c := s.Cell(25, 5); c.Kind != Number || !strings.HasSuffix(c.Text, "000") || len(c.Text) != 18 {
		t.Errorf("the ID of row 26 lost digits, got %+v", c)
	}
	if c := s.Cell(99, 5); len(c.Text) != 15 {
		t.Errorf("the ID of row 100 has 15 digits, got %+v", c)
	}
	if got := s.MergedValue(10, 0).Text; got != "江苏明衡律师事务所党支部" {
		t.Errorf("branch of row 11 is %q", got)
	}
	for name, columns := range map[string]int{"党员信息表.xls": 19, "历史党员信息表.xls": 22, "发展党员信息表.xls": 15} {
		book := mustRead(t, name, fixture(t, name))
		s := book.Sheets[0]
		if len(book.Sheets) != 3 || len(s.Rows) != 1 || len(s.Rows[0]) != columns || s.Cell(0, 1).Text != "姓名" {
			t.Errorf("%s: %d sheets, %d rows: %s", name, len(book.Sheets), len(s.Rows), fmt.Sprint(s.Rows))
		}
	}
}
