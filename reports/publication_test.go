package reports

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// The days stand on the notice and, where nobody wrote another text, on the sheet of every branch.
func TestTheDaysOfThePublicationStandOnThePapers(t *testing.T) {
	f := sampleFacts()
	f.Year.Publication = &model.Publication{Year: 2026, First: "2026-12-28", Last: "2027-01-04"}
	notice := document.Dump(publication(f, Options{}))
	if !strings.Contains(notice, "公示时间：2026年12月28日至2027年1月4日。") || !strings.Contains(notice, "closing 某某区民办教育行业综合党委 2026年12月28日") {
		t.Errorf("the notice says\n%s", notice)
	}
	f.Year.Publication.Last = "2026-12-31"
	sheet := f.Year.Sheets[1]
	sheet.Opinions = nil
	if got := document.Dump(BranchSheet(f.Year, sheet, Options{})); !strings.Contains(got, "公示时间：2026年12月28日至12月31日。公示结果：") {
		t.Errorf("the sheet of a branch says\n%s", got)
	}
	f.Year.Publication.Last = f.Year.Publication.First
	if got := document.Dump(publication(f, Options{})); !strings.Contains(got, "公示时间：2026年12月28日。") {
		t.Errorf("of one day the notice says\n%s", got)
	}
	f.Year.Year.Finalised = false
	if why := noPublication(f).Why; !strings.Contains(why, "还没有核定") {
		t.Errorf("before the year is finalised it says %q", why)
	}
}
