package vfs

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

var keep = flag.Bool("keep-vectors", false, "write the test vectors in testdata anew")

// What the vectors hold, which the test of the reader made from the page looks for.
const (
	inWAL     = "只在WAL里的人"
	torn      = "改到一半"
	inContent = "双百的附件。"
)

// TestVectors says that the program reads the test vectors of the format, and makes them anew with -keep-vectors.
func TestVectors(t *testing.T) {
	folder := filepath.Join("..", "testdata")
	if *keep {
		makeVectors(t, folder)
	}
	at := t.TempDir()
	copied := func(from, to string) {
		b, err := os.ReadFile(filepath.Join(folder, from))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(at, to), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for from, to := range map[string]string{"v1.sealed": "alone.db", "torn.sealed": "torn.db", "torn.journal": "torn.db-journal", "v1.wal": "wal.db-wal"} {
		copied(from, to)
	}
	copied("v1.sealed", "wal.db")
	for _, with := range []seal.Secret{{Password: password}, {Code: &code}} {
		seal.Forget()
		_, k, err := readHeader(t, filepath.Join(at, "alone.db")).Open(with)
		if err != nil {
			t.Fatal(err)
		}
		seal.Unlock(k)
		_, k, err = readHeader(t, filepath.Join(at, "torn.db")).Open(with)
		if err != nil {
			t.Fatal(err)
		}
		seal.Unlock(k)
		for name, want := range map[string]int{"alone.db": 500, "wal.db": 500, "torn.db": 500} {
			if err := scan(filepath.Join(at, name)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if n := people(t, open1(t, filepath.Join(at, name), true)); n != want {
				t.Errorf("%s: %d people", name, n)
			}
		}
	}
	var n int
	if err := open1(t, filepath.Join(at, "wal.db"), true).QueryRow("SELECT count(*) FROM person WHERE name = '" + inWAL + "'").Scan(&n); err != nil || n != 1 {
		t.Errorf("in the WAL are %d: %v", n, err)
	}
}

func makeVectors(t *testing.T, folder string) {
	work := t.TempDir()
	path := filepath.Join(work, "v1.db")
	h, k := sealed(t, path)
	put := func(name string, b []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	keep := func(from, name string) {
		b, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		put(name, b)
	}
	db := open1(t, path, true, "journal_mode(WAL)")
	do(t, db, "DELETE FROM person WHERE id < 0")
	db.Close()
	keep(path, "v1.sealed")
	db = open1(t, path, true, "journal_mode(WAL)", "wal_autocheckpoint(0)")
	do(t, db, "INSERT INTO person (name) VALUES (?)", inWAL)
	keep(path+"-wal", "v1.wal")
	db.Close()

	other := filepath.Join(work, "torn.db")
	sealedBy(t, other, k, h)
	db = open1(t, other, true, "journal_mode(DELETE)", "cache_size(1)")
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec("UPDATE person SET name = ? || id", torn); err != nil {
		t.Fatal(err)
	}
	keep(other, "torn.sealed")
	keep(other+"-journal", "torn.journal")
	_ = tx.Rollback()

	text := strings.Repeat(inContent, 5000)
	var content bytes.Buffer
	w, err := k.Contents().Writer(&content)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	put("v1.content", content.Bytes())
	page, sealedPage := make([]byte, seal.PageSize), make([]byte, seal.PageSize)
	copy(page, "the first page behind 1 GiB")
	f, err := os.Open(filepath.Join(folder, "v1.sealed"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found, err := seal.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	h, err = found.Header(k)
	if err != nil {
		t.Fatal(err)
	}
	pages := seal.NewPages(k, h.File)
	pages.Seal(sealedPage, page, 0x3ffff)
	put("v1.page", sealedPage)
	raw, err := os.ReadFile(filepath.Join(folder, "v1.sealed"))
	if err != nil {
		t.Fatal(err)
	}
	times, first := 0, []byte(nil)
	for n := uint64(1); int(n)*seal.PageSize+seal.HeaderSize <= len(raw); n++ {
		plain := bytes.Clone(raw[seal.Physical(int64(n-1)*seal.PageSize):][:seal.PageSize])
		if !pages.Open(plain, plain, n) {
			t.Fatal("page ", n)
		}
		if n == 1 {
			first = plain
		}
		times += bytes.Count(plain, []byte(planted))
	}

	sum, firstSum := sha256.Sum256([]byte(text)), sha256.Sum256(first[:seal.PageSize-seal.Reserve])
	places := map[string]int64{}
	for _, n := range []int64{1, 2, 0x3fffe, 0x3ffff, 0x40000, 0x40002, 0x100000} {
		places[fmt.Sprintf("%#x", n)] = seal.Physical((n - 1) * seal.PageSize)
	}
	cost := argon2.IDKey([]byte(password), raw[72:88], binary.BigEndian.Uint32(raw[20:]), binary.BigEndian.Uint32(raw[24:]), raw[17], 32)
	aead, err := chacha20poly1305.NewX(cost)
	if err != nil {
		t.Fatal(err)
	}
	master, err := aead.Open(nil, raw[88:112], raw[112:160], append([]byte("shuangbai seal v1 slot password"), raw[16:48]...))
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string][]byte{}
	for use, n := range map[string]int{"header": 32, "main": 32, "wal": 64, "journal": 64} {
		if keys[use], err = hkdf.Key(sha256.New, master, h.File[:], "shuangbai seal v1 "+use, n); err != nil {
			t.Fatal(err)
		}
	}
	b, err := json.MarshalIndent(map[string]any{"Password": password, "RecoveryCode": code.Text(), "Master": master, "Keys": keys,
		"FirstPage": firstSum[:], "InDatabase": planted, "InWAL": inWAL, "People": times, "Torn": torn, "Whole": planted + "0",
		"Content": inContent, "ContentName": k.Contents().Name(hex.EncodeToString(sum[:])), "ContentSize": len(text),
		"Page": "the first page behind 1 GiB", "Places": places}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	put("v1.json", append(b, '\n'))
}
