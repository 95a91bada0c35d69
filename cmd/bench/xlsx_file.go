package main

import "github.com/xuri/excelize/v2"

// writeXLSX saves the roster as Excel does: texts shared, days as numbers in a date format.
func writeXLSX(path string, rows [][]cell) error {
	f := excelize.NewFile()
	defer f.Close()
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		return err
	}
	for i, row := range rows {
		for j, c := range row {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			switch c.kind {
			case 't':
				err = f.SetCellStr("Sheet1", at, c.text)
			case 'n':
				err = f.SetCellFloat("Sheet1", at, c.number, -1, 64)
			case 'd':
				if err = f.SetCellFloat("Sheet1", at, c.number, -1, 64); err == nil {
					err = f.SetCellStyle("Sheet1", at, at, day)
				}
			}
			if err != nil {
				return err
			}
		}
	}
	return f.SaveAs(path)
}
