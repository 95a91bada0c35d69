package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/resources/registers"
)

// Who finds a paper empty is led to the place that its sentence names, and to nothing where there is nothing to do.
func TestAnEmptyPaperLeadsWhereItsSentenceSays(t *testing.T) {
	titles := map[Next]string{{At: InIntake, Of: "branches"}: "导入党组织台账", {At: InIntake, Of: "roster"}: "导入党员花名册",
		{At: InAssess, Of: "scheme"}: "“考核”里开始", {At: InAssess, Of: "marks"}: "“考核”里打分", {At: InAssess, Of: "ranking"}: "“排名定级”里核定"}
	for _, raw := range registers.All() {
		d, err := record.ParseRegister(raw)
		if err != nil {
			t.Fatal(err)
		}
		titles[Next{At: InRegisters, Of: d.ID}] = "“台账”的“" + d.Title + "”"
	}
	for _, p := range CatalogueOf(false) {
		titles[Next{At: InPapers, Of: p.Name}] = "“" + p.Title + "”"
	}
	open := &model.YearFacts{Year: model.AssessmentYear{Year: 2026, Scheme: *sampleScheme()}}
	full := &model.YearFacts{Year: open.Year, Sheets: []*model.MarkSheet{{OrgID: 1, Branch: "甲支部"}}}
	seen := map[Place]bool{}
	for name, f := range map[string]*paper.Facts{"new": {}, "open": {Year: open}, "unmarked": {Year: full}, "to come": {Meetings: []paper.Meeting{{Title: "联席会议"}}}} {
		for _, p := range slices.Concat(CatalogueOf(false), CatalogueOf(true)) {
			lack := p.Empty(f)
			if !lack.Is() {
				continue
			}
			n := lack.Next
			asks := slices.ContainsFunc([]string{"先在", "先导入", "在“", "在党组织", "打印“"}, func(w string) bool { return strings.Contains(lack.Why, w) })
			if asks && n == (Next{}) && !p.District {
				t.Errorf("%s, %s: %q leads nowhere", name, p.Name, lack.Why)
			}
			if n == (Next{}) {
				continue
			}
			seen[n.At] = true
			named := string(n.At)
			if n.Of != "" {
				named = titles[Next{At: n.At, Of: n.Of}]
			}
			if named == "" || n.Do == "" || !strings.Contains(lack.Why, named) {
				t.Errorf("%s, %s: %q leads to %+v, which is named %q", name, p.Name, lack.Why, n, named)
			}
		}
	}
	for _, at := range []Place{InBranches, InRegisters, InProjects, InAssess, InBallots, InPioneer, InPapers, InIntake} {
		if !seen[at] {
			t.Errorf("no empty paper leads to %s", at)
		}
	}
}
