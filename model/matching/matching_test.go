package matching

import (
	"testing"
)

var classes = Classes{"阵地": {"阵地资源"}, "师资": {"师资资源", "服务资源"}}

func TestOffersAreSuggestedWithTheReason(t *testing.T) {
	need := Side{ID: 1, UnitID: 7, District: "江南街道", Class: "阵地", Content: "需要一间多功能会议室", From: "2026-12-01", To: "2026-12-31"}
	offers := []Side{
		{ID: 2, UnitID: 8, Class: "阵地资源", Content: "操场"},
		{ID: 3, UnitID: 9, District: "江南街道", Class: "阵地资源", Content: "多功能会议室一间", From: "2026-01-01", To: "2026-12-20"},
		{ID: 4, UnitID: 9, Class: "师资资源", Content: "多功能会议室"},                 // another class
		{ID: 5, UnitID: 7, Class: "阵地资源", Content: "多功能会议室"},                 // its own
		{ID: 6, UnitID: 9, Class: "阵地资源", Content: "教室", To: "2026-11-30"},   // too early
		{ID: 7, UnitID: 9, Content: "多功能会议室"},                                // no class, the words do
		{ID: 8, UnitID: 9, District: "江南街道", Content: "图书"},                  // no class, and nothing said of it
		{ID: 9, UnitID: 9, Class: "阵地资源", Content: "展厅", From: "2026-12-31"}, // one day
	}
	want := []Suggestion{
		{3, "类别对得上（阵地—阵地资源）；都提到“多功能会议室”；同在江南街道；时间合得上（2026年12月1日至2026年12月20日）", 15},
		{9, "类别对得上（阵地—阵地资源）；时间合得上（2026年12月31日至2026年12月31日）", 9},
		{2, "类别对得上（阵地—阵地资源）", 8},
		{7, "都提到“多功能会议室”", 4},
	}
	got := Offers(need, offers, classes)
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: got %v, want %v", i, got[i], want[i])
		}
	}
	// The other way round it is the same pair for the same reason.
	back := Needs(offers[1], []Side{need}, classes)
	if len(back) != 1 || back[0].Why != want[0].Why {
		t.Errorf("back: %v", back)
	}
}

func TestTimesThatAreOpenMeet(t *testing.T) {
	for _, c := range []struct {
		a, b Side
		fits bool
	}{
		{Side{From: "2026-05"}, Side{To: "2026-05-02"}, true},
		{Side{From: "2026-06"}, Side{To: "2026-05-31"}, false},
		{Side{}, Side{To: "2020-01-01"}, true},
		{Side{From: "2026-01-01", To: "2026-02-01"}, Side{From: "2026-02-02", To: "2026-03-01"}, false},
	} {
		c.a.Class, c.b.Class = "阵地", "阵地资源"
		if got := len(Offers(c.a, []Side{c.b}, classes)) == 1; got != c.fits {
			t.Errorf("%v and %v: %v", c.a, c.b, got)
		}
	}
}
