package store

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

var ctx = context.Background()

func committee() model.Committee {
	return model.Committee{Name: "江城区民办教育行业综合党委", Sector: model.Education, Contact: "李干事", Year: 2026}
}

// newDB makes a data file in a folder of its own; its name has every character that a path might be broken by.
func newDB(t testing.TB) *DB {
	t.Helper()
	name := "党委 #1?100%.db"
	if runtime.GOOS == "windows" {
		name = strings.ReplaceAll(name, "?", "") // no file can have it there
	}
	db, err := Create(filepath.Join(t.TempDir(), name), committee())
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv(sealedTests) != "" {
		db.Close()
		sealFile(t, db.Path())
		db = reopen(t, db.Path())
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// change writes and fails the test when that fails.
func change(t testing.TB, db *DB, fn func(*Tx) error) int64 {
	t.Helper()
	id, err := db.Write(ctx, Change{Who: "李干事", Why: "测试", Kind: "edit"}, fn)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// putSetting writes a line of the settings, which are not under the change log.
func putSetting(tx *Tx) error {
	_, err := tx.exec("INSERT INTO setting (key, value) VALUES ('columns', 'name,phone')")
	return err
}

// deleteMember removes a person with the periods in branches.
func deleteMember(tx *Tx, id int64) error {
	if _, err := remove(tx, "membership", "member_id = ?", id); err != nil {
		return err
	}
	return removeOne(tx, "member", id)
}

// rowsOf are the entries of a change set in the log, in their order.
func rowsOf(r *Reader, set int64) ([]RowChange, error) {
	return r.rowChanges("WHERE c.set_id = ? ORDER BY c.id", set)
}

func TestCreateThenRead(t *testing.T) {
	db := newDB(t)
	var got model.Committee
	if err := db.Read(ctx, func(r *Reader) (err error) { got, err = r.Committee(); return err }); err != nil {
		t.Fatal(err)
	}
	if got != committee() {
		t.Errorf("read %+v", got)
	}
}
