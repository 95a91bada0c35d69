package text_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

func TestWidthAgreesWithTheToolkit(t *testing.T) {
	kittest.Show(t, text.Small(""), 10, 10)
	for _, s := range []string{"覆盖 8 家单位", "320100********7315", "Ctrl+K", "92.50"} {
		for _, bold := range []bool{false, true} {
			mine := text.Width(s, look.SizeBody, bold)
			theirs := text.Line(s, look.SizeBody, bold, look.Text1).MinSize()
			if d := mine - theirs.Width; d > 1 || d < -1 {
				t.Errorf("%q bold %v: %v here, %v there", s, bold, mine, theirs.Width)
			}
			if theirs.Height > text.LineHeight(look.SizeBody)+0.5 {
				t.Errorf("a line is %v high, LineHeight says %v", theirs.Height, text.LineHeight(look.SizeBody))
			}
		}
	}
}

func TestWrappingLabelGrowsWhenItGetsNarrower(t *testing.T) {
	l := text.Para(strings.Repeat("连续六个月未交即须处理。", 4))
	kittest.Show(t, l, 600, 300)
	wide := l.MinSize().Height
	l.Resize(fyne.NewSize(150, 300))
	if narrow := l.MinSize().Height; narrow <= wide {
		t.Errorf("height %v at 600 and %v at 150", wide, narrow)
	}
}
