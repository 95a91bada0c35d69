package store

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// read returns a file's bytes.
func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// closedFile makes a data file with some content and closes it.
func closedFile(t testing.TB) string {
	t.Helper()
	db := newDB(t)
	change(t, db, func(tx *Tx) error {
		o := model.Org{Name: "第一党支部", Kind: model.Branch, ReportedSize: -1}
		if err := tx.PutOrg(&o); err != nil {
			return err
		}
		return importMembers(tx, o.ID, 300)
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return db.Path()
}

func TestOpenRefusesAndLeavesTheFileAlone(t *testing.T) {
	cases := []struct {
		name string
		make func(t *testing.T, path string)
		code model.Code
	}{
		{"missing", func(t *testing.T, path string) {}, model.Missing},
		{"empty", func(t *testing.T, path string) { os.WriteFile(path, nil, 0o600) }, model.Foreign},
		{"a few bytes", func(t *testing.T, path string) { os.WriteFile(path, []byte("SQLite format 3\x00"), 0o600) }, model.Foreign},
		{"a spreadsheet", func(t *testing.T, path string) { os.WriteFile(path, bytes.Repeat([]byte("PK\x03\x04"), 99), 0o600) }, model.Foreign},
		{"a folder", func(t *testing.T, path string) { os.Mkdir(path, 0o700) }, model.Foreign},
		{"another program's database", func(t *testing.T, path string) {
			other, err := sql.Open("sqlite", fileURI(path))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := other.Exec("CREATE TABLE committee (id); PRAGMA user_version = 1"); err != nil {
				t.Fatal(err)
			}
			other.Close()
		}, model.Foreign},
		{"from a newer version", func(t *testing.T, path string) {
			os.WriteFile(path, read(t, closedFile(t)), 0o600)
			if err := tamper(t, path, "PRAGMA user_version = 99"); err != nil {
				t.Fatal(err)
			}
		}, model.Newer},
		{"cut short", func(t *testing.T, path string) {
			b := read(t, closedFile(t))
			os.WriteFile(path, b[:len(b)/2], 0o600)
		}, model.Corrupt},
		{"overwritten inside", func(t *testing.T, path string) {
			b := read(t, closedFile(t))
			for page := 4096 * 5; page+4096 < len(b); page += 4096 * 2 {
				copy(b[page:], bytes.Repeat([]byte{0xa5}, 600))
			}
			os.WriteFile(path, b, 0o600)
		}, model.Corrupt},
		{"one page of members overwritten", func(t *testing.T, path string) {
			b := read(t, closedFile(t))
			at := len(b) / 2 // any page of a sealed file
			if string(b[:16]) == plainMagic {
				at = 0 // in the middle of a page of rows; the log writes its images as JSON
				for text := []byte("江城区学府路"); at == 0 || b[at-1] == '"'; {
					at += 1 + bytes.Index(b[at+1:], text)
				}
			}
			page := at / 4096 * 4096
			copy(b[page+8:], bytes.Repeat([]byte{0x01}, 64))
			os.WriteFile(path, b, 0o600)
		}, model.Corrupt},
		{"schema overwritten", func(t *testing.T, path string) {
			b := read(t, closedFile(t))
			begin := 100
			if string(b[:16]) != plainMagic {
				begin += seal.HeaderSize
			}
			copy(b[begin:], bytes.Repeat([]byte{0xff}, 3000))
			os.WriteFile(path, b, 0o600)
		}, model.Corrupt},
	}
	for _, c := range cases {
		for _, readOnly := range []bool{false, true} {
			t.Run(c.name, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "data.db")
				c.make(t, path)
				before, _ := os.ReadFile(path)
				db, err := Open(path, Options{ReadOnly: readOnly})
				if err == nil {
					db.Close()
					t.Fatal("opened")
				}
				checkRefusal(t, err, c.code)
				after, _ := os.ReadFile(path)
				if !bytes.Equal(before, after) {
					t.Error("the file was changed")
				}
				if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*.lock")); len(left) > 0 {
					t.Errorf("left behind: %v", left)
				}
			})
		}
	}
}

// checkRefusal wants a code, and a Chinese sentence in plain words.
func checkRefusal(t testing.TB, err error, code model.Code) {
	t.Helper()
	if model.CodeOf(err) != code {
		t.Fatalf("code %q, want %q (%v)", model.CodeOf(err), code, err)
	}
	text := model.MessageOf(err)
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || strings.ContainsAny(text, "您！!") {
		t.Errorf("not a plain sentence: %q", text)
	}
	if len([]rune(text)) < 10 || !strings.ContainsAny(text, "，；") {
		t.Errorf("does not say what to do: %q", text)
	}
}

func TestCreateRefusesAnExistingFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	os.WriteFile(path, []byte("一份别的东西"), 0o600)
	_, err := Create(path, committee())
	checkRefusal(t, err, model.Exists)
	if string(read(t, path)) != "一份别的东西" {
		t.Error("the file was changed")
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestCreateRefusesACommitteeWithoutName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.db")
	if _, err := Create(path, model.Committee{Sector: model.Law}); model.CodeOf(err) != model.Invalid {
		t.Errorf("got %v", err)
	}
	if !missing(path) {
		t.Error("a file was made")
	}
}

func TestReadOnlyPlaces(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root writes anywhere")
	}
	path := closedFile(t)
	folder := filepath.Dir(path)

	os.Chmod(path, 0o400)
	_, err := Open(path, Options{})
	checkRefusal(t, err, model.ReadOnly)
	os.Chmod(path, 0o600)

	os.Chmod(folder, 0o500)
	defer os.Chmod(folder, 0o700)
	_, err = Open(path, Options{})
	checkRefusal(t, err, model.ReadOnly)
	_, err = Create(filepath.Join(folder, "new.db"), committee())
	checkRefusal(t, err, model.ReadOnly)

	db, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("a file in a folder that cannot be written cannot be read either: %v", err)
	}
	defer db.Close()
	if n := countMembers(t, db); n != 300 {
		t.Errorf("read %d members", n)
	}
}

func countMembers(t testing.TB, db *DB) int {
	t.Helper()
	var all []model.Member
	if err := db.Read(ctx, func(r *Reader) (err error) { all, err = r.Members(); return err }); err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestReadOnlyRefusesToWrite(t *testing.T) {
	db, err := Open(closedFile(t), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Write(ctx, Change{}, putSetting)
	checkRefusal(t, err, model.ReadOnly)
	_, err = db.Undo(ctx, 2, "李干事")
	checkRefusal(t, err, model.ReadOnly)
}
