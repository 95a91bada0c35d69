package names

// Likeness is the share, in percent, of the characters that two texts have in common in the same order; 0 for texts of more than 60.
func Likeness(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 || len(x) > 60 || len(y) > 60 {
		return 0
	}
	var row [61]int
	for i := range x {
		diag := 0
		for j := range y {
			up := row[j+1]
			switch {
			case x[i] == y[j]:
				row[j+1] = diag + 1
			case row[j] > up:
				row[j+1] = row[j]
			}
			diag = up
		}
	}
	return 200 * row[len(y)] / (len(x) + len(y))
}
