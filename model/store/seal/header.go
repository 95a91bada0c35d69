package seal

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"
	"slices"
)

// Sizes of the format, in bytes.
const (
	HeaderSize = 2 * copySize
	PageSize   = 4096
	Reserve    = 40 // of each page, for its proof and its nonce

	copySize      = 4096
	sumAt         = copySize - sha256.Size
	secondMagicAt = sumAt - len(magic) // tells a header whose beginning was damaged
)

const (
	magic   = "SHUANGBAI-SEALED"
	version = 1
)

// Errors of headers and keys.
var (
	ErrNotSealed = errors.New("seal: not a sealed file")
	ErrNewer     = errors.New("seal: sealed by a newer version")
	ErrCut       = errors.New("seal: the file is cut off")
	ErrFirstPage = errors.New("seal: the first page was changed")
	ErrDamaged   = errors.New("seal: both copies of the header are damaged")
	ErrWrongKey  = errors.New("seal: wrong password or recovery code")
	ErrLocked    = errors.New("seal: the key is not known")
)

// ID is a seal id or a file id.
type ID [16]byte

// Header is one copy of the header.
type Header struct {
	cost       cost
	Seal, File ID
	generation uint64
	password   slot
	recovery   slot
}

// encode writes a copy of the header.
func (h Header) encode(k Key) []byte {
	b := make([]byte, copySize)
	copy(b, magic)
	b[16] = version
	h.cost.put(b)
	copy(b[32:], h.Seal[:])
	copy(b[48:], h.File[:])
	binary.BigEndian.PutUint64(b[64:], h.generation)
	copy(b[72:], h.password[:])
	copy(b[160:], h.recovery[:])
	copy(b[secondMagicAt:], magic)
	copy(b[sumAt:], h.sum(k, b))
	return b
}

// sum is the HMAC of an encoded copy.
func (h Header) sum(k Key, b []byte) []byte {
	key := k.derive(h.File, "header", 32)
	defer clear(key)
	m := hmac.New(sha256.New, key)
	m.Write(b[:sumAt])
	return m.Sum(nil)
}

// parse reads a copy of the header, without proof that it is whole.
func parse(b []byte) (h Header, err error) {
	if string(b[:16]) != magic {
		if near(b[:16]) || near(b[secondMagicAt:sumAt]) {
			return h, ErrDamaged
		}
		return h, ErrNotSealed
	}
	if b[16] > version {
		return h, ErrNewer
	}
	h.cost = readCost(b)
	if b[16] != version || !h.cost.sane() {
		return h, ErrDamaged
	}
	copy(h.Seal[:], b[32:])
	copy(h.File[:], b[48:])
	h.generation = binary.BigEndian.Uint64(b[64:])
	copy(h.password[:], b[72:])
	copy(h.recovery[:], b[160:])
	return h, nil
}

// near reports whether bytes are the magic with a quarter of their bits changed at most: damaged, where any other bytes differ in about
// half of them.
func near(b []byte) bool {
	changed := 0
	for i := range magic {
		changed += bits.OnesCount8(b[i] ^ magic[i])
	}
	return changed <= len(magic)*2
}

// Found is the header of a file as it was read.
type Found struct {
	copies []foundCopy // that can be read at all
	same   bool
}

type foundCopy struct {
	Header
	raw []byte
}

