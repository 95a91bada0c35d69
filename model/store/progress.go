package store

import "context"

// progress counts the bytes of work that takes long.
type progress struct {
	report      func(done, total int64)
	done, total int64
}

type progressKey struct{}

// WithProgress has the copying and checking of attachments under the context say how far it is, in bytes. total is 0 where the
// caller knows it and the work does not. report is called on the goroutine that works, often.
func WithProgress(ctx context.Context, report func(done, total int64)) context.Context {
	return context.WithValue(ctx, progressKey{}, &progress{report: report})
}

// progressOf is the counter of a context; one that nobody looks at where there is none.
func progressOf(ctx context.Context) *progress {
	if p, ok := ctx.Value(progressKey{}).(*progress); ok {
		return p
	}
	return &progress{}
}

// begin says how much there will be to do.
func (p *progress) begin(total int64) { p.done, p.total = 0, total }

// read counts bytes as done.
func (p *progress) read(n int64) {
	p.done += n
	if p.report != nil {
		p.report(p.done, p.total)
	}
}
