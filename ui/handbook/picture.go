package handbook

import (
	"bytes"
	"image/png"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/handbook"
	"github.com/shuangbai/shuangbai/resources/manual"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// pictureOf draws a picture as wide as the text, with a way to see it as wide as the window: it shows a whole screen.
func pictureOf(b handbook.Block, width float32) fyne.CanvasObject {
	img := load(b.File, width)
	if img == nil {
		return text.Para(b.Text).For(width)
	}
	var larger *kit.Link
	larger = kit.NewLink("放大看", func() { enlarge(kit.CanvasNow(larger), b) }).Icon("eye")
	return kit.VBox(look.Gap4, framed(img), kit.Spread(look.Gap8, []fyne.CanvasObject{text.Small("图：" + b.Text + "（示例党委）")}, []fyne.CanvasObject{larger}))
}

// load is a picture for a width, nil when it cannot be read.
func load(name string, width float32) *canvas.Image {
	decoded, err := png.Decode(bytes.NewReader(manual.Picture(name)))
	if err != nil {
		return nil
	}
	img := canvas.NewImageFromImage(decoded)
	img.ScaleMode, img.FillMode = canvas.ImageScaleSmooth, canvas.ImageFillContain
	size := decoded.Bounds().Size()
	img.SetMinSize(fyne.NewSize(width, width*float32(size.Y)/float32(size.X)))
	return img
}

// framed puts the edge of a sheet around a picture: it is light in the dark colours too.
func framed(img fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(kit.NewFill(look.Edge), kit.Pad(img, 1, 1, 1, 1))
}

// enlarge shows a picture over the manual, as large as the window allows.
func enlarge(c fyne.Canvas, b handbook.Block) {
	if c == nil {
		return
	}
	room := c.Size()
	width := min(room.Width-aroundText-2*look.Gap20, (room.Height-furniture)*16/9)
	if img := load(b.File, width); img != nil {
		kit.ShowDialog(c, kit.DialogSpec{Title: "图：" + b.Text, Content: framed(img), Safe: "回到手册", Width: width + 2*look.Gap20 + 2})
	}
}
