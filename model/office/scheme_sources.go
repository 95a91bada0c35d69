package office

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
)

// Source is a record of the program that proposes the mark of an item.
type Source struct {
	ID    string // as schemes name it
	Kind  string // 规则, 台账, 活动: what it is, in a word
	Label string
}

// ledgerSources are the sources that are not rules of the checkup, as people call them.
var ledgerSources = map[string]Source{
	"unit.charter":       {Kind: "台账", Label: "党建写入章程"},
	"unit.charter-both":  {Kind: "台账", Label: "两项写入章程"},
	"unit.board":         {Kind: "台账", Label: "书记进入董（理）事会"},
	"unit.budget":        {Kind: "台账", Label: "党建经费列入预算"},
	"activity.volunteer": {Kind: "活动", Label: "志愿服务"},
	"activity.talk":      {Kind: "活动", Label: "谈心谈话"},
}

// Sources lists the records that can propose marks, by their IDs: what a ledger or a register says, and the rules of the checkup.
func Sources() []Source {
	all := registerSources()
	for id, s := range ledgerSources {
		s.ID = id
		all = append(all, s)
	}
	rules, _ := checkup.Shipped() // a fault of theirs fails every checkup
	for _, r := range rules {
		all = append(all, Source{ID: r.ID, Kind: "规则", Label: r.ID + " " + r.Title})
	}
	slices.SortFunc(all, func(a, b Source) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// SourceOf is a source by its ID; one that this program does not know is called by the ID.
func SourceOf(id string) Source {
	for _, s := range Sources() {
		if s.ID == id {
			return s
		}
	}
	if base, kinds, ok := strings.Cut(id, ":"); ok && strings.HasPrefix(id, registerSource) {
		s := SourceOf(base)
		return Source{ID: id, Kind: s.Kind, Label: s.Label + "：" + strings.ReplaceAll(kinds, "+", "、")}
	}
	return Source{ID: id, Kind: "规则", Label: id}
}

// plainWord is a label as one word of a workbook's cell, where words stand side by side.
var plainWord = strings.NewReplacer("、", "和", "，", "和", ",", "和", "；", "和", ";", "和", " ", "")

// sourceWord is a source as the workbook of a scheme has it: 按期换届, or 志愿服务（台账） where another source is called so too.
func sourceWord(id string) string {
	source := SourceOf(id)
	word, named := wordOf(source), 0
	for _, s := range Sources() {
		if wordOf(s) == word {
			named++
		}
	}
	if named > 1 {
		return word + "（" + source.Kind + "）"
	}
	return word
}

// wordOf is the label of a source without the number of its rule.
func wordOf(s Source) string {
	return plainWord.Replace(strings.TrimPrefix(s.Label, s.ID+" "))
}

// withSourceWords is a scheme whose items name their sources as the workbook has them.
func withSourceWords(scheme *model.Scheme) *model.Scheme {
	return sourcesRenamed(scheme, sourceWord)
}

// readSourceWords gives the items of a scheme that was read from a workbook the IDs of their sources, which may be written as words or as
// IDs; other words stay as they are.
func readSourceWords(scheme *model.Scheme) *model.Scheme {
	byWord := map[string]string{}
	for _, s := range Sources() {
		byWord[sourceWord(s.ID)], byWord[plainWord.Replace(s.Label)] = s.ID, s.ID
	}
	return sourcesRenamed(scheme, func(word string) string {
		if id, ok := byWord[word]; ok {
			return id
		}
		if base, kinds, ok := strings.Cut(word, "："); ok && strings.HasPrefix(byWord[base], registerSource) {
			return byWord[base] + ":" + strings.ReplaceAll(kinds, "和", "+")
		}
		return word
	})
}

// sourcesRenamed is a copy of a scheme whose items name their sources anew.
func sourcesRenamed(scheme *model.Scheme, rename func(string) string) *model.Scheme {
	out := *scheme
	out.Parts = slices.Clone(scheme.Parts)
	for p := range out.Parts {
		out.Parts[p].Categories = slices.Clone(out.Parts[p].Categories)
		for c := range out.Parts[p].Categories {
			category := &out.Parts[p].Categories[c]
			category.Items = slices.Clone(category.Items)
			for i := range category.Items {
				item := &category.Items[i]
				item.Evidence = slices.Clone(item.Evidence)
				for at, id := range item.Evidence {
					item.Evidence[at] = rename(id)
				}
			}
		}
	}
	return &out
}
