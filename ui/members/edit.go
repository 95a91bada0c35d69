package members

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
)

// editor is the form of a person. Its member is the one before the change; ID 0 is a new one.
type editor struct {
	*form.Records[model.Member]
	member model.Member
	now    time.Time
	taken  string // a number that turned out to be somebody else's
}

// form is the form of somebody, nil for somebody new in the branch that is filtered for. Who has left is not changed.
func (s *Screen) form(_ context.Context, _ *office.Office, r *row) (func() *records.Form, error) {
	if r != nil && r.ClosedOn != "" {
		return nil, nil
	}
	return func() *records.Form {
		if r != nil {
			return s.editForm(r.Member, &records.Form{Title: r.Name, Facts: cmp.Or(r.Branch, "未分支部"), Subject: r.Name + "的资料"})
		}
		m := model.Member{Ethnicity: "汉族", Kind: model.FullMember}
		for _, f := range s.Active() {
			if id, ok := strings.CutPrefix(f.ID, "branch-"); ok {
				m.BranchID, _ = strconv.ParseInt(id, 10, 64)
			}
		}
		return s.editForm(m, &records.Form{New: true, Title: "新增党员", Facts: "姓名和党支部先填，别的可以以后补", Subject: "这个人的资料"})
	}, nil
}

func (s *Screen) editForm(m model.Member, f *records.Form) *records.Form {
	e := &editor{member: m, now: s.d.Office.Now()}
	s.editor = e
	e.Records = form.For(record.Members.Fields, &e.member, e.now, func(shape record.Shape) []kit.Option {
		if shape == record.Unit {
			return s.unitOptions(m.BranchID)
		}
		return s.branchOptions()
	})
	f.Body = kit.VBox(look.Gap12,
		e.Line("name", "sex"), e.Line("id_number"), e.Line("birth", "ethnicity"), e.Line("kind", "education"), e.Line("branch_id"), e.Line("unit_id"),
		e.Line("join_date", "full_date"), e.Line("apply_date", "activist_date"), e.Line("target_date"), e.Line("job"), e.Line("phone"), e.Line("address"), e.Line("exempt", "new_group"), e.Line("floating", "float_to"),
		e.Line("lost", "lost_on"), e.Line("remark"))
	e.offerUnits(s)
	e.offerWhole(s)
	e.watchNumber()
	e.Start()
	f.Fields = e.Form
	f.Read = func() (records.Write, bool) {
		next := e.member
		if !e.Read(&next) {
			return nil, false
		}
		return func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.SaveMember(ctx, next) }, true
	}
	f.Failed = func(err error) bool {
		var known *model.Error
		if errors.As(err, &known) && known.Field == "id_number" {
			e.taken = form.Digits(e.Value("id_number"))
		}
		return false
	}
	f.Said = func() string {
		if f.New {
			return "已新增" + e.Value("name")
		}
		return "已保存" + e.Value("name") + "的资料"
	}
	return f
}

// offerUnits puts the units of the branch that is chosen first.
func (e *editor) offerUnits(s *Screen) {
	branch, _ := e.Field("branch_id").Control.(*kit.Select)
	unit, _ := e.Field("unit_id").Control.(*kit.Select)
	branch.OnChosen(func(o kit.Option) {
		id, _ := strconv.ParseInt(o.ID, 10, 64) // an option made of a number, or "" for none
		unit.SetOptions(append(s.unitOptions(id), kit.Option{Text: "不填"}))
	})
}

// kept are the numbers that the data file has, by their field; they show masked.
func (e *editor) kept() map[string]string {
	all := map[string]string{}
	for name, number := range map[string]string{"id_number": e.member.IDNumber, "phone": e.member.Phone} {
		if number != "" {
			all[name] = number
		}
	}
	return all
}

// mask masks the numbers that are kept again where they were looked at in full; what was typed stays.
func (e *editor) mask() {
	for name, number := range e.kept() {
		if e.Value(name) == number {
			e.Reset(name)
		}
	}
}

