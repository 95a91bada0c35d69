package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Line is what one line of the explained tree shows beside its name, in the window and in the terminal alike.
type Line struct {
	Value    string // — where there is none: it does not apply, or a mark is missing; "" for a piece of evidence that counts nothing
	Max      string // "/ 100", "" where nothing bounds it
	Explains bool   // the sentence says more than the numbers
}

// LineOf chooses what the line of a node shows; parent is nil for the root.
func LineOf(parent, r *model.Result) Line {
	s := Line{Explains: explains(r)}
	switch {
	case r.Kind == model.LineNode && r.Due > 0:
		return Line{Value: fmt.Sprint(r.Done), Max: fmt.Sprintf("/ %d", r.Due), Explains: true}
	case r.Kind == model.LineNode:
	case r.NA || !r.Ready:
		s.Value = "—"
	case r.Kind == model.WeightNode:
		s.Value = counted(parent, r).String()
	default:
		s.Value = r.Score.String()
	}
	if r.Max > 0 && r.Kind != model.AdjustNode {
		s.Max = "/ " + r.Max.Short()
	}
	return s
}

// counted is what a part contributes to the total. In the result its node is the difference to the part, so that
// everything adds up; to a reader the part's contribution says more.
func counted(parent, weight *model.Result) model.Points {
	if parent != nil {
		for _, c := range parent.Children {
			if c.ID+".weight" == weight.ID {
				return c.Score + weight.Score
			}
		}
	}
	return weight.Score
}

// explains reports whether a node's sentence says more than its numbers.
func explains(r *model.Result) bool {
	switch r.Kind {
	case model.ItemNode:
		return r.NA || !r.Ready || strings.Contains(r.Why, "；") || strings.Contains(r.Why, "，自评")
	case model.CategoryNode:
		return r.NA || !r.Ready
	case model.PartNode:
		return r.NA || strings.Contains(r.Why, "不适用") || strings.Contains(r.Why, "没有打分")
	case model.WeightNode:
		return r.Ready
	case model.AdjustNode:
		return len(r.Children) == 0 && r.Score != 0 || strings.Contains(r.Why, "最多") || strings.Contains(r.Why, "不计")
	}
	return true
}
