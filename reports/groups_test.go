package reports

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// Papers of a year with several groups are printed group by group, under the group's name; a year of one group is printed as ever.
func TestPapersArePrintedGroupByGroup(t *testing.T) {
	one := sampleFacts()
	summary, err := Find("summary")
	if err != nil {
		t.Fatal(err)
	}
	if c := summary.Build(one, Options{}); len(c.Documents) != 1 || strings.Contains(c.Documents[0].Title, "（") {
		t.Errorf("a year of one group: %d documents, %s", len(c.Documents), c.Documents[0].Title)
	}
	f := sampleFacts()
	first, second, empty := f.Year, sampleYear(), sampleYear()
	empty.Sheets = nil
	groups := []model.AssessmentGroup{{Number: 1}, {Number: 2, Name: "联合党支部组"}, {Number: 3, Name: "空组"}}
	all := []*model.YearFacts{first, second, empty}
	for i, g := range all {
		g.Groups, g.Year.Groups, g.Year.Group, g.Year.GroupName = all, groups, groups[i].Number, groups[i].Name
	}
	for i, s := range second.Sheets {
		moved := *s
		moved.OrgID += 1000
		second.Sheets[i] = &moved
		second.Results[moved.OrgID] = second.Results[s.OrgID]
	}
	for _, name := range []string{"summary", "scheme", "bulletin"} {
		p, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		c := p.Build(f, Options{})
		if len(c.Documents) != 2 || !strings.HasSuffix(c.Documents[0].Title, "（其他支部）") || !strings.HasSuffix(c.Documents[1].Title, "（联合党支部组）") {
			t.Errorf("%s: %d documents, the first is %s", name, len(c.Documents), c.Documents[0].Title)
		}
	}
	sheets, err := Find("branch-sheet")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(sheets.Build(f, Options{}).Documents); n != len(first.Sheets)+len(second.Sheets) {
		t.Errorf("%d sheets are printed", n)
	}
}
