// Package schemebook is an assessment scheme as a workbook that a secretary edits: one sheet for each part, one for bonus and
// deduction, one for vetoes, one for combination and grades. What is written can be read back whole; what cannot be read is
// named by sheet and cell.
package schemebook
