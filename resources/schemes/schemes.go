// Package schemes holds the default assessment schemes (考核方案) and pioneer indexes (党员先锋指数) as data. They are
// proposals that a committee changes; each file says where its numbers come from and from when it holds.
package schemes

import (
	"embed"
	"slices"
)

//go:embed *.json
var files embed.FS

// The files, in the order in which they are offered.
var (
	assessments = []string{"education.json", "law.json"}
	indexes     = []string{"pioneer-education.json", "pioneer-law.json"}
)

// Assessments returns the JSON of the default assessment schemes, one for each sector.
func Assessments() [][]byte { return contents(assessments) }

// PioneerIndexes returns the JSON of the default pioneer indexes, one for each sector.
func PioneerIndexes() [][]byte { return contents(indexes) }

// Names lists all files, schemes first.
func Names() []string { return slices.Concat(assessments, indexes) }

// Read returns the bytes of one of Names; ok is false for any other name.
func Read(name string) (raw []byte, ok bool) {
	raw, err := files.ReadFile(name)
	return raw, err == nil
}

func contents(names []string) [][]byte {
	all := make([][]byte, 0, len(names))
	for _, name := range names {
		if raw, ok := Read(name); ok {
			all = append(all, raw)
		}
	}
	return all
}
