package sheet

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

const xml2003 = `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\-mm"/></Style></Styles>
<Worksheet ss:Name="名册"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">标题</Data></Cell><Cell><Data ss:Type="String">右</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">3.2010419800608E+17</Data></Cell>
<Cell ss:StyleID="d"><Data ss:Type="DateTime">1980-03-01T00:00:00.000</Data></Cell>
<Cell ss:StyleID="d"><Data ss:Type="Number">29281</Data></Cell><Cell ss:StyleID="d"/>
<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>赵</B> 强</ss:Data></Cell>
<Cell ss:Formula="=A1"></Cell></Row>
</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
<Worksheet ss:Name="空"/>
</Workbook>`

func TestXML2003(t *testing.T) {
	book := mustRead(t, "导出.xls", []byte(xml2003))
	if len(book.Sheets) != 2 || !book.Sheets[0].Hidden || book.Sheets[0].Name != "名册" || book.Sheets[1].Hidden {
		t.Fatalf("%+v", book.Sheets)
	}
	s := book.Sheets[0]
	wantRows(t, s, "text:标题|||text:右", "",
		"|number:320104198006080000|date:1980-03-01|date:1980-03-01||bool:TRUE|text:赵 强|error:公式未计算")
	if !s.HiddenRows[2] || s.MergedValue(0, 2).Text != "标题" || s.Cell(2, 2).DateAsShown() != "1980-03" {
		t.Errorf("hidden %v, merges %v, %+v", s.HiddenRows, s.Merges, s.Cell(2, 2))
	}
	_, err := Read(t.Context(), "a.xls", []byte(xml2003[:900]))
	wantCode(t, err, model.Corrupt, "不完整")
}
