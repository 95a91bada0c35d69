package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// The committee whose file is measured with a password and without, how many marks are saved one after the other in a run, and the password, which
// the window's bench build knows.
const sealedMembers, marksInARun, measuredPassword = 5000, 100, "测量用的密码"

// sealed measures what a password costs: each row is a sealed file ÷ the same one plain, without the time that the password itself takes.
func (f *fixture) sealed(runs int, program string) []row {
	ctx, note := context.Background(), fmt.Sprintf("%d members; “bare” is the plain file", sealedMembers)
	var paths [2]string // sealed, plain
	var err error
	for i, name := range []string{"sealed", "plain"} {
		folder := filepath.Join(f.folder, name)
		if err == nil {
			err = os.Mkdir(folder, 0o700)
		}
		paths[i] = filepath.Join(folder, "a.sbd")
		if err == nil {
			err = f.committee(paths[i], sealedMembers)
		}
	}
	if err == nil {
		_, err = store.Seal(ctx, paths[0], measuredPassword, seal.NewRecoveryCode(), nil)
	}
	if err != nil {
		return []row{{what: "Sealed ÷ plain", err: err}}
	}
	closed := func(what string, bound float64, work func(path string) error) row {
		of := func(path string) side { return side{work: func() error { return work(path) }} }
		return compare(row{what: "Sealed ÷ plain: " + what, bound: bound, note: note}, runs, of(paths[0]), of(paths[1]))
	}
	rows := []row{
		closed("open", 1.1, func(path string) error {
			db, err := store.Open(path, store.Options{})
			if err != nil {
				return err
			}
			return db.Close()
		}),
		closed("verify", 2, func(path string) error {
			report, err := store.Verify(ctx, path)
			if err == nil && !report.Sound() {
				err = fmt.Errorf("found %v", report.Problems)
			}
			return err
		}),
		f.sealedImport(runs),
	}
	var dbs [2]*store.DB
	var offices [2]*office.Office
	for i, path := range paths {
		if offices[i], err = office.Open(ctx, path, office.Options{ReadOnly: true}); err != nil {
			return append(rows, row{what: "Sealed ÷ plain", err: err})
		}
		defer func() { _ = offices[i].Close() }()
		if dbs[i], err = store.Open(path, store.Options{}); err != nil {
			return append(rows, row{what: "Sealed ÷ plain", err: err})
		}
		defer func() { _ = dbs[i].Close() }()
	}
	opened := func(what string, bound float64, work func(i int) error) row {
		of := func(i int) side { return side{work: func() error { return work(i) }} }
		return compare(row{what: "Sealed ÷ plain: " + what, bound: bound, note: note}, runs, of(0), of(1))
	}
	return append(rows,
		opened("list and search", 1.1, func(i int) error {
			list, err := offices[i].Members(ctx, false)
			if err == nil && len(list) != sealedMembers {
				err = fmt.Errorf("%d members", len(list))
			}
			offices[i].Find("王", hitsShown)
			return err
		}),
		f.sealedMarks(program),
		opened(fmt.Sprintf("%d marks saved, without a window", marksInARun), 1.2, func(i int) error {
			for range marksInARun {
				_, err := dbs[i].Write(ctx, store.Change{Who: "测量", Why: "改备注", Kind: "edit"}, func(tx *store.Tx) error {
					m, err := tx.Member(1)
					if err != nil {
						return err
					}
					m.Remark = map[string]string{"": "1"}[m.Remark]
					return tx.PutMember(&m)
				})
				if err != nil {
					return err
				}
			}
			return nil
		}),
		opened("backup", 1.2, func(i int) error {
			if _, err := dbs[i].AutoBackup(ctx, "测量"); err != nil {
				return err
			}
			return dbs[i].TidyBackups()
		}))
}

// sealedImport measures plan and apply of the roster.
func (f *fixture) sealedImport(runs int) row {
	r := row{what: "Sealed ÷ plain: plan + apply, 10,000 rows", bound: 1.3, note: "with the verified backup before; “bare” is the plain file"}
	ctx, template := context.Background(), filepath.Join(f.folder, "sealed-empty.sbd")
	if r.err = copyFile(f.empty, template); r.err == nil {
		_, r.err = store.Seal(ctx, template, measuredPassword, seal.NewRecoveryCode(), nil)
	}
	if r.err != nil {
		return r
	}
	n := 0
	of := func(empty string) side {
		var o *office.Office
		return side{prepare: func() (err error) {
			n++
			folder := filepath.Join(f.folder, fmt.Sprintf("sealed-apply-%d", n))
			if err := os.Mkdir(folder, 0o700); err != nil {
				return err
			}
			path := filepath.Join(folder, "a.sbd")
			if err := copyFile(empty, path); err != nil {
				return err
			}
			o, err = office.Open(ctx, path, office.Options{Who: "测量"})
			return err
		}, work: func() error {
			d, err := o.ReadImport(ctx, f.xlsx, intake.Options{}, nil)
			if err != nil {
				return err
			}
			_, err = o.Apply(ctx, d, office.ApplyOptions{})
			return err
		}, after: func() error { return o.Close() }}
	}
	return compare(r, runs, of(template), of(f.empty))
}
