package reports

import (
	"bytes"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"github.com/shuangbai/shuangbai/reports/pdf"
	"github.com/shuangbai/shuangbai/reports/typeset"
	"github.com/shuangbai/shuangbai/resources/fonts"
)

// BenchmarkHundredSheets makes the PDF of 100 assessment sheets, from model values to bytes.
func BenchmarkHundredSheets(b *testing.B) {
	a := batch(100)
	for b.Loop() {
		r := typeset.Typeset(BranchSheets(a, Options{}), typeset.Embedded())
		if _, err := pdf.Bytes(r, sampleDate); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHundredSheetsTypesetOnly is the part before the PDF.
func BenchmarkHundredSheetsTypesetOnly(b *testing.B) {
	a := batch(100)
	for b.Loop() {
		typeset.Typeset(BranchSheets(a, Options{}), typeset.Embedded())
	}
}

// BenchmarkBareGofpdf writes as many framed cells as the 100 sheets have texts, with the same words and face, by
// gofpdf alone: the yardstick of `make bench`.
func BenchmarkBareGofpdf(b *testing.B) {
	r := typeset.Typeset(BranchSheets(batch(100), Options{}), typeset.Embedded())
	b.ResetTimer()
	for b.Loop() {
		p := gofpdf.New("P", "mm", "A4", "")
		p.AddUTF8FontFromBytes("song", "", fonts.SerifRegular)
		for i := range r.Pages {
			p.AddPage()
			p.SetFont("song", "", 10.5)
			for n, t := range r.Pages[i].Texts {
				p.SetXY(10+float64(n%8)*24, 10+float64(n/8)*6.3)
				p.CellFormat(24, 6.3, t.String(), "1", 0, "L", false, 0, "")
			}
		}
		var out bytes.Buffer
		if err := p.Output(&out); err != nil {
			b.Fatal(err)
		}
	}
}
