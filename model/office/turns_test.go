package office

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// An opening that nobody waits for any more lets go of the file, and the next one begins after that.
func TestAnOpeningThatIsLeftHoldsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "党委.sbd")
	o, err := Create(t.Context(), path, model.Committee{Name: "某某党委", Sector: "education"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, leave := context.WithCancel(t.Context())
	done := turnOf(path) // the file does not answer
	left, next := make(chan error, 1), make(chan error, 1)
	go func() {
		_, err := Open(ctx, path, Options{})
		left <- err
	}()
	leave()
	go func() {
		o, err := Open(t.Context(), path, Options{})
		if err == nil {
			err = o.Close()
		}
		next <- err
	}()
	time.Sleep(20 * time.Millisecond)
	if len(left) > 0 || len(next) > 0 {
		t.Error("opened out of turn")
	}
	done()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the opening that was left says %v", err)
	}
	if err := <-next; err != nil {
		t.Errorf("the next opening says %v", err)
	}
}
