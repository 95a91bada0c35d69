// Package rules holds the rules of the checkup (体检) as data, one file for each group: what must hold, the number, the
// texts of the regulations that say so with the days on which they are in force, and what to do. model/checkup says what
// a rule is made of. A rule is here once the records that decide it exist.
package rules

import "embed"

//go:embed *.json
var files embed.FS

// Names are the files in the order in which their groups stand.
var Names = []string{"organisation.json", "committee.json", "life.json", "members.json", "transfers.json", "development.json", "dues.json", "matters.json"}

// Read returns the bytes of one of Names; ok is false for any other name.
func Read(name string) (raw []byte, ok bool) {
	raw, err := files.ReadFile(name)
	return raw, err == nil
}
