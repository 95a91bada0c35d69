package seal_test

import (
	"bytes"
	"crypto/aes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/crypto/xts"
)

// This reader was made from the page 304-format.md of the manual alone: it uses nothing of the program.

// vectors are what a reader has to find in the files of testdata; vfs's TestVectors makes them.
type vectors struct {
	Password, RecoveryCode string
	Master                 []byte
	Keys                   map[string][]byte
	FirstPage              []byte           // SHA-256 of the first 4056 bytes of page 1
	InDatabase, InWAL      string           // in the database, and in what the WAL adds
	People                 int              // how often InDatabase is there, with and without the WAL
	Torn, Whole            string           // in the database that was torn, and with its journal
	Content, ContentName   string           // what v1.content repeats, and its name
	ContentSize            int              // in bytes
	Page                   string           // how the page 0x3ffff begins
	Places                 map[string]int64 // of pages
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func vector(name string) []byte { return must(os.ReadFile(filepath.Join("testdata", name))) }

// derive is a key of a database or a seal.
func derive(secret, salt []byte, use string, n int) []byte {
	return must(hkdf.Key(sha256.New, secret, salt, "shuangbai seal v1 "+use, n))
}

// masterBy opens a slot of a copy of the header.
func masterBy(h []byte, password string, code []byte) ([]byte, error) {
	slot, extra := h[72:160], append([]byte("shuangbai seal v1 slot password"), h[16:48]...)
	var wrapping []byte
	if code == nil {
		wrapping = argon2.IDKey([]byte(password), slot[:16], binary.BigEndian.Uint32(h[20:]), binary.BigEndian.Uint32(h[24:]), h[17], 32)
	} else {
		slot, extra = h[160:248], append([]byte("shuangbai seal v1 slot recovery"), h[32:48]...)
		wrapping = must(hkdf.Key(sha256.New, code, slot[:16], "shuangbai seal v1 recovery", 32))
	}
	return must(chacha20poly1305.NewX(wrapping)).Open(nil, slot[16:40], slot[40:], extra)
}

// codeOf reads a recovery code.
func codeOf(text string) (code []byte) {
	for number, group := range strings.Split(text, "-") {
		bits, check := uint32(0), number
		for i, c := range group {
			v := strings.IndexRune("0123456789ABCDEFGHJKMNPQRSTVWXYZ", c)
			if i == 4 {
				if v != check {
					panic(fmt.Sprint("group ", number))
				}
				break
			}
			bits = bits<<5 | uint32(v)
			for range i + 1 {
				if v <<= 1; v > 31 {
					v ^= 0b100101
				}
			}
			check ^= v
		}
		if number%2 == 0 {
			code = append(code, byte(bits>>12), byte(bits>>4), byte(bits<<4))
		} else {
			code[len(code)-1] |= byte(bits >> 16)
			code = append(code, byte(bits>>8), byte(bits))
		}
	}
	return code
}

// database is an opened one: its keys by their use, and its pages from 1.
type database struct {
	sealID, master []byte
	keys           map[string][]byte
	pages          map[uint64][]byte
}

func placeOf(n uint64) int64 {
	at := int64(8192 + (n-1)*4096)
	if n >= 0x3ffff {
		at += 4096
	}
	return at
}

func openPage(key, sealed []byte, n uint64) ([]byte, error) {
	plain, err := must(chacha20poly1305.NewX(key)).Open(nil, sealed[4072:], sealed[:4072], binary.BigEndian.AppendUint64(nil, n))
	return append(plain, make([]byte, 40)...), err
}

func open(file []byte, password string, code []byte) (*database, error) {
	for _, h := range [][]byte{file[:4096], file[4096:8192]} {
		if string(h[:16]) != "SHUANGBAI-SEALED" || h[16] != 1 {
			continue
		}
		master, err := masterBy(h, password, code)
		if err != nil {
			return nil, err
		}
		d := &database{sealID: h[32:48], master: master, keys: map[string][]byte{}, pages: map[uint64][]byte{}}
		for use, n := range map[string]int{"header": 32, "main": 32, "wal": 64, "journal": 64} {
			d.keys[use] = derive(master, h[48:64], use, n)
		}
		m := hmac.New(sha256.New, d.keys["header"])
		m.Write(h[:4064])
		if !hmac.Equal(m.Sum(nil), h[4064:]) {
			continue
		}
		for n := uint64(1); placeOf(n)+4096 <= int64(len(file)); n++ {
			if d.pages[n], err = openPage(d.keys["main"], file[placeOf(n):placeOf(n)+4096], n); err != nil {
				return d, fmt.Errorf("page %d: %w", n, err)
			}
		}
		return d, nil
	}
	return nil, fmt.Errorf("no copy of the header is whole")
}

// side opens a WAL or a journal.
func side(key, sealed []byte) []byte {
	c := must(xts.NewCipher(aes.NewCipher, key))
	plain := make([]byte, len(sealed))
	for at := 0; at < len(sealed); at += 512 {
		end := min(at+512, len(sealed))
		c.Decrypt(plain[at:end], sealed[at:end], uint64(at/512))
	}
	return plain
}

// applyWAL is https://sqlite.org/fileformat2.html#the_write_ahead_log.
func (d *database) applyWAL(wal []byte) (frames int) {
	be := binary.BigEndian.Uint32
	var order binary.ByteOrder = binary.LittleEndian
	if be(wal) == 0x377f0683 {
		order = binary.BigEndian
	} else if be(wal) != 0x377f0682 {
		return 0
	}
	var a, b uint32
	sum := func(part []byte) {
		for ; len(part) >= 8; part = part[8:] {
			a += order.Uint32(part) + b
			b += order.Uint32(part[4:]) + a
		}
	}
	if sum(wal[:24]); a != be(wal[24:]) || b != be(wal[28:]) {
		return 0
	}
	waiting := map[uint64][]byte{}
	for rest := wal[32:]; len(rest) >= 24+4096; rest = rest[24+4096:] {
		sum(rest[:8])
		sum(rest[24 : 24+4096])
		if !bytes.Equal(rest[8:16], wal[16:24]) || a != be(rest[16:]) || b != be(rest[20:]) {
			break
		}
		waiting[uint64(be(rest))] = rest[24 : 24+4096]
		if frames++; be(rest[4:]) != 0 { // a commit
			for n, page := range waiting {
				d.pages[n] = page
			}
			clear(waiting)
		}
	}
	return frames
}

// playBack is https://sqlite.org/fileformat2.html#the_rollback_journal: segments of a header and records, each from a whole sector on.
func (d *database) playBack(journal []byte) (pages int) {
	be := binary.BigEndian.Uint32
	var size uint32
	played := map[uint64]bool{} // of a page the first record counts
	for len(journal) >= 28 && bytes.Equal(journal[:8], []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7}) {
		count, sector := be(journal[8:]), int(be(journal[20:]))
		if size == 0 {
			size = be(journal[16:])
		}
		at := sector
		for ; count > 0 && at+4+4096+4 <= len(journal); count-- {
			if n := uint64(be(journal[at:])); !played[n] {
				d.pages[n], played[n] = journal[at+4:at+4+4096], true
				pages++
			}
			at += 4 + 4096 + 4
		}
		journal = journal[min((at+sector-1)/sector*sector, len(journal)):]
	}
	for n := range d.pages {
		if size > 0 && n > uint64(size) {
			delete(d.pages, n)
		}
	}
	return pages
}

