package vfs

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

func TestEveryChangeOfTheFileIsFound(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "data.db")
	h, k := sealed(t, path)
	older := filepath.Join(folder, "older.db")
	prepare(t, older, h.ForCopy(), k)
	db := open1(t, path, true)
	do(t, db, "VACUUM INTO ?", "file:"+older+"?"+Into(true))
	db.Close()
	whole, _ := os.ReadFile(path)
	backup, _ := os.ReadFile(older)
	pagesIn := (len(whole) - seal.HeaderSize) / seal.PageSize
	page := func(b []byte, n int) []byte {
		return b[seal.HeaderSize+n*seal.PageSize : seal.HeaderSize+(n+1)*seal.PageSize]
	}
	try := func(name string, spoil func(b []byte) []byte) {
		b := spoil(bytes.Clone(whole))
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := scan(path); err == nil {
			t.Errorf("%s: not noticed", name)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, b) {
			t.Errorf("%s: the file was written", name)
		}
	}
	for range 300 {
		bit := rand.IntN((len(whole) - seal.HeaderSize) * 8)
		try(fmt.Sprint("bit ", bit), func(b []byte) []byte { b[seal.HeaderSize+bit/8] ^= 1 << (bit % 8); return b })
	}
	for n := range pagesIn {
		other := (n + 1) % pagesIn
		try(fmt.Sprint("swapped ", n), func(b []byte) []byte {
			one := bytes.Clone(page(b, n))
			copy(page(b, n), page(b, other))
			copy(page(b, other), one)
			return b
		})
		try(fmt.Sprint("from the backup ", n), func(b []byte) []byte { copy(page(b, n), page(backup, n)); return b })
		try(fmt.Sprint("cut off ", n), func(b []byte) []byte { return b[:seal.HeaderSize+n*seal.PageSize+100] })
	}
	try("zeroed", func(b []byte) []byte { clear(page(b, 2)); return b })
}

func TestDamagedHeader(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "data.db")
	_, k := sealed(t, path)
	whole, _ := os.ReadFile(path)
	if readHeader(t, path).Damaged() {
		t.Error("a whole header is called damaged")
	}
	for _, place := range []int{0, 16, 17, 22, 32, 48, 70, 80, 170, 4064, 4095} {
		for one := range 2 {
			b := bytes.Clone(whole)
			b[one*(seal.HeaderSize/2)+place] ^= 0xff
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			found := readHeader(t, path)
			h, got, err := found.Open(seal.Secret{Password: password})
			if err != nil || got != k || !found.Damaged() {
				t.Errorf("byte %d of copy %d: %v, damaged %v", place, one, err, found.Damaged())
			}
			if err := scan(path); err != nil {
				t.Errorf("byte %d of copy %d: %v", place, one, err)
			}
			f, _ := os.OpenFile(path, os.O_RDWR, 0)
			if err := h.Write(f, k); err != nil {
				t.Fatal(err)
			}
			f.Close()
			if readHeader(t, path).Damaged() {
				t.Error("still damaged after it was written anew")
			}
		}
		b := bytes.Clone(whole)
		b[place] ^= 0xff
		b[(seal.HeaderSize/2)+place] ^= 0xff
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := scan(path); err == nil {
			t.Errorf("byte %d damaged in both copies: opened", place)
		}
	}
}

func TestChangedPassword(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	h, k := sealed(t, path)
	other := seal.NewRecoveryCode()
	f, _ := os.OpenFile(path, os.O_RDWR, 0)
	h = h.Change(k, seal.Secret{Password: "新的"})
	h = h.Change(k, seal.Secret{Code: &other})
	if err := h.Write(f, k); err != nil {
		t.Fatal(err)
	}
	f.Close()
	found := readHeader(t, path)
	for _, old := range []seal.Secret{{Password: password}, {Code: &code}} {
		if _, _, err := found.Open(old); err != seal.ErrWrongKey {
			t.Errorf("the former one gave %v", err)
		}
	}
	for _, now := range []seal.Secret{{Password: "新的"}, {Code: &other}} {
		if _, _, err := found.Open(now); err != nil {
			t.Error(err)
		}
	}
	if err := scan(path); err != nil {
		t.Error(err)
	}
}

// Pages of an open database never get into a file that another one was copied over: both would be lost.
func TestNothingIsWrittenOverAnotherFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "data.db")
	sealed(t, path)
	other := filepath.Join(folder, "other.db")
	sealed(t, other)
	foreign, _ := os.ReadFile(other)
	for _, journal := range []string{"WAL", "DELETE"} {
		mine, _ := os.ReadFile(path)
		db := open1(t, path, true, "journal_mode("+journal+")", "wal_autocheckpoint(0)")
		db.SetMaxOpenConns(1)
		if _, err := db.Exec("UPDATE person SET name = name || 'x'"); err != nil {
			t.Fatal(err)
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteAt(foreign, 0); err != nil {
			t.Fatal(err)
		}
		if err := f.Truncate(int64(len(foreign))); err != nil {
			t.Fatal(err)
		}
		_, _ = db.Exec("UPDATE person SET name = name || 'y'")
		_, _ = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
		db.Close()
		f.Close()
		if after, _ := os.ReadFile(path); !bytes.Equal(after, foreign) {
			t.Errorf("journal %s: the file that came into the place was written", journal)
		}
		for _, suffix := range []string{"-wal", "-shm", "-journal"} {
			os.Remove(path + suffix)
		}
		if err := os.WriteFile(path, mine, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// What keeps a database from being opened is told apart, and opening makes no file.
func TestWhyADatabaseDoesNotOpen(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "data.db")
	sealed(t, path)
	whole, _ := os.ReadFile(path)
	both := bytes.Clone(whole)
	both[100] ^= 1
	both[4196] ^= 1
	keys := seal.Keys()
	defer func() {
		for _, k := range keys {
			seal.Unlock(k)
		}
	}()
	for _, c := range []struct {
		name   string
		b      []byte
		locked bool
		want   int
	}{{"locked", whole, true, sqlite3.SQLITE_AUTH}, {"damaged", both, false, sqlite3.SQLITE_CORRUPT}, {"plain", []byte("SQLite format 3\x00 and so on"), false, sqlite3.SQLITE_NOTADB}} {
		if err := os.WriteFile(path, c.b, 0o600); err != nil {
			t.Fatal(err)
		}
		if c.locked {
			seal.Forget()
		} else {
			for _, k := range keys {
				seal.Unlock(k)
			}
		}
		var got *sqlite.Error
		if err := scan(path); !errors.As(err, &got) || got.Code()&0xff != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	absent := filepath.Join(folder, "absent.db")
	if err := scan(absent); err == nil {
		t.Error("a file that is not there was opened")
	}
	if _, err := os.Stat(absent); err == nil {
		t.Error("opening made a file")
	}
}
