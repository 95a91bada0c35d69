package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// logWalk reads the change log once, in its order, and remembers of each row only whether it stands and the sum of
// its latest image: a log of a million entries takes some tens of megabytes.
type logWalk struct {
	ctx       context.Context
	q         querier
	hashed    bool // the file is of a version whose sets carry a hash
	rows      rowStates
	gaps      int                // sets and entries that are missing, added or out of place
	altered   []int64            // sets that do not fit their hash
	seals     map[int64][]string // of imports, by set
	undoes    map[int64]int64    // what each undo takes back
	undone    map[int64]int64    // by what each set should be noted as undone
	noted     map[int64]int64    // by what it is noted
	from, to  string             // when the unbroken part of the log began and ends
	lastSet   int64
	lastRow   int64 // the latest entry read
	lastOfSet int64 // the last entry of the latest set
}

// checkLog walks the log and compares what it leads to with the tables. It reports whether the file is of a version
// whose sets carry hashes.
func (r *Report) checkLog(ctx context.Context, q querier) (hashed bool, err error) {
	tables, err := shapes(ctx, q)
	if err != nil {
		return false, err
	}
	w := &logWalk{ctx: ctx, q: q, rows: newRowStates(ctx, q, tables), seals: map[int64][]string{}, undoes: map[int64]int64{}, undone: map[int64]int64{}, noted: map[int64]int64{}}
	if err := q.QueryRowContext(ctx, "SELECT count(*) FROM pragma_table_info('change_set') WHERE name = 'hash'").Scan(&w.hashed); err != nil {
		return false, err
	}
	if w.hashed {
		if err := r.checkImports(w); err != nil {
			return false, err
		}
	}
	if err := w.walk(); err != nil {
		return false, err
	}
	var open int
	if err := q.QueryRowContext(ctx, "SELECT count(*) FROM change_open").Scan(&open); err != nil {
		return false, err
	}
	_, _ = moment{&r.UnbrokenFrom}.Scan(w.from), moment{&r.UnbrokenTo}.Scan(w.to)
	if w.gaps+open > 0 {
		r.problem("改动记录有缺口（%d 处），历史和撤销可能不完整；数据本身可以使用，不用恢复", w.gaps+open)
	}
	if len(w.altered) > 0 {
		r.problem("%s改动的记录被改过（人员、时间、原因或内容与当时保存的不一致）；数据本身可以使用，不用恢复", numbered(w.altered))
	}
	if wrong := w.wronglyUndone(); len(wrong) > 0 {
		r.problem("%s改动是否已撤销，记得不对；数据本身可以使用，不用恢复", numbered(wrong))
	}
	for _, s := range tables {
		broken, err := w.rows.compare(s)
		if err != nil {
			return false, err
		}
		if broken > 0 {
			r.problem("%s有 %d 条与改动记录对不上，可能被别的程序改过；核对这些内容，不对的改正过来，或者用改动之前的备份恢复", tableLabel(s.name), broken)
		}
	}
	if w.hashed {
		err = r.checkCounters(ctx, q)
	}
	return w.hashed, err
}

// numbered names the first few of some change sets: 第 3、7、9 号等 12 次.
func numbered(sets []int64) string {
	var first []string
	for _, id := range sets[:min(len(sets), 5)] {
		first = append(first, fmt.Sprint(id))
	}
	text := "第 " + strings.Join(first, "、") + " 号"
	if len(sets) > len(first) {
		text += fmt.Sprintf("等 %d 次", len(sets))
	}
	return text
}

func (w *logWalk) walk() error {
	heads := setHeads
	if !w.hashed {
		heads = strings.Replace(setHeads, ", hash ", ", '' ", 1)
	}
	sets, err := w.q.QueryContext(w.ctx, heads+" ORDER BY id")
	if err != nil {
		return err
	}
	defer sets.Close()
	rows, err := w.q.QueryContext(w.ctx, logEntries+" ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	var before string
	if err := w.q.QueryRowContext(w.ctx, "SELECT ifnull((SELECT uuid FROM identity), '')").Scan(&before); err != nil {
		return err
	}
	var e logEntry
	next := func() (bool, error) {
		if !rows.Next() {
			return false, rows.Err()
		}
		if err := e.scan(rows); err != nil {
			return false, err
		}
		w.gap(e.id != w.lastRow+1)
		w.lastRow = e.id
		return true, w.rows.follow(&e)
	}
	more, err := next()
	for err == nil && sets.Next() {
		var s setHead
		if err := s.scan(sets); err != nil {
			return err
		}
		faults := w.gaps + len(w.altered)
		w.place(s)
		sum := s.begin(before)
		for ; err == nil && more && e.id <= s.last; more, err = next() {
			w.gap(e.id < s.first || e.set != s.id)
			sum.entry(&e)
		}
		for _, seal := range w.seals[s.id] {
			sum.text(seal)
		}
		if err == nil && w.hashed && sum.String() != s.hash {
			w.altered = append(w.altered, s.id)
		}
		w.unbroken(s.at, faults == w.gaps+len(w.altered))
		before = s.hash // as it stands, so that one altered set does not make all later ones look altered
	}
	for ; err == nil && more; more, err = next() {
		w.gap(true)
	}
	if err != nil {
		return err
	}
	w.gap(w.lastRow < w.lastOfSet)
	return sets.Err()
}

// unbroken follows from when on every set follows from the one before.
func (w *logWalk) unbroken(at string, fits bool) {
	if !fits {
		w.from, w.to = "", ""
		return
	}
	if w.from == "" {
		w.from = at
	}
	w.to = at
}

func (w *logWalk) gap(found bool) {
	if found {
		w.gaps++
	}
}

// place checks the number and the bounds of a set, and follows what it took back.
func (w *logWalk) place(s setHead) {
	w.gap(s.id != w.lastSet+1)
	w.gap(s.first != w.lastOfSet+1 || s.last < s.first-1)
	w.lastSet, w.lastOfSet = s.id, max(s.last, w.lastOfSet)
	if s.undone != 0 {
		w.noted[s.id] = s.undone
	}
	if s.undoes == 0 || s.undoes >= s.id {
		return
	}
	w.undoes[s.id] = s.undoes
	undone := s.id
	for target := s.undoes; target != 0; target = w.undoes[target] { // as Tx.link does
		if undone == 0 {
			delete(w.undone, target)
			undone = target
		} else {
			w.undone[target] = undone
			undone = 0
		}
	}
}

// wronglyUndone lists the sets whose note of the set that undid them does not follow from the undos.
func (w *logWalk) wronglyUndone() []int64 {
	var all []int64
	for id, by := range w.noted {
		if w.undone[id] != by {
			all = append(all, id)
		}
	}
	for id := range w.undone {
		if w.noted[id] == 0 {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}
