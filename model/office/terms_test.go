package office

import (
	"context"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// What is said of a term follows from the day: whether it is due, by how many days, and which comes first at home.
func TestTermsAreToldByTheDay(t *testing.T) {
	o := emptyOffice(t)
	ctx := context.Background()
	today := time.Date(2026, 11, 25, 9, 0, 0, 0, time.Local)
	o.now = func() time.Time { return today }
	for name, end := range map[string]model.Date{"甲": "2026-11-24", "乙": "2026-11-25", "丙": "2027-05", "丁": "2028-01-01", "戊": "2025", "己": ""} {
		if _, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: name, Kind: model.Branch, Formation: model.FormedAlone, TermEnd: end}}); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, r := range rows {
		said[r.Org.Name] = r.TermText()
	}
	for name, want := range map[string]string{"甲": "已超过 1 天", "乙": "今天届满", "丙": "", "丁": "", "戊": "已超过 329 天", "己": ""} {
		if said[name] != want {
			t.Errorf("%s: %q, want %q", name, said[name], want)
		}
	}
	h, err := o.Home(ctx)
	if err != nil || len(h.TermOverdue) != 2 || h.TermOverdue[0].Org.Name != "戊" || len(h.TermDueSoon) != 1 {
		t.Errorf("overdue %+v, due %+v: %v", h.TermOverdue, h.TermDueSoon, err)
	}
}

func TestBands(t *testing.T) {
	for years, want := range map[int]string{-1: "", 0: "", 18: "30 岁及以下", 30: "30 岁及以下", 31: "31—45 岁", 61: "61 岁及以上"} {
		got := ""
		for _, b := range AgeBands() {
			if b.Holds(years) {
				got += b.Label
			}
		}
		if got != want {
			t.Errorf("%d years are in %q, want %q", years, got, want)
		}
	}
}
