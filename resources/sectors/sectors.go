// Package sectors holds the sectors (行业) as data, one file each: what they are called, the words for their units, and the
// scheme, pioneer index and registers that a committee of the sector begins with. A committee of a sector that has no file
// begins with general.json and gives its own words.
package sectors

import (
	"embed"
	"encoding/json"
	"slices"
	"sync"
)

//go:embed *.json
var files embed.FS

// order is the order in which the sectors are offered.
var order = []string{"education", "law", "general"}

// Sector is one sector.
type Sector struct {
	ID        string   `json:"id"`
	Name      string   `json:"name"`       // 民办教育
	Detail    string   `json:"detail"`     // what belongs to it, under its name where it is chosen
	Example   string   `json:"example"`    // the name of such a committee
	Unit      string   `json:"unit"`       // what a unit of it is called: 学校
	UnitKinds []string `json:"unit_kinds"` // kinds of units, as they are offered
	Licence   string   `json:"licence"`    // what the number of a unit's licence is called
	Scheme    string   `json:"scheme"`     // the ID of the scheme that a year begins with
	Pioneer   string   `json:"pioneer"`    // the ID of the pioneer index
	Without   []string `json:"without"`    // the IDs of registers that it does not keep
	General   bool     `json:"general"`    // a committee gives its own name of the sector
	Source    string   `json:"source"`
	Effective string   `json:"effective"`
}

var all = sync.OnceValue(func() []Sector {
	list := make([]Sector, 0, len(order))
	for _, id := range order {
		var s Sector
		if raw, err := files.ReadFile(id + ".json"); err == nil && json.Unmarshal(raw, &s) == nil { // a test reads each
			list = append(list, s)
		}
	}
	return list
})

// OwnName is the name of the sector as a committee of it may keep it: "" for the general one, whose committees give their own.
func (s Sector) OwnName() string {
	if s.General && s.Name == Label(s.ID) {
		return ""
	}
	return s.Name
}

// All are the sectors in the order in which they are offered.
func All() []Sector { return slices.Clone(all()) }

// Find is the sector with an ID; ok is false when there is none.
func Find[S ~string](id S) (s Sector, ok bool) {
	for _, s := range all() {
		if s.ID == string(id) {
			return s, true
		}
	}
	return Sector{}, false
}

// Label is the name of a sector, "" for none of this program.
func Label[S ~string](id S) string {
	s, _ := Find(id)
	return s.Name
}

// Labels are the names of some sectors.
func Labels[S ~string](ids []S) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = Label(id)
	}
	return names
}
