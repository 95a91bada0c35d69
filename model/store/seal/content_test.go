package seal

import (
	"bytes"
	"io"
	"testing"
)

func TestContents(t *testing.T) {
	_, k := New("双百 2026", code)
	c := k.Contents()
	for _, n := range []int{0, 1, 15, chunk - 1, chunk, chunk + 1, 2 * chunk, 2*chunk + 5000} {
		plain := bytes.Repeat([]byte("张三丰"), n/9+1)[:n]
		var sealed bytes.Buffer
		w, err := c.Writer(&sealed)
		if err != nil {
			t.Fatal(err)
		}
		for rest := plain; len(rest) > 0; {
			m := min(len(rest), 10_000)
			if _, err := w.Write(rest[:m]); err != nil {
				t.Fatal(err)
			}
			rest = rest[m:]
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		b := sealed.Bytes()
		if got := int64(len(b)); got != SealedSize(int64(n)) || PlainSize(got) != int64(n) {
			t.Errorf("%d bytes take %d, said %d, and are %d again", n, got, SealedSize(int64(n)), PlainSize(got))
		}
		if bytes.Contains(b, []byte("张三丰")) {
			t.Error("a sealed content can be read")
		}
		if got, err := io.ReadAll(c.Reader(bytes.NewReader(b))); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes came back as %d: %v", n, len(got), err)
		}
		for _, cut := range []int{0, 31, 32, len(b) / 2, len(b) - 1, chunk + overhead + contentID} {
			if cut >= len(b) {
				continue
			}
			if _, err := io.ReadAll(c.Reader(bytes.NewReader(b[:cut]))); err != ErrContent {
				t.Errorf("%d of %d bytes gave %v", cut, len(b), err)
			}
		}
		for at := 0; at < len(b); at += 1 + len(b)/50 {
			b[at] ^= 4
			if _, err := io.ReadAll(c.Reader(bytes.NewReader(b))); err != ErrContent {
				t.Errorf("byte %d changed gave %v", at, err)
			}
			b[at] ^= 4
		}
		if _, err := io.ReadAll(c.Reader(bytes.NewReader(append(bytes.Clone(b), 0)))); err != ErrContent {
			t.Errorf("a byte more gave %v", err)
		}
	}
	_, other := New("双百 2026", code)
	if c.Name("ab") == other.Contents().Name("ab") || len(c.Name("ab")) != 64 {
		t.Error("names of contents tell what they are")
	}
	if PlainSize(0) != -1 || PlainSize(47) != -1 || PlainSize(SealedSize(chunk)+3) != -1 {
		t.Error("a size that no content has")
	}
}
