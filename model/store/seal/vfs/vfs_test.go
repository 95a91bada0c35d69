package vfs

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

func TestMain(m *testing.M) {
	seal.QuickForTests()
	Register()
	os.Exit(m.Run())
}

const password = "双百 2026"

var code = seal.RecoveryCode{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}

// planted is what must never be found in a file.
const planted = "张三丰11010519491231002X"

// dsn names a database, sealed or not.
func dsn(path string, sealed bool, pragmas ...string) string {
	s := "file:" + path + "?_txlock=immediate"
	if sealed {
		s += "&vfs=" + Name
	}
	for _, p := range pragmas {
		s += "&_pragma=" + p
	}
	return s
}

func open1(t testing.TB, path string, sealed bool, pragmas ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", dsn(path, sealed, pragmas...))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func do(t testing.TB, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// prepare makes the file of a sealed copy with nothing but its header.
func prepare(t testing.TB, path string, h seal.Header, k seal.Key) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := h.Write(f, k); err != nil {
		t.Fatal(err)
	}
}

// sealed makes a sealed database of a few hundred rows.
func sealed(t testing.TB, path string) (seal.Header, seal.Key) {
	t.Helper()
	h, k := seal.New(password, code)
	seal.Unlock(k)
	sealedBy(t, path, k, h)
	return h, k
}

// sealedBy is sealed with a key that is there already.
func sealedBy(t testing.TB, path string, k seal.Key, h seal.Header) {
	t.Helper()
	prepare(t, path, h, k)
	own := open1(t, ":memory:", false)
	do(t, own, "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT); CREATE INDEX by_name ON person (name)")
	for i := range 500 {
		do(t, own, "INSERT INTO person (name) VALUES (?)", fmt.Sprint(planted, i))
	}
	do(t, own, "VACUUM INTO ?", "file:"+path+"?"+Into(true))
}

func people(t testing.TB, db *sql.DB) (n int) {
	t.Helper()
	if err := db.QueryRow("SELECT count(*) FROM person WHERE name LIKE '张三丰%'").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func readHeader(t testing.TB, path string) *seal.Found {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found, err := seal.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// mustNotHold fails when a file in the folder holds what was planted or words of the schema.
func mustNotHold(t testing.TB, folder string) {
	t.Helper()
	all, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, path := range all {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"张三丰", "110105194", "CREATE TABLE", "by_name", "SQLite format"} {
			if bytes.Contains(b, []byte(word)) {
				t.Errorf("%s holds %q", filepath.Base(path), word)
			}
		}
	}
}

func TestSealedDatabaseIsUsedAsAnyOther(t *testing.T) {
	for _, journal := range []string{"WAL", "DELETE", "TRUNCATE", "PERSIST"} {
		t.Run(journal, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "data.db")
			sealed(t, path)
			db := open1(t, path, true, "journal_mode("+journal+")", "wal_autocheckpoint(0)", "cache_size(10)", "temp_store(FILE)")
			tx, err := db.Begin()
			if err != nil {
				t.Fatal(err)
			}
			for i := range 3000 { // more than the cache holds: pages go to the disk before the commit
				if _, err := tx.Exec("INSERT INTO person (name) VALUES (?)", fmt.Sprint(planted, rand.IntN(1e6), i)); err != nil {
					t.Fatal(err)
				}
			}
			mustNotHold(t, folder)
			if err := tx.Commit(); err != nil {
				t.Fatal(err)
			}
			do(t, db, "DELETE FROM person WHERE id % 3 = 0")
			do(t, db, "CREATE TABLE other AS SELECT * FROM person ORDER BY name DESC")
			tx, _ = db.Begin()
			_, _ = tx.Exec("DELETE FROM person")
			if err := tx.Rollback(); err != nil {
				t.Fatal(err)
			}
			mustNotHold(t, folder)
			want := people(t, db)
			do(t, db, "VACUUM")
			mustNotHold(t, folder)
			again := open1(t, path, true)
			var answer string
			if err := again.QueryRow("PRAGMA integrity_check").Scan(&answer); err != nil || answer != "ok" || people(t, again) != want || want != 2334 {
				t.Errorf("%v %v: %d people, want %d", answer, err, people(t, again), want)
			}
			again.Close()
			db.Close()
			mustNotHold(t, folder)
		})
	}
}

func TestCopies(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "data.db")
	h, k := sealed(t, path)
	db := open1(t, path, true)
	backup := filepath.Join(folder, "backup.db")
	prepare(t, backup, h.ForCopy(), k)
	do(t, db, "VACUUM INTO ?", "file:"+backup+"?"+Into(true))
	if n := people(t, open1(t, backup, true)); n != 500 {
		t.Errorf("the backup holds %d", n)
	}
	mustNotHold(t, folder)
	plain := filepath.Join(t.TempDir(), "plain.db")
	do(t, db, "VACUUM INTO ?", "file:"+plain+"?"+Into(false))
	b, _ := os.ReadFile(plain)
	if n := people(t, open1(t, plain, false)); n != 500 || b[20] != 0 {
		t.Errorf("the plain copy holds %d, its reserve is %d", n, b[20])
	}

	without := filepath.Join(folder, "without.db")
	prepare(t, without, h.ForCopy(), k)
	own := open1(t, ":memory:", false)
	do(t, own, "CREATE TABLE x (y)")
	if _, err := own.Exec("VACUUM INTO ?", "file:"+without+"?vfs=seal"); err == nil {
		t.Error("a sealed copy without room for the proof was made")
	}
	if _, err := open1(t, filepath.Join(folder, "new.db"), true).Exec("CREATE TABLE x (y)"); err == nil {
		t.Error("a sealed database without a header was made")
	}
}

func TestOneWithoutTheKeyIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	h, k := sealed(t, path)
	before, _ := os.ReadFile(path)
	seal.Forget()
	if err := open1(t, path, true).Ping(); err == nil {
		t.Error("opened without a key")
	}
	found := readHeader(t, path)
	for _, wrong := range []seal.Secret{{Password: "双百 2027"}, {Code: &seal.RecoveryCode{9}}} {
		if _, _, err := found.Open(wrong); err != seal.ErrWrongKey {
			t.Errorf("a wrong secret gave %v", err)
		}
	}
	for _, right := range []seal.Secret{{Password: "双百　２０２６"}, {Code: &code}} { // typed in full width
		got, key, err := found.Open(right)
		if err != nil || key != k || got.File != h.File {
			t.Errorf("the right secret gave %v", err)
		}
	}
	seal.Unlock(k)
	other, l := seal.New(password, code)
	seal.Unlock(l)
	otherPath := filepath.Join(t.TempDir(), "other.db")
	prepare(t, otherPath, other, l)
	mixed := append(append([]byte{}, firstOf(t, otherPath)...), before[seal.HeaderSize:]...) // the header of another seal
	if err := os.WriteFile(path, mixed, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := scan(path); err == nil {
		t.Error("read with the key of another file")
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(after, mixed) {
		t.Error("a refused file was changed")
	}
}

func firstOf(t *testing.T, path string) []byte {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b[:seal.HeaderSize]
}

// scan reads all of a sealed database as the program does at opening.
func scan(path string) error {
	db, err := sql.Open("sqlite", dsn(path, true, "query_only(1)"))
	if err != nil {
		return err
	}
	defer db.Close()
	var answer string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return fmt.Errorf("%s", answer)
	}
	return nil
}
