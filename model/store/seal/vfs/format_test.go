package vfs

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

var keep = flag.Bool("keep-vectors", false, "write testdata/v1.sealed and testdata/v1.json anew")

// vectors are what a reader of the format has to find in testdata/v1.sealed.
type vectors struct {
	Password, RecoveryCode string
	Master                 []byte
	Keys                   map[string][]byte // by their info
	FirstPage              []byte            // SHA-256 of the first 4056 bytes of page 1
}

// TestAReaderMadeFromTheFormat reads a sealed file with nothing of the program but the page in seal/doc.go.
func TestAReaderMadeFromTheFormat(t *testing.T) {
	path := filepath.Join("..", "testdata", "v1.sealed")
	if *keep {
		sealed(t, path)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found, err := seal.Find(b)
	if err != nil {
		t.Fatal(err)
	}
	want := vectors{Password: "双百 2026", RecoveryCode: code.String(), Keys: map[string][]byte{}}

	if string(b[:16]) != "SHUANGBAI-SEALED" || string(b[4048:4064]) != "SHUANGBAI-SEALED" || b[16] != 1 || !bytes.Equal(b[:4096], b[4096:8192]) {
		t.Fatal("another header")
	}
	wrapping := argon2.IDKey([]byte("双百 2026"), b[72:88], binary.BigEndian.Uint32(b[20:]), binary.BigEndian.Uint32(b[24:]), b[17], 32)
	aead, _ := chacha20poly1305.NewX(wrapping)
	master, err := aead.Open(nil, b[88:112], b[112:160], append([]byte("shuangbai seal v1 slot password"), b[16:48]...))
	if err != nil {
		t.Fatal(err)
	}
	wrapping, _ = hkdf.Key(sha256.New, code[:], b[160:176], "shuangbai seal v1 recovery", 32)
	aead, _ = chacha20poly1305.NewX(wrapping)
	again, err := aead.Open(nil, b[176:200], b[200:248], append([]byte("shuangbai seal v1 slot recovery"), b[32:48]...))
	if err != nil || !bytes.Equal(again, master) {
		t.Fatalf("the recovery code leads to another key: %v", err)
	}
	want.Master = master
	key := func(info string, n int) []byte {
		k, _ := hkdf.Key(sha256.New, master, b[48:64], "shuangbai seal v1 "+info, n)
		want.Keys[info] = k
		return k
	}
	sum := hmac.New(sha256.New, key("header", 32))
	sum.Write(b[:4064])
	if !bytes.Equal(sum.Sum(nil), b[4064:4096]) {
		t.Error("the sum of the header does not fit")
	}
	pages, _ := chacha20poly1305.NewX(key("main", 32))
	plain := []byte{}
	for n := uint64(1); 8192+n*4096 <= uint64(len(b)); n++ {
		page := b[8192+(n-1)*4096:][:4096]
		out, err := pages.Open(nil, page[4072:], page[:4072], binary.BigEndian.AppendUint64(nil, n))
		if err != nil {
			t.Fatalf("page %d: %v", n, err)
		}
		plain = append(append(plain, out...), make([]byte, 40)...)
	}
	key("wal", 64)
	key("journal", 64)
	first := sha256.Sum256(plain[:4056])
	want.FirstPage = first[:]
	plainPath := filepath.Join(t.TempDir(), "plain.db")
	if err := os.WriteFile(plainPath, plain, 0o600); err != nil {
		t.Fatal(err)
	}
	if n := people(t, open1(t, plainPath, false)); n != 500 {
		t.Errorf("%d people", n)
	}

	kept := filepath.Join("..", "testdata", "v1.json")
	if *keep {
		text, _ := json.MarshalIndent(want, "", " ")
		if err := os.WriteFile(kept, append(text, '\n'), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	now, _ := json.MarshalIndent(want, "", " ")
	if !bytes.Equal(append(now, '\n'), text) {
		t.Errorf("the keys are others than in %s", kept)
	}

	// And the program reads it too.
	for _, with := range []seal.Secret{{Password: password}, {Code: &code}} {
		_, k, err := found.Open(with)
		if err != nil {
			t.Fatal(err)
		}
		seal.Unlock(k)
		copied := filepath.Join(t.TempDir(), "v1.sealed")
		if err := os.WriteFile(copied, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := scan(copied); err != nil {
			t.Error(err)
		}
		f, _ := os.Open(copied)
		if first, err := found.FirstBytes(f); err != nil || !bytes.Equal(first, plain[:100]) {
			t.Errorf("the first bytes: %v", err)
		}
		f.Close()
	}
}
