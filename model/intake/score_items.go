package intake

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/names"
)

// itemRef is an item of the scheme as a score file names it.
type itemRef struct {
	id    string
	part  string // the part's ID
	name  string
	key   string // headerKey of name
	max   model.Points
	floor model.Points
	limit bool // max is known
	sure  int
}

// exactly is the sureness of an item that a text names by its code or its whole name.
const exactly = 99

// itemFinder finds items by what a header or cell says.
type itemFinder struct {
	scheme *model.Scheme
	byName map[string][]itemRef // headerKey of name, and of code and name
	byCode map[string][]itemRef
	all    []itemRef
	memo   map[[2]string]itemRef // what was asked before; id "" when nothing was found
}

func newItemFinder(s *model.Scheme) *itemFinder {
	f := &itemFinder{scheme: s, byName: map[string][]itemRef{}, byCode: map[string][]itemRef{}, memo: map[[2]string]itemRef{}}
	if s == nil {
		return f
	}
	for _, p := range s.Parts {
		for _, c := range p.Categories {
			for _, i := range c.Items {
				ref := itemRef{id: i.ID, part: p.ID, name: i.Name, key: headers.Key(i.Name), max: i.Max, floor: min(0, i.Method.Floor), limit: true, sure: exactly}
				f.all = append(f.all, ref)
				f.byName[ref.key] = append(f.byName[ref.key], ref)
				f.byCode[strings.ToUpper(i.ID)] = append(f.byCode[strings.ToUpper(i.ID)], ref)
				if i.Code != i.ID {
					f.byCode[strings.ToUpper(i.Code)] = append(f.byCode[strings.ToUpper(i.Code)], ref)
				}
			}
		}
	}
	return f
}

// find finds the item that a text names: A1 党建写入学校章程（5）, 办学许可等证照有效, A1. part limits the search; "" does
// not. Without a scheme any text that could name an item makes one.
func (f *itemFinder) find(text, part string) (itemRef, bool) {
	if f.scheme == nil {
		return f.search(text, part)
	}
	asked := [2]string{text, part}
	ref, ok := f.memo[asked]
	if !ok {
		ref, _ = f.search(text, part)
		f.memo[asked] = ref
	}
	return ref, ref.id != ""
}

func (f *itemFinder) search(text, part string) (itemRef, bool) {
	code, name, top, hasMax := splitItem(text)
	if f.scheme == nil {
		id := code
		if id == "" {
			id = name
		}
		if ref, ok := onlyItem(f.byName[headers.Key(name)], part); ok && name != "" {
			return ref, true
		}
		ref := itemRef{id: id, part: part, name: name, max: top, limit: hasMax, sure: 85}
		if id == "" || !hasMax && code == "" {
			return itemRef{}, false
		}
		f.byName[headers.Key(name)] = append(f.byName[headers.Key(name)], ref) // for the reasons that name it later
		return ref, true
	}
	key := headers.Key(name)
	if ref, ok := onlyItem(f.byName[key], part); ok && key != "" {
		return ref, true
	}
	if ref, ok := onlyItem(f.byCode[code], part); ok && code != "" {
		if key != "" && names.Likeness(key, ref.key) < 50 {
			ref.sure = 60
		}
		return ref, true
	}
	best, second := itemRef{}, 0
	for _, ref := range f.all {
		if part != "" && ref.part != part || len([]rune(key)) < 3 {
			continue
		}
		k := ref.key
		s := names.Likeness(key, k)
		if strings.Contains(k, key) || strings.Contains(key, k) {
			s = max(s, 80)
		}
		if s > best.sure {
			second = best.sure
			best = ref
			best.sure = s
		} else if s > second {
			second = s
		}
	}
	if best.sure < 70 || best.sure-second < 10 {
		return itemRef{}, false
	}
	best.sure = min(best.sure, 79)
	return best, true
}

// onlyItem returns the one item of the part, or the one item there is.
func onlyItem(refs []itemRef, part string) (itemRef, bool) {
	n, found := 0, itemRef{}
	for _, r := range refs {
		if part == "" || r.part == part {
			n, found = n+1, r
		}
	}
	return found, n == 1
}

// splitItem parts the text of an item: its code (A1, 12), its name, and the maximum in brackets at the end.
func splitItem(text string) (code, name string, top model.Points, hasMax bool) {
	s := cellvalue.Tidy(text)
	s = strings.NewReplacer("（", "(", "）", ")", "【", "(", "】", ")", "[", "(", "]", ")").Replace(s)
	if strings.HasSuffix(s, ")") {
		if i := strings.LastIndex(s, "("); i >= 0 {
			inner := strings.Trim(strings.TrimSuffix(strings.TrimSpace(s[i+1:len(s)-1]), "分"), " 满")
			if p, err := model.ParsePoints(inner); err == nil {
				s, top, hasMax = strings.TrimSpace(s[:i]), p, true
			}
		}
	}
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || end == 0 && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 'a' && s[0] <= 'z') || end > 0 && end < 6 && (s[end] == '.' || s[end] == '-') && end+1 < len(s) && s[end+1] >= '0' && s[end+1] <= '9') {
		end++
	}
	if end > 0 && end <= 6 && strings.ContainsAny(s[:end], "0123456789") {
		code = strings.ToUpper(s[:end])
		s = strings.TrimLeft(s[end:], " .、．:：")
	}
	return code, s, top, hasMax
}

// partNamed finds the part of the scheme that a text speaks of: 党建, 党建工作得分表, 业务. "" when it is none or several.
func partNamed(s *model.Scheme, text string) string {
	found := ""
	mentions := func(id string, words ...string) {
		for _, w := range words {
			if w != "" && strings.Contains(text, w) {
				if found != "" && found != id {
					found = "?"
				} else {
					found = id
				}
				return
			}
		}
	}
	if s == nil {
		mentions("party", "党建")
		mentions("business", "业务")
	} else {
		for _, p := range s.Parts {
			mentions(p.ID, p.Short, p.Name)
		}
	}
	if found == "?" {
		return ""
	}
	return found
}

// stageNamed finds the stage that a text speaks of; ok is false when it speaks of none or of several.
func stageNamed(text string) (stage model.Stage, ok bool) {
	n := 0
	for _, w := range [...]struct {
		stage model.Stage
		words []string
	}{
		{model.SelfMark, []string{"自评", "自查", "自测"}},
		{model.CheckedMark, []string{"复核", "核查", "复查", "考核组评分", "初核", "检查组"}},
		{model.FinalMark, []string{"核定", "终评", "审定", "最终", "党委评分"}},
	} {
		for _, word := range w.words {
			if strings.Contains(text, word) {
				stage = w.stage
				n++
				break
			}
		}
	}
	return stage, n == 1
}

// stageName is the stage's word in options and JSON.
func stageName(s model.Stage) string { return [...]string{"self", "checked", "final"}[s] }

// stageFor reads the stage's word.
func stageFor(word string) (model.Stage, bool) {
	for _, s := range model.Stages() {
		if stageName(s) == word || s.Label() == word {
			return s, true
		}
	}
	return 0, false
}
