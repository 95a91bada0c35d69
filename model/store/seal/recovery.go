package seal

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// RecoveryCode opens a sealed file without the password. It is written as eight groups of four characters and one for
// checking, in Crockford's alphabet, which survives handwriting: capitals and digits without I, L, O and U.
type RecoveryCode [20]byte

const (
	alphabet   = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeGroups = 8
)

// ErrCodeLength says that a recovery code has not forty characters.
var ErrCodeLength = errors.New("seal: a recovery code has eight groups of five characters")

// GroupError names the first group of a recovery code that was not written as it is, from 1.
type GroupError int

// Error implements error.
func (g GroupError) Error() string {
	return fmt.Sprintf("seal: group %d of the recovery code is wrong", int(g))
}

// NewRecoveryCode makes a random code.
func NewRecoveryCode() (c RecoveryCode) {
	_, _ = rand.Read(c[:]) // never fails
	return c
}

// String implements fmt.Stringer: a code is a secret, see Text.
func (RecoveryCode) String() string { return hidden }

// GoString implements fmt.GoStringer.
func (RecoveryCode) GoString() string { return hidden }

// Text writes the code as people copy it: ABCDE-12345-...
func (c RecoveryCode) Text() string {
	var groups []string
	for i := range codeGroups {
		// Two groups are five bytes.
		b := c[i/2*5:]
		v := uint32(b[0])<<12 | uint32(b[1])<<4 | uint32(b[2])>>4
		if i%2 == 1 {
			v = uint32(b[2]&15)<<16 | uint32(b[3])<<8 | uint32(b[4])
		}
		digits := [4]byte{byte(v >> 15), byte(v >> 10 & 31), byte(v >> 5 & 31), byte(v & 31)}
		group := ""
		for _, d := range digits {
			group += alphabet[d : d+1]
		}
		check := checkDigit(digits, i)
		groups = append(groups, group+alphabet[check:check+1])
	}
	return strings.Join(groups, "-")
}

// ParseRecoveryCode reads a code as people type it: small letters, spaces, O for 0, I and L for 1, U for V are all well. It fails with
// ErrCodeLength or a GroupError.
func ParseRecoveryCode(text string) (c RecoveryCode, err error) {
	var digits []byte
	wrong := 0 // the first group that is wrong
	for _, r := range strings.ToUpper(norm.NFKC.String(text)) {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.Is(unicode.Dash, r) {
			if len(digits)%5 != 0 && wrong == 0 {
				wrong = len(digits)/5 + 1
			}
			continue
		}
		switch r {
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		case 'U':
			r = 'V'
		}
		d := strings.IndexRune(alphabet, r)
		if d < 0 {
			return c, GroupError(min(len(digits)/5, codeGroups-1) + 1)
		}
		digits = append(digits, byte(d))
	}
	if len(digits) == codeGroups*5 || wrong > codeGroups { // however it is parted
		wrong = 0
	}
	for i := range min(codeGroups, len(digits)/5) { // of a code with a character too few or too many, the group where that begins
		if g := digits[i*5 : i*5+5]; (wrong == 0 || i+1 < wrong) && checkDigit([4]byte(g), i) != g[4] {
			wrong = i + 1
		}
	}
	if wrong > 0 {
		return c, GroupError(wrong)
	}
	if len(digits) != codeGroups*5 {
		return c, ErrCodeLength
	}
	for i := range codeGroups {
		g := digits[i*5 : i*5+5]
		v := uint32(g[0])<<15 | uint32(g[1])<<10 | uint32(g[2])<<5 | uint32(g[3])
		b := c[i/2*5:]
		if i%2 == 0 {
			b[0], b[1], b[2] = byte(v>>12), byte(v>>4), byte(v<<4)
		} else {
			b[2], b[3], b[4] = b[2]|byte(v>>16), byte(v>>8), byte(v)
		}
	}
	return c, nil
}

// checkDigit finds one wrong character, two neighbours that changed places, and a group in another's place: the sum of the digits
// times 2, 4, 8, 16 and the group's number, in the field of 32 elements.
func checkDigit(digits [4]byte, group int) byte {
	sum := byte(group)
	for i, d := range digits {
		for range i + 1 {
			if d <<= 1; d&32 != 0 {
				d ^= 0b100101
			}
		}
		sum ^= d
	}
	return sum
}
