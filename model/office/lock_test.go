package office

import (
	"context"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

func TestWhenNobodyUsesTheWindowItIsLocked(t *testing.T) {
	last := time.Date(2026, 11, 26, 10, 0, 0, 0, time.Local)
	for _, c := range []struct {
		idle    time.Duration
		minutes int
		want    bool
	}{{14*time.Minute + 59*time.Second, 15, false}, {15 * time.Minute, 15, true}, {9 * time.Hour, 15, true}, {9 * time.Hour, 0, false}, {-time.Hour, 15, false}} {
		if got := IdleTooLong(last, last.Add(c.idle), c.minutes); got != c.want {
			t.Errorf("after %v of %d minutes: %v", c.idle, c.minutes, got)
		}
	}
}

// The minutes belong to the data file, are in the history, and hold only where there is a password.
func TestTheMinutesOfTheLock(t *testing.T) {
	ctx := context.Background()
	path, _ := sealedFile(t)
	if _, err := Unlock(ctx, path, Key{Password: testPassword}); err != nil {
		t.Fatal(err)
	}
	o, err := Open(ctx, path, Options{Who: "李干事"})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	minutes := func() int {
		f, err := o.FrameFacts(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return f.LockAfter
	}
	if minutes() != model.UsualLock || !o.Sealed() {
		t.Errorf("at first after %d minutes", minutes())
	}
	for _, wrong := range []int{-1, 481} {
		if _, err := o.SetLockMinutes(ctx, wrong); model.CodeOf(err) != model.Invalid {
			t.Errorf("%d minutes: %v", wrong, err)
		}
	}
	set, err := o.SetLockMinutes(ctx, 5)
	if err != nil || set == 0 || minutes() != 5 {
		t.Fatalf("after %d minutes, change %d: %v", minutes(), set, err)
	}
	if _, err := o.SetLockMinutes(ctx, 0); err != nil || minutes() != 0 {
		t.Errorf("never: %d minutes, %v", minutes(), err)
	}
	last, ok, err := o.LastUndoable(ctx)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if _, err := o.Undo(ctx, last.ID); err != nil || minutes() != 5 {
		t.Errorf("undone: %d minutes, %v", minutes(), err)
	}
}
