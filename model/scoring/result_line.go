package scoring

import (
	"fmt"

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
	s := Line{Explains: !r.Plain}
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
