package fonts

import (
	_ "embed" // the faces are embedded files
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
)

//go:generate go run ./cut

// SansCommonRegular is SansRegular cut to the CommonRunes: a quarter of its size, and of the memory it takes once read.
//
//go:embed NotoSansSC-Common-Regular.ttf
var SansCommonRegular []byte

// SansCommonBold is SansBold cut to the CommonRunes.
//
//go:embed NotoSansSC-Common-Bold.ttf
var SansCommonBold []byte

// common has a bit for every character of the common cut.
var (
	common     [0x10000 / 64]uint64
	commonList []rune
	commonInit sync.Once
)

// IsCommon reports whether the common cut has every character of s.
func IsCommon(s string) bool {
	commonInit.Do(fillCommon)
	for _, r := range s {
		if r > 0xFFFF || common[r/64]&(1<<(r%64)) == 0 {
			return false
		}
	}
	return true
}

// CommonRunes are the characters of the common cut: printable ASCII, Latin letters with accents, a few marks and
// everything of GB 2312.
func CommonRunes() []rune {
	commonInit.Do(fillCommon)
	return commonList
}

func fillCommon() {
	add := func(r rune) {
		if common[r/64]&(1<<(r%64)) == 0 {
			common[r/64] |= 1 << (r % 64)
			commonList = append(commonList, r)
		}
	}
	for r := rune(' '); r <= 0x17F; r++ {
		if r < 0x7F || r > 0xA0 {
			add(r)
		}
	}
	for _, r := range "–—‘’“”…·•≤≥⩽⩾×÷□" {
		add(r)
	}
	decoder := simplifiedchinese.GBK.NewDecoder()
	for high := 0xA1; high <= 0xF7; high++ {
		for low := 0xA1; low <= 0xFE; low++ {
			text, err := decoder.Bytes([]byte{byte(high), byte(low)})
			if err != nil {
				continue
			}
			for _, r := range string(text) {
				if r != 0xFFFD && r < 0xE000 || r >= 0xFF00 && r < 0xFFF0 {
					add(r)
				}
			}
		}
	}
}
