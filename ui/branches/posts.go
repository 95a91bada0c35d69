package branches

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// duties are the posts in the order of a list of them.
func duties() []kit.Option { return form.Options(record.Posts.Get("duty")) }

// postRows is the part of the form with two lines for each post.
type postRows struct {
	box    *fyne.Container
	rows   []*postRow
	office *office.Office
	branch int64  // of which members are offered first
	settle func() // makes a step of what changed
}

type postRow struct {
	post     model.Post // before the change; ID 0 is new
	holder   holder
	duty     *kit.Select
	name     *kit.Entry
	from, to *kit.Entry
	other    bool // it was seen to be another post than before
}

// holder is somebody of the roster, as long as the line holds that name.
type holder struct {
	ID   int64
	Name string
}

func holderOf(id, name string) holder {
	n, _ := strconv.ParseInt(id, 10, 64) // an option made of a number
	return holder{n, name}
}

// take notes who of the roster a typed name means.
func (p *postRows) take(name, id string) {
	for _, r := range p.rows {
		if r.name.Value() == name && r.memberID() == 0 {
			r.holder = holderOf(id, name)
			p.left(r)
		}
	}
}

func newPostRows(o *office.Office, branch int64, posts []model.Post) *postRows {
	p := &postRows{box: kit.VBox(look.Gap8), office: o, branch: branch, settle: func() {}}
	for _, post := range posts {
		p.add(post)
	}
	p.show()
	return p
}

// add puts in a line for a post; a new one begins today.
func (p *postRows) add(post model.Post) *postRow {
	r := &postRow{post: post, holder: holder{post.MemberID, post.Name}}
	r.duty = kit.NewOptionSelect(duties(), -1, nil).Wide(108)
	r.name = kit.NewLookupEntry("姓名，按 ↓ 查找", "从名册里查找", "名册里没有找到。可以输入姓名、拼音首字母、身份证号后几位", p.find, func(o kit.Option) {
		r.holder = holderOf(o.ID, o.Text)
		p.left(r)
	}).With(post.Name)
	r.duty.SetChosenID(string(post.Duty))
	r.from, r.to = dateEntry(p.office.Now(), "未填", post.From), dateEntry(p.office.Now(), "在任", post.To)
	if post.ID == 0 && post.From == "" {
		r.from.SetText(string(p.office.Today()))
	}
	for _, control := range []fyne.CanvasObject{r.duty, r.name, r.from, r.to} {
		kit.OnStep(control, func() { p.left(r) })
	}
	p.rows = append(p.rows, r)
	return r
}

func dateEntry(now time.Time, none string, d model.Date) *kit.Entry {
	e := kit.NewDateEntry(now).With(string(d))
	e.SetPlaceHolder(none)
	return e
}

// mostFound is how many members are offered for a post.
const mostFound = 50

// find offers members for a post.
func (p *postRows) find(q string) []kit.Option {
	var options []kit.Option
	for _, h := range p.office.FindMembers(q, p.branch, mostFound) {
		options = append(options, kit.Option{ID: fmt.Sprint(h.ID), Text: h.Title, Detail: h.Detail})
	}
	return options
}

// left makes a step of a line that was changed.
func (p *postRows) left(r *postRow) {
	r.begin(p.office.Today())
	p.settle()
}

// changed reports whether the line tells of another post than before: another name, namesake or duty.
func (r *postRow) changed() bool {
	return r.post.ID != 0 && (r.name.Value() != r.post.Name || r.duty.ChosenID() != string(r.post.Duty) ||
		r.post.MemberID != 0 && r.memberID() != r.post.MemberID)
}

// begin lets a line that became another post begin today, and puts the old beginning back when it is the old post again.
func (r *postRow) begin(today model.Date) {
	was, from := r.other, model.Date(r.from.Value())
	switch r.other = r.changed(); {
	case r.other && !was && from == r.post.From:
		r.from.SetText(string(today))
	case was && !r.other && from == today:
		r.from.SetText(string(r.post.From))
	}
}

// memberID is who of the roster was chosen, 0 when the name was typed over since.
func (r *postRow) memberID() int64 {
	if r.holder.Name == r.name.Value() {
		return r.holder.ID
	}
	return 0
}

// follow makes the posts part of a form's steps.
func (p *postRows) follow(f *form.Form) {
	p.settle = f.WatchPart("班子", func() string { return string(p.written()) }, p.restore)
}

// writtenPost is a line as it stands in a step: the post before the change and what it says now.
type writtenPost struct {
	Post     model.Post
	Holder   holder
	Duty     model.Duty
	Name     string
	From, To string
}

func (p *postRows) written() []byte {
	all := make([]writtenPost, len(p.rows))
	for i, r := range p.rows {
		all[i] = writtenPost{r.post, r.holder, model.Duty(r.duty.ChosenID()), r.name.Text, r.from.Text, r.to.Text}
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
		r := p.add(w.Post)
		r.holder = w.Holder
		r.name.SetText(w.Name)
		r.duty.SetChosenID(string(w.Duty))
		r.from.SetText(w.From)
		r.to.SetText(w.To)
		r.other = r.changed()
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
		p.box.Add(kit.VBox(look.Gap4,
			kit.Columns(look.Gap8, 0, []float32{108, 0, look.SmallHeight}, r.duty, r.name, remove),
			kit.Columns(look.Gap8, 0, []float32{28, 0, 28, 0}, label("任职"), r.from, label("离任"), r.to)))
	}
	p.box.Add(kit.HBox(0, kit.SmallLink("添一个职务", func() {
		p.add(model.Post{Duty: p.nextDuty()})
		p.show()
		p.settle()
	}).Icon("plus")))
	p.box.Refresh()
}

// label stands left of a field, in the middle of its height.
func label(words string) fyne.CanvasObject { return kit.Pad(text.Small(words), look.Gap8, 0, 0, 0) }

// nextDuty proposes the first post that nobody holds.
func (p *postRows) nextDuty() model.Duty {
	for _, d := range duties() {
		if !slices.ContainsFunc(p.rows, func(r *postRow) bool { return r.duty.ChosenID() == d.ID }) {
			return model.Duty(d.ID)
		}
	}
	return model.MemberOfBoard
}

// read returns the posts held from now on, or what is wrong with a date. A line that tells of another post than before is
// a new one, so that the one before stays in the history.
func (p *postRows) read() ([]model.Post, error) {
	var posts []model.Post
	for _, r := range p.rows {
		name := r.name.Value()
		if name == "" {
			continue
		}
		r.begin(p.office.Today())
		post := model.Post{MemberID: r.memberID(), Name: name, Duty: model.Duty(r.duty.ChosenID())}
		if !r.changed() {
			post.ID, post.OrgID = r.post.ID, r.post.OrgID
		}
		for entry, d := range map[*kit.Entry]*model.Date{r.from: &post.From, r.to: &post.To} {
			var err error
			*d, err = form.Date(entry.Value(), p.office.Today())
			if entry.SetBad(err != nil); err != nil {
				return nil, err
			}
		}
		posts = append(posts, post)
	}
	return posts, nil
}
