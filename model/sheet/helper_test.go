package sheet

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/xuri/excelize/v2"
)

// fixture returns a file of testdata.
func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// mustRead reads data that has to be readable.
func mustRead(t testing.TB, name string, data []byte) *Book {
	t.Helper()
	book, err := Read(context.Background(), name, data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return book
}

// wantCode fails unless err is a *model.Error of the code whose sentence holds the words.
func wantCode(t *testing.T, err error, code model.Code, words string) {
	t.Helper()
	if model.CodeOf(err) != code {
		t.Fatalf("got %v (%s), want code %s", err, model.CodeOf(err), code)
	}
	if m := model.MessageOf(err); !strings.Contains(m, words) {
		t.Errorf("message %q lacks %q", m, words)
	}
}

// xlsxOf builds a workbook with excelize.
func xlsxOf(t testing.TB, build func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	build(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// show writes a row as kind:text, as short tests compare it.
func show(row []Cell) string {
	parts := make([]string, len(row))
	for i, c := range row {
		if c.Kind != Empty {
			parts[i] = c.Kind.String() + ":" + c.Text
		}
	}
	return strings.Join(parts, "|")
}

// wantRows compares a sheet's rows, each written by show.
func wantRows(t *testing.T, s *Sheet, want ...string) {
	t.Helper()
	if len(s.Rows) != len(want) {
		t.Errorf("sheet %s has %d rows, want %d", s.Name, len(s.Rows), len(want))
	}
	for i := range min(len(want), len(s.Rows)) {
		if got := show(s.Rows[i]); got != want[i] {
			t.Errorf("row %d\n got %s\nwant %s", i+1, got, want[i])
		}
	}
}

// rosterRow is row i of a large made-up roster: 16 columns of the usual mix.
func rosterRow(i int) []any {
	return []any{
		i, fmt.Sprintf("张%c%c", 0x4E00+i%5000, 0x5000+i%3000), []string{"男", "女"}[i%2], "汉族",
		fmt.Sprintf("3201041980%08d", i), fmt.Sprintf("1980-%02d-%02d", i%12+1, i%28+1),
		"大学本科", "正式党员", fmt.Sprintf("第%d学校党支部", i%40),
		33000.0 + float64(i%9000), 34000.0 + float64(i%9000), "数学教师",
		fmt.Sprintf("139%08d", i), fmt.Sprintf("南京市秦淮区瑞金路%d号%d幢", i%300, i%40), "正常", "否",
	}
}

const rosterRows = 10_000

// rosterDateColumns are the columns of rosterRow that hold dates as numbers.
func rosterIsDate(col int) bool { return col == 9 || col == 10 }

func bigXLSX(t testing.TB) []byte {
	return xlsxOf(t, func(f *excelize.File) {
		style, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		for i := range rosterRows {
			row := rosterRow(i)
			for j := range row {
				if rosterIsDate(j) {
					row[j] = excelize.Cell{StyleID: style, Value: row[j]}
				}
			}
			if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	})
}
