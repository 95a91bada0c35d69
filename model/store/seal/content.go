package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// Contents seals what lies beside a database as files of their own: each begins with 32 random bytes; after them it is in
// chunks of 64 KiB, the last one shorter or whole, each followed by 16 bytes of proof. A chunk is ChaCha20-Poly1305
// with HKDF(HKDF(master, seal id, "shuangbai seal v1 content"), the random bytes, "shuangbai seal v1 content key"); its nonce
// is its number from 0 in 11 bytes, and a byte that is 1 for the last chunk and 0 for the others. The file is named by the
// hexadecimal HMAC of what its name would be, as text, with HKDF(master, seal id, "shuangbai seal v1 content name") of 32 bytes.
type Contents struct{ key, name []byte }

const (
	chunk     = 64 << 10
	overhead  = chacha20poly1305.Overhead
	contentID = 32
)

// ErrContent says that a content was changed or cut off.
var ErrContent = errors.New("seal: a sealed content was changed")

// Contents is how the contents beside the databases of a seal are sealed.
func (k Key) Contents() *Contents {
	return &Contents{k.derive(k.seal, "content", 32), k.derive(k.seal, "content name", 32)}
}

// Name is the name of the file of a content, as many characters as a SHA-256 has.
func (c *Contents) Name(plain string) string {
	m := hmac.New(sha256.New, c.name)
	m.Write([]byte(plain))
	return hex.EncodeToString(m.Sum(nil))
}

// SealedSize is the size of the file of a content of n bytes.
func SealedSize(n int64) int64 { return contentID + n + max((n+chunk-1)/chunk, 1)*overhead }

// PlainSize is the size of the content in a file of a size, -1 when there is none of that.
func PlainSize(size int64) int64 {
	size -= contentID
	n := size - (size+chunk+overhead-1)/(chunk+overhead)*overhead
	if size < overhead || SealedSize(n) != size+contentID {
		return -1
	}
	return n
}

func (c *Contents) chunks(id []byte) cipher.AEAD {
	key, err := hkdf.Key(sha256.New, c.key, id, "shuangbai seal v1 content key", 32)
	if err != nil {
		panic(err) // only for lengths beyond 8160 bytes
	}
	aead, err := chacha20poly1305.New(key)
	if err != nil {
		panic(err) // only for keys of a wrong length
	}
	return aead
}

// chunkNonce is the nonce of a chunk.
func chunkNonce(n uint64, last bool) []byte {
	b := make([]byte, chacha20poly1305.NonceSize)
	binary.BigEndian.PutUint64(b[3:], n)
	if last {
		b[11] = 1
	}
	return b
}

// Writer seals what is written to it; Close writes the last chunk and leaves to open.
func (c *Contents) Writer(to io.Writer) (io.WriteCloser, error) {
	id := make([]byte, contentID)
	_, _ = rand.Read(id) // never fails
	if _, err := to.Write(id); err != nil {
		return nil, err
	}
	return &contentWriter{to: to, aead: c.chunks(id)}, nil
}

type contentWriter struct {
	to      io.Writer
	aead    cipher.AEAD
	n       uint64
	waiting []byte
}

// Write implements io.Writer.
func (w *contentWriter) Write(b []byte) (int, error) {
	total := len(b)
	for len(b) > 0 {
		if len(w.waiting) == chunk { // it is not the last
			if err := w.flush(false); err != nil {
				return total - len(b), err
			}
		}
		n := min(chunk-len(w.waiting), len(b))
		w.waiting = append(w.waiting, b[:n]...)
		b = b[n:]
	}
	return total, nil
}

func (w *contentWriter) flush(last bool) error {
	_, err := w.to.Write(w.aead.Seal(nil, chunkNonce(w.n, last), w.waiting, nil))
	w.n, w.waiting = w.n+1, w.waiting[:0]
	return err
}

// Close implements io.Closer.
func (w *contentWriter) Close() error { return w.flush(true) }

// Reader opens what a Writer sealed. Reading fails with ErrContent before anything that was changed is returned.
func (c *Contents) Reader(from io.Reader) io.Reader { return &contentReader{from: from, contents: c} }

type contentReader struct {
	from     io.Reader
	contents *Contents
	aead     cipher.AEAD
	n        uint64
	sealed   []byte // the chunk in the making and one byte of the next
	plain    []byte // opened and not read yet
	last     bool
}

// Read implements io.Reader.
func (r *contentReader) Read(b []byte) (int, error) {
	for len(r.plain) == 0 {
		if r.last {
			return 0, io.EOF
		}
		if err := r.next(); err != nil {
			return 0, err
		}
	}
	n := copy(b, r.plain)
	r.plain = r.plain[n:]
	return n, nil
}

// next opens a chunk. The last is the one behind which nothing follows.
func (r *contentReader) next() error {
	if r.aead == nil {
		id := make([]byte, contentID)
		if _, err := io.ReadFull(r.from, id); err != nil {
			return broken(err)
		}
		r.aead = r.contents.chunks(id)
		r.sealed = make([]byte, 0, chunk+overhead+1)
	}
	have := len(r.sealed)
	n, err := io.ReadFull(r.from, r.sealed[have:cap(r.sealed)])
	if err != nil && broken(err) != ErrContent {
		return err
	}
	whole := r.sealed[:have+n]
	r.last = len(whole) < cap(r.sealed)
	part := whole[:min(len(whole), chunk+overhead)]
	plain, err := r.aead.Open(nil, chunkNonce(r.n, r.last), part, nil)
	if err != nil {
		return ErrContent
	}
	r.plain, r.n = plain, r.n+1
	r.sealed = r.sealed[:copy(r.sealed[:cap(r.sealed)], whole[len(part):])]
	return nil
}

// broken tells the end of a file that was cut off from a failure of reading.
func broken(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return ErrContent
	}
	return err
}
