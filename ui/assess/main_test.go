package assess

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "assess-test-")
	if err != nil {
		panic(err)
	}
	sampleDir = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// copyFile copies a closed data file.
func copyFile(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// clip is a clipboard that holds one text.
type clip string

func (c clip) Content() string   { return string(c) }
func (c clip) SetContent(string) {}

// textOf is all the text that a window shows, its overlays included.
func textOf(w fyne.Window) string {
	return textIn(append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...)...)
}

// textIn is all the text that objects show.
func textIn(objects ...fyne.CanvasObject) string {
	var all []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch x := o.(type) {
		case *canvas.Text:
			all = append(all, x.Text)
		case *fyne.Container:
			for _, c := range x.Objects {
				walk(c)
			}
		case fyne.Widget:
			if e, ok := x.(*kit.Entry); ok {
				all = append(all, e.Text)
			}
			if l, ok := x.(*text.Label); ok {
				all = append(all, l.Text)
			}
			for _, c := range test.WidgetRenderer(x).Objects() {
				walk(c)
			}
		}
	}
	for _, o := range objects {
		walk(o)
	}
	return strings.Join(all, "\n")
}
