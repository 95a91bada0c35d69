package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/office"
)

const searchSize, searches, hitsShown = 100_000, 300, 20

// searchTime types 300 searches, key by key and back, over 100,000 members, and times each key.
func (f *fixture) searchTime(runs int) row {
	r := row{what: "Search per keystroke, 100,000 members, 99th percentile", unit: "ms", bound: 1}
	fmt.Fprintln(os.Stderr, "  making a data file of 100,000 members")
	path := filepath.Join(f.folder, "large.sbd")
	if r.err = f.committee(path, searchSize); r.err != nil {
		return r
	}
	o, err := office.Open(context.Background(), path, office.Options{ReadOnly: true})
	if err != nil {
		r.err = err
		return r
	}
	defer func() { _ = o.Close() }()
	o.Find("王", hitsShown) // waits for the index, which is made in the background after opening
	var p50, p99, most []float64
	keys, hits := keystrokes(people(searchSize, f.branches)), 0
	for range runs {
		runtime.GC()
		var times []float64
		hits = 0
		for _, q := range keys {
			start := time.Now()
			found := o.Find(q, hitsShown)
			times = append(times, milliseconds(time.Since(start)))
			hits += min(1, len(found))
		}
		p50, p99, most = append(p50, median(times)), append(p99, quantile(times, 0.99)), append(most, quantile(times, 1))
		r.bare = append(r.bare, 16)
	}
	r.ours = p99
	r.note = fmt.Sprintf("%d keys, %d with hits: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; “bare” is the bound of 16 ms", len(keys), hits,
		median(p50), median(p99), median(most))
	return r
}

// keystrokes are the contents of the search box after each key: names, initials, ends of ID numbers and branches of
// people who exist, a few that do not, each typed to the end and half taken back.
func keystrokes(all []person) []string {
	r := rand.New(rand.NewPCG(7, 7))
	var keys []string
	for i := range searches {
		p := all[r.IntN(len(all))]
		_, _, spellings := names.Keys(p.name)
		initials, _, _ := strings.Cut(spellings, " ")
		word := []rune([]string{p.name, initials, p.id[14:], p.branch, p.id[6:], "欧阳不在"}[i%6])
		for n := 1; n <= len(word); n++ {
			keys = append(keys, string(word[:n]))
		}
		for n := len(word) - 1; n > len(word)/2; n-- {
			keys = append(keys, string(word[:n]))
		}
	}
	return keys
}
