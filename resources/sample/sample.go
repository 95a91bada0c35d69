// Package sample embeds the spreadsheets of an invented committee of private education, as an officer would get
// them: a branch ledger, a roster, the year's activity records and the score tables. Every person, school, number
// and telephone in them is invented.
package sample

import "embed"

// Files holds branches-education.xlsx, roster-education.xlsx, activities-education.csv, scores-education.xlsx and others.
//
//go:embed *.xlsx *.csv
var Files embed.FS
