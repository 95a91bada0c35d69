// Package leaktest looks in tests for words that must not lie readable in any file: names and ID numbers of a sealed data file.
package leaktest

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// Find looks through all files in a folder and the folders in it, and returns those that hold one of the words, with the first of them.
// Words are looked for in UTF-8 and UTF-16 of both byte orders, in what is compressed in a zip file too, such as a workbook or a
// package. Of a PDF, whose text is drawn in the numbers of a font, any counts: Word is "%PDF-".
func Find(t testing.TB, folder string, words []string) map[string]string {
	t.Helper()
	var wanted []pattern
	for _, w := range append([]string{"%PDF-"}, words...) {
		wanted = append(wanted, patternsOf(w)...)
	}
	found := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		if word := in(b, wanted, 3); word != "" {
			found[path] = word
		}
		for _, w := range words {
			if strings.Contains(filepath.Base(path), w) {
				found[path] = w
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// pattern is a word as bytes.
type pattern struct {
	word  string
	bytes []byte
}

func patternsOf(word string) []pattern {
	var little, big []byte
	for _, u := range utf16.Encode([]rune(word)) {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	return []pattern{{word, []byte(word)}, {word, little}, {word, big}}
}

// in is the first word that bytes hold, "" for none; zip files are opened so many deep.
func in(b []byte, wanted []pattern, deep int) string {
	for _, p := range wanted {
		if bytes.Contains(b, p.bytes) {
			return p.word
		}
	}
	if deep == 0 || !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		return ""
	}
	archive, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return ""
	}
	for _, entry := range archive.File {
		f, err := entry.Open()
		if err != nil {
			continue
		}
		inside, _ := io.ReadAll(f)
		f.Close()
		if word := in(inside, wanted, deep-1); word != "" {
			return word
		}
	}
	return ""
}
