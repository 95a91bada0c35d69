package office

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Strength is how hard a password is to guess, in bits, as far as its characters tell.
type Strength int

// The bits from which a password is neither weak nor middling.
const (
	middling Strength = 40
	strong   Strength = 60
)

// PasswordStrength judges a password that somebody thinks of.
func PasswordStrength(password string) Strength {
	bits, last := 0, rune(-9)
	for _, r := range strings.TrimSpace(password) {
		n := 5
		switch {
		case r-last >= -1 && r-last <= 1: // aaa, 123, cba
			n = 1
		case unicode.IsDigit(r):
			n = 3
		case r > unicode.MaxASCII:
			n = 8
		}
		bits, last = bits+n, r
	}
	return Strength(bits)
}

// Weak reports whether a password is easy to guess.
func (s Strength) Weak() bool { return s < middling }

// StrengthText says of a password in plain words how good it is, and what would make it better; "" for none.
func StrengthText(password string) string {
	short := shortestPassword - utf8.RuneCountInString(strings.TrimSpace(password))
	switch s := PasswordStrength(password); {
	case password == "":
		return ""
	case short > 0:
		return fmt.Sprintf("还差 %d 个字", short)
	case EasilyGuessed(password):
		return "别人一猜就中：写一句只有自己知道的话"
	case s.Weak():
		return "容易被猜到：写长一点，用一句只有自己知道的话"
	case s < strong:
		return "还可以：再长几个字更稳妥"
	}
	return "够结实"
}
