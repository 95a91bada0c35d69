package sheet

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

// A formula that reads from another file is told from one that does not, also where it is written once for several cells.
func TestFormulasThatReadFromAnotherFile(t *testing.T) {
	book := mustRead(t, "a.xlsx", xlsxOf(t, func(f *excelize.File) {
		for cell, formula := range map[string]string{"A1": "[1]Sheet1!$B$2", "B1": "SUM(C1:D1)", "C1": "Table1[满分]", "D1": "'[2]别处'!A1*2"} {
			if err := f.SetCellValue("Sheet1", cell, 4.5); err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellFormula("Sheet1", cell, formula); err != nil {
				t.Fatal(err)
			}
		}
		group, ref := excelize.STCellFormulaTypeShared, "A2:A3"
		if err := f.SetCellFormula("Sheet1", "A2", "[1]Sheet1!B3", excelize.FormulaOpts{Type: &group, Ref: &ref}); err != nil {
			t.Fatal(err)
		}
	}))
	s := book.Sheets[0]
	for at, want := range map[[2]int]bool{{0, 0}: true, {0, 1}: false, {0, 2}: false, {0, 3}: true, {1, 0}: true, {2, 0}: true} {
		if c := s.Cell(at[0], at[1]); c.Linked != want || !c.Formula {
			t.Errorf("row %d column %d: linked is %v: %+v", at[0], at[1], c.Linked, c)
		}
	}
	flat := `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row>` +
		`<table:table-cell table:formula="of:=[&apos;file:///tmp/b.ods&apos;#$Sheet1.A1]" office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell>` +
		`<table:table-cell table:formula="of:=[.A1]" office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>`
	ods := mustRead(t, "a.fods", []byte(flat)).Sheets[0]
	if !ods.Cell(0, 0).Linked || ods.Cell(0, 1).Linked || !ods.Cell(0, 1).Formula {
		t.Errorf("ods: %+v %+v", ods.Cell(0, 0), ods.Cell(0, 1))
	}
}
