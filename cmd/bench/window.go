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
)

const windowSize, windowPatience = 5000, 60 * time.Second

// window compares the program's window on 5,000 members with a bare Fyne window that shows the same people in a
// widget.Table: the time from starting the process to the first frame, and the memory a second later.
func (f *fixture) window(runs int, program string) []row {
	frame := row{what: "Window on 5,000 members: first frame", unit: "ms", bound: 1.3,
		note: "from the start of the process, data file opened and read; bare: a Fyne window with a widget.Table of as many rows and the same face"}
	memory := row{what: "Window on 5,000 members: resident memory", unit: "MB", bound: 1.3}
	fail := func(err error) []row {
		frame.err, memory.err = err, err
		return []row{frame, memory}
	}
	data, bare := filepath.Join(f.folder, "members.sbd"), filepath.Join(f.folder, "barewindow")
	if err := f.committee(data, windowSize); err != nil {
		return fail(err)
	}
	fmt.Fprintln(os.Stderr, "  building the bare window")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", bare, "./cmd/bench/barewindow")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fail(fmt.Errorf("the bare window does not build: %w", err))
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

// firstFrame starts a program that prints "first-frame", then its resident kilobytes, and ends. Its settings and
// caches go into the fixture's folder.
func (f *fixture) firstFrame(program string, args ...string) (ms, mb float64, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), windowPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "SHUANGBAI_BENCH=1", "LANG=zh_CN.UTF-8", "HOME="+f.folder, "XDG_CONFIG_HOME="+f.folder, "XDG_CACHE_HOME="+f.folder)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, 0, err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		word, value, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "first-frame":
			ms = milliseconds(time.Since(start))
		case "resident-kb":
			kb, err := strconv.Atoi(value)
			if err != nil {
				return 0, 0, err
			}
			mb = float64(kb) / 1024
		}
	}
	if err := cmd.Wait(); err != nil {
		return 0, 0, err
	}
	if ms == 0 || mb == 0 {
		return 0, 0, fmt.Errorf("ended without telling its first frame and memory")
	}
	return ms, mb, nil
}
