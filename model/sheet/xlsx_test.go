package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// xlsxXML builds a workbook of one sheet from the worksheet's own XML, for what excelize cannot be made to write.
func xlsxXML(t testing.TB, sheet string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types/>`,
		"_rels/.rels":         `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook xmlns:r="r"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
			<Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
			<Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": sheet,
	}
	for name, text := range more {
		parts[name] = text
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, text := range parts {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func cells(xml string) string {
	return `<worksheet><sheetData><row r="1">` + xml + `</row></sheetData></worksheet>`
}

func TestXLSXCells(t *testing.T) {
	styles := `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
		<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
		<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="49"/></cellXfs></styleSheet>`
	shared := `<sst><si><t>甲</t></si><si><r><t>赵</t></r><r><t xml:space="preserve"> 强</t></r><rPh><t>zhao</t></rPh></si>
		<si><t/></si><si><t>一&amp;二&#x4E09;</t></si><si><t><![CDATA[a<b]]></t></si><si><t>上_x000D_
下_x005F_x000D_</t></si></sst>`
	for _, c := range []struct{ name, xml, want string }{
		{"shared text", `<c r="A1" t="s"><v>0</v></c>`, "text:甲"},
		{"rich text keeps its blank and loses its phonetics", `<c r="A1" t="s"><v>1</v></c>`, "text:赵 强"},
		{"empty text is empty", `<c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>0</v></c>`, "|text:甲"},
		{"entities", `<c r="A1" t="s"><v>3</v></c>`, "text:一&二三"},
		{"cdata", `<c r="A1" t="s"><v>4</v></c>`, "text:a<b"},
		{"escaped line end", `<c r="A1" t="s"><v>5</v></c>`, "text:上\n下_x000D_"},
		{"inline text", `<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>`, "text:ab"},
		{"ID written out as a number", `<c r="A1"><v>320104198006081234</v></c>`, "number:320104198006081234"},
		{"ID as Excel stores a number", `<c r="A1"><v>3.2010419800608E+17</v></c>`, "number:320104198006080000"},
		{"15 digits", `<c r="A1"><v>320104800608123</v></c>`, "number:320104800608123"},
		{"fraction", `<c r="A1"><v>1990.1</v></c>`, "number:1990.1"},
		{"noise of binary fractions", `<c r="A1"><v>92.599999999999994</v></c>`, "number:92.6"},
		{"sum with noise", `<c r="A1"><v>92.60000000000001</v></c>`, "number:92.6"},
		{"text format does not make text", `<c r="A1" s="4"><v>139</v></c>`, "number:139"},
		{"date", `<c r="A1" s="1"><v>29281</v></c>`, "date:1980-03-01"},
		{"month only", `<c r="A1" s="2"><v>29281</v></c>`, "date:1980-03-01"},
		{"time of day", `<c r="A1" s="3"><v>0.60416666666666663</v></c>`, "text:14:30"},
		{"date format on yyyymmdd", `<c r="A1" s="1"><v>19800301</v></c>`, "number:19800301"},
		{"iso date", `<c r="A1" t="d"><v>1980-03-01T00:00:00</v></c>`, "date:1980-03-01"},
		{"iso date out of range", `<c r="A1" t="d"><v>2200-03-01</v></c>`, "text:2200-03-01"},
		{"bool", `<c r="A1" t="b"><v>1</v></c>`, "bool:TRUE"},
		{"error", `<c r="A1" t="e"><v>#N/A</v></c>`, "error:#N/A"},
		{"formula with text", `<c r="A1" t="str"><f>B1&amp;C1</f><v>甲乙</v></c>`, "text:甲乙"},
		{"formula with no text", `<c r="A1" t="str"><f>B1</f><v></v></c>`, ""},
		{"formula never computed", `<c r="A1"><f>B1</f></c>`, "error:公式未计算"},
		{"shared formula never computed", `<c r="A1"><f t="shared" si="0"/></c>`, "error:公式未计算"},
		{"no reference", `<c t="inlineStr"><is><t>a</t></is></c><c><v>2</v></c>`, "text:a|number:2"},
		{"gap", `<c r="C1"><v>2</v></c>`, "||number:2"},
		{"prefix on tags", `<x:c r="A1"><x:v>2</x:v></x:c>`, "number:2"},
		{"no number", `<c r="A1"><v>abc</v></c>`, "text:abc"},
		{"empty cells", `<c r="A1" s="1"/><c r="B1"></c>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := mustRead(t, "a.xlsx", xlsxXML(t, cells(c.xml), map[string]string{
				"xl/styles.xml": styles, "xl/sharedStrings.xml": shared,
			}))
			if got := show(firstRow(book.Sheets[0])); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func firstRow(s *Sheet) []Cell {
	if len(s.Rows) == 0 {
		return nil
	}
	return s.Rows[0]
}

// TestXLSXDatePrecision: a date shown without a day keeps its stored day and says that the day is not shown.
func TestXLSXDatePrecision(t *testing.T) {
	for _, c := range []struct{ format, asShown string }{
		{"yyyy-mm-dd", "1980-03-01"},
		{`yyyy"年"m"月"d"日"`, "1980-03-01"},
		{`yyyy"年"m"月"`, "1980-03"},
		{"mmm-yy", "1980-03"},
		{"yyyy", "1980"},
		{`[$-804]yyyy"年"m"月"d"日";@`, "1980-03-01"},
		{"yyyy/m/d h:mm", "1980-03-01"},
	} {
		data := xlsxOf(t, func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			if err != nil {
				t.Fatal(err)
			}
			f.SetCellValue("Sheet1", "A1", 29281)
			f.SetCellStyle("Sheet1", "A1", "A1", style)
		})
		cell := mustRead(t, "a.xlsx", data).Sheets[0].Cell(0, 0)
		if cell.Date() != "1980-03-01" || string(cell.DateAsShown()) != c.asShown || cell.Number != 29281 {
			t.Errorf("%s: %+v shows %s, want %s", c.format, cell, cell.DateAsShown(), c.asShown)
		}
	}
}

func TestXLSXLayout(t *testing.T) {
	data := xlsxOf(t, func(f *excelize.File) {
		f.SetCellValue("Sheet1", "A1", "标题")
		f.MergeCell("Sheet1", "A1", "D1")
		f.SetCellValue("Sheet1", "A3", "启明支部")
		f.MergeCell("Sheet1", "A3", "A5")
		for _, row := range []int{3, 4, 5} {
			f.SetCellValue("Sheet1", fmt.Sprintf("B%d", row), fmt.Sprintf("党员%d", row))
		}
		f.SetRowVisible("Sheet1", 4, false)
		f.NewSheet("藏起来")
		f.SetSheetVisible("藏起来", false)
		f.NewSheet("空表")
	})
	book := mustRead(t, "名册.xlsx", data)
	if len(book.Sheets) != 3 || book.Format != XLSX || book.Sheets[0].Hidden || !book.Sheets[1].Hidden {
		t.Fatalf("sheets: %+v", book.Sheets)
	}
	s := book.Sheets[0]
	wantRows(t, s, "text:标题", "", "text:启明支部|text:党员3", "|text:党员4", "|text:党员5")
	if s.Rows[1] != nil || len(s.HiddenRows) != 1 || !s.HiddenRows[3] {
		t.Errorf("row 2 %v, hidden %v", s.Rows[1], s.HiddenRows)
	}
	for _, c := range []struct {
		row, col int
		want     string
	}{{4, 0, "启明支部"}, {3, 1, "党员4"}, {0, 3, "标题"}, {0, 4, ""}, {5, 0, ""}, {-1, 0, ""}, {1, 0, ""}} {
		if got := s.MergedValue(c.row, c.col).Text; got != c.want {
			t.Errorf("merged value of row %d column %d is %q, want %q", c.row, c.col, got, c.want)
		}
	}
	if len(book.Sheets[2].Rows) != 0 {
		t.Errorf("the empty sheet has rows: %v", book.Sheets[2].Rows)
	}
}

func TestXLSX1904(t *testing.T) {
	data := xlsxOf(t, func(f *excelize.File) {
		yes := true
		f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
		style, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		f.SetCellValue("Sheet1", "A1", 27819)
		f.SetCellStyle("Sheet1", "A1", "A1", style)
	})
	s := mustRead(t, "a.xlsx", data).Sheets[0]
	if !s.Date1904 || s.Cell(0, 0).Date() != "1980-03-01" {
		t.Errorf("1904 %v, cell %+v", s.Date1904, s.Cell(0, 0))
	}
}

// TestXLSXOddRows: rows without numbers follow each other; a row written twice is one row; rows far down stay there.
func TestXLSXOddRows(t *testing.T) {
	xml := `<worksheet><sheetData><row><c t="str"><v>a</v></c></row><row><c t="str"><v>b</v></c></row>
		<row r="1"><c r="B1" t="str"><v>c</v></c></row><row r="5" hidden="true"><c r="A5" t="str"><v>e</v></c></row>
		<row r="1048576" hidden="1"/></sheetData><mergeCells><mergeCell ref="A1:A1"/><mergeCell ref="ZZZZ1:A2"/>
		<mergeCell ref="$B$1:A2"/></mergeCells></worksheet>`
	s := mustRead(t, "a.xlsx", xlsxXML(t, xml, nil)).Sheets[0]
	wantRows(t, s, "text:a|text:c", "text:b", "", "", "text:e")
	if len(s.Merges) != 1 || s.Merges[0] != (Range{0, 0, 1, 1}) || !s.HiddenRows[4] || len(s.HiddenRows) != 1 {
		t.Errorf("merges %v, hidden %v", s.Merges, s.HiddenRows)
	}
}

// TestXLSXUTF16Part: XML in UTF-16, allowed by the standard, reads too.
func TestXLSXUTF16Part(t *testing.T) {
	raw, _ := utf16LE(cells(`<c r="A1" t="str"><v>赵𬱖</v></c>`))
	s := mustRead(t, "a.xlsx", xlsxXML(t, "\xFF\xFE"+string(raw), nil)).Sheets[0]
	wantRows(t, s, "text:赵𬱖")
}

// TestXMLStreamPieces: tags, comments and text longer than one read come out whole.
func TestXMLStreamPieces(t *testing.T) {
	long := strings.Repeat("长", 60_000)
	xml := `<?xml version="1.0"?><!-- ` + long + ` --><worksheet><sheetData><row r="1"><c r="A1" t="str" x="` + long +
		`>"><v>` + long + `</v></c></row></sheetData></worksheet>`
	s := mustRead(t, "a.xlsx", xlsxXML(t, xml, nil)).Sheets[0]
	wantRows(t, s, "text:"+long)
}
