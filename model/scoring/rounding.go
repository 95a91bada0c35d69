package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// roundHalf divides and rounds half away from zero, to the hundredth in which Points are held. den is positive.
func roundHalf(num, den int64) model.Points { return model.Points(num).MulDiv(1, den) }

// exact reports whether num÷den needs no rounding.
func exact(num, den int64) bool { return num%den == 0 }

// decimal writes num÷den hundredths as a number with up to three decimals: "8.666…" where more would follow.
func decimal(num, den int64) string {
	sign := ""
	if num < 0 {
		sign, num = "-", -num
	}
	den *= 100
	whole, rest := num/den, num%den
	if rest == 0 {
		return fmt.Sprintf("%s%d", sign, whole)
	}
	var digits strings.Builder
	for n := 0; n < 3 && rest > 0; n++ {
		rest *= 10
		digits.WriteByte(byte('0' + rest/den))
		rest %= den
	}
	tail := ""
	if rest > 0 {
		tail = "…"
	}
	return fmt.Sprintf("%s%d.%s%s", sign, whole, digits.String(), tail)
}

// percent writes a rate in hundredths of a percent: 9000 is "90%", 8333 is "83.33%".
func percent(rate int64) string { return model.Points(rate).Short() + "%" }

// rounded is the end of a sentence about num÷den: "= 8"、"= 8.666…，四舍五入到 0.01".
func rounded(num, den int64) string {
	if exact(num, den) {
		return "= " + model.Points(num/den).Short()
	}
	return "= " + decimal(num, den) + "，四舍五入到 0.01"
}
