package reports

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// TestNothingIsSettledAfterAReopening: every paper with marks or grades says that they are not decided when the year was opened again.
func TestNothingIsSettledAfterAReopening(t *testing.T) {
	for _, finalised := range []bool{true, false} {
		f := sampleFacts()
		if f.Year.Year.Finalised = finalised; !finalised {
			f.Year.Year.DecidedOn = ""
		}
		for _, name := range []string{"branch-sheet", "summary", "bulletin", "opinion", "rectify", "profile"} {
			p, err := Find(name)
			if err != nil {
				t.Fatal(err)
			}
			text := ""
			for _, d := range p.Build(f, Options{}, 17).Documents {
				text += document.Dump(d)
			}
			if says := strings.Contains(text, "未核定"); says == finalised {
				t.Errorf("%s of a year decided %v: says 未核定 %v", name, finalised, says)
			}
			for _, word := range []string{"党委会议核定，现", "日核定", "。评定", "，评定"} {
				if !finalised && strings.Contains(text, word) {
					t.Errorf("%s of an open year says %q", name, word)
				}
			}
		}
		if p, _ := Find("publication"); (!p.Empty(f).Is()) != finalised {
			t.Errorf("a year decided %v: the notice is refused with %q", finalised, p.Empty(f).Why)
		}
	}
}

// TestMembersOfNoKnownKindAreCountedAlike: on the roster and on the profile.
func TestMembersOfNoKnownKindAreCountedAlike(t *testing.T) {
	f := sampleFacts()
	f.Members[1].Kind, f.Members[2].Kind = "", ""
	if text := document.Dump(profile(f, 17, Options{})); !strings.Contains(text, "6名：正式3，预备1，未填2") {
		t.Errorf("the profile counts otherwise:\n%s", text)
	}
	table, _ := statistics(f, f.Members)
	for i, c := range table.Columns {
		if c.Group == "类别" && c.Head == notGiven && table.Rows[0].Cells[i].Text != "2" {
			t.Errorf("the roster counts %s", table.Rows[0].Cells[i].Text)
		}
	}
}

// TestHeadsOfStatisticsStayInTheirCells: on one line, as long as everything is known of the members.
func TestHeadsOfStatisticsStayInTheirCells(t *testing.T) {
	f := sampleFacts()
	for _, members := range [][]paper.Member{f.Members, f.Members[:1]} {
		table, _ := statistics(f, members)
		sum := 0.0
		for _, c := range table.Columns {
			if sum += c.Width; document.Chars(c.Head)*3.71 > c.Width-0.8 {
				t.Errorf("%d members: %s has %.1f mm", len(members), c.Head, c.Width)
			}
		}
		if sum > lyingArea+0.01 {
			t.Errorf("%d members: the statistics are %.1f mm wide", len(members), sum)
		}
	}
}
