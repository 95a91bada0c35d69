package office

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
)

func testIndex() *searchIndex {
	x := &searchIndex{}
	x.set([]searchEntry{
		entry(MemberHit, 1, "热依汗·艾力", "32010419840718444X", "星河幼儿园党支部"),
		entry(MemberHit, 2, "张𬱖", "320104199001011234", "星河幼儿园党支部"),
		entry(MemberHit, 3, "单雪琳", "", "启明外国语学校党支部"),
		entry(BranchHit, 9, "星河幼儿园党支部", "", ""),
	})
	return x
}

// entry is somebody, or an organisation.
func entry(kind HitKind, id int64, name, idNumber, branch string) searchEntry {
	e := searchEntry{kind: kind, id: id, title: name, name: names.FindablePerson(name), idNumber: idNumber, branch: branch}
	if kind != MemberHit {
		e.name = names.FindableOrg(name)
	} else {
		e.phone = "1380000274" + fmt.Sprint(id)
	}
	return e
}

func TestSearchFindsByWhatPeopleType(t *testing.T) {
	x := testIndex()
	for q, want := range map[string]int64{
		"热依汗艾力": 1, "热依汗·": 1, "RYH": 1, "444x": 1, "张𬱖": 2, "1234": 2, "sxl": 3, "DX": 3, "雪琳": 3, "星河": 9, "xhye": 9,
		"xinghe": 9, "reyihan": 1, "zhangw": 2, "shanxuelin": 3, "热依汗•艾力": 1, "2743": 3, "13800002742": 2, "1380000": 1,
	} {
		hits := x.find(q, 5)
		if len(hits) == 0 || hits[0].ID != want {
			t.Errorf("%q found %v, want %d", q, hits, want)
		}
	}
	for _, q := range []string{"", " ", "不存在", "qqqq", "9999", "138000"} {
		if hits := x.find(q, 5); len(hits) != 0 {
			t.Errorf("%q found %v", q, hits)
		}
	}
}

func TestListsAreSearchedAsPeopleType(t *testing.T) {
	m := MemberRow{Member: model.Member{Name: "欧阳予墨", IDNumber: "32010419840718444X", Phone: "13800002746"}, Branch: "星河幼儿园党支部"}
	b := BranchRow{Org: model.Org{Name: "南片培训机构联合党支部"}, Secretary: "单雪琳", Units: []model.Unit{{Name: "知味烹饪培训学校"}}}
	for q, want := range map[string][2]bool{"ouyang": {true, false}, "oyym": {true, false}, "44x": {true, false}, "746": {true, false}, "46": {false, false}, "1380000": {true, false},
		"星河": {true, false}, "npp": {false, true}, "nanpian": {false, true}, "dxl": {false, true}, "烹饪": {false, true}, "zhiwei": {false, true}, "不在": {false, false}} {
		s := names.Seek(q)
		if got := [2]bool{m.Answers(s), b.Answers(s)}; got != want {
			t.Errorf("%q: member and branch %v, want %v", q, got, want)
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
		entries[i] = entry(MemberHit, int64(i), fmt.Sprintf("欧阳%c%c", '一'+i%5000, '丁'+i/50), fmt.Sprintf("3201041990%08d", i), "某支部")
	}
	x.set(entries)
	for b.Loop() {
		x.find("不在", 20)
	}
}

// Those who left and what was closed are found after all others, and are told apart; nobody chooses them for anything.
func TestWhatIsClosedIsFoundLast(t *testing.T) {
	x := &searchIndex{}
	left := entry(MemberHit, 1, "王芳", "320104198407184440", "星河幼儿园党支部")
	left.closed, left.org = "已转出", 7
	here := entry(MemberHit, 2, "王芳芳", "320104199001011234", "星河幼儿园党支部")
	here.org = 7
	x.set([]searchEntry{left, here})
	hits := x.find("王芳", 5)
	if len(hits) != 2 || hits[0].ID != 2 || hits[1].ID != 1 || !strings.HasPrefix(hits[1].Detail, "已转出") || strings.Contains(hits[0].Detail, "已") {
		t.Errorf("found %+v", hits)
	}
	if hits := x.find("4440", 5); len(hits) != 1 || hits[0].ID != 1 {
		t.Errorf("the tail of the number finds %+v", hits)
	}
	for _, q := range []string{"王芳", ""} {
		if hits := x.members(q, 7, 5); len(hits) != 1 || hits[0].ID != 2 {
			t.Errorf("to choose from for %q: %+v", q, hits)
		}
	}
}
