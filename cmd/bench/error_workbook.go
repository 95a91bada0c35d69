package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/intake/errorbook"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// errorsChild names the process that makes the error workbook of so many rows.
const errorsChild = "errors-memory-%d"

// mostErrorMB is what the error workbook of n rows may take, the plan included: 200 MB at 40,000, and in a line.
func mostErrorMB(n int) float64 { return 60 + 3.5*float64(n)/1000 }

// errorWorkbookMemory measures the peak of reading, planning and writing the error workbook of rosters in which every
// ID number is wrong.
func (f *fixture) errorWorkbookMemory(runs int) []row {
	var rows []row
	for _, n := range []int{10_000, 20_000, 40_000} {
		r := row{what: fmt.Sprintf("Peak memory of the error workbook, %d,000 rows", n/1000), unit: "MB", bound: 1,
			bare: []float64{mostErrorMB(n)}, note: "plan included, every row in error; “bare” is the bound"}
		r.err = writeXLSX(f.faulty(n), faultyGrid(n, f.branches))
		for range runs {
			if r.err != nil {
				break
			}
			var mb float64
			if mb, r.err = f.childMemory(fmt.Sprintf(errorsChild, n)); r.err == nil {
				r.ours = append(r.ours, mb)
				fmt.Fprintf(os.Stderr, "  %s: %.0f MB\n", r.what, mb)
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// faulty is the roster of n people with wrong ID numbers.
func (f *fixture) faulty(n int) string {
	return filepath.Join(f.folder, fmt.Sprintf("faulty-%d.xlsx", n))
}

// faultyGrid is a roster in which the last digit of every ID number is another one.
func faultyGrid(n int, branches []string) [][]cell {
	all := people(n, branches)
	for i := range all {
		id := []byte(all[i].id)
		last := &id[len(id)-1]
		if *last = *last + 1; *last > '9' {
			*last = '0'
		}
		all[i].id = string(id)
	}
	return grid(all)
}

// errorWorkbook reads and plans a roster and makes its error workbook.
func errorWorkbook(path string, rows int, k *intake.Known) (any, error) {
	ctx := context.Background()
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	p, err := intake.Build(ctx, book, k, intake.Options{}, nil)
	if err != nil {
		return nil, err
	}
	if p.Summary.Error != rows {
		return nil, fmt.Errorf("the plan has %d rows in error instead of %d: %+v %v", p.Summary.Error, rows, p.Summary, p.Codes)
	}
	original, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out, err := errorbook.Make(p, original)
	return []any{p, out}, err
}
