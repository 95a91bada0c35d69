package store

import (
	"encoding/json"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// What is read in place is what a JSON reader reads.
func TestValuesOfAnEntryAreReadAsJSONIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOf(rapid.SampledFrom([]rune(`abc_01 "\:,{}[]<&党费2026-05` + "\n")))
		want := rapid.MapOf(word, word).Draw(t, "values")
		raw, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		e := FactEntry{content: string(raw)}
		if err := e.Each(func(name, value string) { got[name] = value }); err != nil || !maps.Equal(got, want) {
			t.Errorf("%s is read as %q: %v", raw, got, err)
		}
	})
}

func TestEntriesOfOtherWritersAreRead(t *testing.T) {
	for content, want := range map[string]map[string]string{"{}": {}, `{ "a" : "1" }`: {"a": "1"}, `{"a":"1", "b":"2"}`: {"a": "1", "b": "2"}, `{"":""}`: {"": ""}} {
		got := map[string]string{}
		e := FactEntry{content: content}
		if err := e.Each(func(name, value string) { got[name] = value }); err != nil || !maps.Equal(got, want) {
			t.Errorf("%s is read as %v: %v", content, got, err)
		}
	}
	e := FactEntry{content: `{"a":1}`}
	if err := e.Each(func(string, string) {}); err == nil {
		t.Error("a number is read as a text")
	}
}

func BenchmarkValuesOfDues(b *testing.B) {
	e := FactEntry{content: `{"base":"5600.00","dues_kind":"在职","member":"17","org":"3","paid_01":"84.00","paid_02":"84.00","paid_03":"84.00","paid_04":"84.00","paid_05":"84.00","standard":"84.00","year":"2026"}`}
	n := 0
	for b.Loop() {
		if err := e.Each(func(_, value string) { n += len(value) }); err != nil {
			b.Fatal(err)
		}
	}
}
