package sheet

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/shuangbai/shuangbai/model"
)

// Files as other programs write them, each with what a person sees in it.
func TestDialects(t *testing.T) {
	for _, c := range []struct {
		file string
		rows []string // of the first sheet, from the first row
	}{
		{"html-big5.html", []string{"text:姓名|text:張三豐"}},
		{"html-excel-date-xnum.xls", []string{"text:姓名|text:出生日期", "text:张三|date:1980-03-01", "text:李四|date:1980-03-02"}},
		{"xls-biff5-gbk-control.xls", []string{"text:姓名|text:张三"}},
		{"xls-default-password.xls", []string{"text:姓名|text:年龄", "text:张三|number:44"}},
		{"xls-formula-0406.xls", []string{"text:姓名|text:年龄", "text:张三|number:44", "text:合计|number:44"}},
		{"xls-minifat-count.xls", []string{"text:姓名|text:年龄", "text:张三|number:44"}},
		{"xls-plain-control.xls", []string{"text:姓名|text:年龄", "text:张三|number:44"}},
		{"xls-record-zero.xls", []string{"text:姓名|text:年龄", "text:张三|number:44"}},
		{"xls-sst-count-zero.xls", []string{"text:姓名|text:张三"}},
		{"xlsx-date-just-below-midnight.xlsx", []string{"text:姓名|text:出生日期", "text:张三|date:1980-03-01"}},
		{"xlsx-empty-rid.xlsx", []string{"text:姓名|text:出生日期"}},
		{"xlsx-inline-v-and-is.xlsx", []string{"text:1.|text:张三"}},
		{"xlsx-missing-sheet-part.xlsx", []string{"text:姓名|text:出生日期"}},
		{"xml2003-comment.xml", []string{"text:320104198006080018|number:1980||date:1980-03-01"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			wantRows(t, mustRead(t, c.file, fixture(t, "dialects/"+c.file)).Sheets[0], c.rows...)
		})
	}
	_, err := Read(t.Context(), "sylk.slk", fixture(t, "dialects/sylk.slk"))
	wantCode(t, err, model.NotSpreadsheet, "SYLK")
	if book := mustRead(t, "a.xlsx", fixture(t, "dialects/xlsx-missing-sheet-part.xlsx")); len(book.Unread) != 1 || book.Unread[0] != "Sheet2" {
		t.Errorf("the sheet that is missing is not named: %v", book.Unread)
	}
}

// A sheet that is damaged in any way is named, and its neighbours are read.
func TestDamagedSheetLeavesItsNeighbours(t *testing.T) {
	good := `<worksheet><sheetData>` + cells(`<c r="A1" t="str"><v>姓名</v></c>`) + `</sheetData></worksheet>`
	for what, bad := range map[string]string{
		"cut after a tag":  good[:strings.Index(good, "</sheetData>")],
		"cut within a tag": good[:strings.Index(good, "</sheetData>")+4],
		"cut in a value":   good[:strings.Index(good, "</v>")],
		"document type":    `<!DOCTYPE x [<!ENTITY y "z">]>` + good,
	} {
		book := mustRead(t, "a.xlsx", xlsxXML(t, good, map[string]string{
			"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="坏" sheetId="2" r:id="rId4"/><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
				<Relationship Id="rId4" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
			"xl/worksheets/sheet2.xml": bad,
		}))
		if len(book.Sheets) != 1 || book.Sheets[0].Name != "名册" || len(book.Unread) != 1 || book.Unread[0] != "坏" {
			t.Errorf("%s: read %d sheets, not read %v", what, len(book.Sheets), book.Unread)
			continue
		}
		wantRows(t, book.Sheets[0], "text:姓名")
	}
}

