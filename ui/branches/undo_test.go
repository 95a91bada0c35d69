package branches

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestTheFormIsUndoneWithItsPosts(t *testing.T) {
	tr, s, _ := open(t)
	s.Shown(tr.Branch(model.Org{Name: "试点支部"}, nil, model.Post{Name: "林知衡", Duty: model.Secretary}))
	tr.Press("编辑")
	held := s.posts.rows[0].post.ID
	posts := func() string {
		var b strings.Builder
		held, err := s.posts.read()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range held {
			b.WriteString(string(p.Duty) + p.Name + " ")
		}
		return b.String()
	}
	first := posts()
	tr.Press("添一个职务")
	name := s.posts.rows[1].name
	tr.Window.Canvas().Focus(name)
	for _, r := range "段青禾" {
		name.TypedRune(r)
	}
	tr.Type("备注", "改了一半")
	if posts() == first {
		t.Fatal("the post was not added")
	}
	second := posts()
	for _, step := range []struct{ what, posts string }{{"备注", second}, {"班子", first}, {"班子", first}, {"", first}} {
		if what := s.UndoStep(); what != step.what || posts() != step.posts {
			t.Fatalf("%q %q, want %q %q", what, posts(), step.what, step.posts)
		}
	}
	if len(s.posts.rows) != 1 || s.posts.rows[0].post.ID != held {
		t.Errorf("the posts are %+v", s.posts.rows)
	}
	s.RedoStep()
	if s.RedoStep(); posts() != second {
		t.Errorf("done again: %q", posts())
	}
}
