package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// A cell may name several kinds of activity: 支委会、党课. Whether that was one activity or several only a person knows, so
// that it is asked about, as a question and as a value that is not known; the answer is a kind, or each for itself.

// severalKinds begins the question what a text of several kinds means; the text follows: activity-kinds:支委会、党课. Its
// answers are the kinds, and eachAnswer where the text lists them.
const (
	severalKinds = "activity-kinds:"
	eachAnswer   = "each"
)

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
		b.askAboutKinds(text, named)
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

// askAboutKinds asks once what a text means of which nobody has said it. An answer is a choice for the text like any other.
func (b *builder) askAboutKinds(text string, named []model.ActivityKind) {
	key := ValueKey{KindField, text}
	if _, listed := b.unknownAt[key]; listed {
		return
	}
	if _, chosen := b.choiceFor(key); chosen {
		return
	}
	q := Question{Code: severalKinds + text, Sheet: -1, Text: fmt.Sprintf("活动类别写作“%s”，是一次活动还是几次", clip(text))}
	if listsKinds(text) {
		q.Answers = append(q.Answers, Answer{eachAnswer, labelsOf(named) + eachKind})
	}
	for _, k := range named {
		q.Answers = append(q.Answers, Answer{string(k), "只算" + k.Label()})
	}
	choice := ValueChoice{Action: MapTo}
	switch answer := b.ask(q); answer {
	case "":
		return
	case eachAnswer:
		choice.To = labelsOf(named) + eachKind
	default:
		choice.To = model.ActivityKind(answer).Label()
	}
	b.opts.Values = maps.Clone(b.opts.Values) // the caller's stays as it is
	if b.opts.Values == nil {
		b.opts.Values = map[ValueKey]ValueChoice{}
	}
	b.opts.Values[key] = choice
}

// listsKinds reports whether a text names its kinds, as 三会一课 does not.
func listsKinds(text string) bool { return !strings.Contains(text, "三会一课") }

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
	if listsKinds(text) {
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

// noteUnknownKind notes a kind that cannot be taken: one that is not known is wrong, of several a person must say which.
func (r *reader) noteUnknownKind(row *Row, i int, text string) {
	if named := kindsIn(cellvalue.Squeeze(text)); len(named) > 1 {
		r.add(row, ValueUnknown, Conflict, i, fmt.Sprintf("活动类别写作“%s”，包括 %d 类，看不出是一次活动还是几次", clip(text), len(named)), "回答只算哪一类，或每类各记一条")
		return
	}
	say, _ := sayUnknownValue("活动类别", text, false)
	r.add(row, ValueUnknown, Error, i, say, "在“不认识的值”里指定它是哪一类，或这一行不导入")
}
