package sheet

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

// A number shown as 98.5% stays the number it is and says how it is shown, in every format that stores it as a number.
func TestPercentIsKeptInEveryFormat(t *testing.T) {
	xlsx := xlsxOf(t, func(f *excelize.File) {
		custom := "0.0%"
		for i, style := range []*excelize.Style{{NumFmt: 10}, {CustomNumFmt: &custom}, {NumFmt: 2}} {
			id, err := f.NewStyle(style)
			if err != nil {
				t.Fatal(err)
			}
			cell, _ := excelize.CoordinatesToCellName(i+1, 1)
			_ = f.SetCellFloat("Sheet1", cell, 0.985, -1, 64)
			_ = f.SetCellStyle("Sheet1", cell, cell, id)
		}
	})
	xls := xlsOf(func(w *biffWriter) {
		w.style(10)
		w.rec(recFormat, le16(164), wideString("0.0%"))
		w.style(164)
	}, func(w *biffWriter) {
		for col, style := range []int{3, 4, 0} {
			w.number(0, col, style, 0.985)
		}
	})
	xml := `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="q"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="a"><Table><Row><Cell ss:StyleID="p"><Data ss:Type="Number">0.985</Data></Cell><Cell ss:StyleID="q"><Data ss:Type="Number">0.985</Data></Cell>
<Cell><Data ss:Type="Number">0.985</Data></Cell></Row></Table></Worksheet></Workbook>`
	html := `<table><tr><td x:num="0.985">98.5%</td><td x:num="0.985">98.5%</td><td x:num="0.985">0.99</td></tr></table>`
	ods := `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<table:table table:name="a"><table:table-row><table:table-cell office:value-type="percentage" office:value="0.985"><text:p>98.5%</text:p></table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.985"><text:p>98.50%</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="0.985"><text:p>0.985</text:p></table:table-cell></table:table-row></table:table></office:document>`
	for name, data := range map[string][]byte{"d.fods": []byte(ods), "a.xlsx": xlsx, "a.xls": xls, "b.xls": []byte(xml), "c.xls": []byte(html)} {
		s := mustRead(t, name, data).Sheets[0]
		for col, want := range []bool{true, true, false} {
			c := s.Cell(0, col)
			if c.Kind != Number || c.Number != 0.985 || c.Text != "0.985" || c.Percent != want {
				t.Errorf("%s column %d: %+v, want the number 0.985, percent %v", name, col, c, want)
			}
			if shown := c.AsShown(); want && shown != (Cell{Kind: Text, Text: "98.5%"}) || !want && shown != c {
				t.Errorf("%s column %d is shown as %+v", name, col, shown)
			}
		}
	}
}

// The decimal that is shown has no trace of the binary number: 0.07 × 100 is 7.000000000000001.
func TestPercentAsShown(t *testing.T) {
	for v, want := range map[float64]string{0.07: "7%", 0.98: "98%", 1: "100%", 0.9875: "98.75%", -0.05: "-5%", 0: "0%", 1.1: "110%", 0.29: "29%"} {
		if got := (Cell{Kind: Number, Number: v, Percent: true}).AsShown().Text; got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}
