package kit

import "testing"

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
