package intake

import (
	"slices"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// valueTable maps every spelling of a code table to the stored value.
type valueTable struct {
	byKey  map[string]string
	labels map[string]string // stored value -> label
	keys   []string          // in the order of the table, for suggestions
	label  string            // what the table is called
	byCode map[string]string // code of the standard without zeros before it -> stored value
	ways   bool              // whether a value may say how an education was had
}

var valueTables = sync.OnceValue(func() map[string]*valueTable {
	all := map[string]*valueTable{}
	for _, name := range []string{"ethnicity", "education", "member_kinds", "member_status", "duties", "activity_kinds",
		"org_kinds", "formation", "management", "answers", "sex"} {
		t := codes.Named(name)
		v := &valueTable{byKey: map[string]string{}, labels: map[string]string{}, byCode: map[string]string{}, label: t.Title, ways: name == "education"}
		for _, e := range t.Entries {
			v.labels[e.Value] = e.Label
			if e.Code != "" {
				v.byCode[strings.TrimLeft(e.Code, "0")] = e.Value
			}
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
	if v, ok := t.byKey[key]; ok {
		return v, true
	}
	if v, ok := t.findWithCode(key); ok || !t.ways {
		return v, ok
	}
	return t.findWay(key)
}

// findWithCode looks a value up that a program's list wrote with its number: 01 汉族, 1-男, 21.大学本科, 汉族(01). A number
// that is the code of another value says something else than the word does, so that neither holds.
func (t *valueTable) findWithCode(key string) (string, bool) {
	rest := strings.TrimLeft(key, "0123456789")
	code := key[:len(key)-len(rest)]
	if code == "" {
		i := strings.LastIndexByte(key, '(')
		if i <= 0 || !strings.HasSuffix(key, ")") || !cellvalue.IsDigits(key[i+1:len(key)-1]) {
			return "", false
		}
		rest, code = key[:i], key[i+1:len(key)-1]
	}
	v, ok := t.byKey[strings.TrimLeft(rest, "-_.．、:：)=—")]
	if !ok && t.ways {
		v, ok = t.findWay(strings.TrimLeft(rest, "-_.．、:：)=—"))
	}
	other, taken := t.byCode[strings.TrimLeft(code, "0")]
	if !ok || len(code) > 3 || taken && other != v {
		return "", false
	}
	return v, true
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
	s = strings.ToUpper(cellvalue.Squeeze(model.FoldSpelling(s)))
	return strings.NewReplacer("（", "(", "）", ")").Replace(s)
}
