package main

import (
	"bytes"
	"testing"

	"golang.org/x/image/font/sfnt"

	"github.com/shuangbai/shuangbai/resources/fonts"
)

func TestCommonCutDrawsTheSameGlyphs(t *testing.T) {
	cut, err := cutFace(fonts.SansRegular, fonts.CommonRunes())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(cut, fonts.SansCommonRegular) {
		t.Error("the common cut is out of date: run go generate ./resources/fonts")
	}
	if len(cut) > len(fonts.SansRegular)/3 {
		t.Errorf("the cut is %d bytes of %d", len(cut), len(fonts.SansRegular))
	}
	whole, _ := sfnt.Parse(fonts.SansRegular)
	small, err := sfnt.Parse(cut)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "党支部AQg8％，婷鑫é" {
		if !bytes.Equal(outline(t, whole, r), outline(t, small, r)) {
			t.Errorf("%c is drawn differently", r)
		}
	}
	var buf sfnt.Buffer
	if g, _ := small.GlyphIndex(&buf, '䶮'); g != 0 {
		t.Error("a rare character must not be claimed by the cut")
	}
}

func outline(t *testing.T, f *sfnt.Font, r rune) []byte {
	t.Helper()
	var buf sfnt.Buffer
	g, err := f.GlyphIndex(&buf, r)
	if err != nil || g == 0 {
		t.Fatalf("%c is missing", r)
	}
	segments, err := f.LoadGlyph(&buf, g, 64*100, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, s := range segments {
		for _, p := range s.Args {
			b.WriteString(p.X.String() + p.Y.String())
		}
	}
	return b.Bytes()
}

func TestBrokenFacesAreRefused(t *testing.T) {
	good := fonts.SansRegular
	for name, data := range map[string][]byte{"empty": nil, "text": []byte("not a face at all"), "head only": good[:200], "otf": append([]byte("OTTO"), good[4:400]...)} {
		if _, err := cutFace(data, []rune("党")); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
