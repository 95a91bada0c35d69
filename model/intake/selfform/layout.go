package selfform

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// SheetName is what the sheet that is filled in is called; hiddenName the one that nobody need see.
const (
	SheetName  = "自评表"
	hiddenName = "_双百"
)

// The columns of the form, 0-based.
const (
	colCode = iota
	colName
	colMax
	colMethod
	colMark
	colReason
	colEvidence
	columns
)

var heads = [columns]string{"编号", "考核项目", "满分", "计分办法", "自评分", "得分、扣分说明", "佐证材料"}

// The rows of the form, from 1.
const (
	rowTitle = 1 + iota
	rowBranch
	rowHelp
	rowHeads
	rowFirst
)

// line is a row of the form below the heads: a part, a category or an item.
type line struct {
	row      int
	code     string
	name     string
	max      model.Points
	method   string
	item     *model.Item // nil for a part or a category
	part     bool
	children []int // the rows that a part or a category sums up
}

// linesOf lays a scheme out.
func linesOf(scheme *model.Scheme) []line {
	var all []line
	row := rowFirst
	add := func(l line) int {
		l.row = row
		all = append(all, l)
		row++
		return len(all) - 1
	}
	for p := range scheme.Parts {
		part := &scheme.Parts[p]
		of := add(line{name: part.Name, max: part.Max, part: true})
		for c := range part.Categories {
			category := &part.Categories[c]
			sum := add(line{code: category.Code, name: category.Name, max: category.Max})
			all[of].children = append(all[of].children, all[sum].row)
			for i := range category.Items {
				item := &category.Items[i]
				at := add(line{code: item.Code, name: tidy(item.Name), max: item.Max, method: criteria(item), item: item})
				all[sum].children = append(all[sum].children, all[at].row)
			}
		}
	}
	return all
}

// criteria says how an item is marked, and what is looked at.
func criteria(item *model.Item) string {
	words := scoring.MethodText(item)
	if item.Veto {
		words = "★ 得 0 分一票否决。" + words
	}
	if item.Hint != "" {
		words += "。" + item.Hint
	}
	return words
}

// totalFormula is the total of the parts by the scheme's way where that is a sum, not rounded; "" where it is not.
func totalFormula(scheme *model.Scheme, lines []line) string {
	var terms []string
	p := 0
	for _, l := range lines {
		if !l.part {
			continue
		}
		cell := fmt.Sprintf("E%d", l.row)
		switch scheme.Combine.Mode {
		case model.Weighted:
			cell += fmt.Sprintf("*%d/10000", scheme.Combine.Weights[scheme.Parts[p].ID])
		case model.Sum:
		default:
			if len(scheme.Parts) > 1 {
				return ""
			}
		}
		terms = append(terms, cell)
		p++
	}
	return strings.Join(terms, "+")
}
