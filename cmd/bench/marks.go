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
	"github.com/shuangbai/shuangbai/model/store/seal"
)

const marksBranches, marksRoster, marksRounds, marksBound = 300, 5000, 8, 1.2

// marks measures from the key that ends a mark in the grid to the drawn frame, with the mark in the file, in the real
// window at 300 branches: with 5,000 members and with four times as many.
func (f *fixture) marks(program string) []row {
	small, large := filepath.Join(f.folder, "marks-1.sbd"), filepath.Join(f.folder, "marks-4.sbd")
	err := f.markFile(small, marksRoster)
	if err == nil {
		err = f.markFile(large, 4*marksRoster)
	}
	return []row{f.markRounds(program, row{what: "Key in the grid to frame and file: 20,000 members ÷ 5,000", note: "5,000 members are in the column “bare”", err: err}, large, small)}
}

// sealedMarks measures the same with 5,000 members in a file with a password and in one without.
func (f *fixture) sealedMarks(program string) row {
	folder := filepath.Join(f.folder, "sealed-marks") // the plain file stays in the folder of its backups
	sealed, plain := filepath.Join(folder, "a.sbd"), filepath.Join(f.folder, "plain-marks.sbd")
	err := os.Mkdir(folder, 0o700)
	for _, path := range []string{sealed, plain} {
		if err == nil {
			err = f.markFile(path, marksRoster)
		}
	}
	if err == nil {
		_, err = store.Seal(context.Background(), sealed, measuredPassword, seal.NewRecoveryCode(), nil)
	}
	return f.markRounds(program, row{what: "Sealed ÷ plain: one mark from key to frame and file", note: "the plain file is in the column “bare”", err: err}, sealed, plain)
}

// markFile makes a data file of so many members in 300 branches whose marks are being checked.
func (f *fixture) markFile(path string, members int) error {
	wide := *f
	wide.branches = branchNames(marksBranches)
	if err := wide.committee(path, members); err != nil {
		return err
	}
	return fillMarks(path)
}

// markRounds has the window mark in two files in turns, so that both meet the same quiet and noise of the machine. The row has the median of
// each round: single keys tell more of the machine than of the file.
func (f *fixture) markRounds(program string, r row, ours, bare string) row {
	r.unit, r.bound = "ms", marksBound
	var keys [2][]float64
	for round := range marksRounds {
		for i, side := range []struct {
			path string
			took *[]float64
		}{{bare, &r.bare}, {ours, &r.ours}} {
			if r.err != nil {
				return r
			}
			var took, whole []float64
			if took, whole, r.err = f.markKeys(program, side.path, round); r.err == nil {
				*side.took, keys[i] = append(*side.took, median(took)), append(keys[i], took...)
				fmt.Fprintf(os.Stderr, "  marks: round %d, %s: median %.1f ms, with the status line %.1f ms\n", round, filepath.Base(side.path), median(took), median(whole))
			}
		}
	}
	r.note = fmt.Sprintf("the program's own window, keys handed to the focused grid by its bench build, frame told by an object that it draws last; "+
		"%d branches, %d keys each, the medians of %d rounds; %s: p99 of its keys %.1f ms, ours %.1f ms",
		marksBranches, len(keys[0]), marksRounds, r.note, quantile(keys[0], 0.99), quantile(keys[1], 0.99))
	return r
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
