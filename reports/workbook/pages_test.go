package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/reports/document"
)

// longTable is a landscape paper with n rows, their mean, a note and signatures.
func longTable(n int) document.Document {
	t := document.Table{RowHeight: 6, Columns: []document.Column{{Head: "名次", Width: 25}, {Head: "党支部", Width: 100}, {Head: "总分", Width: 100}},
		Tail: []document.Part{document.Note{Text: "统计：若干。"}, document.Signatures{Labels: []string{"填表人："}}}}
	for i := range n {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(fmt.Sprint(i+1), fmt.Sprintf("第%d党支部", i+1), "90.00")})
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.Sum, Cells: document.Cells("", "平均", "90.00")})
	return document.Document{Title: "总表", Landscape: true, Parts: []document.Part{document.Title{Text: "汇总表"}, t}}
}

// breaksOf writes a paper and returns the rows before which a printed page ends, in order.
func breaksOf(t *testing.T, d *document.Document) ([]int, *writer) {
	t.Helper()
	w := &writer{f: excelize.NewFile(), styles: map[look]int{}}
	t.Cleanup(func() { w.f.Close() })
	w.document("Sheet1", d)
	var out bytes.Buffer
	if w.note(w.f.Write(&out)); w.err != nil {
		t.Fatal(w.err)
	}
	var sheet struct {
		Breaks []struct {
			ID int `xml:"id,attr"`
		} `xml:"rowBreaks>brk"`
	}
	if err := xml.Unmarshal([]byte(partOf(t, out.Bytes(), sheetPart)), &sheet); err != nil {
		t.Fatal(err)
	}
	var rows []int
	for _, b := range sheet.Breaks {
		rows = append(rows, b.ID+1)
	}
	return rows, w
}

// partOf reads a part of a workbook.
func partOf(t *testing.T, book []byte, name string) string {
	t.Helper()
	pack, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := pack.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestSumNotesAndSignaturesKeepTwoRows(t *testing.T) {
	for n := 1; n <= 80; n++ {
		d := longTable(n)
		breaks, w := breaksOf(t, &d)
		end := w.row
		signed := end - 1
		last := 1
		for _, at := range breaks {
			last = at
		}
		if tall := w.between(last, end); len(breaks) > 0 && tall+w.between(2, 3) > 210-24-22 {
			t.Errorf("%d rows: the last page is %.0f mm tall", n, tall)
		}
		// the rows before the sum row (one), the note, the gap and the signatures
		if rows := signed - 4 - last + 1; len(breaks) > 0 && rows < keptRows {
			t.Errorf("%d rows: the last page has only %d of them", n, rows)
		}
		from := 1
		for _, at := range breaks {
			if tall := w.between(from, at); tall > 210-24-22 {
				t.Errorf("%d rows: the page from row %d is %.0f mm tall", n, from, tall)
			}
			from = at
		}
		if n <= 15 && len(breaks) > 0 {
			t.Errorf("%d rows do not need a second page", n)
		}
	}
}

func TestEveryFurtherPageSaysWhoseItIs(t *testing.T) {
	d := sample("青禾&松溪联合党支部")
	d.Running = document.Running{Left: "（续）" + d.Title, Right: "2026年度"}
	f, _ := open(t, document.Single(d, ""))
	h, err := f.GetHeaderFooter(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{h.OddHeader, h.EvenHeader} {
		if line != "&L（续）青禾&&松溪联合党支部&R2026年度" {
			t.Errorf("the header is %q", line)
		}
	}
	if !h.DifferentFirst || h.FirstHeader != "" || !strings.Contains(h.FirstFooter, "&P") {
		t.Errorf("the first page has the header %q and the footer %q", h.FirstHeader, h.FirstFooter)
	}
}

// The tables of a scheme stand on pages of their own: what stands before the first does not take its room away, its head does not return
// over the second, and a category of one row has room for its lines.
func TestTablesOnPagesOfTheirOwn(t *testing.T) {
	table := func(groups int) document.Table {
		t := document.Table{RowHeight: 6.3, Columns: []document.Column{{Head: "类别", Width: 22}, {Head: "序号", Width: 11}, {Head: "考核项目", Width: 45}, {Head: "分值", Width: 13}, {Head: "计分办法", Width: 65}}}
		for i := range groups {
			t.Rows = append(t.Rows, document.Row{Group: i + 1, Cells: document.Cells("行风投诉\n8分", fmt.Sprint(i+1), "一项", "8", "一次扣2分")})
		}
		return t
	}
	d := document.Document{Title: "方案", Parts: []document.Part{document.Title{Text: "考核方案"}}}
	for range 25 {
		d.Parts = append(d.Parts, document.Text("一段说明。"))
	}
	d.Parts = append(d.Parts, document.NewPage{}, document.Title{Text: "附表1"}, table(12), document.NewPage{}, document.Title{Text: "附表2"}, table(3))
	breaks, w := breaksOf(t, &d)
	if len(breaks) != 2 {
		t.Errorf("pages end before the rows %v, want two ends", breaks)
	}
	for _, n := range w.names {
		if n.name == "_xlnm.Print_Titles" {
			t.Errorf("the head of the first table returns over the second: %+v", n)
		}
	}
	if tall := w.between(w.row-1, w.row); tall < 2*10.5*0.46+1 {
		t.Errorf("a category of two lines has %.1f mm", tall)
	}
}
