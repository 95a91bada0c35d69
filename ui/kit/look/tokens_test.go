package look

import (
	"image/color"
	"math"
	"testing"
)

func luminance(c color.Color) float64 {
	n := c.(color.NRGBA)
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(n.R) + 0.7152*part(n.G) + 0.0722*part(n.B)
}

func contrast(a, b Token, dark bool) float64 {
	x, y := luminance(colorIn(a, dark)), luminance(colorIn(b, dark))
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func TestTextCanBeReadOnEveryGround(t *testing.T) {
	grounds := []Token{Ground, Surface, Inset, Selected, Hover}
	for _, dark := range []bool{false, true} {
		for _, text := range []Token{Text1, Text2} {
			for _, g := range grounds {
				if c := contrast(text, g, dark); c < 4.5 {
					t.Errorf("dark %v: text %d on %d has %.2f", dark, text, g, c)
				}
			}
		}
		pairs := [][2]Token{{Text3, Surface}, {Text3, Ground}, {Text3, Inset}, {OnAccent, Accent}, {OnAccent, AccentHover}, {OnAccent, AccentPressed}, {OnAccent, Pick},
			{OnAccent, BadFill}, {OnAccent, ToastGround}, {AccentText, Ground}, {AccentText, Surface}, {Bad, BadSoft}, {Warn, WarnSoft}, {OK, OKSoft}, {Info, InfoSoft},
			{Bad, Surface}, {Warn, Surface}, {OK, Surface}, {Info, Surface}, {Info, Ground}, {Text1, BadSoft}, {Text1, WarnSoft}, {Text1, InfoSoft}, {Info, Selected}}
		for _, p := range pairs {
			if c := contrast(p[0], p[1], dark); c < 4.5 {
				t.Errorf("dark %v: %d on %d has %.2f", dark, p[0], p[1], c)
			}
		}
		if c := contrast(Edge, Surface, dark); c < 3 {
			t.Errorf("dark %v: the border of an entry has %.2f", dark, c)
		}
	}
}

// A figure on a part of a chart can be read in both modes.
func TestFiguresOnChartsCanBeRead(t *testing.T) {
	for _, part := range []Token{Chart1, Chart2, Chart3, Chart4} {
		for _, dark := range []bool{false, true} {
			if got := contrast(OnChart(part), part, dark); got < 4 {
				t.Errorf("colour %d, dark %v: %.1f to 1", part, dark, got)
			}
		}
	}
}
