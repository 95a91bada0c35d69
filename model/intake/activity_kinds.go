package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// A cell may name several kinds of activity: 支委会、党课. Whether that was one activity or several only a person knows, so
// that it is asked about as a value that is not known; the answer is a kind, or each for itself.

// eachKind ends the answer that a record is made of every kind: 支委会、党课各记一条.
const eachKind = "各记一条"

// threeAndOne are the kinds that 三会一课 stands for.
var threeAndOne = []model.ActivityKind{model.MembersMeeting, model.CommitteeMeeting, model.GroupMeeting, model.Lecture}

// kindsIn are the kinds that a text names one after the other, in its order; nil where a part of it names none.
func kindsIn(text string) []model.ActivityKind {
	if strings.Contains(text, "三会一课") {
		return threeAndOne
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,；;/／+＋&和与及暨", r) })
	var kinds []model.ActivityKind
	for _, p := range parts {
		v, ok := valueTables()["activity_kinds"].find(cellvalue.Squeeze(p))
		if !ok {
			return nil
		}
		if k := model.ActivityKind(v); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// kindsOf reads a cell of kinds: one kind, or those that somebody said it means. ok is false before somebody said so.
func (b *builder) kindsOf(text string, ref RowRef) (kinds []model.ActivityKind, ok, leave bool) {
	text = cellvalue.Squeeze(text)
	named := kindsIn(text)
	if len(named) > 1 {
		if c, chosen := b.choiceFor(ValueKey{KindField, text}); chosen && c.Action == MapTo && strings.HasSuffix(c.To, eachKind) {
			b.noteKinds(text, named, ref)
			return named, true, false
		}
	}
	v, ok, leave := b.coded("activity_kinds", KindField, text, ref)
	if len(named) > 1 {
		b.suggestKinds(text, named)
	}
	if v == "" {
		return nil, ok, leave
	}
	return []model.ActivityKind{model.ActivityKind(v)}, ok, leave
}

// noteKinds lists the text among the values that were asked about, answered.
func (b *builder) noteKinds(text string, named []model.ActivityKind, ref RowRef) {
	key := ValueKey{KindField, text}
	at, listed := b.unknownAt[key]
	if !listed {
		choice, _ := b.choiceFor(key)
		at = len(b.unknowns)
		b.unknowns = append(b.unknowns, Unknown{Field: KindField, Text: text, FirstRow: ref, Choice: choice})
		b.unknownAt[key] = at
		b.suggestKinds(text, named)
	}
	b.unknowns[at].Count++
}

// suggestKinds offers what a text of several kinds may mean: each of them, where it lists them, or one.
func (b *builder) suggestKinds(text string, named []model.ActivityKind) {
	at, listed := b.unknownAt[ValueKey{KindField, text}]
	if !listed {
		return
	}
	var all []Suggestion
	if !strings.Contains(text, "三会一课") {
		all = append(all, Suggestion{Text: labelsOf(named) + eachKind, Sure: 60})
	}
	for _, k := range named {
		all = append(all, Suggestion{Text: k.Label(), Sure: 50})
	}
	b.unknowns[at].Suggestions = all
}

func labelsOf(kinds []model.ActivityKind) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = k.Label()
	}
	return strings.Join(words, "、")
}

// sayKind says what is wrong with a kind that cannot be taken.
func sayKind(text string) (say, fix string) {
	if named := kindsIn(cellvalue.Squeeze(text)); len(named) > 1 {
		return fmt.Sprintf("活动类别写作“%s”，包括 %d 类，看不出是一次活动还是几次", clip(text), len(named)), "在“不认识的值”里选只算哪一类，或每类各记一条"
	}
	say, _ = sayUnknownValue("活动类别", text, false)
	return say, "在“不认识的值”里指定它是哪一类，或这一行不导入"
}
