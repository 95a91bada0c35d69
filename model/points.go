package model

import (
	"encoding/json"
	"strconv"
	"strings"
)

// Points is a number of points (分) in hundredths: 92.50 分 is 9250. Marks are never floats.
type Points int64

// Pt makes Points from whole points: Pt(5) is 5.00.
func Pt(whole int64) Points { return Points(whole * 100) }

// String writes two decimals, as every list, paper and JSON value does: "92.50", "-0.05".
func (p Points) String() string {
	var room [24]byte
	b, n := room[:0], uint64(p)
	if p < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendUint(b, n/100, 10)
	return string(append(b, '.', byte('0'+n/10%10), byte('0'+n%10)))
}

// Short writes as few decimals as needed: "5", "0.5", "4.25".
func (p Points) Short() string {
	s := p.String()
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// ParsePoints reads "92.5", "92.50", "0.5" or "92" exactly; more than two decimals other than trailing zeros, or
// anything else, is refused with a sentence.
func ParsePoints(s string) (Points, error) {
	t := strings.TrimSpace(s)
	bad := func() (Points, error) { // made only when it is wanted: the checkup reads payments by the ten thousand
		return 0, FieldErrorf("points", "“%s”不是分数，应填数字，最多两位小数", strings.TrimSpace(s))
	}
	neg := strings.HasPrefix(t, "-")
	t = strings.TrimPrefix(t, "-")
	whole, frac, _ := strings.Cut(t, ".")
	frac = strings.TrimRight(frac, "0")
	if whole == "" || len(frac) > 2 || len(whole) > 9 {
		return bad()
	}
	n := int64(0)
	for _, part := range []string{whole, frac} {
		for _, r := range part {
			if r < '0' || r > '9' {
				return bad()
			}
			n = 10*n + int64(r-'0')
		}
	}
	for range 2 - len(frac) {
		n *= 10
	}
	if neg {
		n = -n
	}
	return Points(n), nil
}

// MarshalJSON writes the two-decimal string of the command-line contract.
func (p Points) MarshalJSON() ([]byte, error) { return json.Marshal(p.String()) }

// UnmarshalJSON reads a two-decimal string, or a number with at most two decimals as scheme files write it.
func (p *Points) UnmarshalJSON(b []byte) error {
	v, err := ParsePoints(strings.Trim(string(b), `"`))
	if err != nil {
		return err
	}
	*p = v
	return nil
}

// MulDiv returns p×num÷den rounded half up to the hundredth (四舍五入); halves of negative numbers round away from
// zero. den must be positive.
func (p Points) MulDiv(num, den int64) Points {
	v := int64(p) * num
	if v < 0 {
		return Points(-((-v*2 + den) / (2 * den)))
	}
	return Points((v*2 + den) / (2 * den))
}
