package store

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestLongAndOddPathsAreSaidAsSuch(t *testing.T) {
	db := newDB(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "通知.docx")
	os.WriteFile(file, []byte("x"), 0o600)
	deep := dir
	for range 10 {
		deep = filepath.Join(deep, strings.Repeat("备份", 8))
	}
	if err := os.MkdirAll(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		target, word string
		code         model.Code
	}{
		{filepath.Join(dir, strings.Repeat("备份", 60)+".db"), "太长", model.Invalid},
		{filepath.Join(dir, strings.Repeat("a", 250)+".db"), "太长", model.Invalid},
		{filepath.Join(deep, "备份.db"), "太长", model.Invalid},
		{filepath.Join(file, "备份.db"), "位置或文件名不能用", model.Invalid},
		{filepath.Join(dir, "a\x00b.db"), "不能用", model.Invalid},
		{filepath.Join(dir, "没有", "备份.db"), "文件夹", model.Missing},
		{dir, "是一个文件夹", model.Exists},
	} {
		for _, err := range []error{db.BackupPreview(ctx, c.target, false), db.Backup(ctx, c.target, false)} {
			checkRefusal(t, err, c.code)
			if text := model.MessageOf(err); !strings.Contains(text, c.word) || !strings.Contains(text, "“") {
				t.Errorf("%.40q: said %q", c.target, text)
			}
		}
		if c.code == model.Invalid {
			_, err := Create(c.target, committee())
			checkRefusal(t, err, model.Invalid)
			if _, err = Open(c.target, Options{}); model.CodeOf(err) != model.Missing {
				checkRefusal(t, err, model.Invalid)
			}
		}
	}
}

func TestNamesThatWindowsForbids(t *testing.T) {
	for name, bad := range map[string]bool{"备份 2026.db": false, "a:b.db": true, "第1次?.db": true, "nul": true, "COM1.db": true, "COM.db": false,
		"结尾有点.": true, "结尾有空格 ": true, "a|b.db": true, "我 的&备份#%20.db": false} {
		if badOnWindows(name) != bad {
			t.Errorf("%q: forbidden %v, want %v", name, !bad, bad)
		}
	}
}

// A data file of a long name has automatic backups too.
func TestALongNameIsShortenedForItsBackups(t *testing.T) {
	db, err := Create(filepath.Join(t.TempDir(), strings.Repeat("党", 75)+".db"), committee())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.AutoBackup(ctx, "退出时"); err != nil {
		t.Fatal(err)
	}
	if all, err := Backups(db.Path()); err != nil || len(all) != 1 {
		t.Errorf("listed %v: %v", all, err)
	}
}

// A disk that is full, small enough to be filled. Only root may mount one.
func TestAFullDiskIsSaidToBeFull(t *testing.T) {
	disk := smallDisk(t, "3m")
	path := filepath.Join(disk, "党委.db")
	db, err := Create(path, committee())
	if err != nil {
		t.Fatal(err)
	}
	addMembers(t, db, 50)
	filler := filepath.Join(disk, "别的文件")
	fill := func(leave int) {
		os.WriteFile(filler, make([]byte, 64<<20), 0o600) // as much as there is room for
		info, _ := os.Stat(filler)
		os.Truncate(filler, max(0, info.Size()-int64(leave)))
	}
	written := 50
	for _, leave := range []int{0, 4 << 10, 40 << 10, 100 << 10, 160 << 10, 220 << 10, 280 << 10} {
		fill(leave)
		_, err := db.Write(ctx, Change{Who: "甲", Why: "导入", Kind: "import"}, func(tx *Tx) error { return importMembers2(tx, 400) })
		if err == nil {
			written += 400
		} else {
			checkRefusal(t, err, model.DiskFull)
		}
		checkRefusal(t, db.Backup(ctx, filepath.Join(disk, "备份.db"), true), model.DiskFull)
		_, err = db.AutoBackup(ctx, "退出时")
		checkRefusal(t, err, model.DiskFull)
		_, err = Create(filepath.Join(disk, "新的.db"), committee())
		checkRefusal(t, err, model.DiskFull)
		if got := countMembers(t, db); got != written {
			t.Fatalf("%d members, %d were saved", got, written)
		}
		if left, _ := filepath.Glob(filepath.Join(disk, ".shuangbai-*")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
	db.Close()
	fill(0)
	if again, err := Open(path, Options{}); err == nil {
		again.Close()
	} else {
		checkRefusal(t, err, model.DiskFull)
	}
	os.Remove(filler)
	if db, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := copyAlone(t, path); got != written {
		t.Errorf("%d members after all, %d were saved", got, written)
	}
}

// What a full disk keeps out of the file is safe in the WAL; no more is added until there is room.
func TestAFullDiskDuringTheWritingBackIsToldAtTheNextChange(t *testing.T) {
	disk := smallDisk(t, "8m")
	db, err := Create(filepath.Join(disk, "党委.db"), committee())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	filler := filepath.Join(disk, "别的文件")
	_, err = db.Write(ctx, Change{Who: "甲", Why: "导入", Kind: "import"}, func(tx *Tx) error { return importMembers2(tx, 1500) })
	if err != nil {
		t.Fatal(err)
	}
	whole := copyAlone(t, db.Path())
	// The reader keeps the change in the WAL until the disk is full.
	err = db.Read(ctx, func(r *Reader) error {
		if _, err := r.Members(); err != nil {
			return err
		}
		addMembers(t, db, 1500)
		os.WriteFile(filler, make([]byte, 64<<20), 0o600)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Write(ctx, Change{}, func(tx *Tx) error { return importMembers2(tx, 1) })
	checkRefusal(t, err, model.DiskFull)
	os.Remove(filler)
	addMembers(t, db, 1)
	if got := copyAlone(t, db.Path()); got != whole+1501 {
		t.Errorf("%d members", got)
	}
}

func TestAFileThatBecomesWritableIsWritten(t *testing.T) {
	db := newDB(t)
	// A connection made while the file could not be written.
	db.writer.Close()
	var err error
	if db.writer, err = sql.Open("sqlite", strings.Replace(dataSource(db.Path(), writing, "WAL"), "mode=rw", "mode=ro", 1)); err != nil {
		t.Fatal(err)
	}
	addMembers(t, db, 3)
	if got := copyAlone(t, db.Path()); got != 3 {
		t.Errorf("%d members", got)
	}
}