// Read reads the header of a file. What is no sealed file is ErrNotSealed, one that cannot be understood ErrNewer or ErrDamaged.
func Read(from io.ReaderAt) (*Found, error) {
	b := make([]byte, HeaderSize)
	n, err := from.ReadAt(b, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	return Find(b[:n])
}

// Find reads the header from the first bytes of a file.
func Find(b []byte) (*Found, error) {
	var f Found
	first := ErrNotSealed
	for at := 0; at+copySize <= min(len(b), HeaderSize); at += copySize {
		h, err := parse(b[at:])
		switch {
		case err == nil:
			f.copies = append(f.copies, foundCopy{h, b[at : at+copySize]})
		case err != ErrNotSealed:
			first = err
		}
	}
	if len(f.copies) == 0 {
		if first == ErrNotSealed && len(b) >= len(magic) && near(b) { // cut off
			first = ErrDamaged
		}
		return nil, first
	}
	f.same = len(f.copies) == 2 && bytes.Equal(f.copies[0].raw, f.copies[1].raw)
	return &f, nil
}

// Damaged reports whether the two copies differ: one of them is damaged, or a change of the password was cut off.
func (f *Found) Damaged() bool { return !f.same }

// Seal is the seal of the file, from the first copy that can be read.
func (f *Found) Seal() ID { return f.copies[0].Seal }

// SameSecrets reports whether the file is of the seal of a header and has the same password and recovery code, as its first copy says.
func (f *Found) SameSecrets(h Header) bool {
	return f.copies[0].Seal == h.Seal && f.copies[0].SameSecrets(h)
}

// CutOff reports, of a file whose copies differ, whether both are whole: a change of the password, or with code of the recovery code, was cut
// off between them.
func (f *Found) CutOff(k Key) (cutOff, code bool) {
	p := f.proven(k)
	return len(p) == 2 && !p[0].SameSecrets(p[1]), len(p) == 2 && p[0].password == p[1].password
}

// Header returns the copy that is proven by a key, the latest one.
func (f *Found) Header(k Key) (Header, error) {
	if p := f.proven(k); len(p) > 0 {
		return p[0], nil
	}
	return Header{}, ErrDamaged
}

// proven are the copies that are proven by a key, the latest first.
func (f *Found) proven(k Key) (all []Header) {
	for _, c := range f.copies {
		if c.Seal == k.seal && hmac.Equal(c.sum(k, c.raw), c.raw[sumAt:]) {
			all = append(all, c.Header)
		}
	}
	slices.SortStableFunc(all, func(a, b Header) int { return cmp.Compare(b.generation, a.generation) })
	return all
}

// Known returns the proven header with the key that the registry holds for it.
func (f *Found) Known() (Header, Key, error) {
	failed := error(ErrLocked)
	for _, c := range f.copies {
		if k, ok := keyOf(c.Seal); ok {
			h, err := f.Header(k)
			if err == nil {
				return h, k, nil
			}
			failed = err
		}
	}
	return Header{}, Key{}, failed
}

// ForCopy is the header of a new copy of the database: the same passwords, a file id of its own.
func (h Header) ForCopy() Header {
	h.generation = 1
	_, _ = rand.Read(h.File[:]) // never fails
	return h
}

// WriteNew writes the header of a copy in the making, which is forced to the disk when it is finished.
func (h Header) WriteNew(to io.WriterAt, k Key) error {
	b := h.encode(k)
	_, err := to.WriteAt(append(b, b...), 0)
	return err
}

// File is where a header is written.
type File interface {
	io.ReaderAt
	io.WriterAt
	Sync() error
}

// Write writes the header into a file and forces it to the disk: first the copy that cannot be proven or is the older one, and the
// other one only after the first was read back, so that one is whole at any time. On Unix no connection of this process may have the
// file open.
func (h Header) Write(to File, k Key) error {
	order := []int64{0, copySize}
	first, err := provenGeneration(to, k, 0)
	if err != nil {
		return err
	}
	second, err := provenGeneration(to, k, copySize)
	if err != nil {
		return err
	}
	if second < first {
		slices.Reverse(order)
	}
	h.generation = max(h.generation, first, second) + 1
	b := h.encode(k)
	for _, at := range order {
		if _, err := to.WriteAt(b, at); err != nil {
			return err
		}
		if err := to.Sync(); err != nil {
			return err
		}
		again := make([]byte, copySize)
		if _, err := to.ReadAt(again, at); err != nil {
			return err
		}
		if !bytes.Equal(again, b) {
			return ErrDamaged
		}
	}
	return nil
}

// provenGeneration is the generation of the copy of the header at a place, 0 when it is not proven by a key.
func provenGeneration(from io.ReaderAt, k Key, at int64) (uint64, error) {
	b := make([]byte, copySize)
	if _, err := from.ReadAt(b, at); err == io.EOF {
		return 0, nil
	} else if err != nil {
		return 0, err
	}
	h, err := parse(b)
	if err != nil || h.Seal != k.seal || !hmac.Equal(h.sum(k, b), b[sumAt:]) {
		return 0, nil
	}
	return h.generation, nil
}
