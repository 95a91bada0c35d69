package branches

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// duties are the posts in the order of a list of them.
var duties = []model.Duty{model.Secretary, model.DeputySecretary, model.Organisation, model.Publicity, model.Discipline,
	model.Youth, model.UnitedFront, model.MemberOfBoard, model.Contact}

// postRows is the part of the form with one line for each post.
type postRows struct {
	box  *fyne.Container
	rows []*postRow
}

type postRow struct {
	post model.Post // before the change; ID 0 is new
	duty *kit.Select
	name *kit.Entry
}

func newPostRows(posts []model.Post) *postRows {
	p := &postRows{box: kit.VBox(kit.Gap4)}
	for _, post := range posts {
		p.rows = append(p.rows, newPostRow(post))
	}
	p.show()
	return p
}

func newPostRow(post model.Post) *postRow {
	r := &postRow{post: post, duty: kit.NewOptionSelect(labelled(duties...), -1, nil).Wide(108), name: kit.NewEntry("姓名").With(post.Name)}
	r.duty.SetChosenID(string(post.Duty))
	return r
}

func (p *postRows) show() {
	p.box.Objects = nil
	for i, r := range p.rows {
		remove := kit.NewIconButton("close", "去掉这一行", func() {
			p.rows = append(p.rows[:i:i], p.rows[i+1:]...)
			p.show()
		})
		p.box.Add(kit.Columns(kit.Gap8, 0, []float32{108, 0, kit.SmallHeight}, r.duty, r.name, remove))
	}
	p.box.Add(kit.HBox(0, kit.SmallLink("添一个职务", func() {
		p.rows = append(p.rows, newPostRow(model.Post{Duty: p.nextDuty()}))
		p.show()
	}).Icon("plus")))
	p.box.Refresh()
}

// nextDuty proposes the first post that nobody holds.
func (p *postRows) nextDuty() model.Duty {
	for _, d := range duties {
		held := false
		for _, r := range p.rows {
			held = held || r.duty.ChosenID() == string(d)
		}
		if !held {
			return d
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
