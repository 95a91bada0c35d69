// Package model is the domain of a sector comprehensive committee (行业综合党委) in plain Go: its organisations,
// units, members, records, assessment scheme and results, with their validation and typed errors. It knows no SQL,
// no files and no window.
package model
