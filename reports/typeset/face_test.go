package typeset

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/resources/fonts"
)

// renamed is the embedded face with one table's tag changed.
func renamed(from, to string) []byte {
	data := bytes.Clone(fonts.SansRegular)
	n := int(binary.BigEndian.Uint16(data[4:]))
	for i := range n {
		if at := 12 + 16*i; string(data[at:at+4]) == from {
			copy(data[at:], to)
		}
	}
	return data
}

// forbidden is the embedded face with the licence bits that forbid embedding.
func forbidden() []byte {
	data := bytes.Clone(fonts.SansRegular)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if at := 12 + 16*i; string(data[at:at+4]) == "OS/2" {
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(data[at+8:])+8:], 2)
		}
	}
	return data
}

func TestOnlyPlainTrueTypeIsTaken(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty":                 nil,
		"OpenType CFF":          append([]byte("OTTO"), fonts.SansRegular[4:]...),
		"collection":            append([]byte("ttcf"), fonts.SansRegular[4:]...),
		"no glyf table":         renamed("glyf", "CFF "),
		"cut off":               fonts.SansRegular[:100000],
		"not a font":            bytes.Repeat([]byte("党支部"), 100),
		"header only":           fonts.SansRegular[:12],
		"embedding not allowed": forbidden(),
		"web open format":       append([]byte("wOFF"), fonts.SansRegular[4:]...),
	} {
		if _, err := NewFace(name, data); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	if _, err := NewFace("good", fonts.SansRegular); err != nil {
		t.Errorf("a plain face was refused: %v", err)
	}
}

func TestEmbeddedFacesHaveTheHardNames(t *testing.T) {
	set := Embedded()
	for role := document.Body; role <= document.TitleRole; role++ {
		for _, r := range "𬱖䶮㛃𫘧𬭼𬜬𬞟𪣻𫄧𬤊𬬭𠅤堃囍〇·①—“”" {
			if _, _, ok := set.pick(role, r); !ok {
				t.Errorf("role %d lacks %c", role, r)
			}
		}
	}
	if len(set.Substitutions) != 0 {
		t.Errorf("the embedded set claims substitutions: %q", set.Substitutions)
	}
}

func TestInstalledFacesAreUsedAndMissingOnesNamed(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("SimFang.ttf", fonts.SansBold)                                  // stands for 仿宋
	put("simhei.ttf", append([]byte("OTTO"), fonts.SansRegular[4:]...)) // unusable
	set := installedIn([]string{dir, filepath.Join(dir, "none")}, func(*Face) bool { return true })
	if got := set.faces[document.Body].Name; got != "installed-simfang" {
		t.Errorf("body face is %s", got)
	}
	if got := set.faces[document.HeadRole].Name; got != "NotoSansSC-Regular" {
		t.Errorf("heading face is %s", got)
	}
	said := strings.Join(set.Substitutions, "\n")
	for _, want := range []string{"方正小标宋", "黑体", "楷体"} {
		if !strings.Contains(said, want) {
			t.Errorf("the missing %s is not named in %q", want, said)
		}
	}
	none := installedIn([]string{dir}, func(*Face) bool { return false })
	if none.faces[document.Body] != Embedded().faces[document.Body] {
		t.Error("a face that the PDF cannot hold is used")
	}
	if strings.Contains(said, "仿宋") {
		t.Errorf("仿宋 is there but named as missing: %q", said)
	}
}
