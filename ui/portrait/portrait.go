// Package portrait shows how a branch stands in the assessment: the radar of its categories and its three years, drawn by the
// same code as the paper 支部画像.
package portrait

import (
	"context"
	"image"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/reports/raster"
	"github.com/shuangbai/shuangbai/reports/typeset"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// dotsPerMM are the pixels of a millimetre at zoom 1.
const dotsPerMM = 96 / 25.4

// rest is how long a branch is looked at before its charts are drawn: somebody who runs down a list waits for none of them.
const rest = 150 * time.Millisecond

// Portrait draws the charts of one branch after the other.
type Portrait struct {
	d      *shell.Desk
	newest atomic.Int64
}

// New makes the charts of a screen.
func New(d *shell.Desk) *Portrait { return &Portrait{d: d} }

// Of are the charts of a branch in a year, 0 for the working one, so wide. They are read and drawn off the UI goroutine; there is
// nothing to be seen of a branch that is not assessed.
func (p *Portrait) Of(org int64, year int, width float32) fyne.CanvasObject {
	holder := kit.VBox(0)
	mine, o, scale := p.newest.Add(1), p.d.Office, float32(1)
	if p.d.Window != nil {
		scale = p.d.Window.Canvas().Scale()
	}
	var picture image.Image
	p.d.Later(func() error {
		if time.Sleep(rest); mine != p.newest.Load() {
			return nil
		}
		ctx := context.Background()
		if year == 0 {
			c, err := o.Committee(ctx)
			if err != nil {
				return err
			}
			year = c.Year
		}
		f, err := o.PaperFacts(ctx, year, paper.NeedsYear|paper.NeedsPast)
		if err != nil {
			return err
		}
		if charts := reports.Portrait(f, org); len(charts) > 0 {
			page := typeset.ChartPage(charts, float64(width/dotsPerMM), reports.Faces())
			picture = raster.Page(&page, float64(scale))
		}
		return nil
	}, func(error) { // where the data file was closed meanwhile, nobody looks any more
		if picture != nil && mine == p.newest.Load() {
			holder.Add(sheet(picture, scale))
			holder.Refresh()
		}
	})
	return holder
}

// sheet is a picture on paper, which is white in the dark too.
func sheet(picture image.Image, scale float32) fyne.CanvasObject {
	img := canvas.NewImageFromImage(picture)
	img.ScaleMode = canvas.ImageScaleSmooth
	size := picture.Bounds().Size()
	img.SetMinSize(fyne.NewSize(float32(size.X)/scale, float32(size.Y)/scale))
	edge := canvas.NewRectangle(look.Color(look.EdgeSoft))
	return container.NewStack(edge, kit.Pad(img, 1, 1, 1, 1))
}