// offerWhole lets numbers that are kept be looked at in full, which is recorded.
func (e *editor) offerWhole(s *Screen) {
	for name := range e.kept() {
		e.Entry(name).Trail(kit.SmallLink("显示全号", func() {
			s.reveal(e.member.ID, func(string) {
				for name, number := range e.kept() {
					if e.Untouched(name) {
						e.Entry(name).SetText(number)
					}
				}
			})
		}))
	}
}

// watchNumber checks the number while it is typed.
func (e *editor) watchNumber() {
	entry := e.Entry("id_number")
	changed := entry.OnChanged
	entry.OnChanged = func(text string) {
		changed(text)
		e.checkNumber(form.Digits(text), false)
	}
	entry.OnLeave = func(text string) { e.checkNumber(form.Digits(text), true) }
}

// checkNumber says what is wrong as soon as it is certain: at 18 characters, or when the field is left.
func (e *editor) checkNumber(number string, left bool) {
	field := e.Field("id_number")
	n := len([]rune(number))
	switch {
	case number == "" || e.Untouched("id_number"):
		field.Hint("").SetError("")
		return
	case n < 18 && !left:
		field.SetError("")
		field.Hint(fmt.Sprintf("已写 %d 位，还差 %d 位", n, 18-n))
		return
	}
	if err := model.ValidateID(number, e.now); err != nil {
		field.SetError(model.MessageOf(err))
		return
	}
	if number == e.taken { // somebody else has it: leaving the field does not make it right
		return
	}
	birth, sex := model.IDBirth(number), model.IDSex(number)
	field.SetError("")
	field.Hint(e.numberSays(birth, sex))
	if b := e.Entry("birth"); b.Value() == "" {
		b.SetText(string(birth))
	}
	if sel, ok := e.Field("sex").Control.(*kit.Select); ok && sel.ChosenID() == "" {
		sel.SetChosenID(string(sex))
	}
}

// numberSays tells what a sound number says of its owner, and where the form says otherwise.
func (e *editor) numberSays(birth model.Date, sex model.Sex) string {
	text := fmt.Sprintf("号码无误：%s，%s", birth.Long(), sex)
	if written, err := form.Date(e.Value("birth"), ""); err == nil && written != "" && written.Compare(birth) != 0 {
		text += fmt.Sprintf("。出生日期写的是 %s，与号码不同，核对哪一个对", written)
	}
	if written := e.Choice("sex"); written != "" && written != string(sex) {
		text += fmt.Sprintf("。性别写的是%s，与号码不同，核对哪一个对", written)
	}
	return text
}

// branchOptions are the branches that people can belong to.
func (s *Screen) branchOptions() []kit.Option {
	var options []kit.Option
	for _, b := range s.branches {
		if b.Org.Kind.IsBranch() {
			options = append(options, kit.Option{ID: fmt.Sprint(b.Org.ID), Text: b.Org.Name, Detail: fmt.Sprintf("%d 人", b.Members), Keys: b.Org.Initials})
		}
	}
	return options
}

// unitOptions are the units where people can work, those first that a branch covers.
func (s *Screen) unitOptions(branch int64) []kit.Option {
	var own, others []kit.Option
	for _, u := range s.units {
		o := kit.Option{ID: fmt.Sprint(u.ID), Text: u.Name, Detail: u.OrgNames(), Group: "其他单位", Keys: u.Initials}
		if slices.ContainsFunc(u.Orgs, func(g model.Org) bool { return branch != 0 && g.ID == branch }) {
			o.Group, o.Detail = "本支部覆盖的单位", ""
			own = append(own, o)
			continue
		}
		others = append(others, o)
	}
	return append(own, others...)
}

func (s *Screen) branchName(id int64) string {
	for _, b := range s.branches {
		if b.Org.ID == id {
			return b.Org.Name
		}
	}
	return ""
}
