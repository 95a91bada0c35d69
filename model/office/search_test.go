package office

import (
	"fmt"
	"testing"
)

func testIndex() *searchIndex {
	x := &searchIndex{}
	x.set([]searchEntry{
		entryFor(MemberHit, 1, "热依汗·艾力", "ryhal", "32010419840718444X", "星河幼儿园党支部"),
		entryFor(MemberHit, 2, "张𬱖", "zd", "320104199001011234", "星河幼儿园党支部"),
		entryFor(MemberHit, 3, "单雪琳", "sxl dxl", "", "启明外国语学校党支部"),
		entryFor(BranchHit, 9, "星河幼儿园党支部", "xhyeydzb", "", ""),
	})
	return x
}

func TestSearchFindsByWhatPeopleType(t *testing.T) {
	x := testIndex()
	for q, want := range map[string]int64{
		"热依汗艾力": 1, "热依汗·": 1, "RYH": 1, "444x": 1, "张𬱖": 2, "1234": 2, "sxl": 3, "DX": 3, "雪琳": 3, "星河": 9, "xhye": 9,
	} {
		hits := x.find(q, 5)
		if len(hits) == 0 || hits[0].ID != want {
			t.Errorf("%q found %v, want %d", q, hits, want)
		}
	}
	for _, q := range []string{"", " ", "不存在", "qqqq", "9999"} {
		if hits := x.find(q, 5); len(hits) != 0 {
			t.Errorf("%q found %v", q, hits)
		}
	}
}

func TestSearchNeverShowsAWholeID(t *testing.T) {
	for _, h := range testIndex().find("1234", 5) {
		if h.Detail != "320104********1234　星河幼儿园党支部" {
			t.Errorf("detail is %q", h.Detail)
		}
	}
}

func BenchmarkSearch100k(b *testing.B) {
	x := &searchIndex{}
	entries := make([]searchEntry, 100_000)
	for i := range entries {
		entries[i] = entryFor(MemberHit, int64(i), fmt.Sprintf("欧阳%c%c", '一'+i%5000, '丁'+i/50), "oyxx", fmt.Sprintf("3201041990%08d", i), "某支部")
	}
	x.set(entries)
	for b.Loop() {
		x.find("不在", 20)
	}
}
