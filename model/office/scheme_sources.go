package office

import (
	"maps"
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
}

// Sources lists the records that can propose marks today, by their IDs.
func Sources() []Source {
	titles := map[string]string{}
	if rules, err := checkup.Shipped(); err == nil {
		for _, r := range rules {
			titles[r.ID] = r.Title
		}
	}
	var all []Source
	for _, id := range slices.Sorted(maps.Keys(sources)) {
		s, ok := ledgerSources[id]
		if !ok {
			s = Source{Kind: "规则", Label: strings.TrimSpace(id + " " + titles[id])}
		}
		s.ID = id
		all = append(all, s)
	}
	return all
}

// SourceOf is a source by its ID; one that this program does not know is called by the ID.
func SourceOf(id string) Source {
	for _, s := range Sources() {
		if s.ID == id {
			return s
		}
	}
	return Source{ID: id, Kind: "规则", Label: id}
}
