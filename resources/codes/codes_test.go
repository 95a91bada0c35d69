package codes

import (
	"encoding/json"
	"io/fs"
	"testing"
)

func TestEveryFileCanBeRead(t *testing.T) {
	names, err := fs.Glob(files, "*.json")
	if err != nil || len(names) < 12 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var head struct {
			Source, Effective string
		}
		if err := json.Unmarshal(data, &head); err != nil || head.Source == "" || head.Effective == "" {
			t.Errorf("%s: %v, source %q, effective %q", name, err, head.Source, head.Effective)
		}
	}
}

// Two values must not share a spelling, nor two fields of one kind their best header word.
func TestNoSpellingMeansTwoThings(t *testing.T) {
	for name, table := range tables() {
		seen := map[string]string{}
		for _, e := range table.Entries {
			for _, a := range append(e.Aliases, e.Label) {
				if other, ok := seen[a]; ok && other != e.Value {
					t.Errorf("%s: %q is both %s and %s", name, a, other, e.Value)
				}
				seen[a] = e.Value
			}
		}
	}
	for _, kind := range []string{"roster", "branches", "activities", "scores"} {
		seen := map[string]string{}
		for _, h := range Headers(kind) {
			if other, ok := seen[h.Aliases[0]]; ok {
				t.Errorf("%s: %q is both %s and %s", kind, h.Aliases[0], other, h.Field)
			}
			seen[h.Aliases[0]] = h.Field
		}
	}
}
