package typeset

import (
	"sync"
	"sync/atomic"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is one TrueType face: its file, its advances and outlines. A Face is safe for concurrent use.
type Face struct {
	Name string // unique among the faces of a program, usable as an identifier in files
	Data []byte // the whole font file

	font     *sfnt.Font
	units    float64
	advances [1 << 16]atomic.Int32 // 0 not looked up yet, -1 not covered, else advance + 1
	beyond   sync.Map              // rune -> int32, the same code for characters beyond the first plane
	outlines sync.Map              // rune -> []Segment
}

// Segment is one stroke of an outline in em units, y upwards from the baseline. Op is 'M' move, 'L' line, 'Q'
// quadratic, 'C' cubic; only the points the operation needs are set.
type Segment struct {
	Op     byte
	Points [3][2]float64
}

// NewFace reads a font file. It refuses everything but plain TrueType with glyf outlines: OpenType CFF and font
// collections would be accepted by the PDF library and fail later without a word.
func NewFace(name string, data []byte) (*Face, error) {
	if err := checkPlain(data); err != nil {
		return nil, err
	}
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	return &Face{Name: name, Data: data, font: f, units: float64(f.UnitsPerEm())}, nil
}

// Advance is the width of a character in em; ok is false when the face has no glyph for it.
func (f *Face) Advance(r rune) (em float64, ok bool) {
	var code int32
	if r >= 0 && r < 1<<16 {
		if code = f.advances[r].Load(); code == 0 {
			code = f.lookUp(r)
			f.advances[r].Store(code)
		}
	} else if known, found := f.beyond.Load(r); found {
		code = known.(int32)
	} else {
		code = f.lookUp(r)
		f.beyond.Store(r, code)
	}
	if code < 0 {
		return 0, false
	}
	return float64(code-1) / f.units, true
}

func (f *Face) lookUp(r rune) int32 {
	if f.font == nil {
		return -1
	}
	var buf sfnt.Buffer
	g, err := f.font.GlyphIndex(&buf, r)
	if err != nil || g == 0 {
		return -1
	}
	adv, err := f.font.GlyphAdvance(&buf, g, fixed.Int26_6(f.units), font.HintingNone)
	if err != nil {
		return -1
	}
	return int32(adv) + 1
}

// Outline returns the outline of a character, nil when the face has none (a space, or no glyph).
func (f *Face) Outline(r rune) []Segment {
	if known, found := f.outlines.Load(r); found {
		return known.([]Segment)
	}
	outline := f.loadOutline(r)
	f.outlines.Store(r, outline)
	return outline
}

func (f *Face) loadOutline(r rune) []Segment {
	if f.font == nil {
		return nil
	}
	var buf sfnt.Buffer
	g, err := f.font.GlyphIndex(&buf, r)
	if err != nil || g == 0 {
		return nil
	}
	raw, err := f.font.LoadGlyph(&buf, g, fixed.Int26_6(f.units), nil)
	if err != nil {
		return nil
	}
	out := make([]Segment, len(raw))
	for i, s := range raw {
		out[i].Op = [...]byte{'M', 'L', 'Q', 'C'}[s.Op]
		for p, pt := range s.Args {
			out[i].Points[p] = [2]float64{float64(pt.X) / f.units, -float64(pt.Y) / f.units}
		}
	}
	return out
}
