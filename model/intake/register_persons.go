package intake

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/record"
)

// readMember reads the name of a person. The row's ID number tells who it is, else the name, and the branch among
// namesakes. A name that stays open is listed among the unknown values: whoever is not on the roster goes in as written
// unless somebody says who it is; of several of the name somebody must say which.
func (r *reader) readMember(d *entryRow, i int, item *record.Item, def *record.Register, text string) string {
	id := ""
	if f, ok := def.First(record.IDNumber); ok {
		id = d.e.Values[f.Name]
	}
	m, several := r.b.findMember(text, id, d.e.OrgID)
	switch {
	case m != nil:
		return refValue(m.ID)
	case len(several) == 0 && item.Strangers && !mustBeKnown(&d.e, item) || r.b.opts.KeepText && len(several) == 0:
		if !item.Strangers {
			r.add(d.row(), MemberUnknown, Warning, i, fmt.Sprintf("%s写作“%s”，花名册里没有这个人，照原文存入", item.Label, clip(text)), "核对姓名，或以后再对上")
		}
		return notDigits(text)
	}
	choice := r.b.personChoice(item, r.namesake(d, text, several), several, d.ref)
	switch choice.Action {
	case MapTo:
		if at, ok := r.b.index.memberAt[choice.OrgID]; ok {
			return refValue(r.b.known.Members[at].ID)
		}
	case LeaveRows:
		d.leave = true
		return notDigits(text)
	}
	switch {
	case choice.Action == AskFirst && !r.b.opts.KeepText && d.action() != Accept && d.action() != AsNew:
		r.add(d.row(), MemberUnknown, Conflict, i, fmt.Sprintf("%s写作“%s”，花名册里有 %d 位，分不清是哪一位", item.Label, clip(text), len(several)), "在“不认识的值”里选是哪一位，或写上身份证号、所在支部")
	case len(several) > 0:
		r.add(d.row(), MemberUnknown, Warning, i, fmt.Sprintf("%s写作“%s”，花名册里有几位，分不清是哪一位，照原文存入", item.Label, clip(text)), "写上身份证号或所在支部，或以后再对上")
	default:
		r.add(d.row(), MemberUnknown, Warning, i, fmt.Sprintf("%s写作“%s”，花名册里没有这个人，照原文存入", item.Label, clip(text)), "在“不认识的值”里选是哪一位，或以后再对上")
	}
	return notDigits(text)
}

// mustBeKnown reports whether an entry says something of a person that is said of those on the roster only.
func mustBeKnown(e *record.Entry, item *record.Item) bool {
	for field, value := range item.KnownWhen {
		if e.Values[field] != value {
			return false
		}
	}
	return len(item.KnownWhen) > 0
}

// namesake is a name as the list of unknown values has it: with the branch that the row names, where several bear it.
func (r *reader) namesake(d *entryRow, text string, several []*model.Member) string {
	if at, ok := r.b.index.orgAt[d.e.OrgID]; ok && len(several) > 0 {
		return text + "（" + r.b.known.Orgs[at].Name + "）"
	}
	return text
}

// personChoice lists a name that is not settled, with those whom it may mean, and returns what is done about it.
func (b *builder) personChoice(item *record.Item, text string, several []*model.Member, ref RowRef) ValueChoice {
	key := ValueKey{Field(item.Name), cellvalue.Squeeze(text)}
	at, listed := b.unknownAt[key]
	if !listed {
		choice, chosen := b.choiceFor(key)
		if !chosen {
			choice = ValueChoice{Action: KeepAsIs}
			if len(several) > 0 {
				choice.Action = AskFirst
			}
		}
		u := Unknown{Field: key.Field, Text: key.Text, FirstRow: ref, Choice: choice, Person: true}
		if len(several) == 0 {
			several = b.membersLike(text)
		}
		for _, m := range several {
			u.Suggestions = append(u.Suggestions, Suggestion{Text: b.memberText(m), ID: m.ID, Sure: names.Likeness(text, m.Name)})
		}
		at = len(b.unknowns)
		b.unknowns = append(b.unknowns, u)
		b.unknownAt[key] = at
	}
	b.unknowns[at].Count++
	return b.unknowns[at].Choice
}

// membersLike are at most five members of whose names one character is another.
func (b *builder) membersLike(name string) []*model.Member {
	var all []*model.Member
	runes := []rune(cellvalue.PersonName(name))
	for i := range b.known.Members {
		m := &b.known.Members[i]
		other := []rune(m.Name)
		if m.ClosedOn != "" || len(other) != len(runes) || len(runes) < 3 {
			continue
		}
		differ := 0
		for at := range runes {
			if runes[at] != other[at] {
				differ++
			}
		}
		if differ == 1 {
			if all = append(all, m); len(all) == 5 {
				break
			}
		}
	}
	return all
}

// memberText is a member among namesakes: 李静（某某支部，1980-05 出生）.
func (b *builder) memberText(m *model.Member) string {
	var more []string
	if at, ok := b.index.orgAt[m.BranchID]; ok {
		more = append(more, b.known.Orgs[at].Name)
	}
	if m.Birth != "" {
		more = append(more, string(m.Birth)+" 出生")
	}
	if len(more) == 0 {
		return m.Name
	}
	return m.Name + "（" + strings.Join(more, "，") + "）"
}
