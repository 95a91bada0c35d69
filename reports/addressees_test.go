package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// printedTo reads whom a document is addressed to, and who gets a copy, from what is printed.
func printedTo(d document.Document) (a model.Addressees) {
	for _, part := range d.Parts {
		switch p := part.(type) {
		case document.Paragraph:
			if to, ok := strings.CutSuffix(p.Plain(), "："); ok && p.Flush && to != "" {
				a.To = strings.Split(to, "、")
			}
		case document.Closing:
			a.Copies = append(a.Copies, p.Copies...)
		case document.Table:
			if of := printedTo(document.Document{Parts: p.Tail}); of.To != nil {
				a = of
			}
		case document.Note:
			for _, sentence := range strings.Split(p.Text, "。") {
				if names, ok := strings.CutPrefix(sentence, "主送："); ok {
					a.To = strings.Split(names, "，")
				} else if names, ok := strings.CutPrefix(sentence, "抄送："); ok {
					a.Copies = strings.Split(names, "，")
				}
			}
		}
	}
	return a
}

// Every paper that names an addressee names those whom the tree says it goes to, also where a place sends it to others; no paper says so on
// its own.
func TestPapersAreAddressedAsTheTreeSays(t *testing.T) {
	const place, branch = "江南街道党工委", 17
	governances := map[string]*model.Governance{"as it ships": sampleGovernance()}
	elsewhere := sampleGovernance()
	for i := range elsewhere.Papers {
		r := &elsewhere.Papers[i]
		r.Line = model.Addressed{To: []string{"branch", model.LineSide}}
		r.Both = model.Addressed{To: []string{"branch", model.PlaceSide}}
		r.Place = model.Addressed{To: []string{model.PlaceSide}, Copy: []string{"branch"}}
	}
	governances["as another place has it"] = elsewhere
	for which, g := range governances {
		for _, management := range []model.Management{model.ManagedByLine, model.ManagedByBoth, model.ManagedByPlace} {
			f := sampleFacts()
			f.Governance = g
			for i := range f.Branches {
				if b := &f.Branches[i]; management != model.ManagedByLine {
					b.Management, b.Local = management, place
				}
			}
			b := f.Branch(branch)
			for _, p := range Catalogue() {
				if p.District || p.Bound { // to committees, of which there is no tree; a book of the others
					continue
				}
				var of []int64
				if p.PerBranch() {
					if !slices.ContainsFunc(p.Copies(f), func(c Copy) bool { return c.OrgID == branch }) {
						continue
					}
					of = []int64{branch}
				}
				want := g.Addressees(p.Name, &b.Org, f.Committee.Name)
				for _, d := range p.Build(f, Options{}, of...).Documents {
					got := printedTo(d)
					for _, names := range [][]string{got.To, got.Copies} {
						if i := slices.Index(names, "各党支部"); i >= 0 { // this one among them
							names[i] = b.Name
						}
					}
					if !slices.Equal(got.To, want.To) || !slices.Equal(got.Copies, want.Copies) {
						t.Errorf("%s, %s, %s: printed %+v, the tree says %s", which, p.Title, management, got, want.Words(&b.Org))
					}
				}
			}
		}
	}
}

func TestRoutesNamePapersThatAreThere(t *testing.T) {
	for _, r := range sampleGovernance().Papers {
		for _, name := range r.Papers {
			if p, err := Find(name); err != nil || p.Name != name {
				t.Errorf("%s: %s", r.Label, name)
			}
		}
	}
}
