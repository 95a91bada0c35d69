package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

// errChanged says that a content is not what its hash says.
var errChanged = errors.New("store: the content of an attachment was changed")

// provenContent reads a content and fails at its end when it is not the one that was asked for.
type provenContent struct {
	file io.Reader
	from io.Closer
	sum  hash.Hash
	size int64
	want content
}

// Read implements io.Reader.
func (p *provenContent) Read(b []byte) (int, error) {
	if p.sum == nil {
		p.sum = sha256.New()
	}
	n, err := p.file.Read(b)
	if errors.Is(err, seal.ErrContent) {
		return n, errChanged
	}
	p.sum.Write(b[:n])
	p.size += int64(n)
	if err == io.EOF && (content{hex.EncodeToString(p.sum.Sum(nil)), p.size}) != p.want {
		return n, errChanged
	}
	return n, err
}

// Close implements io.Closer.
func (p *provenContent) Close() error { return p.from.Close() }

// watched reads until ctx is cancelled, and tells how many bytes were read; read may be nil.
type watched struct {
	ctx  context.Context
	from io.Reader
	read func(n int64)
}

// Read implements io.Reader.
func (w *watched) Read(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.from.Read(b)
	if w.read != nil && n > 0 {
		w.read(int64(n))
	}
	return n, err
}

// Watched reads until ctx is cancelled, which is a Cancelled error then, and tells its progress.
func Watched(ctx context.Context, from io.Reader) io.Reader {
	return &stoppable{watched{ctx, from, progressOf(ctx).read}}
}

// stoppable puts the end by ctx into words.
type stoppable struct{ watched }

// Read implements io.Reader.
func (s *stoppable) Read(b []byte) (int, error) {
	n, err := s.watched.Read(b)
	if err != nil && s.ctx.Err() != nil {
		err = failure(s.ctx.Err(), "")
	}
	return n, err
}
