package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// On the home screen of a small window every figure says all its parts.
func TestFiguresTakeTheRoomTheyNeed(t *testing.T) {
	var items []FigureItem
	for _, parts := range []string{"支部 24　联合 8", "正式 244　预备 9　未分支部 1", "必须 57　一般 36　其他 2", "共 24　全部完成", "共 24　全部完成", "已经核定"} {
		items = append(items, FigureItem{Name: "党组织", Value: "253", Parts: parts})
	}
	row := FigureRow(items)
	for _, width := range []float32{808, 1174} {
		kittest.Show(t, row, width, 80)
		for i, o := range row.Objects {
			parts, room := items[i].Parts, o.Size().Width-look.Gap20-4
			if i == 0 {
				room += look.Gap20
			}
			if got := fitParts(parts, room); len(got) < len(parts)-6 {
				t.Errorf("in %v px: %q is drawn as %q", width, parts, got)
			}
		}
	}
}

// What scrolls stands beside the bar; what does not takes the whole width.
func TestScrolledThingsStandBesideTheBar(t *testing.T) {
	low, high := Space(10, 100), Space(10, 900)
	for _, c := range []struct {
		o     fyne.CanvasObject
		width float32
	}{{low, 300}, {high, 300 - look.Gap16}} {
		s := Scrolled(c.o, 400)
		kittest.Show(t, s, 300, s.MinSize().Height)
		if c.o.Size().Width != c.width {
			t.Errorf("%v wide, want %v", c.o.Size().Width, c.width)
		}
	}
}

// The whole of a row of two lines is the chosen one, and says both.
func TestAPickRowOfTwoLinesIsTintedWhole(t *testing.T) {
	row := NewPickRow("暑期托管", "26 / 30", true, nil).Under("沈月晶　逾期 57 天", look.Bad)
	kittest.Show(t, row, 200, row.MinSize().Height)
	v := row.pressable(row.appearance)
	v.Layout(row.Size())
	ground, under := v.Parts[1], v.Parts[len(v.Parts)-2]
	if row.MinSize().Height != look.SmallHeight+underHigh || ground.Size().Height != row.Size().Height || under.Position().Y < look.SmallHeight-3 {
		t.Errorf("row %v, ground %v, second line at %v", row.Size(), ground.Size(), under.Position())
	}
}

func TestPartsOfAFigureAreNotCutInTheMiddle(t *testing.T) {
	for _, c := range []struct {
		width float32
		want  string
	}{{400, "必须 57　一般 36　其他 2"}, {110, "必须 57  一般 36"}, {60, "必须 57"}} {
		if got := fitParts("必须 57　一般 36　其他 2", c.width); got != c.want {
			t.Errorf("in %v px: %q, want %q", c.width, got, c.want)
		}
	}
}
