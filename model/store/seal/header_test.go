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

// shortFile is a file whose writing is cut off after some bytes.
type shortFile struct {
	cutFile
	room int
}

func (f *shortFile) WriteAt(b []byte, at int64) (int, error) {
	n := copy(f.b[at:], b[:min(len(b), f.room)])
	if f.room -= n; n < len(b) {
		return n, errPower
	}
	return n, nil
}

func opens(f *Found, with Secret) bool {
	_, _, err := f.Open(with)
	return err == nil
}

// Wherever a change is cut off the former secret or the new one opens, the one that opened is the one of the header from then on, and the
// other is none any more; a change that was cut off between the copies (which begin alike, up to the generation) is told from damage.
func TestAChangeThatWasCutOff(t *testing.T) {
	QuickForTests()
	other := RecoveryCode{7, 7, 7}
	for _, c := range []struct{ former, to, stays Secret }{
		{Secret{Password: "双百 2026"}, Secret{Password: "江城 2027"}, Secret{Code: &code}},
		{Secret{Code: &code}, Secret{Code: &other}, Secret{Password: "双百 2026"}},
	} {
		h, k := New("双百 2026", code)
		whole := &cutFile{left: 100}
		if err := h.Write(whole, k); err != nil {
			t.Fatal(err)
		}
		opened := map[string]int{}
		for room := 0; room <= HeaderSize; room += 32 {
			for name, typed := range map[string]Secret{"former": c.former, "new": c.to, "that stays": c.stays} {
				f := &shortFile{cutFile{b: append([]byte(nil), whole.b...), left: 100}, room}
				_ = h.Change(k, c.to).Write(f, k)
				found, err := Find(f.b)
				if err != nil {
					t.Fatal(err)
				}
				got, key, err := found.Open(typed)
				if err != nil {
					if err != ErrWrongKey || name == "that stays" {
						t.Errorf("cut off after %d bytes the %s one gave %v", room, name, err)
					}
					continue
				}
				opened[name]++
				cutOff, ofCode := found.CutOff(key)
				if wanted := room >= copySize && room <= copySize+64; cutOff != wanted || wanted && ofCode != (c.to.Code != nil) {
					t.Errorf("cut off after %d bytes: told as cut off %v, of the code %v", room, cutOff, ofCode)
				}
				f.room = HeaderSize
				if err := got.Write(f, key); err != nil {
					t.Fatal(err)
				}
				again, err := Find(f.b)
				if err != nil || again.Damaged() || !opens(again, typed) || !opens(again, c.stays) {
					t.Errorf("cut off after %d bytes: the %s one opened, and does not any more: %v", room, name, err)
				}
				if opens(again, c.former) && opens(again, c.to) {
					t.Errorf("cut off after %d bytes: both open", room)
				}
			}
		}
		if all := HeaderSize/32 + 1; opened["that stays"] != all || opened["former"]+opened["new"] < all || opened["former"]+opened["new"] > all+HeaderSize/64 {
			t.Errorf("of %d times %v", all, opened)
		}
	}
}
