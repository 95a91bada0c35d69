package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
)

func TestARareNameInAFieldBringsTheWholeFace(t *testing.T) {
	e := NewEntry("").With("张三")
	kittest.Show(t, e, 200, 60)
	e.SetText("张𬱖")
	whole := text.Face(false)
	if got := fyne.CurrentApp().Settings().Theme().Font(fyne.TextStyle{}); got != whole || whole.Name() != "NotoSansSC-Regular.ttf" {
		t.Errorf("the field cannot draw 𬱖: its face is %s", got.Name())
	}
}

func TestFieldsAndButtonsAre32High(t *testing.T) {
	kittest.Show(t, Space(1, 1), 10, 10)
	if h := NewEntry("").MinSize().Height; h != 32 {
		t.Errorf("entry %v", h)
	}
	if h := NewButton("导入 89 人", nil).MinSize().Height; h != 32 {
		t.Errorf("button %v", h)
	}
	if h := NewButton("导入 89 人", nil).Small().MinSize().Height; h != 28 {
		t.Errorf("small button %v", h)
	}
}

func TestModeChangesWhatIsDrawn(t *testing.T) {
	b := PrimaryButton("导入", nil)
	kittest.Show(t, b, 200, 60)
	defer look.SetMode(look.Light)
	face := test.WidgetRenderer(b).Objects()[1].(*canvas.Rectangle)
	light := face.FillColor
	look.SetMode(look.Dark)
	theme.Use(fyne.CurrentApp())
	b.Refresh()
	if face.FillColor == light {
		t.Error("the button kept the light colour in the dark")
	}
	if (&theme.Theme{}).Color(fynetheme.ColorNameBackground, 0) != look.Color(look.Surface) {
		t.Error("the toolkit's own ground stayed light")
	}
}
