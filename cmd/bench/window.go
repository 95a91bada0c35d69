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
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

const windowSize, windowPatience = 5000, 60 * time.Second

// window compares the program's window on 5,000 members with a bare Fyne window that shows the same people in a
// widget.Table: the time from starting the process to the first frame, and the memory a second later.
func (f *fixture) window(runs int, program string) []row {
	frame := row{what: "Window on 5,000 members: first frame", unit: "ms", bound: 1.1,
		note: "from the start of the process, data file opened and read; bare: a Fyne window with a widget.Table of as many rows and the same face"}
	memory := row{what: "Window on 5,000 members: resident memory", unit: "MB", bound: 1.0}
	fail := func(err error) []row {
		frame.err, memory.err = err, err
		return []row{frame, memory}
	}
	data, bare := filepath.Join(f.folder, "members.sbd"), filepath.Join(f.folder, "barewindow")
	if err := f.committee(data, windowSize); err != nil {
		return fail(err)
	}
	if err := buildBareWindow(bare); err != nil {
		return fail(err)
	}
	var latin []float64
	for i := range runs + 1 {
		ourTime, ourMB, err := f.firstFrame(program, "--data", data, "--screen", "members")
		if err != nil {
			return fail(fmt.Errorf("%s: %w", program, err))
		}
		bareTime, bareMB, err := f.firstFrame(bare)
		if err != nil {
			return fail(fmt.Errorf("bare window: %w", err))
		}
		_, latinMB, err := f.firstFrame(bare, "-latin")
		if err != nil {
			return fail(fmt.Errorf("bare window: %w", err))
		}
		fmt.Fprintf(os.Stderr, "  window: run %d: %.0f ms %.0f MB, bare %.0f ms %.0f MB, without Chinese %.0f MB\n", i, ourTime, ourMB, bareTime, bareMB, latinMB)
		if i > 0 { // the first run warms the disk's cache
			frame.ours, frame.bare = append(frame.ours, ourTime), append(frame.bare, bareTime)
			memory.ours, memory.bare, latin = append(memory.ours, ourMB), append(memory.bare, bareMB), append(latin, latinMB)
		}
	}
	memory.note = fmt.Sprintf("VmRSS a second after the first frame; a bare window in Fyne's own Latin face, which shows boxes for Chinese: %.0f MB", median(latin))
	return []row{frame, memory}
}

// afterImport imports the roster of 10,000 in the program's own window and compares its memory with that before.
func (f *fixture) afterImport(runs int, program string) row {
	r := row{what: "Resident memory after an import of 10,000 rows in the window ÷ before", unit: "MB", bound: 1.2,
		note: "VmRSS on the home screen 5 s after the import, with 10,000 members in the data file; “bare” is that before, with nobody in it"}
	for i := range runs {
		data := filepath.Join(f.folder, fmt.Sprintf("import-%d.sbd", i))
		if r.err = copyFile(f.empty, data); r.err != nil {
			return r
		}
		var told map[string]float64
		if told, r.err = f.told(program, "import "+f.xlsx, "--data", data); r.err != nil {
			return r
		}
		fmt.Fprintf(os.Stderr, "  import in the window: run %d: %.0f MB, before %.0f MB\n", i+1, told["after-kb"]/1024, told["before-kb"]/1024)
		r.ours, r.bare = append(r.ours, told["after-kb"]/1024), append(r.bare, told["before-kb"]/1024)
	}
	return r
}

// buildBareWindow builds the yardstick of the windows.
func buildBareWindow(path string) error {
	fmt.Fprintln(os.Stderr, "  building the bare window")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, "./cmd/bench/barewindow")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("the bare window does not build: %w", err)
	}
	return nil
}

// matrix compares the program's window on the matrix of Party life of 300 branches and 12 months with a bare Fyne window that
// shows a widget.Table of that size: the time from starting the process to the first frame.
func (f *fixture) matrix(runs int, program string) row {
	r := row{what: fmt.Sprintf("Party life, %d branches × 12 months: first frame", checkupBranches), unit: "ms", bound: 1.2,
		note: "from the start of the process, data file opened, the year read and judged, the badge of the checkup after it; bare: a Fyne window with a widget.Table of as many rows and columns and the same face"}
	data, bare := filepath.Join(f.folder, "matrix.sbd"), filepath.Join(f.folder, "barewindow")
	if r.err = lifeCommittee(data); r.err != nil {
		return r
	}
	if r.err = buildBareWindow(bare); r.err != nil {
		return r
	}
	for i := range runs + 1 {
		ours, _, err := f.firstFrame(program, "--data", data, "--screen", "life")
		if err != nil {
			r.err = fmt.Errorf("%s: %w", program, err)
			return r
		}
		theirs, _, err := f.firstFrame(bare, "-matrix")
		if err != nil {
			r.err = fmt.Errorf("bare window: %w", err)
			return r
		}
		fmt.Fprintf(os.Stderr, "  matrix: run %d: %.0f ms, bare %.0f ms\n", i, ours, theirs)
		if i > 0 {
			r.ours, r.bare = append(r.ours, ours), append(r.bare, theirs)
		}
	}
	return r
}

// lifeCommittee makes a data file of 300 branches with a year of records of Party life, a member each.
func lifeCommittee(path string) error {
	f := &fixture{branches: branchNames(checkupBranches)}
	if err := f.committee(path, checkupBranches); err != nil {
		return err
	}
	db, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	_, err = db.Write(context.Background(), store.Change{Who: "测量", Why: "一年的记录", Kind: "import"}, func(tx *store.Tx) error {
		orgs, err := tx.Orgs()
		for i := range orgs {
			if err == nil && orgs[i].Kind == model.Branch {
				err = yearOf(tx, &orgs[i], i)
			}
		}
		return err
	})
	return err
}

// firstFrame starts a program that prints "first-frame", then its resident kilobytes, and ends.
func (f *fixture) firstFrame(program string, args ...string) (ms, mb float64, err error) {
	told, err := f.told(program, "1", args...)
	return told["first-frame"], told["resident-kb"] / 1024, err
}

// told starts a program that measures something and ends, and returns its figures by name; without one, the milliseconds
// since the start. Its settings and caches go into the fixture's folder.
func (f *fixture) told(program, what string, args ...string) (map[string]float64, error) {
	ctx, cancel := context.WithTimeout(context.Background(), windowPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "SHUANGBAI_BENCH="+what, "LANG=zh_CN.UTF-8", "HOME="+f.folder, "XDG_CONFIG_HOME="+f.folder, "XDG_CACHE_HOME="+f.folder)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	told, said := map[string]float64{}, ""
	for lines := bufio.NewScanner(out); lines.Scan(); said = lines.Text() {
		name, figure, given := strings.Cut(lines.Text(), " ")
		if v, err := strconv.ParseFloat(figure, 64); err == nil {
			told[name] = v
		} else if !given {
			told[name] = milliseconds(time.Since(start))
		}
	}
	if err := cmd.Wait(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, said)
	}
	if len(told) < 2 {
		return nil, fmt.Errorf("ended without its figures: %s", said)
	}
	return told, nil
}
