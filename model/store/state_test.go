package store

import (
	"fmt"
	"os"

	"pgregory.net/rapid"
)

// images is every cell of the domain tables: "member 3 phone" to its value as text. Sort keys are left out.
func images(t *rapid.T, db *DB) map[string]string {
	all := map[string]string{}
	err := db.Read(ctx, func(r *Reader) error {
		tables, err := r.shapes()
		if err != nil {
			return err
		}
		for _, s := range tables {
			texts, err := column[string](ctx, r.q, `SELECT `+s.image("t")+` FROM "`+s.name+`" t`)
			if err != nil {
				return err
			}
			for _, text := range texts {
				if err := addCells(all, s, text); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func addCells(all map[string]string, s shape, text string) error {
	row, err := plain(text)
	if err != nil {
		return err
	}
	for c, v := range row {
		switch c {
		case s.key, "sort_pinyin", "sort_stroke", "initials":
		default:
			all[fmt.Sprintf("%s %v %s", s.name, row[s.key], c)] = fmt.Sprint(v)
		}
	}
	return nil
}

// imagesAfter is what the cells were when a change set had just been written: the latest state, with every later
// entry of the log taken back.
func imagesAfter(t *rapid.T, db *DB, set int64) map[string]string {
	all := images(t, db)
	err := db.Read(ctx, func(r *Reader) error {
		entries, err := r.rowChanges("WHERE c.set_id > ? ORDER BY c.id DESC", set)
		if err != nil {
			return err
		}
		for _, e := range entries {
			for c := range e.After {
				delete(all, fmt.Sprintf("%s %d %s", e.Table, e.Row, c))
			}
			for c, v := range e.Before {
				all[fmt.Sprintf("%s %d %s", e.Table, e.Row, c)] = fmt.Sprint(v)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// wellFormed wants a file in which Verify finds nothing.
func wellFormed(t *rapid.T, db *DB) {
	report, err := Verify(ctx, db.Path())
	if err != nil {
		t.Fatal(err)
	}
	if !report.Sound() {
		t.Fatalf("found in the file: %v", report.Problems)
	}
}

func writeWhole(path string, b []byte) error { return os.WriteFile(path, b, 0o600) }
