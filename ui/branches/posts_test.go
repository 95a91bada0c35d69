package branches

import (
	"context"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func heldIn(t *testing.T, tr *uitest.Rig, branch int64) []model.Post {
	t.Helper()
	d, err := tr.Office.Branch(context.Background(), branch)
	if err != nil {
		t.Fatal(err)
	}
	return d.Posts
}

func TestAPostIsFilledFromTheRosterBySearch(t *testing.T) {
	tr, s, ids := open(t)
	guest := tr.Member(model.Member{Name: "段青荷", BranchID: ids[1]})
	s.Shown(ids[0])
	tr.Settle()
	tr.Press("编辑")
	tr.Press("添一个职务")
	name := s.posts.rows[1].name
	tr.Window.Canvas().Focus(name)
	down := &fyne.KeyEvent{Name: fyne.KeyDown}
	name.TypedKey(down)
	search, ok := tr.Window.Canvas().Focused().(*kit.Entry)
	if !ok || search == name {
		t.Fatal("the list does not open")
	}
	test.Type(search, "dqh")
	search.TypedKey(down) // the first is of this branch
	search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if name.Text != "段青荷" {
		t.Fatalf("the line holds %q", name.Text)
	}
	s.Save()
	tr.Settle()
	posts := heldIn(t, tr, ids[0])
	if len(posts) != 2 || posts[1].MemberID != guest {
		t.Errorf("posts are %+v, want one of %d", posts, guest)
	}
}

func TestAStrangerIsAskedAboutAndANamesakeIsChosen(t *testing.T) {
	tr, s, ids := open(t)
	twin := tr.Member(model.Member{Name: "单雪琳", BranchID: ids[1]})
	before := heldIn(t, tr, ids[0])
	s.Shown(ids[0])
	tr.Settle()
	tr.Press("编辑")
	tr.Press("添一个职务")
	s.posts.rows[1].name.SetText("路过")
	tr.Press("添一个职务")
	s.posts.rows[2].name.SetText("单雪琳")
	s.Save()
	tr.Sees("名册里没有“路过”，仍然这样登记？")
	tr.Press("回去改")
	if !s.Stepping() || len(heldIn(t, tr, ids[0])) != len(before) {
		t.Fatal("saved although the user went back")
	}
	s.Save()
	tr.Press("仍然登记")
	tr.Sees("名册里有 2 位“单雪琳”，是哪一位？")
	tr.Press("就是这一位")
	tr.Sees("先选一位")
	tr.Choose("所在支部和身份证号", strconv.FormatInt(twin, 10))
	tr.Press("就是这一位")
	tr.Settle()
	posts := heldIn(t, tr, ids[0])
	if s.Stepping() || len(posts) != 3 {
		t.Fatalf("kept as %+v", posts)
	}
	for _, p := range posts {
		want := map[string]int64{"路过": 0, "单雪琳": twin, "林知衡": posts[0].MemberID}[p.Name]
		if p.MemberID != want {
			t.Errorf("%s is held by %d, want %d", p.Name, p.MemberID, want)
		}
	}
}

func TestTheDatesOfAPostAreEdited(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[0])
	tr.Settle()
	held := heldIn(t, tr, ids[0])[0]
	tr.Press("编辑")
	line := func() *postRow { return s.posts.rows[0] }
	leave := func(e *kit.Entry, text string) {
		tr.Window.Canvas().Focus(e)
		e.SetText(text)
		tr.Window.Canvas().Focus(tr.Entry("备注"))
	}
	leave(line().from, "2023.8")
	leave(line().to, "2022")
	s.Save()
	tr.Settle()
	tr.Sees("林知衡书记：离任时间 2022 早于任职时间 2023-08")
	leave(line().to, "以后")
	s.Save()
	tr.Settle()
	tr.Sees("“以后”不是日期")
	leave(line().to, "")
	s.Save()
	tr.Settle()
	now := heldIn(t, tr, ids[0])
	if len(now) != 1 || now[0].ID != held.ID || now[0].From != "2023-08" || now[0].To != "" {
		t.Fatalf("kept as %+v", now)
	}
	tr.Press("编辑")
	leave(line().name, "段青禾")
	if line().from.Text != "2026-11-23" {
		t.Errorf("another holder begins %q, want today", line().from.Text)
	}
	leave(line().name, "林知衡")
	if line().from.Text != "2023-08" {
		t.Errorf("the same holder begins %q, want what stood there", line().from.Text)
	}
}

// Who leaves the form and saves it then is asked about a name in doubt first, and then leaves; going back keeps the form.
func TestAfterAnAnsweredDoubtTheFormIsLeft(t *testing.T) {
	tr, s, ids := open(t)
	s.Shown(ids[0])
	tr.Settle()
	tr.Press("编辑")
	tr.Press("添一个职务")
	s.posts.rows[1].name.SetText("路过")
	left := 0
	leave := func() {
		s.Leave(func() { left++ })
		tr.Settle()
		tr.PressButton("保存")
		tr.Sees("名册里没有“路过”，仍然这样登记？")
	}
	leave()
	tr.Press("回去改")
	if left != 0 || !s.Stepping() {
		t.Fatal("left although the user went back")
	}
	leave()
	tr.Press("仍然登记")
	tr.Settle()
	if left != 1 || s.Stepping() {
		t.Errorf("left %d times, the form is open: %v", left, s.Stepping())
	}
}
