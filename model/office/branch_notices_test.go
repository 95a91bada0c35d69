package office

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestNoticesOfABranch(t *testing.T) {
	branch := func(change func(*BranchDetail)) *BranchDetail {
		b := &BranchDetail{BranchRow: BranchRow{Org: model.Org{Kind: model.Branch, ReportedSize: 12, TermEnd: "2026-05-01"}, Secretary: "顾清", Members: 12}}
		change(b)
		return b
	}
	for _, c := range []struct {
		name   string
		change func(*BranchDetail)
		want   []BranchNotice
	}{
		{"nothing", func(*BranchDetail) {}, nil},
		{"a term that ended", func(b *BranchDetail) { b.Term, b.TermDays = TermOverdue, -12 },
			[]BranchNotice{{Overdue, "任期届满未换届", "届满时间 2026-05-01，已超过 12 天", NewTerm}}},
		{"a term that ends soon", func(b *BranchDetail) { b.Term, b.TermDays = TermDueSoon, 30 },
			[]BranchNotice{{Soon, "任期快到了，还有 30 天", "届满时间 2026-05-01，提前安排换届", NewTerm}}},
		{"no secretary", func(b *BranchDetail) { b.Secretary = "" }, []BranchNotice{{Soon, "没有登记书记", "印考核表和换届提醒都要用到书记姓名", FillForm}}},
		{"another headcount", func(b *BranchDetail) { b.Members = make([]model.Member, 0); b.BranchRow.Members = 10 },
			[]BranchNotice{{Told, "台账写 12 人，花名册是 10 人", "人数一律按花名册算；核对是谁没有报，或者已经转走", NoWay}}},
		{"a headcount that was never reported", func(b *BranchDetail) { b.Org.ReportedSize = -1 }, nil},
		{"a committee", func(b *BranchDetail) { b.Org.Kind, b.Secretary, b.Org.ReportedSize = model.CommitteeOrg, "", 3 }, nil},
	} {
		got := branch(c.change).Notices()
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v", c.name, got)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %+v, want %+v", c.name, got[i], c.want[i])
			}
		}
	}
}
