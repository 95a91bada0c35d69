package main

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// mostFrame is the longest that anything done in the grid may take until its frame is drawn, in ms.
const mostFrame = 50.

// grid measures the frames of the grid of 300 branches and 80 items in the program's own window: scrolled by the wheel, gone
// through by keys, and typed into. The row's figures are all frames, and the bound is for the slowest.
func (f *fixture) grid(program string) []row {
	r := row{what: fmt.Sprintf("Grid of %d branches × %d items: slowest frame", scoredBranches, scoredItems), unit: "ms", bound: 1, bare: []float64{mostFrame}}
	scheme, err := wideScheme(scoredItems)
	path := filepath.Join(f.folder, "grid.sbd")
	if err == nil {
		err = f.scoredCommittee(path, scheme)
	}
	if r.err = err; err != nil {
		return []row{r}
	}
	took, err := f.gridFrames(program, path)
	if r.err = err; err != nil {
		return []row{r}
	}
	bare, err := f.bareFrames()
	if r.err = err; err != nil {
		return []row{r}
	}
	var all []float64
	var words []string
	for _, what := range slices.Sorted(maps.Keys(took)) {
		if !plain(what) {
			continue
		}
		all = append(all, took[what]...)
		said := fmt.Sprintf("%s p50 %.0f, slowest %.0f, fastest %.0f%s", what, median(took[what]), slices.Max(took[what]), slices.Min(took[what]), computed(took, what))
		if theirs := bare[what]; len(theirs) > 0 {
			said += fmt.Sprintf(" (a widget.Table of that size: p50 %.0f, slowest %.0f%s, ours ÷ it %.2f)", median(theirs), slices.Max(theirs), computed(bare, what), median(took[what])/median(theirs))
		}
		words = append(words, said)
	}
	r.ours = []float64{slices.Max(all)}
	r.note = fmt.Sprintf("from the wheel or key to the drawn frame, in the program's own window; %d frames, median %.0f ms: %s; “bare” is the bound",
		len(all), median(all), strings.Join(words, "; "))
	return []row{r}
}

// gridFrames has the window scroll and type, and returns the milliseconds of each frame by what was done.
func (f *fixture) gridFrames(program, data string) (map[string][]float64, error) {
	took, err := f.frames(program, "grid", "--data", data, "--screen", "assess", "--size", "1340x690")
	if err == nil && len(took["typed"]) == 0 {
		err = fmt.Errorf("the window typed nothing")
	}
	return took, err
}

// bareFrames are those of a widget.Table of that size, alone in a window of that size and scrolled alike.
func (f *fixture) bareFrames() (map[string][]float64, error) {
	bare := filepath.Join(f.folder, "barewindow")
	if err := buildBareWindow(bare); err != nil {
		return nil, err
	}
	return f.frames(bare, "grid", "-grid")
}

// figures are told apart by these before the name of what was done: milliseconds on the clock, of the processor's time those of the UI
// goroutine and of all threads, and how many frames were drawn.
var figures = []string{"", "ui ", "all ", "frames "}

// plain reports whether a name of figures is that of milliseconds on the clock.
func plain(what string) bool {
	return !slices.ContainsFunc(figures[1:], func(prefix string) bool { return strings.HasPrefix(what, prefix) })
}

// computed is what the UI goroutine computed for something and in how many frames it was drawn, as far as that was told.
func computed(took map[string][]float64, what string) string {
	ui, drawn := took[figures[1]+what], took[figures[3]+what]
	if len(ui) == 0 || len(drawn) == 0 {
		return ""
	}
	return fmt.Sprintf(" CPU %.0f, frames %.0f", median(ui), median(drawn))
}

// frames starts a program that measures something and prints what was done with its figures, a line each.
func (f *fixture) frames(program, measure string, args ...string) (map[string][]float64, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 60*windowPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "SHUANGBAI_BENCH="+measure, "LANG=zh_CN.UTF-8", "HOME="+f.folder, "XDG_CONFIG_HOME="+f.folder, "XDG_CACHE_HOME="+f.folder)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	took, said := map[string][]float64{}, ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		said = lines.Text()
		words := strings.Fields(said)
		for i := 1; i < len(words) && i <= len(figures); i++ {
			if v, err := strconv.ParseFloat(words[i], 64); err == nil {
				took[figures[i-1]+words[0]] = append(took[figures[i-1]+words[0]], v)
			}
		}
	}
	if err := cmd.Wait(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, said)
	}
	if len(took) == 0 {
		return nil, fmt.Errorf("no frames: %s", said)
	}
	return took, nil
}
