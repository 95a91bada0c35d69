package office

import (
	"slices"

	"github.com/shuangbai/shuangbai/model/intake"
)

// RegisterWords are the words by which the command line calls registers that ship with the program: terms, dues …
func RegisterWords() []string {
	var all []string
	for _, def := range shippedRegisters() {
		if def.Word != "" {
			all = append(all, def.Word)
		}
	}
	slices.Sort(all)
	return all
}

// KindOfWord is the kind of spreadsheet that a word of the command line means: terms is register:term. Other words stay
// as they are.
func KindOfWord(word string) intake.Kind {
	for _, def := range shippedRegisters() {
		if def.Word == word && word != "" {
			return intake.RegisterKind(def.ID)
		}
	}
	return intake.Kind(word)
}
