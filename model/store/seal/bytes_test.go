package seal

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

func TestPlacesInTheFile(t *testing.T) {
	for _, c := range []struct{ logical, physical int64 }{{0, HeaderSize}, {PageSize, HeaderSize + PageSize},
		{pending - HeaderSize - PageSize, pending - PageSize}, {pending - HeaderSize, pending + PageSize}, {pending, pending + HeaderSize + PageSize}} {
		if got := Physical(c.logical); got != c.physical {
			t.Errorf("%#x lies at %#x, not %#x", c.logical, got, c.physical)
		}
		if got := Logical(PhysicalSize(c.logical)); got != c.logical {
			t.Errorf("a size of %#x comes back as %#x", c.logical, got)
		}
	}
	for size, want := range map[int64]int64{0: 0, 100: 0, HeaderSize: 0, pending: pending - HeaderSize, pending + 1: pending - HeaderSize, pending + PageSize: pending - HeaderSize} {
		if got := Logical(size); got != want {
			t.Errorf("a file of %#x holds %#x, not %#x", size, got, want)
		}
	}
}

// memoryFile is a RawFile.
type memoryFile struct{ b []byte }

func (m *memoryFile) ReadRaw(b []byte, at int64) (int, error) {
	n := 0
	if at < int64(len(m.b)) {
		n = copy(b, m.b[at:])
	}
	clear(b[n:])
	return n, nil
}

func (m *memoryFile) WriteRaw(b []byte, at int64) error {
	if grow := at + int64(len(b)) - int64(len(m.b)); grow > 0 {
		m.b = append(m.b, make([]byte, grow)...)
	}
	copy(m.b[at:], b)
	return nil
}

func (m *memoryFile) SizeRaw() (int64, error) { return int64(len(m.b)), nil }

func TestSideFilesTakeBytesAtAnyPlace(t *testing.T) {
	s := &Side{cipher: newXTS(bytes.Repeat([]byte{7, 8}, 32)[:64])}
	var m memoryFile
	var want []byte
	for i := range 3000 {
		at, n := rand.IntN(9000), rand.IntN(300)
		if i%10 == 0 {
			n = rand.IntN(5000)
		}
		if rand.IntN(3) > 0 {
			b := make([]byte, n)
			for i := range b {
				b[i] = byte(rand.Uint32())
			}
			if n == 0 {
				continue
			}
			if grow := at + n - len(want); grow > 0 {
				want = append(want, make([]byte, grow)...)
			}
			copy(want[at:], b)
			if err := s.Write(&m, b, int64(at)); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got := make([]byte, n)
		if _, err := s.Read(&m, got, int64(at)); err != nil {
			t.Fatal(err)
		}
		expected := make([]byte, n)
		if at < len(want) {
			copy(expected, want[at:])
		}
		if !bytes.Equal(got, expected) {
			t.Fatalf("step %d: other bytes at %d", i, at)
		}
	}
}
