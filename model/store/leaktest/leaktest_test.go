package leaktest

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The search sees a word whatever it is wrapped in, and nothing where there is none.
func TestFindSeesThroughWrappings(t *testing.T) {
	folder := t.TempDir()
	zipped := func(name string, content []byte) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(content); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	long := append(bytes.Repeat([]byte("和它压缩在一起的字"), 500), "王一丁"...)
	want := map[string][]byte{
		"utf8.txt": []byte("党员王一丁"), "little.txt": {0x8b, 0x73, 0x00, 0x4e, 0x01, 0x4e}, "big.txt": {0x73, 0x8b, 0x4e, 0x00, 0x4e, 0x01},
		"book.xlsx": zipped("xl/sharedStrings.xml", long), "package.sbp": zipped("报表.xlsx", zipped("a", long)), "王一丁.bin": {1}, "纸.bin": []byte("%PDF-1.7"),
	}
	for name, content := range want {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range map[string][]byte{"别人.txt": []byte("李四"), "别的.xlsx": zipped("a", []byte("李四"))} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found := Find(t, folder, []string{"王一丁"})
	for name := range want {
		if found[filepath.Join(folder, name)] == "" {
			t.Errorf("%s is not found", name)
		}
	}
	if len(found) != len(want) {
		t.Errorf("found %v", found)
	}
}
