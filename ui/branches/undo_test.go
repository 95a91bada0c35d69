package branches

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

func TestTheFormIsUndoneWithItsPosts(t *testing.T) {
	tr, s, _ := open(t)
	var d office.BranchDetail
	d.Org, d.Posts = model.Org{Name: "试点支部", Kind: model.Branch}, []model.Post{{ID: 7, Name: "林知衡", Duty: model.Secretary}}
	s.startEditor(d, "试点支部", "")
	posts := func() string {
		var b strings.Builder
		for _, p := range s.editor.posts.read("") {
			b.WriteString(string(p.Duty) + p.Name + " ")
		}
		return b.String()
	}
	first := posts()
	tr.Press("添一个职务")
	name := s.editor.posts.rows[1].name
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
	if len(s.editor.posts.rows) != 1 || s.editor.posts.rows[0].post.ID != 7 {
		t.Errorf("the posts are %+v", s.editor.posts.rows)
	}
	s.RedoStep()
	if s.RedoStep(); posts() != second {
		t.Errorf("done again: %q", posts())
	}
}
