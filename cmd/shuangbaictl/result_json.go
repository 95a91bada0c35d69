package main

import "github.com/shuangbai/shuangbai/model"

// node is a node of the explained tree as JSON shows it. Score is "" where there is none: the node does not apply, or
// a mark is missing below it; why then says what is there so far.
type node struct {
	Kind     model.NodeKind `json:"kind"`
	ID       string         `json:"id,omitempty"`
	Name     string         `json:"name"`
	Max      model.Points   `json:"max"`
	Score    string         `json:"score"`
	Ready    bool           `json:"ready"`
	NA       bool           `json:"na,omitempty"`
	Sums     bool           `json:"sums,omitempty"`
	Why      string         `json:"why"`
	Children []node         `json:"children,omitempty"`
}

func explained(r *model.Result) node {
	n := node{Kind: r.Kind, ID: r.ID, Name: r.Name, Max: r.Max, Ready: r.Ready, NA: r.NA, Sums: r.Sums, Why: r.Why}
	if r.Ready && !r.NA {
		n.Score = r.Score.String()
	}
	for _, c := range r.Children {
		n.Children = append(n.Children, explained(c))
	}
	return n
}

// rankRow is a branch of the ranking as JSON shows it. A number that a branch does not have is "": every one that
// waits for a mark, a hundred that does not apply, the total of hundreds side by side, the rank of who has none.
func rankRow(s *model.Scheme, r *model.RankRow) map[string]any {
	row := map[string]any{"branch": r.Branch, "bonus": "", "deduction": "", "total": "", "rank": "", "grade": r.Grade, "earned": r.Earned,
		"ready": r.Ready, "decided": r.Decided, "notes": append([]string{}, r.Notes...), "remark": r.Remark}
	if r.Ready || r.HasBonus {
		row["bonus"] = r.Bonus.String()
	}
	if r.Ready || r.HasDeduct {
		row["deduction"] = r.Deduction.String()
	}
	if r.Ready && !r.NoTotal {
		row["total"] = r.Total.String()
	}
	if r.Rank > 0 {
		row["rank"] = r.Rank
	}
	for i, p := range s.Parts {
		row[p.ID] = ""
		if points, ok := r.Part(i); ok {
			row[p.ID] = points.String()
		}
	}
	if r.Lapsed != nil {
		row["lapsed"] = map[string]any{"grade": r.Lapsed.Grade, "reason": r.Lapsed.Reason, "why": r.Lapsed.Why, "again": r.Lapsed.Again}
	}
	return row
}
