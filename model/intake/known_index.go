package intake

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// index finds what is known by the keys that files use.
type index struct {
	memberByID   map[string]int32
	memberByName map[string]int32 // last member of the folded name; others by memberNext
	memberNext   []int32          // parallel to Known.Members, -1 ends
	memberAt     map[int64]int32  // by Member.ID

	orgByName map[string]int32
	orgByCore map[string]int32 // -1 when several share it
	orgAt     map[int64]int32

	unitByName map[string]int32 // an open one before a closed one of the name
	unitByCore map[string]int32 // open ones; -1 when several share it
	unitAt     map[int64]int32
	unitKeys   []string           // orgKey of the names, parallel to Known.Units
	unitsBy    map[string][]int32 // open ones, by the first character of the key
	coversOf   map[int64][]int32  // covers that last, by organisation
	postsOf    map[int64][]int32  // posts that are held, by organisation

	activities map[activityKey][]int32
}

type activityKey struct {
	org  int64
	date model.Date
	kind model.ActivityKind
}

// indexes makes the indexes at the first call.
func (k *Known) indexes() *index {
	if k.index != nil {
		return k.index
	}
	x := &index{
		memberByID:   make(map[string]int32, len(k.Members)),
		memberByName: make(map[string]int32, len(k.Members)),
		memberNext:   make([]int32, len(k.Members)),
		memberAt:     make(map[int64]int32, len(k.Members)),
		orgByName:    make(map[string]int32, len(k.Orgs)),
		orgByCore:    make(map[string]int32, len(k.Orgs)),
		orgAt:        make(map[int64]int32, len(k.Orgs)),
		unitByName:   make(map[string]int32, len(k.Units)),
		unitByCore:   make(map[string]int32, len(k.Units)),
		unitAt:       make(map[int64]int32, len(k.Units)),
		unitKeys:     make([]string, len(k.Units)),
		unitsBy:      make(map[string][]int32, len(k.Units)),
		coversOf:     make(map[int64][]int32, len(k.Orgs)),
		postsOf:      make(map[int64][]int32, len(k.Orgs)),
		activities:   make(map[activityKey][]int32, len(k.Activities)),
	}
	for i := range k.Members {
		m := &k.Members[i]
		x.memberAt[m.ID] = int32(i)
		if m.IDNumber != "" {
			if j, taken := x.memberByID[m.IDNumber]; !taken || k.Members[j].ClosedOn != "" {
				x.memberByID[m.IDNumber] = int32(i)
			}
		}
		x.memberNext[i] = -1
		name := model.FoldSpelling(m.Name)
		if j, ok := x.memberByName[name]; ok {
			x.memberNext[i] = j
		}
		x.memberByName[name] = int32(i)
	}
	for i := range k.Orgs {
		x.addOrg(k.Orgs[i], i)
	}
	for i := range k.Units {
		x.addUnit(&k.Units[i], int32(i))
	}
	for i, c := range k.Covers {
		if c.To == "" {
			x.coversOf[c.OrgID] = append(x.coversOf[c.OrgID], int32(i))
		}
	}
	for i, p := range k.Posts {
		if p.To == "" {
			x.postsOf[p.OrgID] = append(x.postsOf[p.OrgID], int32(i))
		}
	}
	for i := range k.Activities {
		a := &k.Activities[i]
		key := activityKey{a.OrgID, a.Date, a.Kind}
		x.activities[key] = append(x.activities[key], int32(i))
	}
	k.index = x
	return x
}

// addOrg enters an organisation; one that is still open wins over a closed one of the same name.
func (x *index) addOrg(o model.Org, i int) {
	x.orgAt[o.ID] = int32(i)
	name := orgKey(o.Name)
	if _, taken := x.orgByName[name]; !taken || o.ClosedOn == "" {
		x.orgByName[name] = int32(i)
	}
	if core := orgCore(o.Name); core != "" {
		if _, taken := x.orgByCore[core]; taken {
			x.orgByCore[core] = -1
		} else {
			x.orgByCore[core] = int32(i)
		}
	}
}

