package ui

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPlaceholdersDoNotLookLikeData: a date or number that stands in an empty field is taken for one that was entered. An
// example says so: 如 2026-07-14.
func TestPlaceholdersDoNotLookLikeData(t *testing.T) {
	placeholder := regexp.MustCompile(`\b(?:NewEntry|NumberEntry|TextArea)\("([0-9－-][^"]*)"`)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		for _, m := range placeholder.FindAllSubmatch(src, -1) {
			t.Errorf("%s: the placeholder %q looks like data", path, m[1])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
