package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// tamper changes a closed file as another program would, with the triggers and the rules of the tables off.
func tamper(t testing.TB, path string, statements ...string) error {
	t.Helper()
	db, err := sql.Open("sqlite", fileURI(path)+"?mode=rw"+vfsOf(path, writing))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range []string{"PRAGMA synchronous = OFF", "PRAGMA foreign_keys = 0", "PRAGMA ignore_check_constraints = 1", "BEGIN"} {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	triggers, err := column[string](ctx, db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil || dropTriggers(ctx, db) != nil {
		t.Fatal(err)
	}
	for _, s := range slices.Concat(statements, triggers, []string{"COMMIT"}) {
		if _, err := db.Exec(s); err != nil {
			return err
		}
	}
	return nil
}

// readAll opens a file and reads what the first screens read of the log, the settings and the memories.
func readAll(path string) error {
	db, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Read(ctx, func(r *Reader) error {
		sets, err := r.ChangeSets(0, 0)
		for _, s := range sets {
			if err == nil {
				_, err = rowsOf(r, s.ID)
			}
		}
		for _, read := range []func() error{
			func() error { _, err := r.Imports(); return err },
			func() error { _, err := r.Layouts("roster"); return err },
			func() error { _, err := r.Values("branch"); return err },
			func() error { _, err := r.Committee(); return err },
			func() error { _, err := r.Members(); return err },
			func() error { _, err := r.AssessmentYears(); return err },
			func() error { _, err := r.Marks(2026); return err },
		} {
			if err == nil {
				err = read()
			}
		}
		return err
	})
}

// TestAnOddTimeIsReadAndNamed: a time in a form that this program never writes keeps nobody from the file.
func TestAnOddTimeIsReadAndNamed(t *testing.T) {
	knowing(t)
	path := fullFile(t)
	whole := read(t, path)
	for _, at := range []string{"2026-11-25T21:55:03Z", "abc", ""} {
		if err := tamper(t, path, fmt.Sprintf("UPDATE change_set SET at = '%s' WHERE id = (SELECT max(id) FROM change_set)", at)); err != nil {
			t.Fatal(err)
		}
		if err := readAll(path); err != nil {
			t.Errorf("%q: %v", at, err)
		}
		report, err := Verify(ctx, path)
		if err != nil || len(report.Problems) != 1 || !strings.Contains(report.Problems[0], fmt.Sprintf("第 %d 号改动的记录被改过", report.ChangeSets)) {
			t.Errorf("%q: %v %v", at, err, report.Problems)
		}
		removeDatabase(path)
		if err := writeWhole(path, whole); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAFileWithoutItsOwnerSaysSo(t *testing.T) {
	for table, word := range map[string]string{"identity": "文件标识", "committee": "党委信息"} {
		knowing(t)
		path := fullFile(t)
		if err := tamper(t, path, "DELETE FROM "+table); err != nil {
			t.Fatal(err)
		}
		_, err := Open(path, Options{})
		if model.CodeOf(err) != model.Corrupt || !strings.Contains(model.MessageOf(err), word) {
			t.Errorf("%s: %v", table, err)
		}
		report, err := Verify(ctx, path)
		if err != nil || !report.Damaged || !strings.Contains(strings.Join(report.Problems, ""), word) {
			t.Errorf("%s: %v %v", table, err, report.Problems)
		}
	}
}

// TestNoOddValueIsAnInternalError puts odd values into every column of the log, the settings and the memories, and
// wants each to be lived with or told in words.
func TestNoOddValueIsAnInternalError(t *testing.T) {
	knowing(t)
	path := fullFile(t)
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	change(t, db, func(tx *Tx) error {
		if err := putSetting(tx); err != nil {
			return err
		}
		if err := tx.PutValue("branch", "甲", "{}"); err != nil {
			return err
		}
		return tx.PutLayout("roster", "f", map[string]string{"a": "b"})
	})
	db.Close()
	whole := read(t, path)
	pool, err := openReader(path, reading)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	pool.SetMaxOpenConns(1)
	tried := 0
	for _, table := range slices.Concat(unlogged, []string{"layout_memory", "value_memory", "committee", "assessment_year", "mark"}) {
		columns, err := column[string](ctx, pool, "SELECT name FROM pragma_table_info(?)", table)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range columns {
			for _, value := range []string{"'{\"a\":'", "-1"} {
				if tamper(t, path, fmt.Sprintf(`UPDATE "%[1]s" SET "%[2]s" = %[3]s WHERE rowid = (SELECT max(rowid) FROM "%[1]s")`, table, c, value)) == nil {
					tried++
					if err := readAll(path); err != nil && (model.CodeOf(err) == model.Internal || model.CodeOf(err) == model.NotFound) {
						t.Errorf("%s.%s = %s: %v", table, c, value, err)
					}
				}
				removeDatabase(path)
				if err := writeWhole(path, whole); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if tried < 45 {
		t.Errorf("only %d values could be put in", tried)
	}
}

// TestARestoreSaysWhatTheBackupHas: a backup that was changed by another program is restored, with what is wrong said;
// one of another data file only when that was chosen.
func TestARestoreSaysWhatTheBackupHas(t *testing.T) {
	path, other := fullFile(t), fullFile(t)
	here := read(t, path)
	saved := filepath.Join(t.TempDir(), "saved.sbd")
	if err := writeWhole(saved, here); err != nil {
		t.Fatal(err)
	}
	if err := tamper(t, saved, "UPDATE member SET phone = '13900000000' WHERE id = 1"); err != nil {
		t.Fatal(err)
	}
	r, err := Restore(ctx, saved, path, "李干事", false, nil)
	if err != nil || len(r.Problems) != 1 || !strings.Contains(r.Problems[0], "党员有 1 条与改动记录对不上") || r.Other != "" {
		t.Errorf("%+v: %v", r, err)
	}
	here = read(t, path)
	r, err = Restore(ctx, other, path, "李干事", false, nil)
	if model.CodeOf(err) != model.Conflict || r.Other == "" || string(read(t, path)) != string(here) {
		t.Errorf("another file: %+v: %v", r, err)
	}
	if r, err = RestoreFinds(ctx, other, path); err != nil || r.Other == "" {
		t.Errorf("asked before: %+v: %v", r, err)
	}
	if r, err = Restore(ctx, other, path, "李干事", true, nil); err != nil || r.Other == "" || r.Kept == "" {
		t.Errorf("chosen: %+v: %v", r, err)
	}
}
