package seal

import (
	"errors"
	"io"
	"testing"
)

// cutFile is a file in memory whose writing is cut off by the power after some calls: the write that is cut is done in half.
type cutFile struct {
	b    []byte
	left int
}

var errPower = errors.New("the power is gone")

func (f *cutFile) ReadAt(b []byte, at int64) (int, error) {
	if at >= int64(len(f.b)) {
		return 0, io.EOF
	}
	n := copy(b, f.b[at:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (f *cutFile) WriteAt(b []byte, at int64) (int, error) {
	if f.left--; f.left < 0 {
		return 0, errPower
	}
	if f.left == 0 {
		b = b[:len(b)/2]
	}
	f.b = append(f.b, make([]byte, max(0, int(at)+len(b)-len(f.b)))...)
	copy(f.b[at:], b)
	return len(b), nil
}

func (f *cutFile) Sync() error { return nil }

// A header that opens goes on to open, wherever the power is cut while it is written anew: with either copy damaged before, or older.
func TestAPowerCutNeverTakesTheLastCopyOfTheHeader(t *testing.T) {
	QuickForTests()
	h, k := New("双百 2026", code)
	whole := &cutFile{left: 100}
	if err := h.Write(whole, k); err != nil {
		t.Fatal(err)
	}
	older := append([]byte(nil), whole.b...)
	if err := h.Write(whole, k); err != nil {
		t.Fatal(err)
	}
	for damaged := range 2 {
		for how, spoil := range []func(b []byte){
			func(b []byte) { b[damaged*copySize+100] ^= 1 },
			func(b []byte) { clear(b[damaged*copySize : (damaged+1)*copySize]) },
			func(b []byte) { copy(b[damaged*copySize:(damaged+1)*copySize], older[:copySize]) },
		} {
			for cut := range 3 {
				f := &cutFile{b: append([]byte(nil), whole.b...), left: cut + 1}
				spoil(f.b)
				_ = h.Write(f, k)
				found, err := Find(f.b)
				if err != nil {
					t.Fatalf("copy %d damaged in way %d, cut at %d: %v", damaged, how, cut, err)
				}
				if _, _, err := found.Open(Secret{Code: &code}); err != nil {
					t.Errorf("copy %d damaged in way %d, cut at %d: %v", damaged, how, cut, err)
				}
			}
		}
	}
}

// wrongDisk keeps other bytes than were written.
type wrongDisk struct{ cutFile }

func (f *wrongDisk) WriteAt(b []byte, at int64) (int, error) {
	n, err := f.cutFile.WriteAt(b, at)
	f.b[at] ^= 1
	return n, err
}

func TestTheSecondCopyIsWrittenOnlyAfterTheFirstWasReadBack(t *testing.T) {
	QuickForTests()
	h, k := New("双百 2026", code)
	whole := &cutFile{left: 100}
	if err := h.Write(whole, k); err != nil {
		t.Fatal(err)
	}
	f := &wrongDisk{cutFile{b: append([]byte(nil), whole.b...), left: 100}}
	if err := h.Write(f, k); err == nil {
		t.Error("a disk that keeps other bytes was not noticed")
	}
	if found, err := Find(f.b); err != nil {
		t.Error(err)
	} else if _, _, err := found.Open(Secret{Code: &code}); err != nil {
		t.Error(err)
	}
}
