package sheet

import "slices"

// Part returns a sheet that shows, from a row on, only the columns that keep lets pass, in their places; the rows before
// it are whole, and so is a row with a single filled cell, which speaks of the whole table. Rows are numbered from 0.
func (s *Sheet) Part(name string, from int, keep func(col int) bool) *Sheet {
	part := &Sheet{Name: name, Hidden: s.Hidden, HiddenRows: s.HiddenRows, Date1904: s.Date1904, Torn: s.Torn, Rows: slices.Clone(s.Rows)}
	for r := from; r < len(s.Rows); r++ {
		part.Rows[r] = partOf(s.Rows[r], keep)
	}
	for _, m := range s.Merges {
		if m.LastRow < from || keep(m.FirstCol) && keep(m.LastCol) {
			part.Merges = append(part.Merges, m)
		}
	}
	part.indexMerges()
	return part
}

func partOf(row []Cell, keep func(col int) bool) []Cell {
	filled, last := 0, -1
	for c := range row {
		if row[c].Kind == Empty {
			continue
		}
		filled++
		if keep(c) {
			last = c
		}
	}
	if filled < 2 {
		return row
	}
	out := make([]Cell, last+1)
	for c := range out {
		if keep(c) {
			out[c] = row[c]
		}
	}
	return out
}

// JoinPairs returns a sheet on which, from a row on, what stands in every second row of a pair is in the first one too,
// width columns to the right of where it stood, and the second one is empty. second says of a row whether it is one.
// Merged areas that are not larger than a pair are given up.
func (s *Sheet) JoinPairs(from, width int, second func(row int) bool) *Sheet {
	joined := &Sheet{Name: s.Name, Hidden: s.Hidden, HiddenRows: s.HiddenRows, Date1904: s.Date1904, Stray: s.Stray, Torn: s.Torn, Rows: slices.Clone(s.Rows)}
	for r := from; r < len(s.Rows); r++ {
		if !second(r) {
			continue
		}
		wide := make([]Cell, width+len(s.Rows[r]))
		copy(wide, s.Rows[r-1])
		copy(wide[width:], s.Rows[r])
		joined.Rows[r-1], joined.Rows[r] = wide, nil
	}
	for _, m := range s.Merges {
		if m.LastRow < from || m.LastRow-m.FirstRow > 1 {
			joined.Merges = append(joined.Merges, m)
		}
	}
	joined.indexMerges()
	return joined
}