// An .ods and a flat .fods of the same table read alike, and as the .xlsx that holds the same.
func TestOpenDocument(t *testing.T) {
	for _, name := range []string{"plain.ods", "plain.fods"} {
		s := mustRead(t, name, fixture(t, "dialects/"+name)).Sheets[0]
		if s.Name != "党员" || len(s.Rows) < 3 || s.Cell(1, 1).Text != "燕归来" || s.Cell(1, 4).Text != "320104198405050199" || s.Cell(1, 0).Kind != Number {
			t.Errorf("%s: %s %s", name, s.Name, show(s.Rows[1]))
		}
	}
	flat := `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<number:date-style style:name="N1"><number:year/><number:text>-</number:text><number:month/></number:date-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
<table:table table:name="名单"><table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce1"/>
<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>姓名</text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="1980-03-01"><text:p>1980-03</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>甲<text:s text:c="2"/>乙</text:p><text:p>丙</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>
<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:document>`
	s := mustRead(t, "a.fods", []byte(flat)).Sheets[0]
	wantRows(t, s, "text:姓名||date:1980-03-01", "text:甲  乙\n丙|text:甲  乙\n丙|bool:TRUE", "text:甲  乙\n丙|text:甲  乙\n丙|bool:TRUE", "error:#DIV/0!")
	if s.Cell(0, 2).DateAsShown() != "1980-03" || len(s.Merges) != 1 || !s.HiddenRows[1] || !s.HiddenRows[2] || s.HiddenRows[0] {
		t.Errorf("date %s, merges %v, hidden %v", s.Cell(0, 2).DateAsShown(), s.Merges, s.HiddenRows)
	}
}

func TestEscapedCharacters(t *testing.T) {
	for in, want := range map[string]string{"_xD86D__xDC56_三": "𫑖三", "a_x000D_\nb": "a\nb", "_x0041_": "A", "_xD86D_": "\uFFFD", "_x00zz_": "_x00zz_"} {
		if got := string(normalText([]byte(in))); got != want {
			t.Errorf("%s is read as %q, want %q", in, got, want)
		}
	}
}

// Cells whose references name only the column, or rows that only their cells number.
func TestReferencesWithoutRows(t *testing.T) {
	for body, want := range map[string][]string{
		`<row><c r="A" t="str"><v>甲</v></c><c r="C"><v>1</v></c></row><row><c r="B"><v>2</v></c></row>`: {"text:甲||number:1", "|number:2"},
		`<row><c r="A2"><v>1</v></c></row><row><c r="A4"><v>2</v></c></row>`:                            {"", "number:1", "", "number:2"},
	} {
		data := bomb(t, sheetPart, strings.NewReader("<worksheet><sheetData>"+body+"</sheetData></worksheet>"))
		wantRows(t, mustRead(t, "a.xlsx", data).Sheets[0], want...)
	}
}

// Workbooks of random shape, written by another library, are read back as they were meant.
func TestRandomWorkbooks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := excelize.NewFile()
		date, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		width, height := rapid.IntRange(1, 12).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")
		want := make([][]string, height)
		for row := range height {
			want[row] = make([]string, width)
			for col := range width {
				at, _ := excelize.CoordinatesToCellName(col+1, row+1)
				switch rapid.IntRange(0, 5).Draw(t, "kind") {
				case 1:
					s := rapid.StringMatching(`[一-龥A-Za-z0-9<>&"' ]{1,12}`).Draw(t, "text")
					_ = f.SetCellStr("Sheet1", at, s)
					want[row][col] = "text:" + s
				case 2:
					n := rapid.IntRange(-1e9, 1e9).Draw(t, "number")
					_ = f.SetCellInt("Sheet1", at, int64(n))
					want[row][col] = fmt.Sprint("number:", n)
				case 3:
					day := rapid.IntRange(61, 70000).Draw(t, "day")
					_ = f.SetCellInt("Sheet1", at, int64(day))
					_ = f.SetCellStyle("Sheet1", at, at, date)
					want[row][col] = "date:" + string(SerialDate(float64(day), false))
				case 4:
					v := rapid.Bool().Draw(t, "yes")
					_ = f.SetCellBool("Sheet1", at, v)
					want[row][col] = "bool:" + strings.ToUpper(fmt.Sprint(v))
				}
			}
		}
		out, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		book, err := Read(t.Context(), "a.xlsx", out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for row := range height {
			for col := range width {
				got := ""
				if c := book.Sheets[0].Cell(row, col); c.Kind != Empty {
					got = c.Kind.String() + ":" + c.Text
				}
				if got != want[row][col] {
					t.Fatalf("row %d column %d: %q, want %q", row, col, got, want[row][col])
				}
			}
		}
	})
}
