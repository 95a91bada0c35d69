package branches

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// duties are the posts in the order of a list of them.
func duties() []kit.Option { return form.Options(record.Posts.Get("duty")) }

// postRows is the part of the form with one line for each post.
type postRows struct {
	box    *fyne.Container
	rows   []*postRow
	settle func() // makes a step of what changed
}

type postRow struct {
	post model.Post // before the change; ID 0 is new
	duty *kit.Select
	name *kit.Entry
}

func newPostRows(posts []model.Post) *postRows {
	p := &postRows{box: kit.VBox(look.Gap4), settle: func() {}}
	for _, post := range posts {
		p.add(post)
	}
	p.show()
	return p
}

func (p *postRows) add(post model.Post) {
	r := &postRow{post: post}
	r.duty, r.name = kit.NewOptionSelect(duties(), -1, nil).Wide(108), kit.NewEntry("姓名").With(post.Name)
	r.duty.SetChosenID(string(post.Duty))
	kit.OnStep(r.duty, func() { p.settle() })
	kit.OnStep(r.name, func() { p.settle() })
	p.rows = append(p.rows, r)
}

// follow makes the posts part of a form's steps.
func (p *postRows) follow(f *form.Form) {
	p.settle = f.WatchPart("班子", func() string { return string(p.written()) }, p.restore)
}

// writtenPost is a line as it stands in a step: the post before the change and what it says now.
type writtenPost struct {
	Post model.Post
	Duty model.Duty
	Name string
}

func (p *postRows) written() []byte {
	all := make([]writtenPost, len(p.rows))
	for i, r := range p.rows {
		all[i] = writtenPost{r.post, model.Duty(r.duty.ChosenID()), r.name.Text}
	}
	text, _ := json.Marshal(all) // of plain text and numbers: it cannot fail
	return text
}

// restore puts the lines back as a step has them.
func (p *postRows) restore(text string) {
	var all []writtenPost
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return
	}
	p.rows = nil
	for _, w := range all {
		p.add(w.Post)
		r := p.rows[len(p.rows)-1]
		r.name.SetText(w.Name)
		r.duty.SetChosenID(string(w.Duty))
	}
	p.show()
}

func (p *postRows) show() {
	p.box.Objects = nil
	for i, r := range p.rows {
		remove := kit.NewIconButton("close", "去掉这一行", func() {
			p.rows = append(p.rows[:i:i], p.rows[i+1:]...)
			p.show()
			p.settle()
		})
		p.box.Add(kit.Columns(look.Gap8, 0, []float32{108, 0, look.SmallHeight}, r.duty, r.name, remove))
	}
	p.box.Add(kit.HBox(0, kit.SmallLink("添一个职务", func() {
		p.add(model.Post{Duty: p.nextDuty()})
		p.show()
		p.settle()
	}).Icon("plus")))
	p.box.Refresh()
}

// nextDuty proposes the first post that nobody holds.
func (p *postRows) nextDuty() model.Duty {
	for _, d := range duties() {
		if !slices.ContainsFunc(p.rows, func(r *postRow) bool { return r.duty.ChosenID() == d.ID }) {
			return model.Duty(d.ID)
		}
	}
	return model.MemberOfBoard
}

// read returns the posts held from now on. A line whose name or duty was changed is a new post from today, so that
// the one before stays in the history.
func (p *postRows) read(today model.Date) []model.Post {
	var posts []model.Post
	for _, r := range p.rows {
		name, duty := r.name.Value(), model.Duty(r.duty.ChosenID())
		if name == "" {
			continue
		}
		if r.post.ID != 0 && r.post.Name == name && r.post.Duty == duty {
			posts = append(posts, r.post)
			continue
		}
		posts = append(posts, model.Post{Name: name, Duty: duty, From: today})
	}
	return posts
}
