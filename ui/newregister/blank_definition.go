package newregister

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
)

// definition is the register that the form describes; its ID is given when it is made.
func (m *Blank) definition() record.Register {
	def := record.Register{Title: m.form.Value("title"), Unit: "条", Group: m.form.Choice("group"), Owner: record.Owner(m.form.Choice("owner")),
		Prefix: m.form.Value("prefix"), Source: "自己建立"}
	words := listed(m.form.Value("states"))
	for i, w := range words {
		def.States = append(def.States, record.State{Name: w, Over: len(words) > 1 && i == len(words)-1})
	}
	taken := map[string]bool{"seq": true, "issue": true, "ignore": true, "none": true, "state": true, "number": true}
	for _, item := range m.items {
		name := intake.Initials(item.Label, "f")
		for n, first := 2, name; taken[name]; n++ {
			name = fmt.Sprintf("%s_%d", first, n)
		}
		taken[name] = true
		field := record.Item{Name: name, Label: strings.TrimSpace(item.Label), Shape: item.Shape, Required: item.Required}
		if item.Shape == record.Choice {
			field.Options = listed(item.Options)
		}
		if item.Shape == record.Date {
			field.Remind = item.Remind
		}
		def.Fields = append(def.Fields, field)
		if item.List {
			def.List = append(def.List, name)
		}
	}
	return def
}

// listed parts words that stand in one line: 消防、用电，食品.
func listed(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;/\n", r) }) {
		if w = strings.TrimSpace(w); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}
