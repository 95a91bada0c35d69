package intake

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model/intake/headers"
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

// learnedRegisters are the registers whose headers and labels are known to the process: those of the data file that was read
// last. A program has one data file open, so menus and messages can ask by the kind alone, as for every other kind.
var learnedRegisters struct {
	sync.RWMutex
	byKind map[Kind]*registerWords
}

type registerWords struct {
	def   record.Register
	words *fieldWords
}

// LearnRegisters makes the headers and labels of registers known to LabelOf, FieldsOf, FieldNamed and Kind.Label. Build
// does so by itself with the registers of Known.
func LearnRegisters(defs []record.Register) {
	learnedRegisters.Lock()
	defer learnedRegisters.Unlock()
	if learnedRegisters.byKind == nil {
		learnedRegisters.byKind = map[Kind]*registerWords{}
	}
	for _, def := range defs {
		k := RegisterKind(def.ID)
		if w := learnedRegisters.byKind[k]; w == nil || !reflect.DeepEqual(w.def, def) {
			learnedRegisters.byKind[k] = &registerWords{def, wordsOfRegister(&def)}
		}
	}
}

func learnedRegister(k Kind) *registerWords {
	learnedRegisters.RLock()
	defer learnedRegisters.RUnlock()
	return learnedRegisters.byKind[k]
}

// shapeEvidence says what the cells of a field look like, for the shapes that can be told by their looks.
var shapeEvidence = map[record.Shape]shape{record.Date: "date", record.IDNumber: "id", record.Phone: "phone"}

// wordsOfRegister makes the header words of a register from its labels and aliases.
func wordsOfRegister(def *record.Register) *fieldWords {
	words := newFieldWords()
	for _, i := range def.Fields {
		words.add(FieldInfo{Field: Field(i.Name), Label: i.Label, Stored: true, shape: shapeEvidence[i.Shape]}, append([]string{i.Label}, i.Aliases...))
	}
	for _, c := range def.Columns {
		looks := shape("")
		if len(c.Fills) == 1 && def.LogColumns(c.Fills[0])[0] == c.Name {
			looks = shapeEvidence[record.Date]
		}
		words.add(FieldInfo{Field: Field(c.Name), Label: c.Label, Stored: true, shape: looks}, append([]string{c.Label}, c.Aliases...))
	}
	own := func(f Field, label string, stored bool, aliases ...string) {
		aliases = slices.DeleteFunc(append(aliases, label), func(a string) bool { return len(words.Exact(headers.Key(a))) > 0 })
		if len(aliases) > 0 {
			words.add(FieldInfo{Field: f, Label: label, Stored: stored}, aliases)
		}
	}
	if def.StatesByHand() {
		own(StateField, "状态", true, "办理状态", "当前状态", "进展状态")
	}
	own(NumberField, "编号", false)
	own(Seq, "序号", false, "序", "No", "行号")
	own(Issue, headers.Issue, false)
	return words
}

// registerNeeds says which columns make a header that of a register.
func registerNeeds(k Kind) needs {
	w := learnedRegister(k)
	if w == nil {
		return needs{n: 1}
	}
	n := needs{n: min(2, len(w.def.Fields))}
	for _, i := range w.def.Fields {
		n.some = append(n.some, Field(i.Name))
	}
	for _, c := range w.def.Columns {
		n.some = append(n.some, Field(c.Name))
	}
	return n
}

// looksLikeRegister reports whether a header that nobody called one of the register's is one: it has all that is
// required, and three fields in five of its words are the register's.
func looksLikeRegister(t sheetTable, k Kind) bool {
	w := learnedRegister(k)
	if w == nil || t.head.Rows == 0 {
		return false
	}
	have, words := map[Field]bool{}, 0
	for _, c := range t.head.Cells {
		if len(c.Keys) == 0 {
			continue
		}
		words++
		if hits := c.Exact(w.words.Words); len(hits) > 0 {
			have[w.words.fieldOf(hits[0])] = true
		}
	}
	for _, i := range w.def.Fields {
		if i.Required && !i.Above && !have[Field(i.Name)] {
			return false
		}
	}
	return len(have) >= 3 && len(have)*5 >= words*3
}
