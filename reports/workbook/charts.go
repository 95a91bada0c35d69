package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// chartHeight is the height of a native chart, mm.
const chartHeight = 66.0

// chartPixels is the same at 96 dots an inch.
const chartPixels uint = 249

// chart writes the values of a chart as a table and the native chart of them under it.
func (w *writer) chart(p document.Part) {
	switch p := p.(type) {
	case document.Radar:
		w.series(p.Title, "", p.Axes, p.Series, excelize.Radar)
	case document.Trend:
		w.series(p.Title, p.Corner, p.Periods, p.Series, excelize.Line)
	case document.Structure:
		w.line(p.Title, look{role: document.HeadRole, size: 12, align: document.Left}, 8)
		for _, row := range p.Rows {
			text := row.Name + "："
			for i, s := range row.Shares {
				if i > 0 {
					text += "，"
				}
				text += fmt.Sprintf("%s%d", s.Name, s.N)
			}
			w.line(text, look{size: 10.5, align: document.Left}, 6)
		}
	}
}

// series writes a row for each label, a column for each series, and their chart.
func (w *writer) series(title, corner string, labels []string, series []document.Series, kind excelize.ChartType) {
	w.line(title, look{role: document.HeadRole, size: 12, align: document.Left}, 8)
	grid := [4]edge{thinEdge, thinEdge, thinEdge, thinEdge}
	first := w.row
	name := func(col, row int) string {
		cell, err := excelize.CoordinatesToCellName(col, row, true)
		w.note(err)
		return quoted(w.sheet) + "!" + cell
	}
	n := min(len(series), w.columns()-1)
	w.cell(1, 1, 1, corner, look{role: document.HeadRole, size: 10.5, align: document.Centre, borders: grid})
	for i := range n {
		w.cell(i+2, 1, 1, series[i].Name, look{role: document.HeadRole, size: 10.5, align: document.Centre, wrap: true, borders: grid})
	}
	w.height(7)
	w.row++
	for r, label := range labels {
		w.cell(1, 1, 1, label, look{size: 10.5, align: document.Centre, borders: grid})
		for i := range n {
			text := "—"
			if v := series[i].Values[r]; v >= 0 {
				text = model.Points(v).String()
			}
			w.cell(i+2, 1, 1, text, look{size: 10.5, align: document.Figures, borders: grid})
		}
		w.height(6.3)
		w.row++
	}
	if len(labels) < 2 || n == 0 {
		return
	}
	chart := &excelize.Chart{Type: kind, Legend: excelize.ChartLegend{Position: "bottom"}, Dimension: excelize.ChartDimension{Width: uint(w.width() * 96 / 25.4 * 0.8), Height: chartPixels}}
	for i := range n {
		chart.Series = append(chart.Series, excelize.ChartSeries{Name: name(i+2, first), Categories: name(1, first+1) + ":" + cellOf(1, first+len(labels)),
			Values: name(i+2, first+1) + ":" + cellOf(i+2, first+len(labels)), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{inks[i%len(inks)]}},
			Line: excelize.LineOptions{Width: 1.5, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{inks[i%len(inks)]}}}})
	}
	w.charts = append(w.charts, nativeChart{len(w.written), w.at(1), chart})
	w.height(chartHeight)
	w.row++
}

// inks are those of the printed charts.
var inks = []string{"8C2026", "5F7F9C", "55585E"}

func cellOf(col, row int) string {
	cell, _ := excelize.CoordinatesToCellName(col, row, true)
	return cell
}
