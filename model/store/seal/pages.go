package seal

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
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
	aead   cipher.AEAD
	number [8]byte
}

// NewPages is for the database of a file id.
func NewPages(k Key, file ID) *Pages {
	key := k.derive(file, "main", 32)
	defer clear(key) // the cipher has its own
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		panic(err) // only for keys of a wrong length
	}
	return &Pages{aead: aead}
}

// Number is the number of the page that begins at a place of the database.
func Number(logical int64) uint64 { return uint64(logical/PageSize) + 1 }

// Parts of a sealed page: the sealed bytes with their proof, and the nonce.
const nonceAt = PageSize - chacha20poly1305.NonceSizeX

// Seal seals a page, each time otherwise; the bytes reserved in plain are left out.
func (p *Pages) Seal(sealed, plain []byte, n uint64) {
	nonce := sealed[nonceAt:PageSize]
	_, _ = rand.Read(nonce) // never fails
	p.aead.Seal(sealed[:0:nonceAt], nonce, plain[:PageSize-Reserve], p.place(n))
}

// Open opens a page and reports whether it is one that was sealed in this place; else it is zeros. sealed may be plain.
func (p *Pages) Open(plain, sealed []byte, n uint64) bool {
	_, err := p.aead.Open(plain[:0:PageSize-Reserve], sealed[nonceAt:PageSize], sealed[:nonceAt], p.place(n))
	if err != nil {
		clear(plain[:PageSize])
	} else {
		clear(plain[PageSize-Reserve : PageSize])
	}
	return err == nil
}

// place is what a page is bound to.
func (p *Pages) place(n uint64) []byte {
	binary.BigEndian.PutUint64(p.number[:], n)
	return p.number[:]
}

// Acceptable reports whether a page may be written: page 1 must say that all pages have their size and the reserve for the
// nonce and the proof, so that no copy of a sealed database can be without it.
func Acceptable(page []byte, n uint64) bool {
	return n != 1 || string(page[:16]) == "SQLite format 3\x00" && binary.BigEndian.Uint16(page[16:]) == PageSize && page[20] == Reserve
}

// FirstBytes returns the first hundred bytes of the database in a file whose key is known: its own header. A file that ends before is
// ErrCut; a first page that is not whole, which its journal may mend, is ErrFirstPage.
func (f *Found) FirstBytes(from io.ReaderAt) ([]byte, error) {
	h, k, err := f.Known()
	if err != nil {
		return nil, err
	}
	b := make([]byte, PageSize)
	if _, err := from.ReadAt(b, HeaderSize); err == io.EOF {
		return nil, ErrCut
	} else if err != nil {
		return nil, err
	}
	if !NewPages(k, h.File).Open(b, b, 1) {
		return nil, ErrFirstPage
	}
	return b[:100], nil
}
