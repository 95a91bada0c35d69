package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/store"
)

// undoTime measures taking an import of 10,000 rows back against applying it, both with backup and search index as the
// window has them.
func (f *fixture) undoTime(runs int) row {
	r := row{what: "Undo ÷ apply, 10,000 rows", bound: 1.5, note: "both ours; “bare” is the apply of the same import, without reading and planning"}
	ctx := context.Background()
	var o *office.Office
	var d *office.Draft
	var set int64
	n := 0
	apply := side{work: func() (err error) {
		set, err = o.Apply(ctx, d, office.ApplyOptions{})
		return err
	}}
	undo := side{work: func() error {
		report, err := o.Undo(ctx, set)
		if err == nil && len(report.Kept) > 0 {
			err = fmt.Errorf("undo kept %d rows", len(report.Kept))
		}
		return err
	}}
	r.unit = "ms"
	for i := range runs + 1 {
		n++
		path := filepath.Join(f.folder, fmt.Sprintf("undo-%d", n), "a.sbd")
		if r.err = os.Mkdir(filepath.Dir(path), 0o700); r.err != nil {
			return r
		}
		if r.err = copyFile(f.empty, path); r.err != nil {
			return r
		}
		if o, r.err = office.Open(ctx, path, office.Options{Who: "测量"}); r.err != nil {
			return r
		}
		if d, r.err = o.ReadImport(ctx, f.xlsx, intake.Options{}, nil); r.err != nil {
			return r
		}
		var applied, undone float64
		if applied, r.err = apply.time(); r.err == nil {
			undone, r.err = undo.time()
		}
		if err := o.Close(); r.err == nil {
			r.err = err
		}
		if r.err != nil {
			return r
		}
		if i > 0 {
			r.ours, r.bare = append(r.ours, undone), append(r.bare, applied)
		}
		fmt.Fprintf(os.Stderr, "  %s: run %d: undo %.0f ms, apply %.0f ms\n", r.what, i, undone, applied)
	}
	return r
}

// logSize is the number of entries in the change log at 1×.
const logSize, logMembers = 250_000, 5_000

// verifyMemory measures, on one file whose change log grows from 1× to 4×, the peak memory of its examination and the
// time of opening it, which must not follow the log.
func (f *fixture) verifyMemory() []row {
	opening := row{what: "Opening with 4× the change log ÷ with 1×", unit: "ms", bound: 1.2,
		note: fmt.Sprintf("%d members; the log has %d and %d entries", logMembers, logSize, 4*logSize)}
	var rows []row
	path, small := filepath.Join(f.folder, "log.sbd"), filepath.Join(f.folder, "log-1.sbd")
	err := f.committee(path, logMembers)
	for _, times := range []int{1, 2, 4} {
		r := row{what: fmt.Sprintf("Peak memory of verify, %d× (%d entries in the log)", times, times*logSize), unit: "MB", bound: 1, bare: []float64{150}}
		if err == nil {
			err = growLog(path, times*logSize)
		}
		start := time.Now()
		for range 3 {
			if err == nil {
				var mb float64
				mb, err = f.childMemory("verify-memory")
				r.ours = append(r.ours, mb)
			}
		}
		r.note = fmt.Sprintf("a process for each run, %.1f s; “bare” is the bound of 150 MB", time.Since(start).Seconds()/3)
		r.err = err
		rows = append(rows, r)
		if err == nil && times == 1 {
			err = copyFile(path, small)
		}
	}
	for run := range 12 { // by turns, so that what else the machine does falls on both
		for _, to := range []struct {
			path string
			list *[]float64
		}{{small, &opening.bare}, {path, &opening.ours}} {
			start := time.Now()
			if err == nil {
				err = openAndClose(to.path)
			}
			if run > 0 { // the first reads the file from the disk
				*to.list = append(*to.list, milliseconds(time.Since(start)))
			}
		}
	}
	opening.err = err
	return append(rows, opening)
}

func openAndClose(path string) error {
	db, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	return db.Close()
}

// growLog changes members until the log has that many entries.
func growLog(path string, entries int) error {
	ctx := context.Background()
	db, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	var members []model.Member
	have := 0
	err = db.Read(ctx, func(r *store.Reader) error {
		sets, err := r.ChangeSets(0, 0)
		for _, s := range sets {
			have += s.Rows
		}
		if err == nil {
			members, err = r.Members()
		}
		return err
	})
	for err == nil && have < entries {
		_, err = db.Write(ctx, store.Change{Who: "测量", Why: "改动", Kind: "edit"}, func(tx *store.Tx) error {
			for i := range members[:min(len(members), entries-have)] {
				members[i].Remark = fmt.Sprintf("第 %d 次", have)
				if err := tx.PutMember(&members[i]); err != nil {
					return err
				}
				have++
			}
			return nil
		})
	}
	return err
}

// verifyLog is the work of the child process.
func (f *fixture) verifyLog() error {
	report, err := store.Verify(context.Background(), filepath.Join(f.folder, "log.sbd"))
	if err == nil && !report.Sound() {
		err = fmt.Errorf("found %v", report.Problems)
	}
	return err
}
