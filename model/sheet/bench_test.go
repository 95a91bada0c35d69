package sheet

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

func BenchmarkXLSX10k(b *testing.B) {
	data := bigXLSX(b)
	b.ReportAllocs()
	for b.Loop() {
		if n := len(mustRead(b, "a.xlsx", data).Sheets[0].Rows); n != rosterRows {
			b.Fatal(n)
		}
	}
}

// sharedXLSX is bigXLSX as Excel writes it, with shared strings.
func sharedXLSX(t testing.TB) []byte {
	f, err := excelize.OpenReader(bytes.NewReader(bigXLSX(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := excelize.NewFile()
	for i := range rosterRows {
		row := rosterRow(i)
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := out.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := out.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func BenchmarkXLSXShared10k(b *testing.B) {
	data := sharedXLSX(b)
	b.ReportAllocs()
	for b.Loop() {
		mustRead(b, "a.xlsx", data)
	}
}

func BenchmarkBareExcelizeShared10k(b *testing.B) { benchBare(b, sharedXLSX(b)) }

func BenchmarkBareExcelize10k(b *testing.B) { benchBare(b, bigXLSX(b)) }

func benchBare(b *testing.B, data []byte) {
	b.ReportAllocs()
	for b.Loop() {
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.GetRows("Sheet1", excelize.Options{RawCellValue: true})
		if err != nil || len(rows) != rosterRows {
			b.Fatal(err)
		}
		f.Close()
	}
}

func BenchmarkXLS10k(b *testing.B) {
	data := bigXLS()
	b.ReportAllocs()
	for b.Loop() {
		if n := len(mustRead(b, "a.xls", data).Sheets[0].Rows); n != rosterRows {
			b.Fatal(n)
		}
	}
}