// addUnit enters a unit; one that is still open wins over a closed one of the same name.
func (x *index) addUnit(u *model.Unit, i int32) {
	x.unitAt[u.ID] = i
	key := orgKey(u.Name)
	if x.unitKeys[i] = key; u.ClosedOn == "" {
		x.unitsBy[firstCharacter(key)] = append(x.unitsBy[firstCharacter(key)], i)
	}
	if _, taken := x.unitByName[key]; !taken || u.ClosedOn == "" {
		x.unitByName[key] = i
	}
	if core := orgCore(u.Name); core != "" && u.ClosedOn == "" {
		if _, taken := x.unitByCore[core]; taken {
			i = -1
		}
		x.unitByCore[core] = i
	}
}

// orgKey is the form in which names of organisations and units are compared: that of orgName, in one spelling.
func orgKey(name string) string { return orgName(model.FoldSpelling(name)) }

// orgName is the name of an organisation or unit as it is stored: without spaces, brackets in one width.
func orgName(name string) string {
	s := cellvalue.Squeeze(name)
	if strings.IndexByte(s, '(') >= 0 || strings.IndexByte(s, ')') >= 0 {
		s = strings.NewReplacer("(", "（", ")", "）").Replace(s)
	}
	return s
}

// orgCore is what is left of a branch's name without the words that people add or drop: 中共…支部委员会, …党支部 and
// …支部 have one core. Two names of one core are likely the same branch; a person confirms it.
func orgCore(name string) string {
	s := strings.Map(dropMark, orgKey(name))
	for _, p := range [...]string{"中国共产党", "中共"} {
		if rest, ok := strings.CutPrefix(s, p); ok {
			s = dropPlace(rest)
			break
		}
	}
	s = strings.TrimSuffix(s, "委员会")
	general := strings.HasSuffix(s, "总支") || strings.HasSuffix(s, "总支部")
	if general {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "部"), "总支")
		return strings.TrimSuffix(s, "党") + "总支"
	}
	s = strings.TrimSuffix(s, "支部")
	s = strings.TrimSuffix(s, "党")
	return strings.NewReplacer("有限责任公司", "", "有限公司", "", "（普通合伙）", "", "（特殊普通合伙）", "").Replace(s)
}

// dropMark takes punctuation, which names of organisations do not hold, out of one; brackets stay.
func dropMark(r rune) rune {
	if strings.ContainsRune("。.．，,、；;：:·-—_*#“”\"'《》", r) {
		return -1
	}
	return r
}

// dropPlace takes the province, city and district off the front of a name: 某某区甲党支部 is 甲党支部. 社区 and 小区 are no
// districts.
func dropPlace(s string) string {
	for range 3 {
		runes := []rune(s)
		at := 0
		for i := 1; i < len(runes) && i < 9; i++ {
			if strings.ContainsRune("省市区县", runes[i]) && !strings.ContainsRune("社小园校厂院库城新", runes[i-1]) {
				at = i + 1
				break
			}
		}
		if at == 0 || at >= len(runes)-1 || strings.HasPrefix(string(runes[at:]), "委") {
			return s
		}
		s = string(runes[at:])
	}
	return s
}

// guessOrgKind reads the kind of an organisation from its name.
func guessOrgKind(name string) model.OrgKind {
	switch n := orgKey(name); {
	case strings.HasSuffix(n, "党小组"):
		return model.Group
	case strings.HasSuffix(n, "总支") || strings.HasSuffix(n, "总支部") || strings.HasSuffix(n, "总支部委员会"):
		return model.GeneralBranch
	case strings.HasSuffix(n, "党委"):
		return model.CommitteeOrg
	case strings.Contains(n, "联合") && strings.Contains(n, "支部"):
		return model.JointBranch
	}
	return model.Branch
}
