package office

import (
	"context"
	"reflect"
	"sync/atomic"
	"testing"
)

// broken is a context that is cancelled after so many queries asked it, as a reading is that a newer one takes the place of.
type broken struct {
	context.Context
	left atomic.Int64
	done chan struct{}
}

func brokenAfter(n int) *broken {
	b := &broken{Context: context.Background(), done: make(chan struct{})}
	b.left.Store(int64(n))
	return b
}

func (b *broken) Done() <-chan struct{} {
	if b.left.Add(-1) == 0 {
		close(b.done)
	}
	return b.done
}

func (b *broken) Err() error {
	select {
	case <-b.done:
		return context.Canceled
	default:
		return nil
	}
}

// A reading that is broken off anywhere tells so: it neither falls over nor returns a part as if it were the whole.
func TestAReadingBrokenOffAnywhereFails(t *testing.T) {
	o := sampleCopy(t)
	all, err := o.Entries(t.Context(), "floating", false)
	if err != nil || len(all.Rows) == 0 {
		t.Fatal("the sample has no floating members", err)
	}
	entry := all.Rows[0].ID
	for name, read := range map[string]func(ctx context.Context) (any, error){
		"Entries":      func(ctx context.Context) (any, error) { return o.Entries(ctx, "floating", true) },
		"Entry":        func(ctx context.Context) (any, error) { return o.Entry(ctx, entry) },
		"EntryHistory": func(ctx context.Context) (any, error) { return o.EntryHistory(ctx, entry) },
		"Registers":    func(ctx context.Context) (any, error) { return o.Registers(ctx) },
		"Branches":     func(ctx context.Context) (any, error) { return o.Branches(ctx) },
		"Branch":       func(ctx context.Context) (any, error) { return o.Branch(ctx, 5) },
		"Members":      func(ctx context.Context) (any, error) { return o.Members(ctx, true) },
		"Member":       func(ctx context.Context) (any, error) { return o.Member(ctx, 5) },
		"Units":        func(ctx context.Context) (any, error) { return o.Units(ctx, true) },
		"Unit":         func(ctx context.Context) (any, error) { return o.Unit(ctx, 5) },
		"LifeBoard":    func(ctx context.Context) (any, error) { return o.LifeBoard(ctx, 2026) },
		"LifeDraft":    func(ctx context.Context) (any, error) { return o.LifeDraft(ctx, 5, "day", 2026, 5) },
		"Home":         func(ctx context.Context) (any, error) { return o.Home(ctx) },
		"Agenda":       func(ctx context.Context) (any, error) { return o.Agenda(ctx) },
		"History":      func(ctx context.Context) (any, error) { return o.History(ctx, 100) },
		"Facts":        func(ctx context.Context) (any, error) { return o.Facts(ctx, 2026) },
		"Evidence":     func(ctx context.Context) (any, error) { return o.Evidence(ctx, 2026, 5) },
		"Coverage":     func(ctx context.Context) (any, error) { return o.Coverage(ctx) },
		"Checkup":      func(ctx context.Context) (any, error) { return o.Checkup(ctx, "2026-06-30") },
	} {
		t.Run(name, func(t *testing.T) {
			whole, err := read(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			failed := 0
			for n := 1; n <= 400; n++ {
				ctx := brokenAfter(n)
				part, err := read(ctx)
				if err != nil {
					failed++
				} else if !reflect.DeepEqual(part, whole) {
					t.Fatalf("broken off at question %d it returns a part", n)
				}
				if ctx.left.Load() > 0 { // it came to its end
					break
				}
			}
			if failed == 0 {
				t.Error("nothing was broken off")
			}
		})
	}
}
