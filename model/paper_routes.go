package model

import (
	"slices"
	"strings"
)

// PaperRoute says whom some papers about an organisation go to, under each line of management.
type PaperRoute struct {
	Label  string    `json:"label"`
	Papers []string  `json:"papers"` // names of the papers of reports.Catalogue, at least one
	Line   Addressed `json:"line"`
	Both   Addressed `json:"both"`
	Place  Addressed `json:"place"`
}

// Addressed are the addressees of a paper, each ownBranch, LineSide or PlaceSide.
type Addressed struct {
	To   []string `json:"to"`             // 主送
	Copy []string `json:"copy,omitempty"` // 抄送
}

// ownBranch is the organisation itself as an addressee.
const ownBranch = "branch"

func (r *PaperRoute) valid() bool {
	if r.Label == "" || len(r.Papers) == 0 {
		return false
	}
	for _, a := range []Addressed{r.Line, r.Both, r.Place} {
		unknown := func(w string) bool { return w != ownBranch && w != LineSide && w != PlaceSide }
		if len(a.To) == 0 || slices.ContainsFunc(slices.Concat(a.To, a.Copy), unknown) {
			return false
		}
	}
	return true
}

// Addressees are the names of those who get a paper: first to whom it is addressed, then who gets a copy.
type Addressees struct{ To, Copies []string }

// Addressees are those who get a paper about an organisation; nobody where no route names the paper. A street that is not named is left
// out; where that leaves nobody, the paper is addressed to the organisation itself. Without rules of governance, nobody gets it.
func (g *Governance) Addressees(paper string, o *Org, committee string) Addressees {
	if g == nil {
		return Addressees{}
	}
	i := slices.IndexFunc(g.Papers, func(r PaperRoute) bool { return slices.Contains(r.Papers, paper) })
	if i < 0 {
		return Addressees{}
	}
	of := g.Papers[i].Line
	switch o.Management {
	case ManagedByBoth:
		of = g.Papers[i].Both
	case ManagedByPlace:
		of = g.Papers[i].Place
	}
	called := func(who []string) (names []string) {
		for _, w := range who {
			if name := map[string]string{ownBranch: o.Name, LineSide: committee, PlaceSide: o.Local}[w]; name != "" {
				names = append(names, name)
			}
		}
		return names
	}
	a := Addressees{called(of.To), called(of.Copy)}
	if len(a.To) == 0 {
		a.To = []string{o.Name}
	}
	return a
}

// Words say who gets a paper about an organisation, which itself goes by its kind: 主送党支部，抄送江南街道党工委.
func (a Addressees) Words(o *Org) string {
	var parts []string
	for _, p := range []struct {
		sort  string
		names []string
	}{{"主送", a.To}, {"抄送", a.Copies}} {
		names := slices.Clone(p.names)
		if i := slices.Index(names, o.Name); i >= 0 {
			names[i] = o.Kind.Label()
		}
		if len(names) > 0 {
			parts = append(parts, p.sort+strings.Join(names, "、"))
		}
	}
	if len(parts) == 0 {
		return "—"
	}
	return strings.Join(parts, "，")
}
