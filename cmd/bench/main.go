// Command bench prints, as a Markdown table, what the program costs against the bare libraries that it stands on.
// Each line is the median of several runs in which both sides take turns. Everything measured is made up and removed.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
)

func main() {
	runs := flag.Int("runs", 7, "runs of each side; at least 5 for the window")
	only := flag.String("only", "", "measure only these, by comma: plan, apply, undo, xls, memory, verify, errors, pdf, window, matrix, import-window, screens, rounds, marks, search, forms, scoring, grid, checkup, packet, names, backup, preview, packages")
	program := flag.String("program", "bin/shuangbai", "the built window program")
	profile := flag.String("cpuprofile", "", "write a profile of the processor's time into this file")
	child := flag.String("child", "", "for the processes that the measure of memory starts")
	folder := flag.String("folder", "", "as -child")
	flag.Parse()
	if *child != "" {
		if err := existing(*folder).runMemoryChild(*child); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if *profile != "" {
		out, err := os.Create(*profile)
		if err == nil {
			err = pprof.StartCPUProfile(out)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		defer pprof.StopCPUProfile()
	}
	if err := measure(*runs, *only, *program); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(runs int, only, program string) error {
	fmt.Fprintln(os.Stderr, "making a roster of 10,000 people")
	f, err := newFixture()
	if err != nil {
		return err
	}
	defer f.remove()
	var rows []row
	for _, m := range []struct {
		name string
		do   func() []row
	}{
		{"plan", func() []row { return []row{f.planTime(runs)} }},
		{"apply", func() []row { return []row{f.applyTime(runs)} }},
		{"undo", func() []row { return []row{f.undoTime(runs)} }},
		{"xls", func() []row { return []row{f.oldFormatTime(runs)} }},
		{"memory", func() []row { return []row{f.planMemory(max(3, runs/2))} }},
		{"verify", f.verifyMemory},
		{"errors", func() []row { return f.errorWorkbookMemory(max(3, runs/2)) }},
		{"pdf", func() []row { return []row{f.paperTime(runs)} }},
		{"window", func() []row { return f.window(max(5, runs), program) }},
		{"matrix", func() []row { return []row{f.matrix(max(5, runs), program)} }},
		{"import-window", func() []row { return []row{f.afterImport(max(3, runs/2), program)} }},
		{"screens", func() []row { return f.screens(program) }},
		{"rounds", func() []row { return f.rounds(program) }},
		{"marks", func() []row { return f.marks(program) }},
		{"search", func() []row { return []row{f.searchTime(runs)} }},
		{"forms", func() []row { return f.selfForms(runs) }},
		{"scoring", func() []row { return f.scoring(runs) }},
		{"grid", func() []row { return f.grid(program) }},
		{"checkup", func() []row { return f.checkup(runs) }},
		{"packet", func() []row { return f.packet(runs) }},
		{"names", func() []row { return []row{f.distinctNames(runs)} }},
		{"backup", func() []row { return []row{f.backupTime(runs)} }},
		{"sealed", func() []row { return f.sealed(runs, program) }},
		{"preview", func() []row { return []row{f.firstPages(runs)} }},
		{"packages", func() []row { return f.packages(runs) }},
	} {
		if only != "" && !strings.Contains(","+only+",", ","+m.name+",") {
			continue
		}
		fmt.Fprintln(os.Stderr, "measuring", m.name)
		rows = append(rows, m.do()...)
	}
	fmt.Printf("Machine: %d cores, %s, %s/%s%s\n\n", runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH, load())
	printTable(os.Stdout, rows)
	return nil
}

// load says how busy the machine was, where the system tells.
func load() string {
	raw, err := os.ReadFile("/proc/loadavg")
	if f := strings.Fields(string(raw)); err == nil && len(f) > 2 {
		return fmt.Sprintf(", load over 15 minutes %s", f[2])
	}
	return ""
}