// count is how often a text is in the pages.
func (d *database) count(text string) (n int) {
	for _, page := range d.pages {
		n += bytes.Count(page, []byte(text))
	}
	return n
}

// content opens what an attachment holds.
func content(d *database, sealed []byte) ([]byte, error) {
	key := must(hkdf.Key(sha256.New, derive(d.master, d.sealID, "content", 32), sealed[:32], "shuangbai seal v1 content key", 32))
	aead := must(chacha20poly1305.New(key))
	var plain []byte
	for number, rest := uint64(0), sealed[32:]; ; number++ {
		chunk := rest[:min(len(rest), 65536+16)]
		rest = rest[len(chunk):]
		nonce := append(binary.BigEndian.AppendUint64(make([]byte, 3), number), 0)
		if len(rest) == 0 {
			nonce[11] = 1
		}
		part, err := aead.Open(nil, nonce, chunk, nil)
		if err != nil || len(rest) == 0 {
			return append(plain, part...), err
		}
		plain = append(plain, part...)
	}
}

func TestAReaderMadeFromThePage(t *testing.T) {
	var want vectors
	if err := json.Unmarshal(vector("v1.json"), &want); err != nil {
		t.Fatal(err)
	}
	file := vector("v1.sealed")
	if d, err := open(file, "", codeOf(want.RecoveryCode)); err != nil || !bytes.Equal(d.master, want.Master) {
		t.Errorf("by the recovery code: %v", err)
	}
	if _, err := open(file, want.Password+"x", nil); err == nil {
		t.Error("a wrong password opens it")
	}
	d, err := open(file, want.Password, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(d.master, want.Master) {
		t.Error("another master key")
	}
	for use, key := range want.Keys {
		if !bytes.Equal(d.keys[use], key) {
			t.Errorf("another key for %s", use)
		}
	}
	if first := sha256.Sum256(d.pages[1][:4056]); !bytes.Equal(first[:], want.FirstPage) || d.pages[1][20] != 40 {
		t.Error("another first page")
	}
	if n := d.count(want.InDatabase); n != want.People || d.count(want.InWAL) != 0 {
		t.Errorf("%d people", n)
	}
	if frames := d.applyWAL(side(d.keys["wal"], vector("v1.wal"))); frames == 0 || d.count(want.InWAL) == 0 {
		t.Errorf("%d frames in the WAL", frames)
	}

	torn, err := open(vector("torn.sealed"), want.Password, nil)
	if err != nil {
		t.Fatal(err)
	}
	if torn.count(want.Torn) == 0 || torn.count(want.Whole) != 0 {
		t.Error("the torn database is not torn")
	}
	if n := torn.playBack(side(torn.keys["journal"], vector("torn.journal"))); n == 0 || torn.count(want.Torn) != 0 || torn.count(want.Whole) == 0 {
		t.Errorf("%d pages played back", n)
	}

	plain, err := content(d, vector("v1.content"))
	if err != nil || len(plain) != want.ContentSize || strings.ReplaceAll(string(plain), want.Content, "") != "" {
		t.Errorf("the content: %d bytes, %v", len(plain), err)
	}
	sum := sha256.Sum256(plain)
	m := hmac.New(sha256.New, derive(d.master, d.sealID, "content name", 32))
	m.Write([]byte(hex.EncodeToString(sum[:])))
	if hex.EncodeToString(m.Sum(nil)) != want.ContentName {
		t.Error("the content has another name")
	}

	page, err := openPage(d.keys["main"], vector("v1.page"), 0x3ffff)
	if err != nil || !bytes.HasPrefix(page, []byte(want.Page)) {
		t.Errorf("page 0x3ffff: %v", err)
	}
	for n, at := range want.Places {
		var number uint64
		if _, err := fmt.Sscanf(n, "%v", &number); err != nil || placeOf(number) != at {
			t.Errorf("page %s lies at %#x, not %#x", n, placeOf(number), at)
		}
	}
}
