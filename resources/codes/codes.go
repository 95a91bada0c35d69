// Package codes holds the code tables and header names of Party spreadsheets as data: which words of a header mean
// which field, and which spellings of a value mean which code. Every file states its source and from when it holds.
package codes

import (
	"embed"
	"encoding/json"
	"sync"
)

//go:embed *.json
var files embed.FS

// Header is one field with the header words that mean it, best first.
type Header struct {
	Field   string   `json:"field"`
	Label   string   `json:"label"`   // the Chinese name of the field in menus
	Aliases []string `json:"aliases"` // as people write them, without spaces
	Shape   string   `json:"shape"`   // what its values look like: id, date, phone, name, branch ... "" says nothing
	Stored  *bool    `json:"stored"`  // false: recognised so that it is not taken for something else, but not kept
}

// IsStored reports whether the data file keeps the field.
func (h Header) IsStored() bool { return h.Stored == nil || *h.Stored }

// Entry is one value of a code table.
type Entry struct {
	Code    string   `json:"code"`  // in the standard, "" where there is none
	Value   string   `json:"value"` // as the program stores it
	Label   string   `json:"label"` // as people read it
	Aliases []string `json:"aliases"`
}

// Table is a code table.
type Table struct {
	Title     string  `json:"title"`
	Source    string  `json:"source"`
	Effective string  `json:"effective"`
	Entries   []Entry `json:"entries"`
}

// Headers returns the fields of a kind of spreadsheet: roster, branches, activities or scores.
func Headers(kind string) []Header { return headers()[kind] }

var headers = sync.OnceValue(func() map[string][]Header {
	var file struct {
		Kinds map[string][]Header `json:"kinds"`
	}
	read("headers.json", &file)
	return file.Kinds
})

// Named returns a code table by the name of its file: ethnicity, education, member_kinds, member_status, duties,
// activity_kinds, org_kinds, formation, management, answers or sex.
func Named(name string) Table { return tables()[name] }

var tables = sync.OnceValue(func() map[string]Table {
	all := map[string]Table{}
	for _, name := range []string{"ethnicity", "education", "member_kinds", "member_status", "duties", "activity_kinds",
		"org_kinds", "formation", "management", "answers", "sex"} {
		var t Table
		read(name+".json", &t)
		all[name] = t
	}
	return all
})

// CellWords are the words that people write into a cell besides its value, and the characters that stand in for others.
type CellWords struct {
	Blank       []string          `json:"blank"`         // there is nothing; in lower case
	NoDate      []string          `json:"no_date"`       // beginnings of texts that say that there is no date yet
	DateBefore  []string          `json:"date_before"`   // words before a date that add nothing
	DateAfter   []string          `json:"date_after"`    // words behind a date that add nothing
	About       []string          `json:"about"`         // words around a date that is not sure
	Planned     []string          `json:"planned"`       // words around a date that has not come
	PartOfYear  []string          `json:"part_of_year"`  // what follows a year instead of a month
	PartOfMonth []string          `json:"part_of_month"` // what follows a month instead of a day
	Extension   []string          `json:"extension"`     // what parts a telephone number from its extension, longest first
	Characters  map[string]string `json:"characters"`    // what a character is called that looks like another
	LongerUnit  []string          `json:"longer_unit"`   // what follows the name of a unit in that of another
	LikeX       []string          `json:"like_x"`        // characters that people type for the X of an ID number
}

// InCells returns the words of cells.
func InCells() *CellWords { return cellWords() }

var cellWords = sync.OnceValue(func() *CellWords {
	w := &CellWords{}
	read("cell_words.json", w)
	return w
})

// RosterEvidence says by what a list of people is told for a roster.
type RosterEvidence struct {
	OnlyRosters   []string `json:"only_rosters"`   // fields that only a roster has
	RostersToo    []string `json:"rosters_too"`    // fields that other lists of people have as well
	TitlesFor     []string `json:"titles_for"`     // words of the titles of rosters
	TitlesAgainst []string `json:"titles_against"` // words of the titles of other lists
	TitlesOther   []string `json:"titles_other"`   // words of the titles of lists that have all that a roster has and are none
	OtherFields   []string `json:"other_fields"`   // fields that speak for another list
	Stages        []Stage  `json:"stages"`         // of development, the furthest first
}

// Stage is a stage of development: the kind of person, the field of the day it began, words of the titles of its lists.
type Stage struct {
	Kind   string   `json:"kind"`
	Field  string   `json:"field"`
	Titles []string `json:"titles"`
}

// OfRosters returns the evidence.
func OfRosters() *RosterEvidence { return rosterEvidence() }

var rosterEvidence = sync.OnceValue(func() *RosterEvidence {
	e := &RosterEvidence{}
	read("roster_evidence.json", e)
	return e
})

// FileType is a type of file, told by its extension.
type FileType struct {
	Label      string   `json:"label"`
	Media      string   `json:"media"`      // MIME type
	Extensions []string `json:"extensions"` // in lower case, with the dot
	Why        string   `json:"why"`        // it is only saved and never opened; "" for one that may be opened
}

// FileTypes returns the types that attachments are known by: those that may be opened, then those that are only saved.
func FileTypes() []FileType { return fileTypes() }

var fileTypes = sync.OnceValue(func() []FileType {
	var file struct {
		Types     []FileType `json:"types"`
		SavedOnly []FileType `json:"saved_only"`
	}
	read("file_types.json", &file)
	return append(file.Types, file.SavedOnly...)
})

// read decodes an embedded file. The files are part of the program; the package's test reads every one of them, so a
// fault cannot leave the house.
func read(name string, into any) {
	if data, err := files.ReadFile(name); err == nil {
		_ = json.Unmarshal(data, into)
	}
}
