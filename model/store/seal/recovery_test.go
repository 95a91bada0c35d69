package seal

import (
	"math/rand/v2"
	"strings"
	"testing"
)

var code = RecoveryCode{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}

func TestRecoveryCode(t *testing.T) {
	for range 200 {
		c := NewRecoveryCode()
		text := c.Text()
		for _, typed := range []string{text, strings.ToLower(text), strings.ReplaceAll(text, "-", " "), strings.ReplaceAll(text, "-", "－") + "\n",
			strings.NewReplacer("0", "O", "1", "l", "V", "u").Replace(text)} {
			if got, err := ParseRecoveryCode(typed); err != nil || got != c {
				t.Fatalf("%q gave %v %v", typed, got, err)
			}
		}
		at := rand.IntN(len(text))
		if text[at] == '-' {
			continue
		}
		wrong := []byte(text)
		for wrong[at] == text[at] {
			wrong[at] = alphabet[rand.IntN(32)]
		}
		if _, err := ParseRecoveryCode(string(wrong)); err != GroupError(at/6+1) {
			t.Errorf("one wrong character in group %d gave %v", at/6+1, err)
		}
		groups := strings.Split(text, "-")
		groups[2], groups[5] = groups[5], groups[2]
		if _, err := ParseRecoveryCode(strings.Join(groups, "-")); err != GroupError(3) {
			t.Errorf("groups in each other's place gave %v", err)
		}
		if i := rand.IntN(4); text[i] != text[i+1] {
			wrong = []byte(text)
			wrong[i], wrong[i+1] = wrong[i+1], wrong[i]
			if _, err := ParseRecoveryCode(string(wrong)); err != GroupError(1) {
				t.Errorf("%q with characters %d and %d in each other's place gave %v", text, i, i+1, err)
			}
		}
		if _, err := ParseRecoveryCode(text[:30]); err != ErrCodeLength {
			t.Errorf("half a code gave %v", err)
		}
	}
}
