package reports

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
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
	notice, err := Find("publication")
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range all {
		g.Year.Finalised, g.Year.DecidedOn = true, "2026-12-15"
	}
	c := notice.Build(f, Options{})
	said := document.Dump(c.Documents[0])
	if len(c.Documents) != 1 || !strings.Contains(said, fmt.Sprintf("%d个党支部（其他支部%d个，联合党支部组%d个）", 2*len(first.Ranking.Rows), len(first.Ranking.Rows), len(second.Ranking.Rows))) ||
		strings.Count(said, "等次") != 2 || strings.Contains(said, "空组") {
		t.Errorf("%d notices of all groups, the first says\n%s", len(c.Documents), said)
	}
	if c = notice.Build(f, Options{GroupsApart: true}); len(c.Documents) != 2 || !strings.HasSuffix(c.Documents[1].Title, "（联合党支部组）") {
		t.Errorf("%d notices group by group", len(c.Documents))
	}
	sheets, err := Find("branch-sheet")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(sheets.Build(f, Options{}).Documents); n != len(first.Sheets)+len(second.Sheets) {
		t.Errorf("%d sheets are printed", n)
	}
}

// The papers of a group that assesses units speak of units and their staff, and have the box of the sector authority.
func TestPapersOfUnitsSpeakOfUnits(t *testing.T) {
	f := sampleFacts()
	f.Year.Year.Units, f.Year.Year.Scheme.Object = true, model.UnitObject
	f.Year.Groups = nil
	for i, s := range f.Year.Sheets {
		moved := *s
		moved.Unit = &model.Unit{ID: s.OrgID, Name: s.Branch, Staff: 40}
		f.Year.Sheets[i] = &moved
	}
	sheets, summary := "", ""
	for _, name := range []string{"branch-sheet", "summary", "bulletin", "rectify", "opinion"} {
		p, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range p.Build(f, Options{}).Documents {
			text := document.Dump(d)
			if strings.Contains(text, "书记签字") || strings.Contains(text, "党支部盖章") || strings.Contains(text, "各党支部") {
				t.Errorf("%s speaks of a branch:\n%s", name, text)
			}
			switch name {
			case "branch-sheet":
				sheets = text
			case "summary":
				summary = text
			}
		}
	}
	for _, want := range []string{"单位年度考核表", "负责人", "职工", "40名", "单位自评意见", "上级行业主管单位意见", "（主管单位盖章）"} {
		if !strings.Contains(sheets, want) {
			t.Errorf("the sheet does not say %s", want)
		}
	}
	if !strings.Contains(summary, "职工") || strings.Contains(summary, "党员") {
		t.Error("the summary counts members")
	}
}
