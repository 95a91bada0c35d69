package workbook

import (
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The writer puts sheets aside and defines names by what excelize keeps inside of its file (see sheets.go). A release of it
// that keeps them in another way must fail here, by the name of what changed, and not as a workbook with empty sheets.
func TestExcelizeInternalsThatTheWriterReliesOn(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetCellValue(onlySheet, "C3", 7); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellFormula(onlySheet, "B2", "1+1"); err != nil {
		t.Fatal(err)
	}
	written, ok := f.Sheet.Load(sheetPart)
	if !ok {
		t.Fatalf("File.Sheet no longer holds a sheet being written under %s: putAside would lose it", sheetPart)
	}
	if blank, ok := f.Pkg.Load(sheetPart); !ok {
		t.Errorf("File.Pkg no longer holds the blank sheet under %s: putAside could not begin the next one", sheetPart)
	} else if b, ok := blank.([]byte); !ok || !strings.Contains(string(b), ` tabSelected="1"`) {
		t.Errorf("File.Pkg holds a blank sheet of type %T without tabSelected: putAside would select all sheets", blank)
	}
	t.Run("keepFigures: SheetData.Row[r-1].C[c-1].T", func(t *testing.T) {
		defer func() {
			if r := recover(); r != nil {
				t.Fatalf("the cells of a sheet are kept otherwise: %v", r)
			}
		}()
		rows := reflect.ValueOf(written).Elem().FieldByName("SheetData").FieldByName("Row")
		if n := rows.Len(); n != 3 {
			t.Errorf("%d rows are kept of three: rows are no longer found by their number", n)
		}
		if n := rows.Index(2).FieldByName("C").Len(); n != 3 {
			t.Errorf("%d cells are kept of three: cells are no longer found by their column", n)
		}
		cell := rows.Index(1).FieldByName("C").Index(1)
		if kind := cell.FieldByName("T"); kind.Kind() != reflect.String || !kind.CanSet() {
			t.Errorf("the type of a cell is %v", kind.Kind())
		}
		if cell.FieldByName("F").IsNil() {
			t.Error("the formula of B2 is not kept at row 2, column 2")
		}
	})
	f.Sheet.Delete(sheetPart)
	if v, err := f.GetCellValue(onlySheet, "C3"); err != nil || v != "" {
		t.Errorf("a sheet dropped from File.Sheet is not begun anew from File.Pkg: C3 says %q, %v", v, err)
	}
	if _, err := f.NewSheet("第二张"); err != nil {
		t.Fatal(err)
	}
	if _, ok := f.Sheet.Load("xl/worksheets/sheet2.xml"); !ok {
		t.Error("NewSheet no longer keeps the second sheet under xl/worksheets/sheet2.xml: bind would store it where nobody reads")
	}
	f.Sheet.Store("xl/worksheets/sheet2.xml", written)
	if v, err := f.GetCellValue("第二张", "C3"); err != nil || v != "7" {
		t.Errorf("a sheet stored under another part is not read back: C3 says %q, %v", v, err)
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "甲", RefersTo: "A1", Scope: "第二张"}); err != nil {
		t.Fatal(err)
	}
	if d := f.WorkBook.DefinedNames; d == nil || len(d.DefinedName) != 1 || d.DefinedName[0].LocalSheetID == nil || *d.DefinedName[0].LocalSheetID != 1 {
		t.Error("WorkBook.DefinedNames no longer holds the names with the place of their sheet: defineNames could not write them at once")
	}
}
