package main

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/model/store"
)

// known is what the data file with the branches and nobody in them knows.
func (f *fixture) known() (*intake.Known, error) {
	db, err := store.Open(f.empty, store.Options{})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	k := &intake.Known{Today: time.Now()}
	err = db.Read(context.Background(), func(r *store.Reader) (err error) {
		if k.Committee, err = r.Committee(); err == nil {
			k.Orgs, err = r.Orgs()
		}
		return err
	})
	return k, err
}

// plan reads a roster and plans its import: nobody is known yet, so all rows are new.
func plan(path string, k *intake.Known) (*intake.Plan, error) {
	ctx := context.Background()
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	p, err := intake.Build(ctx, book, k, intake.Options{}, nil)
	if err != nil {
		return nil, err
	}
	return p, allNew(p)
}

// allNew makes sure that the measure is of the whole work: a plan that refuses rows would be quick.
func allNew(p *intake.Plan) error {
	if p.Summary.New != rosterSize {
		return fmt.Errorf("the plan has %d new rows instead of %d: %+v %v", p.Summary.New, rosterSize, p.Summary, p.Codes)
	}
	return nil
}

// bareRead is excelize as its manual shows it.
func bareRead(path string) ([][]string, error) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err == nil && len(rows) != rosterSize+2 {
		err = fmt.Errorf("excelize read %d rows", len(rows))
	}
	return rows, err
}

func (f *fixture) planTime(runs int) row {
	r := row{what: "Import plan, 10,000-row roster .xlsx", bound: 2, note: "sheet.Open + intake.Build ÷ excelize OpenFile + GetRows"}
	k, err := f.known()
	if err != nil {
		r.err = err
		return r
	}
	return compare(r, runs, side{work: func() error { _, err := plan(f.xlsx, k); return err }},
		side{work: func() error { _, err := bareRead(f.xlsx); return err }})
}

func (f *fixture) oldFormatTime(runs int) row {
	r := row{what: "The same roster as .xls ÷ as .xlsx", bound: 1, note: "both ours; “bare” is the .xlsx"}
	k, err := f.known()
	if err != nil {
		r.err = err
		return r
	}
	return compare(r, runs, side{work: func() error { _, err := plan(f.xls, k); return err }},
		side{work: func() error { _, err := plan(f.xlsx, k); return err }})
}

// applyTime measures reading, planning and applying, with the backup before and the search index after it.
func (f *fixture) applyTime(runs int) row {
	r := row{what: "Plan + apply, 10,000 rows", bound: 1.5,
		note: "with change log, memberships, verified backup, search index ÷ excelize + one-table insert, both WAL, synchronous FULL"}
	ctx := context.Background()
	var o *office.Office
	var bare *sql.DB
	n := 0
	ours := side{prepare: func() (err error) {
		n++
		folder := filepath.Join(f.folder, fmt.Sprintf("apply-%d", n))
		if err := os.Mkdir(folder, 0o700); err != nil {
			return err
		}
		path := filepath.Join(folder, "a.sbd")
		if err := copyFile(f.empty, path); err != nil {
			return err
		}
		o, err = office.Open(ctx, path, office.Options{Who: "测量"})
		return err
	}, work: func() error {
		d, err := o.ReadImport(ctx, f.xlsx, intake.Options{}, nil)
		if err != nil {
			return err
		}
		if err := allNew(d.Plan); err != nil {
			return err
		}
		_, err = o.Apply(ctx, d, office.ApplyOptions{})
		return err
	}, after: func() error { return o.Close() }}
	other := side{prepare: func() (err error) {
		bare, err = bareFile(filepath.Join(f.folder, fmt.Sprintf("bare-%d.db", n)))
		return err
	}, work: func() error {
		rows, err := bareRead(f.xlsx)
		if err != nil {
			return err
		}
		return bareInsert(bare, rows[2:])
	}, after: func() error { return bare.Close() }}
	return compare(r, runs, ours, other)
}

// bareFile makes an empty file with one table of 17 columns and the pragmas of ours.
func bareFile(path string) (*sql.DB, error) {
	query := url.Values{"_pragma": {"busy_timeout(5000)", "foreign_keys(1)", "journal_mode(WAL)", "synchronous(FULL)", "cache_size(-16000)",
		"temp_store(MEMORY)"}, "_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", "file://"+path+"?"+query.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	var columns []string
	for i := range headers {
		columns = append(columns, fmt.Sprintf("c%d TEXT NOT NULL", i))
	}
	_, err = db.Exec("CREATE TABLE member (id INTEGER PRIMARY KEY, " + strings.Join(columns, ", ") + ") STRICT")
	return db, err
}

func bareInsert(db *sql.DB, rows [][]string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	insert, err := tx.Prepare("INSERT INTO member VALUES (NULL" + strings.Repeat(", ?", len(headers)) + ")")
	if err != nil {
		return err
	}
	values := make([]any, len(headers))
	for _, row := range rows {
		for i := range values {
			values[i] = row[i]
		}
		if _, err := insert.Exec(values...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func copyFile(from, to string) error {
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, raw, 0o600)
}
