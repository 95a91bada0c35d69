package typeset

import "github.com/shuangbai/shuangbai/reports/document"

// tableHeight is the height of a table with its tail when it is not broken.
func (f *flow) tableHeight(t document.Table) float64 {
	b := f.setTable(&t)
	return b.head.height + sumHeights(b.rows) + f.heights(t.Tail)
}

func sumHeights(rows []rowBox) float64 {
	h := 0.0
	for i := range rows {
		h += rows[i].height
	}
	return h
}

// table places a table, breaking it over pages between rows. The head is repeated and the frame closed on each page.
func (f *flow) table(t document.Table) {
	b := f.setTable(&t)
	tail := f.heights(t.Tail)
	for s := 0; s < len(b.rows); {
		room := f.room() - b.head.height
		e := b.pageEnd(s, room, f.capacity()-b.head.height, tail, f.empty())
		if page := f.capacity() - b.head.height; e == s && !f.empty() && (b.rows[s].height <= page || room < page/3) {
			f.newPage()
			continue
		}
		if e == s { // a row higher than a page
			first, rest := b.rows[s].split(room)
			keep := b.rows[s]
			b.rows[s] = first
			f.drawRows(b, s, s+1)
			b.rows[s] = rest
			b.rows[s].group, b.rows[s].name = keep.group, keep.name
			f.newPage()
			continue
		}
		f.drawRows(b, s, e)
		if e < len(b.rows) {
			f.newPage()
		}
		s = e
	}
	if len(b.rows) == 0 {
		f.drawRows(b, 0, 0)
	}
	f.note = false
	if tail > f.room() && !f.empty() {
		f.newPage()
	}
	f.parts(t.Tail)
}

// pageEnd is the index after the last row of this page, when row s is its first and room is left for rows; s itself
// when the table had better begin on a new page. page is the room on an empty page.
func (b *tableBox) pageEnd(s int, room, page, tail float64, empty bool) int {
	n := len(b.rows)
	e, used := s, 0.0
	for e < n && used+b.rows[e].height <= room {
		used += b.rows[e].height
		e++
	}
	if e == n && used+tail <= room {
		return n
	}
	if e == s {
		return s
	}
	if k, ok := b.sectionBreak(s, e, room, page); ok {
		return k
	}
	for k := min(e, n-1); k > s; k-- {
		if b.mayBreakBefore(k, tail > 0) {
			return k
		}
	}
	if !empty {
		if k := b.pageEnd(s, page, page, tail, true); k == n || k > s && b.mayBreakBefore(k, tail > 0) {
			return s // a page of its own parts the rows better
		}
	}
	return min(e, max(s+1, n-1)) // no good place: as many rows as fit
}

// sectionBreak looks for a band whose section would be torn although it fits a page of its own, when more than half
// of the page is used already.
func (b *tableBox) sectionBreak(s, e int, room, page float64) (int, bool) {
	if !b.table.Sections {
		return 0, false
	}
	used := 0.0
	for k := s; k < e; k++ {
		if k > s && b.rows[k].kind == document.Band && used > page/2 {
			end := k + 1
			for end < len(b.rows) && b.rows[end].kind != document.Band {
				end++
			}
			whole := sumHeights(b.rows[k:end])
			if used+whole > room && whole <= page {
				return k, true
			}
		}
		used += b.rows[k].height
	}
	return 0, false
}

// mayBreakBefore holds the rules of good table breaks: nothing after a band alone, fewer than two rows of a category
// never alone, a sum takes its category or the last two rows along, and so do notes and signatures.
func (b *tableBox) mayBreakBefore(k int, tail bool) bool {
	n := len(b.rows)
	if b.rows[k-1].kind == document.Band {
		return false
	}
	if g := b.rows[k].group; g != 0 && b.rows[k-1].group == g {
		if k-b.groupStart(k) < 2 || b.groupEnd(k)-k < 2 {
			return false
		}
	}
	for sum := k; sum < min(n, k+40); sum++ {
		if b.rows[sum].kind == document.Sum && k > b.sumCompany(sum) {
			return false
		}
		if b.rows[sum].kind == document.Band {
			break
		}
	}
	return !tail || k <= n-2
}

// sumCompany is the first of the rows that a sum row takes along.
func (b *tableBox) sumCompany(sum int) int {
	if sum == 0 {
		return 0
	}
	if b.rows[sum-1].group != 0 {
		return b.groupStart(sum - 1)
	}
	return max(0, sum-2)
}
