package branches

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// form reads an organisation for its form; nil is a new branch.
func (s *Screen) form(ctx context.Context, o *office.Office, r *row) (func() *records.Form, error) {
	if r == nil {
		var d office.BranchDetail
		d.Org = model.Org{Kind: model.Branch, Formation: model.FormedAlone, ReportedSize: -1}
		d.Posts = []model.Post{{Duty: model.Secretary}}
		f := &records.Form{New: true, Title: "新建支部", Facts: "名称先填，别的可以以后补", Subject: "新支部的资料"}
		return func() *records.Form { s.editForm(d, f); return f }, nil
	}
	d, err := o.Branch(ctx, r.Org.ID)
	f := &records.Form{Title: d.Org.Name, Facts: headFacts(d), Subject: d.Org.Name + "的资料"}
	return func() *records.Form { s.editForm(d, f); return f }, err
}

// editForm fills in a form.
func (s *Screen) editForm(d office.BranchDetail, f *records.Form) {
	org := d.Org
	if !slices.ContainsFunc(s.Rows(), func(r row) bool { return r.Org.ID == org.ParentID }) {
		org.ParentID = 0 // the committee, which the ledger does not list
	}
	e := form.For(record.Orgs.Fields, &org, s.d.Office.Now(), func(record.Shape) []kit.Option { return s.parentOptions(d) })
	units := kit.TextArea(s.word+"的全称", 3)
	units.SetText(strings.Join(d.Unchanged().Units, "\n"))
	s.posts = newPostRows(s.d.Office, d.Org.ID, d.Posts)
	f.Body = kit.VBox(look.Gap12,
		e.Line("name"), e.Line("kind", "formation"), e.Line("management", "parent_id"), e.Line("set_up_on", "approved_on"),
		e.Line("term_start", "term_end"), e.Line("phone"),
		e.Add("units", "覆盖的单位，一行一家", units),
		e.Add("posts", "班子", s.posts.box),
		e.Line("in_charter", "seat_on_board"), e.Line("budgeted", "values_in_charter"), e.Line("remark"))
	s.posts.follow(e.Form)
	e.Start()
	f.Fields = e.Form
	if !f.New {
		f.At = map[shell.BranchPart]string{shell.BranchUnits: "units", shell.BranchPosts: "posts"}[s.tab] // what was looked at
	}
	var strangers []string
	f.Read = func() (records.Write, bool) {
		posts, err := s.posts.read()
		edit := office.BranchEdit{Org: d.Org, Posts: posts, Units: unitLines(units.Text), Strangers: strangers}
		if !e.Read(&edit.Org) {
			return nil, false
		}
		if err != nil {
			e.Field("posts").SetError(model.MessageOf(err))
			return nil, false
		}
		return func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.SaveBranchOrAsk(ctx, edit) }, true
	}
	f.Failed = func(err error) bool {
		var asked *office.HoldersInDoubt
		if !errors.As(err, &asked) {
			return false
		}
		s.askHolders(asked.Doubts, func(name string) { strangers = append(strangers, name) })
		return true
	}
	f.Said = func() string {
		if f.New {
			return "已新建" + e.Value("name")
		}
		return "已保存" + e.Value("name") + "的资料"
	}
}

// parentOptions are what an organisation may stand under: the committee itself, and every 党总支 or 党支部 that is not
// itself and not under it.
func (s *Screen) parentOptions(d office.BranchDetail) []kit.Option {
	options := []kit.Option{{Text: "党委直属"}}
	for _, r := range s.Rows() {
		if r.Org.Kind != model.Group && r.Org.ID != d.Org.ID && (d.Org.ID == 0 || r.Org.ParentID != d.Org.ID) {
			options = append(options, kit.Option{ID: fmt.Sprint(r.Org.ID), Text: r.Org.Name, Keys: r.Org.Initials})
		}
	}
	return options
}

// unitLines parts the names of units, which stand one in a line or with 、 between them.
func unitLines(text string) []string {
	var names []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '、' || r == '；' || r == ';' }) {
		if line = strings.TrimSpace(line); line != "" {
			names = append(names, line)
		}
	}
	return names
}
