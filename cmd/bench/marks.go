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

const marksBranches, marksRoster, marksBound = 300, 5000, 1.2

// marks measures from the key that ends a mark in the grid to the drawn frame, with the mark in the file, in the real
// window at 300 branches: with 5,000 members and with four times as many.
func (f *fixture) marks(program string) []row {
	r := row{what: "Key in the grid to frame and file: 20,000 members ÷ 5,000", unit: "ms", bound: marksBound}
	wide := *f
	wide.branches = branchNames(marksBranches)
	for i, members := range []int{marksRoster, 4 * marksRoster} {
		data := filepath.Join(f.folder, fmt.Sprintf("marks-%d.sbd", members))
		var took, whole []float64
		err := wide.committee(data, members)
		if err == nil {
			err = fillMarks(data)
		}
		if err == nil {
			took, whole, err = f.markKeys(program, data)
		}
		if err != nil {
			r.err = err
			return []row{r}
		}
		if i == 0 {
			r.bare = took
		} else {
			r.ours = took
		}
		fmt.Fprintf(os.Stderr, "  marks: %d members: median %.1f ms, p99 %.1f ms of %d keys; status line as well %.1f ms\n", members, median(took),
			quantile(took, 0.99), len(took), median(whole))
	}
	r.note = fmt.Sprintf("the program's own window, keys handed to the focused grid by its bench build, frame told by an object that it draws last; "+
		"%d branches, %d keys each; p99 %.0f ms and %.0f ms; 5,000 is in the column “bare”", marksBranches, len(r.ours), quantile(r.ours, 0.99), quantile(r.bare, 0.99))
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
		o.Close()
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
func (f *fixture) markKeys(program, data string) (took, whole []float64, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*windowPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--data", data, "--screen", "assess", "--size", "1340x690")
	cmd.Env = append(os.Environ(), "SHUANGBAI_BENCH=marks", "LANG=zh_CN.UTF-8", "HOME="+f.folder, "XDG_CONFIG_HOME="+f.folder, "XDG_CACHE_HOME="+f.folder)
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
	defer o.Close()
	sets, err := o.History(ctx, len(took))
	if err == nil && (len(sets) < len(took) || sets[len(sets)-1].Kind != "assess") {
		err = fmt.Errorf("%d keys made %d changes", len(took), len(sets))
	}
	return took, whole, err
}
