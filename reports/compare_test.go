package reports

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// sampleDistrict are four committees, of which one has not sent and one tells a finalised result differently.
func sampleDistrict() *district.Comparison {
	b := district.Book{}
	for i, name := range []string{"民办教育", "律师", "物业服务", "快递物流"} {
		id := int64(i + 17)
		b.Senders = append(b.Senders, model.Sender{ID: id, Name: "某某区" + name + "行业综合党委", Identity: fmt.Sprint(id), DueOn: "2026-11-20"})
		last := 2026
		if i == 3 {
			last = 2025
		}
		for year := 2025; year <= last; year++ {
			p := model.Received{ID: id*10 + int64(year), SenderID: id, Hash: fmt.Sprint(id, year), Name: b.Senders[i].Name, Year: year, Day: model.Date(fmt.Sprintf("%d-11-15", year)),
				MadeAt: time.Date(year, 11, 16, 8, 0, 0, 0, time.UTC), Rosters: model.NoRoster}
			for y := 2024; y <= year; y++ {
				p.Years = append(p.Years, districtYear(i, y, i == 2 && year == 2026))
			}
			b.Packages = append(b.Packages, p)
		}
	}
	return b.Compare("某某区委社会工作部", 2026, "2026-11-23", model.UsualLimits())
}

func districtYear(committee, year int, later bool) model.YearFigures {
	f := model.YearFigures{Year: year, Day: model.Date(fmt.Sprintf("%d-11-15", year)), Branches: 4 + committee, Members: 80 + 7*committee, Units: 9 + committee, Covered: 8 - committee, Findings: 3 * committee,
		Finalised: year < 2026, Grades: []string{"优秀", "合格", "基本合格"}}
	for i := range f.Branches {
		r := model.BranchFigures{Key: fmt.Sprint(i + 1), Name: fmt.Sprintf("第%d律师事务所党支部", i+1), Members: 9, Units: 1, Findings: i % 2, Due: 24, Held: 24 - i - committee, Marked: true,
			Total: model.Points(9400 - 300*i + 100*(year-2025)), Grade: "合格", Rank: i + 1, Missed: map[string]int{"committee": i + committee}}
		if i == 0 {
			r.Grade = "优秀"
		}
		if i == 1 && later && year == 2025 {
			r.Total += 50
		}
		f.Rows = append(f.Rows, r)
	}
	return f
}

// The totals of the paper leave out who has not sent, and it says so; it says which results wait for a decision.
func TestComparisonOnPaper(t *testing.T) {
	f := &paper.Facts{Committee: model.Committee{Name: "某某区委社会工作部"}, On: "2026-11-23", District: sampleDistrict()}
	text := document.Dump(compare(f, Options{}))
	for _, want := range []string{"合计（3个党委）", "没有收到数据包，前三列是上年数", "合计不含没有收到的1个党委", "有1个党委的结果和已核定的不一致", "每个支部等权平均"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not said:\n%s", want, text)
		}
	}
	if n := len(compared(f)); n != 3 {
		t.Errorf("notes of %d committees", n)
	}
	reminder := document.Dump(reportReminder(f, 20, Options{}))
	if !strings.Contains(reminder, "已逾期3天") || !strings.Contains(reminder, "快递物流") {
		t.Error(reminder)
	}
	if why := noDistrict(&paper.Facts{}).Why; !strings.Contains(why, "区级汇总") {
		t.Error(why)
	}
}

// A committee's file has no papers of the district, a district's no papers of a committee.
func TestCatalogueOfAKindOfFile(t *testing.T) {
	own, districts := CatalogueOf(false), CatalogueOf(true)
	if len(own)+len(districts) != len(Catalogue()) || len(districts) != 3 {
		t.Errorf("%d and %d of %d", len(own), len(districts), len(Catalogue()))
	}
}
