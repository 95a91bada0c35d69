package intake

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model/record"
)

// registerPrefix begins the kind of a spreadsheet of entries of a register: register:agreement.
const registerPrefix = "register:"

// RegisterKind is the kind of a spreadsheet of entries of a register.
func RegisterKind(id string) Kind { return Kind(registerPrefix + id) }

// Register is the ID of the register whose entries a spreadsheet of this kind holds; ok is false for any other kind.
func (k Kind) Register() (id string, ok bool) { return strings.CutPrefix(string(k), registerPrefix) }

// Fields that a spreadsheet of entries may have besides those of its register.
const (
	StateField  Field = "state"  // of a register whose state is set by hand
	NumberField Field = "number" // the number that the program gives
)

// learned are the registers whose headers and labels are known to the process: those of the data file that was read
// last. A program has one data file open, so menus and messages can ask by the kind alone, as for every other kind.
var learned struct {
	sync.RWMutex
	byKind map[Kind]*registerWords
}

type registerWords struct {
	def record.Register
	lex *lexicon
}

// LearnRegisters makes the headers and labels of registers known to LabelOf, FieldsOf, FieldNamed and Kind.Label. Build
// does so by itself with the registers of Known.
func LearnRegisters(defs []record.Register) {
	learned.Lock()
	defer learned.Unlock()
	if learned.byKind == nil {
		learned.byKind = map[Kind]*registerWords{}
	}
	for _, def := range defs {
		k := RegisterKind(def.ID)
		if w := learned.byKind[k]; w == nil || !reflect.DeepEqual(w.def, def) {
			learned.byKind[k] = &registerWords{def, registerLexicon(&def)}
		}
	}
}

func wordsOf(k Kind) *registerWords {
	learned.RLock()
	defer learned.RUnlock()
	return learned.byKind[k]
}

// shapeEvidence says what the cells of a field look like, for the shapes that can be told by their looks.
var shapeEvidence = map[record.Shape]shape{record.Date: "date", record.IDNumber: "id", record.Phone: "phone"}

// registerLexicon makes the header words of a register from its labels and aliases.
func registerLexicon(def *record.Register) *lexicon {
	lex := newLexicon()
	taken := map[string]bool{}
	for _, i := range def.Fields {
		lex.add(FieldInfo{Field: Field(i.Name), Label: i.Label, Stored: true, shape: shapeEvidence[i.Shape]}, append([]string{i.Label}, i.Aliases...))
	}
	for key := range lex.exact {
		taken[key] = true
	}
	own := func(f Field, label string, stored bool, aliases ...string) {
		aliases = slices.DeleteFunc(append(aliases, label), func(a string) bool { return taken[headerKey(a)] })
		if len(aliases) > 0 {
			lex.add(FieldInfo{Field: f, Label: label, Stored: stored}, aliases)
		}
	}
	if len(def.States) > 0 && def.StateOf == "" {
		own(StateField, "状态", true, "办理状态", "当前状态", "进展状态")
	}
	own(NumberField, "编号", false)
	own(Seq, "序号", false, "序", "No", "行号")
	own(Issue, issueHeader, false)
	return lex
}

// registerNeeds says which columns make a header that of a register.
func registerNeeds(k Kind) needs {
	w := wordsOf(k)
	if w == nil {
		return needs{n: 1}
	}
	n := needs{n: min(2, len(w.def.Fields))}
	for _, i := range w.def.Fields {
		n.some = append(n.some, Field(i.Name))
	}
	return n
}

// looksLikeRegister reports whether a header that nobody called one of the register's is one: it has all that is
// required, and three fields in five of its words are the register's.
func looksLikeRegister(t found, k Kind) bool {
	w := wordsOf(k)
	if w == nil || t.head.rows == 0 {
		return false
	}
	have, words := map[Field]bool{}, 0
	for _, c := range t.head.cells {
		if len(c.keys) == 0 {
			continue
		}
		words++
		if hits := c.exact(w.lex); len(hits) > 0 {
			have[w.lex.fields[hits[0].info].Field] = true
		}
	}
	for _, i := range w.def.Fields {
		if i.Required && !have[Field(i.Name)] {
			return false
		}
	}
	return len(have) >= 3 && len(have)*5 >= words*3
}
