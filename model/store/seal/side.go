package seal

import (
	"crypto/aes"
	"crypto/rand"
	"encoding/binary"

	"golang.org/x/crypto/xts"
)

const (
	unit  = 512 // bytes under one tweak in a side file
	block = 16  // of AES; a side file has whole ones
)

// RawFile reads and writes the bytes of a file as they lie there.
type RawFile interface {
	// ReadRaw fills b and returns how much of it the file has.
	ReadRaw(b []byte, at int64) (int, error)
	// WriteRaw writes all of b.
	WriteRaw(b []byte, at int64) error
	// SizeRaw is the length of the file.
	SizeRaw() (int64, error)
}

// Side seals and opens a WAL, a journal or a temporary file: any bytes at any place. It knows what it wrote last, so that appending reads
// nothing; Forget tells it that others may have written since.
type Side struct {
	cipher *xts.Cipher
	units  []byte // scratch
	known  bool   // size and last are those of the file
	size   int64
	lastAt int64 // where the last block of the last writing begins
	last   [block]byte
}

// NewWAL is for the WAL of the database of a file id.
func NewWAL(k Key, file ID) *Side { return &Side{cipher: newXTS(k.derive(file, "wal", 64))} }

// NewJournal is for the rollback journal of the database of a file id.
func NewJournal(k Key, file ID) *Side { return &Side{cipher: newXTS(k.derive(file, "journal", 64))} }

// NewTemporary is for a temporary file: its key is nowhere else.
func NewTemporary() *Side {
	key := make([]byte, 64)
	_, _ = rand.Read(key) // never fails
	return &Side{cipher: newXTS(key)}
}

func newXTS(key []byte) *xts.Cipher {
	defer clear(key) // the cipher has its own
	c, err := xts.NewCipher(aes.NewCipher, key)
	if err != nil {
		panic(err) // only for keys of a wrong length
	}
	return c
}

// WholeBlocks is the size that a side file has for a number of bytes.
func WholeBlocks(n int64) int64 { return (n + block - 1) / block * block }

// OwnWAL reports whether a WAL that begins with 32 bytes is one of the database of a file id.
func OwnWAL(k Key, file ID, first []byte) bool {
	b := make([]byte, 32)
	copy(b, first)
	NewWAL(k, file).cipher.Decrypt(b, b, 0)
	return binary.BigEndian.Uint32(b)&^1 == 0x377f0682 // https://sqlite.org/fileformat2.html#the_write_ahead_log
}

// room is n bytes of scratch that begin with a unit.
func (s *Side) room(n int64) []byte {
	n = (n + unit - 1) / unit * unit
	if int64(len(s.units)) < n {
		s.units = make([]byte, n)
	}
	return s.units[:n]
}

// Forget says that others may write the file from now on.
func (s *Side) Forget() { s.known = false }

// Read reads and opens bytes and returns how many of them the file has; the rest of b is zero.
func (s *Side) Read(from RawFile, b []byte, at int64) (int, error) {
	begin, end := at/block*block, WholeBlocks(at+int64(len(b)))
	first := begin / unit * unit
	u := s.room(end - first)
	clear(u)
	n, err := from.ReadRaw(u[begin-first:end-first], begin)
	if err != nil {
		return 0, err
	}
	for i := 0; i < len(u); i += unit {
		s.cipher.Decrypt(u[i:i+unit], u[i:i+unit], uint64(first+int64(i))/unit)
	}
	got := copy(b, u[at-first:max(at-first, begin-first+int64(n)/block*block)])
	clear(b[got:])
	return got, nil
}

// Write seals and writes bytes. Blocks that they fill in part are read before; what lies between the end of the file and them is
// filled with sealed zeros.
func (s *Side) Write(to RawFile, b []byte, at int64) error {
	known := s.known
	s.known = false // until it is written
	if !known {
		var err error
		if s.size, err = to.SizeRaw(); err != nil {
			return err
		}
		s.lastAt = -1
	}
	for s.size < at {
		zeros := make([]byte, min(at-s.size, 64<<10))
		s.known = true
		if err := s.Write(to, zeros, s.size); err != nil {
			return err
		}
	}
	begin, end := at/block*block, WholeBlocks(at+int64(len(b)))
	var head, tail [block]byte
	if begin < at {
		if err := s.block(to, &head, begin); err != nil {
			return err
		}
	}
	if end > at+int64(len(b)) && end-block < s.size {
		if err := s.block(to, &tail, end-block); err != nil {
			return err
		}
	}
	first := begin / unit * unit
	u := s.room(end - first)
	clear(u[:begin-first])
	copy(u[end-block-first:], tail[:])
	copy(u[begin-first:], head[:at-begin])
	copy(u[at-first:], b)
	s.lastAt = end - block
	copy(s.last[:], u[end-block-first:])
	u = u[:end-first]
	for i := 0; i < len(u); i += unit {
		part := u[i:min(i+unit, len(u))]
		s.cipher.Encrypt(part, part, uint64(first+int64(i))/unit)
	}
	if err := to.WriteRaw(u[begin-first:], begin); err != nil {
		return err
	}
	s.known, s.size = true, max(s.size, end)
	return nil
}

// block opens one block of the file, as it was written last or as it lies there.
func (s *Side) block(from RawFile, b *[block]byte, at int64) error {
	if at == s.lastAt {
		*b = s.last
		return nil
	}
	_, err := s.Read(from, b[:], at)
	return err
}
