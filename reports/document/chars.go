package document

// Chars is how wide a text is, in Chinese characters: it counts those as one and Latin ones as a little over a half.
func Chars(s string) float64 {
	n := 0.0
	for _, r := range s {
		if r < 0x2E80 {
			n += 0.56
		} else {
			n++
		}
	}
	return n
}
