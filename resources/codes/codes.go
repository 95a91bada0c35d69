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

// read decodes an embedded file. The files are part of the program; the package's test reads every one of them, so a
// fault cannot leave the house.
func read(name string, into any) {
	if data, err := files.ReadFile(name); err == nil {
		_ = json.Unmarshal(data, into)
	}
}
