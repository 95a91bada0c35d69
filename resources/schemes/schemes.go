// Package schemes holds the default assessment schemes (考核方案) as data. They are proposals that a committee changes;
// each file says where its numbers come from and from when it holds. The pioneer indexes (党员先锋指数) beside them are
// proposals too.
package schemes

import "embed"

// assessments are the files, in the order in which they are offered.
var assessments = []string{"education.json", "law.json", "general.json"}

//go:embed education.json law.json general.json pioneer-education.json pioneer-law.json pioneer-general.json publication.json year.json
var files embed.FS

// Assessments returns the JSON of the default assessment schemes, one for each sector.
func Assessments() [][]byte {
	all := make([][]byte, 0, len(assessments))
	for _, name := range assessments {
		if raw, ok := Read(name); ok {
			all = append(all, raw)
		}
	}
	return all
}

// Read returns the bytes of a file by its name, such as education.json; ok is false when there is none.
func Read(name string) (raw []byte, ok bool) {
	raw, err := files.ReadFile(name)
	return raw, err == nil
}
