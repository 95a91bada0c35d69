package seal

import (
	"crypto/aes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"

	"golang.org/x/crypto/xts"
)

// pending is where SQLite has its locks. Windows lets nobody read or write a locked byte, so nothing is kept in the page there.
const pending = 0x40000000

// Physical is where a byte of the database lies in the file.
func Physical(logical int64) int64 {
	if logical >= pending-HeaderSize {
		logical += PageSize
	}
	return logical + HeaderSize
}

// PhysicalSize is the size of the file of a database of a size.
func PhysicalSize(logical int64) int64 {
	if logical == 0 {
		return HeaderSize
	}
	return Physical(logical-1) + 1
}

// Logical is the size of the database in a file of a size.
func Logical(size int64) int64 {
	size = max(size-HeaderSize, 0)
	if size > pending-HeaderSize {
		size = max(size-PageSize, pending-HeaderSize)
	}
	return size
}

// Pages seals and opens the pages of one database. It serves one connection at a time.
type Pages struct {
	cipher *xts.Cipher
	mac    hash.Hash
	sum    [sha256.Size]byte
}

// NewPages is for the database of a file id.
func NewPages(k Key, file ID) *Pages {
	return &Pages{cipher: newXTS(k.derive(file, "main", 64)), mac: hmac.New(sha256.New, k.derive(file, "mac", 32))}
}

func newXTS(key []byte) *xts.Cipher {
	c, err := xts.NewCipher(aes.NewCipher, key)
	if err != nil {
		panic(err) // only for keys of a wrong length
	}
	return c
}

// Number is the number of the page that begins at a place of the database.
func Number(logical int64) uint64 { return uint64(logical/PageSize) + 1 }

// Seal seals a page; the bytes reserved in plain are left out.
func (p *Pages) Seal(sealed, plain []byte, n uint64) {
	p.cipher.Encrypt(sealed[:PageSize-Reserve], plain[:PageSize-Reserve], n)
	copy(sealed[PageSize-Reserve:PageSize], p.proof(sealed, n))
}

// Open opens a page and reports whether it is the one that was sealed. sealed may be plain.
func (p *Pages) Open(plain, sealed []byte, n uint64) bool {
	whole := hmac.Equal(p.proof(sealed, n), sealed[PageSize-Reserve:PageSize])
	p.cipher.Decrypt(plain[:PageSize-Reserve], sealed[:PageSize-Reserve], n)
	clear(plain[PageSize-Reserve : PageSize])
	return whole
}

func (p *Pages) proof(sealed []byte, n uint64) []byte {
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], n)
	p.mac.Reset()
	p.mac.Write(number[:])
	p.mac.Write(sealed[:PageSize-Reserve])
	return p.mac.Sum(p.sum[:0])[:Reserve]
}

// Acceptable reports whether a page may be written: page 1 must say that all pages have their size and the reserve for the
// MAC, so that no copy of a sealed database can be without it.
func Acceptable(page []byte, n uint64) bool {
	return n != 1 || string(page[:16]) == "SQLite format 3\x00" && binary.BigEndian.Uint16(page[16:]) == PageSize && page[20] == Reserve
}

// FirstBytes returns the first hundred bytes of the database in a file whose key is known: its own header, without proof. A file that ends before
// is ErrCut.
func (f *Found) FirstBytes(from io.ReaderAt) ([]byte, error) {
	h, k, err := f.Known()
	if err != nil {
		return nil, err
	}
	b := make([]byte, 112)
	if _, err := from.ReadAt(b, HeaderSize); err == io.EOF {
		return nil, ErrCut
	} else if err != nil {
		return nil, err
	}
	NewPages(k, h.File).cipher.Decrypt(b, b, 1)
	return b[:100], nil
}
