package intake

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/headers"
)

// Word is a kind as the command line and its JSON write it: terms for register:term.
func (k Kind) Word() string {
	if w := learnedRegister(k); w != nil && w.def.Word != "" {
		return w.def.Word
	}
	return string(k)
}

// kindNamed is the kind that a word of the command line means.
func (k *Known) kindNamed(word Kind) Kind {
	for i := range k.Registers {
		if k.Registers[i].Word == string(word) && word != "" {
			return RegisterKind(k.Registers[i].ID)
		}
	}
	return word
}

// registerInstead finds a register that knows clearly more of a table's header than the kind that it was taken for: a
// list of dues has names, ID numbers and branches as a roster has, and fifteen columns that no roster has.
func (b *builder) registerInstead(tables []sheetTable, k Kind) (best []sheetTable, bestKind Kind) {
	if b.opts.Kind != "" || len(b.opts.Map) > 0 || len(tables) == 0 {
		return nil, ""
	}
	t := slices.MaxFunc(tables, func(x, y sheetTable) int { return x.head.Score - y.head.Score })
	o := b.opts.Sheets[t.index]
	if t.remembered || t.head.Rows == 0 || o.HeaderRow > 0 || len(o.Fields) > 0 {
		return nil, ""
	}
	head := headers.ReadAt(t.sheet, t.head.Row)
	most := knownWords(head, wordsOf(k)) + 1
	for i := range b.known.Registers {
		kind := RegisterKind(b.known.Registers[i].ID)
		n := knownWords(head, wordsOf(kind))
		if n <= most || n*5 < headerWords(head)*3 {
			continue
		}
		found, _ := b.tablesOf(kind)
		found = slices.DeleteFunc(found, func(t sheetTable) bool { return !looksLikeRegister(t, kind) })
		if len(found) > 0 {
			most, best, bestKind = n, found, kind
		}
	}
	return best, bestKind
}

// knownWords counts the columns of a header that mean a field of a kind, each field once.
func knownWords(h headers.Header, words *fieldWords) int {
	seen := map[Field]bool{}
	for _, c := range h.Cells {
		if hits := c.Exact(words.Words); len(hits) > 0 {
			f := words.fieldOf(hits[0])
			if i := words.byField[f]; words.fields[i].Stored {
				seen[f] = true
			}
		}
	}
	return len(seen)
}

func headerWords(h headers.Header) int {
	n := 0
	for _, c := range h.Cells {
		if len(c.Keys) > 0 && !strings.HasPrefix(c.Keys[0], "序") {
			n++
		}
	}
	return n
}
