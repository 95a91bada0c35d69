package table

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// asyncRows is the number of rows above which sorting leaves the UI goroutine.
const asyncRows = 20000

// rebuild filters, sorts and shows the rows again.
func (t *Table[T]) rebuild() {
	t.job++
	job, rows, keep := t.job, t.rows, t.filter
	compare := t.comparison()
	if len(rows) <= asyncRows {
		t.apply(arrange(rows, keep, compare))
		return
	}
	go func() {
		order := arrange(rows, keep, compare)
		fyne.Do(func() {
			if job == t.job {
				t.apply(order)
			}
		})
	}()
}

// arrange returns the indexes of the rows to show, in order. Equal rows keep the order they were given in.
func arrange[T any](rows []T, keep func(T) bool, compare func(a, b T) int) []int32 {
	order := make([]int32, 0, len(rows))
	for i := range rows {
		if keep == nil || keep(rows[i]) {
			order = append(order, int32(i))
		}
	}
	if compare != nil {
		slices.SortStableFunc(order, func(a, b int32) int { return compare(rows[a], rows[b]) })
	}
	return order
}

func (t *Table[T]) comparison() func(a, b T) int {
	for i := range t.spec.Columns {
		c := &t.spec.Columns[i]
		if c.ID != t.sortID || c.Compare == nil {
			continue
		}
		if t.sortDesc {
			return func(a, b T) int { return c.Compare(b, a) }
		}
		return c.Compare
	}
	return nil
}

// apply takes a finished order and keeps the current row where it is by key.
func (t *Table[T]) apply(order []int32) {
	key, had := t.currentKey()
	t.order, t.bands = order, nil
	if t.spec.Break != nil && t.sortID == t.spec.SortBy {
		t.insertBands()
	}
	t.current, t.anchor, t.ranged = -1, -1, false
	t.dropGone()
	if had {
		t.current = t.positionOf(key)
		t.anchor = t.current
	}
	t.showRows()
}

func (t *Table[T]) insertBands() {
	with := make([]int32, 0, len(t.order)+4)
	var before *T
	for _, i := range t.order {
		if band := t.spec.Break(before, t.rows[i]); band != nil {
			t.bands = append(t.bands, *band)
			with = append(with, int32(-len(t.bands)))
		}
		with = append(with, i)
		before = &t.rows[i]
	}
	t.order = with
}

// dropGone forgets selected rows that no longer exist; rows only filtered out stay selected no longer either, so
// that an action never touches what cannot be seen.
func (t *Table[T]) dropGone() {
	if len(t.picked) == 0 {
		return
	}
	kept := make(map[string]bool, len(t.picked))
	for _, i := range t.order {
		if i < 0 {
			continue
		}
		if k := t.spec.Key(t.rows[i]); t.picked[k] {
			kept[k] = true
		}
	}
	if len(kept) != len(t.picked) {
		t.picked = kept
		t.reportPicked()
	}
}

func (t *Table[T]) showRows() {
	if t.spec.Empty != nil {
		kit.SetShown(t.spec.Empty, t.ShownCount() == 0)
	}
	t.layer.reload()
	t.showTotals()
	t.showCounts()
	t.head.Refresh()
}

func (t *Table[T]) showCounts() {
	all := t.total
	if all < 0 {
		all = len(t.rows)
	}
	for _, l := range t.counts {
		l.SetText(fmt.Sprintf("显示 %d / %d", t.ShownCount(), all))
	}
}

// at returns the row at a display position.
func (t *Table[T]) at(pos int) (row T, ok bool) {
	if pos < 0 || pos >= len(t.order) || t.order[pos] < 0 {
		return row, false
	}
	return t.rows[t.order[pos]], true
}

func (t *Table[T]) currentKey() (string, bool) {
	// Rows may have been replaced since, so the key is the one noted when the row became current.
	if t.current < 0 {
		return "", false
	}
	return t.layer.currentKey, true
}

func (t *Table[T]) positionOf(key string) int {
	for pos, i := range t.order {
		if i >= 0 && t.spec.Key(t.rows[i]) == key {
			return pos
		}
	}
	return -1
}

func (t *Table[T]) hasCurrent() bool { return t.current >= 0 }

// Current returns the current row.
func (t *Table[T]) Current() (T, bool) { return t.at(t.current) }

// SetCurrent makes the row with the key the current one and scrolls to it; it reports whether there is one.
func (t *Table[T]) SetCurrent(key string) bool {
	pos := t.positionOf(key)
	if pos < 0 {
		return false
	}
	t.moveTo(pos, false)
	return true
}

// ClearCurrent leaves no row current.
func (t *Table[T]) ClearCurrent() {
	t.current, t.anchor, t.ranged = -1, -1, false
	t.layer.currentKey = ""
	t.layer.sync(true)
}

// Selected returns the selected rows in display order.
func (t *Table[T]) Selected() []T {
	var rows []T
	for _, i := range t.order {
		if i >= 0 && t.picked[t.spec.Key(t.rows[i])] {
			rows = append(rows, t.rows[i])
		}
	}
	return rows
}

// SetSelected selects exactly the rows with these keys.
func (t *Table[T]) SetSelected(keys ...string) {
	t.picked = map[string]bool{}
	for _, k := range keys {
		t.picked[k] = true
	}
	t.pickedChanged()
}

// SelectAll selects every shown row.
func (t *Table[T]) SelectAll() {
	for _, i := range t.order {
		if i >= 0 {
			t.picked[t.spec.Key(t.rows[i])] = true
		}
	}
	t.pickedChanged()
}

func (t *Table[T]) pickedChanged() {
	t.layer.sync(true)
	t.head.Refresh()
	t.reportPicked()
}

func (t *Table[T]) reportPicked() {
	t.showTotals()
	if t.spec.OnPick != nil {
		t.spec.OnPick(t.Selected())
	}
}

// SortBy sorts by a column; "" returns to the order the rows were given in.
func (t *Table[T]) SortBy(column string, desc bool) {
	t.sortID, t.sortDesc = column, desc
	t.rebuild()
	t.head.Refresh()
	t.savePrefs()
	if t.spec.OnSort != nil {
		t.spec.OnSort(column, desc)
	}
}

// Sorted tells which column the rows are sorted by.
func (t *Table[T]) Sorted() (column string, desc bool) { return t.sortID, t.sortDesc }
