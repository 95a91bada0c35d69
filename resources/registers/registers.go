// Package registers holds the definitions of the registers (台账) that ship with the program, one JSON file each; a file
// that is added here appears in every data file. model/record says what a definition is made of. Each file says where
// its fields come from and since when.
package registers

import "embed"

//go:embed *.json
var files embed.FS

// Order is the order in which the groups of registers stand; a secretary's own come last.
var Order = []string{"组织", "党员", "共建", "工作", "自建"}

// All returns the JSON of every definition, by file name.
func All() map[string][]byte {
	all := map[string][]byte{}
	entries, _ := files.ReadDir(".")
	for _, e := range entries {
		if raw, err := files.ReadFile(e.Name()); err == nil {
			all[e.Name()] = raw
		}
	}
	return all
}
