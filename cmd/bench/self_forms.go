package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model/office"
)

// plainCell is a cell that the bare library writes: its place and what stands there.
type plainCell struct {
	sheet, at string
	value     any
}

// selfForms measures the round trip of the self-assessment forms of 300 branches: writing the workbooks against bare
// excelize writing as many cells into as many files, and reading, checking and planning them, all filled in, against bare
// excelize opening them and reading their rows.
func (f *fixture) selfForms(runs int) []row {
	write := row{what: "Writing 300 self-assessment workbooks", bound: 1.5}
	read := row{what: "Collecting 300 self-assessment workbooks", bound: 1, note: "read, checked and planned, all filled in ÷ excelize OpenFile + GetRows of both sheets"}
	failed := func(err error) []row {
		write.err, read.err = err, err
		return []row{write, read}
	}
	path, ctx := filepath.Join(f.folder, "forms.sbd"), context.Background()
	if err := checkupCommittee(path, 1); err != nil {
		return failed(err)
	}
	o, err := office.Open(ctx, path, office.Options{Who: "bench"})
	if err != nil {
		return failed(err)
	}
	defer func() { _ = o.Close() }()
	const year = 2026
	if _, err := o.OpenYear(ctx, year, "education"); err != nil {
		return failed(err)
	}
	dir, plain := filepath.Join(f.folder, "forms"), filepath.Join(f.folder, "plain-forms")
	if err := os.MkdirAll(plain, 0o700); err != nil {
		return failed(err)
	}
	send := func() error {
		_, err := o.SendForms(ctx, year, dir, nil, true, nil)
		return err
	}
	if err := send(); err != nil {
		return failed(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(paths) == 0 {
		return failed(fmt.Errorf("%d forms: %w", len(paths), err))
	}
	cells, err := cellsOf(paths[0])
	if err != nil {
		return failed(err)
	}
	write.note = fmt.Sprintf("%d cells a file; with styles, rules, protection and the hidden sheet, each file synced ÷ excelize SetCellValue + SaveAs", len(cells))
	write = compare(write, runs, side{work: send}, side{work: func() error { return writePlain(plain, len(paths), cells) }})
	if err := fillForms(paths); err != nil {
		read.err = err
		return []row{write, read}
	}
	read = compare(read, runs, side{work: func() error {
		c, err := o.ReadForms(ctx, year, paths, nil)
		if err == nil && c.Count(office.CollectReady) != len(paths) {
			err = fmt.Errorf("%s", c.Label())
		}
		return err
	}}, side{work: func() error { return readPlain(paths) }})
	return []row{write, read}
}

// cellsOf lists the cells of a workbook that hold something.
func cellsOf(path string) ([]plainCell, error) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var cells []plainCell
	for i, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			return nil, err
		}
		for r, row := range rows {
			for c, text := range row {
				if text == "" {
					continue
				}
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					return nil, err
				}
				cell := plainCell{fmt.Sprintf("Sheet%d", i+1), at, text}
				if n, err := strconv.ParseFloat(text, 64); err == nil && i == 0 {
					cell.value = n
				}
				cells = append(cells, cell)
			}
		}
	}
	return cells, nil
}

// writePlain writes the cells into n workbooks.
func writePlain(dir string, n int, cells []plainCell) error {
	for i := range n {
		f := excelize.NewFile()
		if _, err := f.NewSheet("Sheet2"); err != nil {
			return err
		}
		for _, c := range cells {
			if err := f.SetCellValue(c.sheet, c.at, c.value); err != nil {
				return err
			}
		}
		if err := f.SaveAs(filepath.Join(dir, fmt.Sprintf("%d.xlsx", i))); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// fillForms fills in the marks of the first table of each form, and a reason.
func fillForms(paths []string) error {
	for _, path := range paths {
		f, err := excelize.OpenFile(path)
		if err != nil {
			return err
		}
		sheet := f.GetSheetName(0)
		for row := 7; row <= 11; row++ {
			for col, value := range map[string]any{"E": 1, "F": "有一次没有记录", "G": "会议记录本"} {
				if err := f.SetCellValue(sheet, fmt.Sprint(col, row), value); err != nil {
					return err
				}
			}
		}
		if err := f.Save(); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// readPlain opens the workbooks and reads all their rows.
func readPlain(paths []string) error {
	for _, path := range paths {
		f, err := excelize.OpenFile(path)
		if err != nil {
			return err
		}
		for _, sheet := range f.GetSheetList() {
			if _, err := f.GetRows(sheet); err != nil {
				return err
			}
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
