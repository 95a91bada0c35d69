package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestImagesAreReadAsSQLiteWritesThem compares the quick reader with the general one, on rows and on what is no row.
func TestImagesAreReadAsSQLiteWritesThem(t *testing.T) {
	db := newDB(t)
	rapid.Check(t, func(rt *rapid.T) {
		text, number := rapid.String().Draw(rt, "text"), rapid.Int64().Draw(rt, "number")
		var row string
		if err := db.writer.QueryRow("SELECT json_object('a', ?, 'b', ?, 'c', NULL, 'd', '')", text, number).Scan(&row); err != nil {
			rt.Fatal(err)
		}
		got, ok := parseFlat([]byte(row))
		if !ok {
			rt.Fatalf("not read: %s", row)
		}
		for name, want := range map[string]any{"a": text, "b": number, "c": nil, "d": ""} {
			if v, err := got.value(name); err != nil || (name != "a" || rapidValid(text)) && v != want {
				rt.Fatalf("%s of %s is %v: %v", name, row, v, err)
			}
		}
	})
	for _, text := range []string{`{}`, `{"a":{"b":1}}`, `{ "a" : 1 }`, `{"a":true,"b":[1,2]}`, `{"a\n":"x"}`, `{"a":1.5}`} {
		got, err := parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if text == `{"a\n":"x"}` && cmp.Diff(image{"a\n": []byte(`"x"`)}, got) != "" {
			t.Errorf("%s became %v", text, got)
		}
	}
	for _, text := range []string{`{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":"x`, `{"a":1}x`, `{"a":1,}`, `{,"a":1}`, `x`} {
		if got, err := parse(text); err == nil {
			t.Errorf("%s was read as %v", text, got)
		}
	}
}

func rapidValid(s string) bool {
	for _, r := range s {
		if r == 0 || r == '�' {
			return false
		}
	}
	return true
}
