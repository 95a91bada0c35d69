package cellvalue

import (
	"math"

	"github.com/shuangbai/shuangbai/model"
)

// Points reads a number of points as a spreadsheet stores it: 9.199999999999999 is the two decimals next to it. ok is
// false for a number with more than two decimals, and for one that no mark reaches.
func Points(number float64) (p model.Points, ok bool) {
	cents := number * 100
	whole := math.Round(cents)
	if !(math.Abs(cents-whole) <= 1e-6 && math.Abs(cents) <= 1e9) {
		return 0, false
	}
	return model.Points(whole), true
}
