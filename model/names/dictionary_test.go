package names

import (
	"flag"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

var update = flag.Bool("update", false, "write resources/codes/pinyin.txt anew")

func TestTheDictionaryIsThatOfGoPinyin(t *testing.T) {
	if *update {
		writeDictionary(t)
		t.Skip("run again without -update")
	}
	if len(dictionary()) != len(pinyin.PinyinDict) {
		t.Errorf("%d characters, go-pinyin has %d", len(dictionary()), len(pinyin.PinyinDict))
	}
	for char, want := range pinyin.PinyinDict {
		if got := dictionary()[rune(char)]; got != want {
			t.Errorf("%c: %q, go-pinyin has %q", char, got, want)
		}
	}
}

func writeDictionary(t *testing.T) {
	chars := map[string][]rune{}
	for char, readings := range pinyin.PinyinDict {
		chars[readings] = append(chars[readings], rune(char))
	}
	var lines []string
	for readings, of := range chars {
		slices.Sort(of)
		lines = append(lines, readings+"\t"+string(of)+"\n")
	}
	slices.Sort(lines)
	if err := os.WriteFile("../../resources/codes/pinyin.txt", []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A table that is made when a package is loaded is paid for at every start, whether a name is read or not.
func TestTheProgramDoesNotCarryGoPinyin(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "go-pinyin") {
		t.Error("model/names imports go-pinyin: its map is filled at every start")
	}
}
