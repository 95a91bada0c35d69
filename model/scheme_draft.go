package model

import "time"

// SchemeDraft is an assessment scheme in the making (草稿). Until it is issued nothing is marked by it.
type SchemeDraft struct {
	ID     int64
	Year   int // which it is meant for
	Number int // 草稿 3 of its year, from 1
	Origin string
	Scheme Scheme
}

// What the origin of a draft begins with; its rest names what the draft was copied from.
const (
	OriginDefault = "default:" // a scheme that comes with the program, by its ID
	OriginYear    = "year:"    // the scheme of a year
	OriginFile    = "file:"    // a workbook, by its name
)

// SchemeVersion is a scheme of a group of a year that a later one replaced (第 1 版).
type SchemeVersion struct {
	ID         int64
	Year       int
	Group      int // its number in the year; 0 means 1
	Number     int // from 1
	ReplacedAt time.Time
	Scheme     Scheme
}
