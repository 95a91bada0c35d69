package office

import "context"

type previewKey struct{}

// Preview returns a context in which a use case does everything that it does, is refused what it is refused, and is
// then taken back: its change set is 0. It is for use cases that only change the data file, such as those of the
// assessment; Undo, Backup and imports have previews of their own, which say more.
func Preview(ctx context.Context) context.Context { return context.WithValue(ctx, previewKey{}, true) }

func previewing(ctx context.Context) bool { return ctx.Value(previewKey{}) != nil }
