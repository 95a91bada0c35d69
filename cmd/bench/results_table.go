package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"
)

// row is one line of the table: what was measured, ours and the bare figure, and the bound of their ratio.
type row struct {
	what       string
	ours, bare []float64 // pairs, in the order measured; bare may be one figure
	unit       string    // ms, MB
	bound      float64
	note       string
	err        error
}

func median(v []float64) float64 { return quantile(v, 0.5) }

// quantile returns the value below which a share of the figures lies, the middle of two for the median of an even
// number.
func quantile(v []float64, share float64) float64 {
	s := slices.Sorted(slices.Values(v))
	if len(s) == 0 {
		return math.NaN()
	}
	if share == 0.5 && len(s)%2 == 0 {
		return (s[len(s)/2-1] + s[len(s)/2]) / 2
	}
	return s[min(len(s)-1, int(math.Ceil(share*float64(len(s))))-1)]
}

// ratio is that of the medians.
func (r row) ratio() float64 { return median(r.ours) / median(r.bare) }

// spread is the lowest and the highest ratio of a pair, which shows how quiet the machine was.
func (r row) spread() (low, high float64) {
	low = math.Inf(1)
	for i := range min(len(r.ours), len(r.bare)) {
		q := r.ours[i] / r.bare[i]
		low, high = min(low, q), max(high, q)
	}
	return low, high
}

// printTable writes the table in Markdown.
func printTable(w io.Writer, rows []row) {
	fmt.Fprintln(w, "| Measure | Ours | Bare | Ratio (pairs) | Bound | Kept | Note |")
	fmt.Fprintln(w, "|---|---:|---:|---:|---:|---|---|")
	for _, r := range rows {
		if r.err != nil {
			fmt.Fprintf(w, "| %s | – | – | not measured | %.1f | – | %s |\n", r.what, r.bound, strings.ReplaceAll(r.err.Error(), "\n", " "))
			continue
		}
		kept := "yes"
		if r.ratio() > r.bound {
			kept = "**no**"
		}
		low, high := r.spread()
		fmt.Fprintf(w, "| %s | %s | %s | **%.2f** (%.2f–%.2f) | %.1f | %s | %s |\n", r.what, figure(median(r.ours), r.unit),
			figure(median(r.bare), r.unit), r.ratio(), low, high, r.bound, kept, r.note)
	}
}

func figure(v float64, unit string) string {
	if v < 10 {
		return fmt.Sprintf("%.2f %s", v, unit)
	}
	return fmt.Sprintf("%.0f %s", v, unit)
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
