package seal

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// FuzzHeader feeds any bytes to the reader of the header: it must end, and never take damaged bytes for a key.
func FuzzHeader(f *testing.F) {
	if b, err := os.ReadFile(filepath.Join("testdata", "v1.sealed")); err == nil {
		f.Add(b[:HeaderSize])
		f.Add(b[:copySize+100])
	}
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		found, err := Find(b)
		if err != nil {
			return
		}
		if _, _, err := found.Open(Secret{Code: &code}); err != nil {
			return
		}
		whole, err := os.ReadFile(filepath.Join("testdata", "v1.sealed"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b, whole[:copySize]) && (len(b) < HeaderSize || !bytes.Equal(b[copySize:HeaderSize], whole[:copySize])) {
			t.Error("a changed header was taken for whole")
		}
	})
}

// FuzzRecoveryCode feeds any text to the reader of recovery codes.
func FuzzRecoveryCode(f *testing.F) {
	f.Add(code.Text())
	f.Add("O0Il1-uV")
	f.Fuzz(func(t *testing.T, text string) {
		if c, err := ParseRecoveryCode(text); err == nil {
			if again, err := ParseRecoveryCode(c.Text()); err != nil || again != c {
				t.Error("a code does not come back")
			}
		}
	})
}
