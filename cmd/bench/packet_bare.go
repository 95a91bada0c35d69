package main

import (
	"bytes"

	"github.com/jung-kurt/gofpdf"

	"github.com/shuangbai/shuangbai/reports/typeset"
)

// bareSame has gofpdf alone draw the texts and lines of pages at their places, in the same faces, and gives the size of the file.
// Characters beyond its reach are left out.
func bareSame(r typeset.Result) (int, error) {
	p := gofpdf.New("P", "mm", "A4", "")
	p.SetAutoPageBreak(false, 0)
	known := map[string]bool{}
	var face string
	var size, width float64
	for i := range r.Pages {
		page := &r.Pages[i]
		orientation := "P"
		if page.Width > page.Height {
			orientation = "L"
		}
		p.AddPageFormat(orientation, gofpdf.SizeType{Wd: min(page.Width, page.Height), Ht: max(page.Width, page.Height)})
		for _, l := range page.Rules {
			if l.Width != width {
				width = l.Width
				p.SetLineWidth(width * typeset.MM)
			}
			p.Line(l.X1, l.Y1, l.X2, l.Y2)
		}
		for _, t := range page.Texts {
			for _, run := range t.Runs {
				if !known[run.Face.Name] {
					known[run.Face.Name] = true
					p.AddUTF8FontFromBytes(run.Face.Name, "", run.Face.Data)
				}
				if face != run.Face.Name || size != run.Size {
					face, size = run.Face.Name, run.Size
					p.SetFont(face, "", size)
				}
				p.Text(run.X, run.Y, inReach(run.Text))
			}
		}
	}
	var out bytes.Buffer
	err := p.Output(&out)
	return out.Len(), err
}

// inReach leaves out what gofpdf panics at.
func inReach(s string) string {
	for _, c := range s {
		if c > 0xFFFF {
			return ""
		}
	}
	return s
}
