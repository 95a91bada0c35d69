package office

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func enrol(t *testing.T, o *Office, name string, branch int64) int64 {
	t.Helper()
	id, _, err := o.SaveMember(context.Background(), model.Member{Name: name, Kind: model.FullMember, BranchID: branch})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// TestANewPostIsAskedAboutUntilItsHolderIsKnown: a name that nobody or several people have is asked about; the only one of
// the branch, or else of the roster, is meant.
func TestANewPostIsAskedAboutUntilItsHolderIsKnown(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	here, there := saveBranch(t, o, "甲律师事务所党支部"), saveBranch(t, o, "乙律师事务所党支部")
	own, twin := enrol(t, o, "何川", here), enrol(t, o, "何川", there)
	guest, dotted := enrol(t, o, "段青禾", there), enrol(t, o, "热依汗·艾力", here)
	enrol(t, o, "林知衡", here)
	second := enrol(t, o, "林知衡", here)
	save := func(e BranchEdit) ([]HolderDoubt, []model.Post) {
		t.Helper()
		e.Org = model.Org{ID: here, Name: "甲律师事务所党支部", Kind: model.Branch}
		_, _, err := o.SaveBranchOrAsk(ctx, e)
		var asked *HoldersInDoubt
		if err != nil && !errors.As(err, &asked) {
			t.Fatal(err)
		}
		d, err := o.Branch(ctx, here)
		if err != nil {
			t.Fatal(err)
		}
		if asked == nil {
			return nil, d.Posts
		}
		return asked.Doubts, d.Posts
	}
	for _, c := range []struct {
		name   string
		holder int64
	}{{"何川", own}, {"何　川", own}, {"段青禾", guest}, {"热依汗•艾力", dotted}} {
		doubts, posts := save(BranchEdit{Posts: []model.Post{{Name: c.name, Duty: model.Secretary}}})
		if len(doubts) != 0 || len(posts) != 1 || posts[0].MemberID != c.holder {
			t.Errorf("%s: asked about %v, held by %+v, want %d", c.name, doubts, posts, c.holder)
		}
	}
	if _, posts := save(BranchEdit{Posts: []model.Post{{Name: "何川", MemberID: twin, Duty: model.Secretary}}}); posts[0].MemberID != twin {
		t.Errorf("the chosen namesake is not kept: %+v", posts)
	}
	_, posts := save(BranchEdit{})
	if len(posts) != 0 {
		t.Fatal(posts)
	}
	doubtful := []model.Post{{Name: "路过", Duty: model.Secretary}, {Name: "林知衡", Duty: model.MemberOfBoard}}
	doubts, posts := save(BranchEdit{Posts: doubtful})
	if len(posts) != 0 || len(doubts) != 2 || doubts[0].Name != "路过" || len(doubts[0].Fits) != 0 || len(doubts[1].Fits) != 2 || doubts[1].Fits[0].Branch != "甲律师事务所党支部" {
		t.Fatalf("asked about %+v, saved %+v", doubts, posts)
	}
	doubtful[1].MemberID = second
	if doubts, posts = save(BranchEdit{Posts: doubtful, Strangers: []string{"路过"}}); len(doubts) != 0 || len(posts) != 2 || posts[0].MemberID != 0 || posts[1].MemberID != second {
		t.Fatalf("asked about %+v, saved %+v", doubts, posts)
	}
	if doubts, _ = save(BranchEdit{Posts: posts}); len(doubts) != 0 {
		t.Errorf("a post that was left alone is asked about: %+v", doubts)
	}
}

func TestDatesOfAPostAreChangedInPlace(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	edit := BranchEdit{Org: model.Org{Name: "甲律师事务所党支部", Kind: model.Branch}, Posts: []model.Post{{Name: "何川", Duty: model.Secretary, From: "2024-03-12"}}}
	id, _, err := o.SaveBranch(ctx, edit)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := o.Branch(ctx, id)
	held := d.Posts[0]
	save := func(from, to model.Date) error {
		e := d.Unchanged()
		e.Posts = []model.Post{held}
		e.Posts[0].From, e.Posts[0].To = from, to
		_, _, err := o.SaveBranch(ctx, e)
		return err
	}
	for _, c := range []struct{ from, to, says string }{{"2024-03-12", "2024-02", "早于任职时间"}, {"2024", "2099-01-01", "还没有到"}, {"2024-13", "", "不是存在的日期"}} {
		var known *model.Error
		if err := save(model.Date(c.from), model.Date(c.to)); !errors.As(err, &known) || known.Field != "posts" || !strings.Contains(known.Message, c.says) || !strings.Contains(known.Message, "何川") {
			t.Errorf("%s to %s: %v", c.from, c.to, err)
		}
	}
	if err := save("2023-05", ""); err != nil {
		t.Fatal(err)
	}
	if d, _ = o.Branch(ctx, id); len(d.Posts) != 1 || d.Posts[0].ID != held.ID || d.Posts[0].From != "2023-05" {
		t.Errorf("kept as %+v", d.Posts)
	}
	if err := save("2023-05", "2023"); err != nil {
		t.Fatal(err)
	}
	if d, _ = o.Branch(ctx, id); len(d.Posts) != 0 {
		t.Errorf("still held: %+v", d.Posts)
	}
}

func TestMembersOfTheBranchAreFoundFirst(t *testing.T) {
	o := emptyOffice(t)
	here, there := saveBranch(t, o, "甲律师事务所党支部"), saveBranch(t, o, "乙律师事务所党支部")
	other, own := enrol(t, o, "林知恒", there), enrol(t, o, "林知衡", here)
	for q, want := range map[string][]int64{"": {own}, "lzh": {own, other}, "linzhiheng": {own, other}, "知恒": {other}, "律师": nil} {
		var got []int64
		for _, h := range o.FindMembers(q, here, 5) {
			got = append(got, h.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", q, got, want)
		}
	}
	if got := o.FindMembers("", 0, 5); len(got) != 0 {
		t.Errorf("no branch has %v", got)
	}
}
