package office

import (
	"slices"
	"strings"

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
