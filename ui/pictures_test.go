package ui

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/ui/kit"
)

var taken = flag.Bool("manual-pictures", false, "the pictures of the manual were just taken: write down what they show")

const (
	manualFolder = "../resources/manual"
	takenFile    = manualFolder + "/pictures.txt"
)

// The pictures in the manual show the screens as they are: pictures.txt has, for each, the sum of its file and what could be pressed and
// gone to when it was taken. `make manual-pictures` takes them anew and writes that down; it refuses to for a picture that is the old one.
func TestThePicturesOfTheManualShowTheseScreens(t *testing.T) {
	day := time.Date(2026, 11, 26, 9, 0, 0, 0, time.Local)
	w := openWindow(t, Options{Now: func() time.Time { return day }})
	before, err := os.ReadFile(takenFile)
	if err != nil && !*taken {
		t.Fatal(err)
	}
	files, err := filepath.Glob(manualFolder + "/*.png")
	if err != nil || len(files) == 0 {
		t.Fatal("the manual has no pictures", err)
	}
	var now strings.Builder
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		id := strings.TrimSuffix(filepath.Base(file), ".png")
		w.Go(id, nil)
		settle(t, w)
		shown, sum := shownNow(w, id), fmt.Sprintf("%x", sha256.Sum256(raw))[:16]
		fmt.Fprintf(&now, "%s %s %s\n", id, sum, shown)
		was, sumThen := lineOf(string(before), id)
		switch {
		case was == shown && sumThen == sum:
		case !*taken:
			t.Errorf("%s is not of the screen as it is: run make manual-pictures\nwas %s\nnow %s", file, was, shown)
		case was != shown && sumThen == sum:
			t.Errorf("%s is the picture of before, but its screen has changed", file)
		}
	}
	if *taken && !t.Failed() {
		if err := os.WriteFile(takenFile, []byte(now.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var numbers = regexp.MustCompile(`\d+`)

// shownNow is what can be pressed on a screen, what its status line says, and the navigation, without numbers.
func shownNow(w *Window, id string) string {
	var all []string
	screen := w.frame.Screen(id)
	for _, act := range kit.ActsIn(screen.Object()) {
		if !strings.ContainsAny(act.Text, "　（") { // what is so composed is data
			all = append(all, act.Text)
		}
	}
	all = append(all, screen.Keys()...)
	for _, p := range places() {
		all = append(all, p.title)
	}
	return numbers.ReplaceAllString(strings.Join(all, "、"), "#")
}

// lineOf is what was written down of a picture.
func lineOf(text, id string) (shown, sum string) {
	for _, line := range strings.Split(text, "\n") {
		if rest, ok := strings.CutPrefix(line, id+" "); ok {
			sum, shown, _ = strings.Cut(rest, " ")
		}
	}
	return shown, sum
}
