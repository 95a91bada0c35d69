package main

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/office"
)

// The bounds of a change of the screen and of a key, in ms, and how often all screens are gone round for them; rounds of ten minutes
// make eight hours, and what lives is compared with that after the first rounds, when every screen has been made.
const mostChange, mostKey, roundsOfScreens, roundsOfADay, roundsToSettle = 100., 50., 5, 48, 3

// screens measures changes of the screen and keys in a data file of 5,000 members, against a bare window.
func (f *fixture) screens(program string) []row {
	change := row{what: "Change of the screen until all it reads is drawn: slowest screen", unit: "ms", bound: 1, bare: []float64{mostChange}}
	key := row{what: "A character typed until its frame is drawn: slowest field", unit: "ms", bound: 1, bare: []float64{mostKey}}
	path, err := f.packetFile()
	var took, bare map[string][]float64
	if err == nil {
		took, err = f.frames(program, fmt.Sprintf("rounds %d", roundsOfScreens), "--data", path)
	}
	if err == nil {
		bare, err = f.bareFrames()
	}
	if err != nil {
		change.err, key.err = err, err
		return []row{change, key}
	}
	change.fill(took, "again:", fmt.Sprintf("; when it is made, in the first round: %s; a bare window changing between two tables: %s", slowest(took, "first:"), slowest(bare, "swap")))
	key.fill(took, "key:", "; into a bare entry over a table: "+slowest(bare, "key"))
	return []row{change, key}
}

// rounds goes round all screens of the sample as somebody does in a day of eight hours, and measures what lives in memory.
func (f *fixture) rounds(program string) []row {
	memory := row{what: "Live memory after eight hours of use ÷ before", unit: "MB", bound: 1.1,
		note: fmt.Sprintf("heap after a collection and two minutes of rest, after %d rounds of all screens, their keys, fields and searches; “bare” is that after %d rounds", roundsOfADay, roundsToSettle)}
	path := filepath.Join(f.folder, "rounds.sbd")
	o, err := office.CreateSample(context.Background(), path, func(string) {})
	if err == nil {
		err = o.Close()
	}
	var took map[string][]float64
	if err == nil {
		took, err = f.frames(program, fmt.Sprintf("rounds %d %d", roundsOfADay, roundsToSettle), "--data", path)
	}
	if rested := took["rested"]; err == nil && len(rested) == 2 {
		memory.ours, memory.bare = []float64{rested[1] / 1024}, []float64{rested[0] / 1024}
	} else if err == nil {
		err = fmt.Errorf("%d rounds of %d", len(took["live"]), roundsOfADay)
	}
	memory.err = err
	return []row{memory}
}

// fill takes the greatest median of what begins so.
func (r *row) fill(took map[string][]float64, prefix, more string) {
	most := 0.
	for what, v := range took {
		if strings.HasPrefix(what, prefix) {
			most = max(most, median(v))
		}
	}
	r.ours, r.note = []float64{most}, "in the program's own window on 5,000 members of 300 branches with a year of records; the median of each, the slowest single one, "+
		"the processor's time of the UI goroutine, and how many frames were drawn: "+slowest(took, prefix)+more+"; “bare” is the bound"
}

// slowest lists what begins so with its median, its slowest, and what computed tells of it.
func slowest(took map[string][]float64, prefix string) string {
	var words []string
	for _, what := range slices.Sorted(maps.Keys(took)) {
		if name, ok := strings.CutPrefix(what, prefix); ok {
			said := fmt.Sprintf("%s %.0f (%.0f)%s", name, median(took[what]), slices.Max(took[what]), computed(took, what))
			words = append(words, strings.TrimSpace(said))
		}
	}
	return strings.Join(words, ", ")
}
