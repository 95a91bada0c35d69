package raster

import (
	"image"
	"testing"

	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

func sample(landscape bool) typeset.Result {
	t := document.Table{Columns: []document.Column{{Head: "党支部", Width: 60}, {Head: "总分", Width: 30, Align: document.Figures}}}
	for range 20 {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells("朗晨外语培训学校党支部", "90.71")})
	}
	return typeset.Typeset(document.Single(document.Document{Title: "样张", Landscape: landscape,
		Parts: []document.Part{document.Title{Text: "样张张𬱖"}, t}}, ""), typeset.Embedded())
}

// ink counts dark pixels in a part of the picture given in millimetres.
func ink(im *image.RGBA, x1, y1, x2, y2, zoom float64) int {
	n, s := 0, zoom*pixelsPerMM
	for y := int(y1 * s); y < int(y2*s); y++ {
		for x := int(x1 * s); x < int(x2*s); x++ {
			if im.RGBAAt(x, y).R < 128 {
				n++
			}
		}
	}
	return n
}

func TestPageShowsWhatIsPrinted(t *testing.T) {
	for _, tc := range []struct {
		name           string
		landscape      bool
		x1, y1, x2, y2 float64
	}{
		{"title", false, 60, 37, 150, 47},
		{"table", false, 28, 47, 120, 100},
		{"number at the right foot", false, 160, 265, 182, 276},
		{"landscape number turned at the left edge", true, 22, 150, 30, 182},
	} {
		for _, zoom := range []float64{0.5, 1, 2} {
			r := sample(tc.landscape)
			im := Page(&r.Pages[0], zoom)
			if n := ink(im, tc.x1, tc.y1, tc.x2, tc.y2, zoom); n == 0 {
				t.Errorf("%s at zoom %g: nothing drawn", tc.name, zoom)
			}
			if n := ink(im, 0, 0, 20, 20, zoom); n != 0 {
				t.Errorf("%s at zoom %g: %d dark pixels in the empty corner", tc.name, zoom, n)
			}
		}
	}
}

func TestSizeIsBounded(t *testing.T) {
	p := typeset.Page{Width: 210, Height: 297}
	for _, zoom := range []float64{-1, 0, 1, 1e9} {
		w, h := Size(&p, zoom)
		if w < 1 || h < 1 || w > 3200 || h > 4600 {
			t.Errorf("zoom %g gives %d x %d pixels", zoom, w, h)
		}
	}
	if w, h := Size(&p, 1); w != 794 || h != 1123 {
		t.Errorf("A4 at zoom 1 is %d x %d, want 794 x 1123", w, h)
	}
}

func BenchmarkPage(b *testing.B) {
	r := sample(false)
	for b.Loop() {
		Page(&r.Pages[0], 1)
	}
}
