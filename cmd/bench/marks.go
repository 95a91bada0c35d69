package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/store"
)

const marksBranches, marksRoster, marksRounds, marksBound = 300, 5000, 4, 1.2

// marks measures from the key that ends a mark in the grid to the drawn frame, with the mark in the file, in the real
// window at 300 branches: with 5,000 members and with four times as many.
func (f *fixture) marks(program string) []row {
	r := row{what: "Key in the grid to frame and file: 20,000 members ÷ 5,000", unit: "ms", bound: marksBound}
	wide := *f
	wide.branches = branchNames(marksBranches)
	small, large := filepath.Join(f.folder, "marks-1.sbd"), filepath.Join(f.folder, "marks-4.sbd")
	for path, members := range map[string]int{small: marksRoster, large: 4 * marksRoster} {
		if r.err == nil {
			r.err = wide.committee(path, members)
		}
		if r.err == nil {
			r.err = fillMarks(path)
		}
	}
	for round := range marksRounds { // in turns, so that both meet the same quiet and noise of the machine
		for _, side := range []struct {
			path string
			took *[]float64
		}{{small, &r.bare}, {large, &r.ours}} {
			if r.err != nil {
				return []row{r}
			}
			var took, whole []float64
			took, whole, r.err = f.markKeys(program, side.path, round)
			*side.took = append(*side.took, took...)
			fmt.Fprintf(os.Stderr, "  marks: round %d, %s: median %.1f ms, with the status line %.1f ms\n", round, filepath.Base(side.path), median(took), median(whole))
		}
	}
	r.note = fmt.Sprintf("the program's own window, keys handed to the focused grid by its bench build, frame told by an object that it draws last; "+
		"%d branches, %d keys each in %d rounds; 5,000 members are in the column “bare”: median %.1f ms, p99 %.1f ms; 20,000: median %.1f ms, p99 %.1f ms",
		marksBranches, len(r.ours), marksRounds, median(r.bare), quantile(r.bare, 0.99), median(r.ours), quantile(r.ours, 0.99))
	return []row{r}
}

// fillMarks opens the year of a data file and marks every branch as in the middle of checking: all of the self marks,
// and the checked marks but for the first item.
func fillMarks(path string) error {
	ctx := context.Background()
	o, err := office.Open(ctx, path, office.Options{Who: "测量"})
	if err != nil {
		return err
	}
	if _, err := o.OpenYear(ctx, 2026, "education"); err != nil {
		_ = o.Close()
		return err
	}
	y, err := o.Year(ctx, 2026)
	if e := o.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	db, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Write(ctx, store.Change{Who: "测量", Why: "分数", Kind: "import"}, func(tx *store.Tx) error {
		orgs, err := tx.Orgs()
		if err != nil {
			return err
		}
		for i, g := range orgs {
			if !g.Kind.IsBranch() {
				continue
			}
			marks, n := map[model.MarkKey]model.Mark{}, 0
			for _, part := range y.Scheme.Parts {
				for _, c := range part.Categories {
					for _, item := range c.Items {
						mark := model.Mark{Points: item.Max - model.Points((i+n)%3)*50, By: "测量", At: y.OpenedAt}
						mark.Points = max(0, mark.Points)
						marks[model.MarkKey{Item: item.ID, Stage: model.SelfMark}] = mark
						if n > 0 {
							marks[model.MarkKey{Item: item.ID, Stage: model.CheckedMark}] = mark
						}
						n++
					}
				}
			}
			if err := tx.PutMarks(2026, g.ID, marks); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// markKeys has the window mark one branch after the other. It returns for every key the time to frame and file, and to
// the frame that also says so in the status line.
func (f *fixture) markKeys(program, data string, round int) (took, whole []float64, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*windowPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--data", data, "--screen", "assess", "--size", "1340x690")
	cmd.Env = append(os.Environ(), fmt.Sprintf("SHUANGBAI_BENCH=marks %d", round%2), "LANG=zh_CN.UTF-8", "HOME="+f.folder, "XDG_CONFIG_HOME="+f.folder, "XDG_CACHE_HOME="+f.folder)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, err
	}
	said := ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		words := strings.Fields(lines.Text())
		if len(words) != 3 || words[0] != "mark" {
			said = lines.Text()
			continue
		}
		one, e1 := strconv.ParseFloat(words[1], 64)
		two, e2 := strconv.ParseFloat(words[2], 64)
		if e1 == nil && e2 == nil {
			took, whole = append(took, one), append(whole, two)
		}
	}
	if err := cmd.Wait(); err != nil {
		return nil, nil, fmt.Errorf("%w: %s", err, said)
	}
	if len(took) == 0 {
		return nil, nil, fmt.Errorf("the window marked nothing: %s", said)
	}
	o, err := office.Open(ctx, data, office.Options{ReadOnly: true})
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = o.Close() }()
	sets, err := o.History(ctx, len(took))
	if err == nil && (len(sets) < len(took) || sets[len(sets)-1].Kind != "assess") {
		err = fmt.Errorf("%d keys made %d changes", len(took), len(sets))
	}
	return took, whole, err
}
