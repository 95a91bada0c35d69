package intake

import (
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// FieldInfo describes a field for menus and messages.
type FieldInfo struct {
	Field  Field
	Label  string // 公民身份号码
	Stored bool   // whether the data file keeps it
	shape  shape
}

// FieldsOf lists the fields that a column of this kind of spreadsheet may have, in the order of the menu.
func FieldsOf(k Kind) []FieldInfo { return wordsOf(k).fields }

// LabelOf is the Chinese name of a field; an item's code for the marks of an item.
func LabelOf(k Kind, f Field) string {
	if item, ok := strings.CutPrefix(string(f), FieldItem); ok {
		return item
	}
	if f == FieldNone || f == FieldIgnore {
		return "不导入"
	}
	if i, ok := wordsOf(k).byField[f]; ok {
		return wordsOf(k).fields[i].Label
	}
	return string(f)
}

// FieldNamed finds a field by its English name, its Chinese label or any header that means it. "", "-" and 不导入
// are FieldIgnore. ok is false when nothing is called so.
func FieldNamed(k Kind, name string) (Field, bool) {
	switch name {
	case "", "-", "ignore", "none", "不导入":
		return FieldIgnore, true
	}
	words := wordsOf(k)
	if _, ok := words.byField[Field(name)]; ok {
		return Field(name), true
	}
	if k == Scores && strings.HasPrefix(name, FieldItem) {
		return Field(name), true
	}
	if hits := words.Exact(headers.Key(name)); len(hits) > 0 {
		return words.fieldOf(hits[0]), true
	}
	return FieldNone, false
}

// fieldWords are the fields of one kind, with the headers that mean them; the words' numbers are those of fields.
type fieldWords struct {
	*headers.Words
	fields  []FieldInfo
	byField map[Field]int
}

var wordsByKind = sync.OnceValue(func() map[Kind]*fieldWords {
	all := map[Kind]*fieldWords{}
	for _, k := range Kinds() {
		words := newFieldWords()
		for _, h := range codes.Headers(string(k)) {
			words.add(FieldInfo{Field: Field(h.Field), Label: h.Label, Stored: h.IsStored(), shape: shape(h.Shape)}, append(h.Aliases, h.Label))
		}
		all[k] = words
	}
	return all
})

func newFieldWords() *fieldWords {
	return &fieldWords{Words: headers.NewWords(), byField: map[Field]int{}}
}

// add enters a field with the headers that mean it, best first.
func (w *fieldWords) add(f FieldInfo, aliases []string) {
	i := len(w.fields)
	w.fields = append(w.fields, f)
	w.byField[f.Field] = i
	w.Add(i, aliases)
}

// fieldOf is the field that a hit names.
func (w *fieldWords) fieldOf(h headers.Hit) Field { return w.fields[h.Field].Field }

// set turns the numbers of fields found in a header into fields.
func (w *fieldWords) set(found map[int]bool) map[Field]bool {
	all := make(map[Field]bool, len(found))
	for i := range found {
		all[w.fields[i].Field] = true
	}
	return all
}

func wordsOf(k Kind) *fieldWords {
	if words := wordsByKind()[k]; words != nil {
		return words
	}
	if w := learnedRegister(k); w != nil {
		return w.words
	}
	return newFieldWords()
}
