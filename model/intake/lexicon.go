package intake

import (
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/shuangbai/shuangbai/resources/codes"
)

// FieldInfo describes a field for menus and messages.
type FieldInfo struct {
	Field  Field
	Label  string // 公民身份号码
	Stored bool   // whether the data file keeps it
	shape  shape
	order  int
}

// FieldsOf lists the fields that a column of this kind of spreadsheet may have, in the order of the menu.
func FieldsOf(k Kind) []FieldInfo { return lexiconOf(k).fields }

// LabelOf is the Chinese name of a field; an item's code for the marks of an item.
func LabelOf(k Kind, f Field) string {
	if item, ok := strings.CutPrefix(string(f), FieldItem); ok {
		return item
	}
	if f == FieldNone || f == FieldIgnore {
		return "不导入"
	}
	if i, ok := lexiconOf(k).byField[f]; ok {
		return lexiconOf(k).fields[i].Label
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
	lex := lexiconOf(k)
	if _, ok := lex.byField[Field(name)]; ok {
		return Field(name), true
	}
	if k == Scores && strings.HasPrefix(name, FieldItem) {
		return Field(name), true
	}
	if hits := lex.exact[headerKey(name)]; len(hits) > 0 {
		return lex.fields[hits[0].info].Field, true
	}
	return FieldNone, false
}

// lexicon holds the header words of one kind.
type lexicon struct {
	fields  []FieldInfo
	byField map[Field]int
	exact   map[string][]aliasHit
	aliases []alias

	mu   sync.Mutex
	near map[string]aliasHit // what fuzzy found before; rank is the sureness
}

// aliasHit is a field that a header may mean; rank 0 is the best alias of the field.
type aliasHit struct{ info, rank int }

type alias struct {
	key   string
	info  int
	rank  int
	size  int // characters
	runes []rune
}

var lexicons = sync.OnceValue(func() map[Kind]*lexicon {
	all := map[Kind]*lexicon{}
	for _, k := range Kinds() {
		lex := newLexicon()
		for _, h := range codes.Headers(string(k)) {
			lex.add(FieldInfo{Field: Field(h.Field), Label: h.Label, Stored: h.IsStored(), shape: shape(h.Shape)}, append(h.Aliases, h.Label))
		}
		all[k] = lex
	}
	return all
})

func newLexicon() *lexicon {
	return &lexicon{byField: map[Field]int{}, exact: map[string][]aliasHit{}, near: map[string]aliasHit{}}
}

// add enters a field with the headers that mean it, best first.
func (lex *lexicon) add(f FieldInfo, aliases []string) {
	i := len(lex.fields)
	f.order = i
	lex.fields = append(lex.fields, f)
	lex.byField[f.Field] = i
	for rank, a := range aliases {
		key := headerKey(a)
		if hits := lex.exact[key]; len(hits) > 0 && hits[len(hits)-1].info == i {
			continue
		}
		lex.exact[key] = append(lex.exact[key], aliasHit{i, rank})
		lex.aliases = append(lex.aliases, alias{key, i, rank, utf8.RuneCountInString(key), []rune(key)})
	}
}

func lexiconOf(k Kind) *lexicon {
	if lex := lexicons()[k]; lex != nil {
		return lex
	}
	if w := wordsOf(k); w != nil {
		return w.lex
	}
	return newLexicon()
}

// headerKey brings a header cell into the form in which headers are compared: NFKC, lower case, without spaces, line
// breaks, punctuation, and without brackets and what stands in them ("入党时间\n(yyyy-MM-dd)" is 入党时间).
func headerKey(s string) string {
	if s == "" {
		return ""
	}
	if len(s) > 600 {
		s = s[:600]
	}
	key := stripHeader(strings.ToLower(norm.NFKC.String(s)), true)
	if key == "" { // all of it stood in brackets
		key = stripHeader(strings.ToLower(norm.NFKC.String(s)), false)
	}
	return key
}

func stripHeader(s string, dropBrackets bool) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '[', '【', '〔', '{', '〈', '《', '<':
			depth++
			continue
		case ')', ']', '】', '〕', '}', '〉', '》', '>':
			if depth > 0 {
				depth--
			}
			continue
		}
		if depth > 0 && dropBrackets {
			continue
		}
		switch {
		case r <= ' ' || r == 0xa0 || r == 0x3000 || r == utf8.RuneError || r >= 0x200b && r <= 0x200f || r == 0xfeff:
		case strings.ContainsRune(".,:;!?*#'\"`/\\|-_+~、，。：；！？“”‘’·…—★☆※△▲●○", r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// valueTable maps every spelling of a code table to the stored value.
type valueTable struct {
	byKey  map[string]string
	labels map[string]string // stored value -> label
	keys   []string          // in the order of the table, for suggestions
	label  string            // what the table is called
	ways   bool              // whether a value may say how an education was had
}

var valueTables = sync.OnceValue(func() map[string]*valueTable {
	all := map[string]*valueTable{}
	for _, name := range []string{"ethnicity", "education", "member_kinds", "member_status", "duties", "activity_kinds",
		"org_kinds", "formation", "management", "answers", "sex"} {
		t := codes.Named(name)
		v := &valueTable{byKey: map[string]string{}, labels: map[string]string{}, label: t.Title, ways: name == "education"}
		for _, e := range t.Entries {
			v.labels[e.Value] = e.Label
			v.keys = append(v.keys, e.Label)
			for _, a := range append(e.Aliases, e.Label) {
				if _, taken := v.byKey[valueKey(a)]; !taken {
					v.byKey[valueKey(a)] = e.Value
				}
				v.byKey[a] = v.byKey[valueKey(a)]
			}
		}
		all[name] = v
	}
	return all
})

// find looks a cell's text up; ok is false when the table does not have it.
func (t *valueTable) find(text string) (string, bool) {
	if v, ok := t.byKey[text]; ok {
		return v, true
	}
	key := valueKey(text)
	if v, ok := t.byKey[key]; ok || !t.ways {
		return v, ok
	}
	return t.findWay(key)
}

// waysOfStudy are the notes behind an education that say how it was had, not which it is; 在读 and 肄业 are not among them.
var waysOfStudy = []string{"函授", "自考", "自学考试", "全日制", "非全日制", "在职", "成人", "成人教育", "成教", "电大", "夜大", "网络", "网络教育", "远程", "党校", "毕业", "业余", "脱产", "专升本"}

// findWay looks an education up without what says how it was had: 本科(函授), 大学本科学历, 在职大专毕业.
func (t *valueTable) findWay(key string) (string, bool) {
	if i := strings.IndexByte(key, '('); i > 0 && strings.HasSuffix(key, ")") && slices.Contains(waysOfStudy, key[i+1:len(key)-1]) {
		key = key[:i]
	}
	for _, tail := range [...]string{"学历", "文化程度", "文化", "毕业"} {
		key = strings.TrimSuffix(key, tail)
	}
	v, ok := t.byKey[key]
	return v, ok
}

// valueKey is the form in which coded values are compared.
func valueKey(s string) string {
	s = strings.ToUpper(cellvalue.Squeeze(s))
	return strings.NewReplacer("（", "(", "）", ")").Replace(s)
}
