package theme

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/text"
)

func TestEveryStyleOfAWeightIsOneFace(t *testing.T) {
	th := &Theme{}
	for _, s := range []fyne.TextStyle{{}, {Italic: true}, {Monospace: true}, {Symbol: true}} {
		if th.Font(s) != text.Face(false) {
			t.Errorf("%+v has a face of its own", s)
		}
	}
	if th.Font(fyne.TextStyle{Bold: true, Italic: true}) != text.Face(true) {
		t.Error("bold italic is not the bold face")
	}
}
