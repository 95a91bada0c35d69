package members

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/codes"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// editor is the form in the pane. Its member is the one before the change; ID 0 is a new one.
type editor struct {
	member                 model.Member
	form                   *form.Form
	floating, lost, exempt *kit.Check
	before                 string
	now                    time.Time
	taken                  string // a number that turned out to be somebody else's
}

// add opens the form for somebody new, in the branch that is filtered for.
func (s *Screen) add() {
	m := model.Member{Ethnicity: "汉族", Kind: model.FullMember}
	for _, f := range s.active {
		if id, ok := strings.CutPrefix(f.id, "branch-"); ok {
			m.BranchID, _ = strconv.ParseInt(id, 10, 64)
		}
	}
	s.startEditor(m, "新增党员", "姓名和党支部先填，别的可以以后补")
}

// edit opens the form for the current row.
func (s *Screen) edit() {
	current, ok := s.table.Current()
	if !ok || s.editor != nil || current.ClosedOn != "" {
		return
	}
	s.shut = false
	s.startEditor(current.Member, current.Name, orElse(current.Branch, "未分支部"))
}

func (s *Screen) startEditor(m model.Member, title, facts string) {
	e := &editor{member: m, form: form.New(), now: s.d.Office.Now()}
	body := e.build(s)
	for label, check := range map[string]*kit.Check{"流动党员": e.floating, "失联党员": e.lost, "免考勤": e.exempt} {
		e.form.Watch(label, check)
	}
	e.form.Start()
	s.setEditor(e)
	e.before = e.snapshot()
	save := "保存修改"
	if m.ID == 0 {
		save = "新增党员"
	}
	s.setPane(kit.NewPane(kit.PaneSpec{Width: look.PaneForm, Title: title, Facts: facts, Body: body,
		Foot:   []fyne.CanvasObject{kit.PrimaryButton(save, s.saveEditor).Small(), kit.NewButton("取消", s.escape).Small()},
		FootR:  []fyne.CanvasObject{text.Hint("Ctrl+Enter")},
		OnShut: s.escape}))
	s.d.Window.Canvas().Focus(e.form.Entry("name"))
}

func (e *editor) build(s *Screen) fyne.CanvasObject {
	m := e.member
	entry := func(name, label, value, hint string) fyne.CanvasObject {
		return e.form.Add(name, label, kit.NewEntry(hint).With(value))
	}
	choose := func(name, label string, options []kit.Option, chosen string) fyne.CanvasObject {
		sel := kit.NewOptionSelect(options, -1, nil).Hint("未填")
		sel.SetChosenID(chosen)
		return e.form.Add(name, label, sel)
	}
	branch := ""
	if m.BranchID != 0 {
		branch = fmt.Sprint(m.BranchID)
	}
	e.floating = kit.NewCheck("流动党员", m.Floating, nil)
	e.lost = kit.NewCheck("失联党员", m.Lost, nil)
	e.exempt = kit.NewCheck("免考勤", m.Exempt, nil)
	return kit.VBox(look.Gap12,
		kit.FormGrid(2, entry("name", "姓名", m.Name, ""), choose("sex", "性别", options("男", "女"), string(m.Sex))),
		e.numberField(s),
		kit.FormGrid(2, entry("birth", "出生日期", string(m.Birth), "1990-05-01"), choose("ethnicity", "民族", withOwn(coded("ethnicity"), m.Ethnicity), m.Ethnicity)),
		kit.FormGrid(2, choose("kind", "人员类别", kindOptions(), string(m.Kind)), choose("education", "学历", withOwn(coded("education"), m.Education), m.Education)),
		choose("branch", "所在党支部", s.branchOptions(), branch),
		kit.FormGrid(2, entry("join_date", "入党日期", string(m.JoinDate), "2010-07-01"), entry("full_date", "转正日期", string(m.FullDate), "2011-07-01")),
		entry("job", "工作岗位", m.Job, ""),
		kit.FormGrid(2, entry("phone", "手机", m.Phone, ""), kit.Pad(e.exempt, 25, 0, 0, 0)),
		entry("address", "家庭住址", m.Address, ""),
		kit.FormGrid(2, kit.VBox(look.Gap4, e.floating, entry("float_to", "外出流向", m.FloatTo, "")),
			kit.VBox(look.Gap4, e.lost, entry("lost_on", "失联日期", string(m.LostOn), "2026-03"))),
		entry("remark", "备注", m.Remark, ""))
}

// numberField checks the number while it is typed. A number that is kept shows masked, until its owner is looked at
// in full, which is recorded.
func (e *editor) numberField(s *Screen) fyne.CanvasObject {
	entry := kit.NewEntry("18 位，末位可以是 X").With(model.MaskID(e.member.IDNumber))
	field := e.form.Add("id_number", "公民身份号码", entry)
	if e.member.IDNumber != "" {
		entry.Trail(kit.SmallLink("显示全号", func() {
			number, err := s.d.Office.Reveal(context.Background(), e.member.ID)
			if err != nil {
				s.d.Fail(err)
				return
			}
			entry.SetText(number)
		}))
	}
	entry.OnChanged = func(text string) { e.checkNumber(field, form.Digits(text), false) }
	entry.OnLeave = func(text string) { e.checkNumber(field, form.Digits(text), true) }
	return field
}

// checkNumber says what is wrong as soon as it is certain: at 18 characters, or when the field is left.
func (e *editor) checkNumber(field *kit.Field, number string, left bool) {
	n := len([]rune(number))
	switch {
	case number == "" || e.keepsNumber(number):
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
	if b := e.form.Entry("birth"); b.Value() == "" {
		b.SetText(string(birth))
	}
	if sel, ok := e.form.Field("sex").Control.(*kit.Select); ok && sel.ChosenID() == "" {
		sel.SetChosenID(string(sex))
	}
}

// numberSays tells what a sound number says of its owner, and where the form says otherwise.
func (e *editor) numberSays(birth model.Date, sex model.Sex) string {
	text := fmt.Sprintf("号码无误：%s，%s", birth.Long(), sex)
	if written, err := model.ParseDate(e.form.Value("birth")); err == nil && written != "" && written.Compare(birth) != 0 {
		text += fmt.Sprintf("。出生日期写的是 %s，与号码不同，核对哪一个对", written)
	}
	if written := e.form.Choice("sex"); written != "" && written != string(sex) {
		text += fmt.Sprintf("。性别写的是%s，与号码不同，核对哪一个对", written)
	}
	return text
}

// keepsNumber reports whether what stands in the field is the masked number, untouched.
func (e *editor) keepsNumber(text string) bool {
	return e.member.IDNumber != "" && text == model.MaskID(e.member.IDNumber)
}

// read makes the changed member of the form; ok is false when a date cannot be read.
func (e *editor) read() (m model.Member, ok bool) {
	m, f := e.member, e.form
	m.Name = strings.Join(strings.Fields(f.Value("name")), " ")
	m.Sex, m.Ethnicity, m.Education = model.Sex(f.Choice("sex")), f.Choice("ethnicity"), f.Choice("education")
	m.Kind = model.MemberKind(f.Choice("kind"))
	if number := form.Digits(f.Value("id_number")); !e.keepsNumber(number) {
		m.IDNumber = number
	}
	m.BranchID, _ = strconv.ParseInt(f.Choice("branch"), 10, 64)
	m.Job, m.Phone, m.Address, m.Remark = f.Value("job"), form.Digits(f.Value("phone")), f.Value("address"), f.Value("remark")
	m.Floating, m.FloatTo, m.Lost, m.Exempt = e.floating.Checked(), f.Value("float_to"), e.lost.Checked(), e.exempt.Checked()
	ok = true
	for name, at := range map[string]*model.Date{"birth": &m.Birth, "join_date": &m.JoinDate, "full_date": &m.FullDate, "lost_on": &m.LostOn} {
		d, fine := f.Date(name)
		*at, ok = d, ok && fine
	}
	return m, ok
}

// snapshot is everything in the form as one text, to see whether it was touched.
func (e *editor) snapshot() string {
	var b strings.Builder
	for _, name := range []string{"name", "id_number", "birth", "join_date", "full_date", "job", "phone", "address", "float_to", "lost_on", "remark"} {
		b.WriteString(e.form.Value(name) + "\n")
	}
	for _, name := range []string{"sex", "ethnicity", "kind", "education", "branch"} {
		b.WriteString(e.form.Choice(name) + "\n")
	}
	fmt.Fprint(&b, e.floating.Checked(), e.lost.Checked(), e.exempt.Checked())
	return b.String()
}

func (s *Screen) saveEditor() {
	e := s.editor
	if e == nil {
		return
	}
	e.form.Clear()
	m, ok := e.read()
	if !ok {
		return
	}
	if m.Phone != "" && m.Phone != e.member.Phone && !model.ValidPhone(m.Phone) {
		e.form.Field("phone").SetError("手机应为 11 位，座机要带区号")
		return
	}
	id, change, err := s.d.Office.SaveMember(context.Background(), m)
	if err != nil {
		var known *model.Error
		if errors.As(err, &known) && known.Field == "id_number" {
			e.taken = m.IDNumber
		}
		if !e.form.Show(err) {
			s.d.Fail(err)
		}
		return
	}
	s.setEditor(nil)
	s.reload(func() {
		if !s.table.SetCurrent(strconv.FormatInt(id, 10)) { // filtered out
			s.clearFilters()
			s.table.SetCurrent(strconv.FormatInt(id, 10))
		}
		s.showPane()
		s.focusRows()
	})
	switch {
	case e.member.ID == 0:
		s.d.Said("已新增"+m.Name, change)
	case change == 0:
		s.d.Said("没有改动", 0)
	default:
		s.d.Said("已保存"+m.Name+"的资料", change)
	}
}

// leaveEditor goes on when nothing is unsaved, or when the user gives it up.
func (s *Screen) leaveEditor(next func()) { s.leaveEditorOr(next, nil) }

func (s *Screen) leaveEditorOr(next, stay func()) {
	e := s.editor
	if e == nil || e.snapshot() == e.before {
		s.setEditor(nil)
		next()
		return
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "修改还没有保存", Text: orElse(e.form.Value("name"), "这个人") + "的资料改过，还没有保存。",
		Safe: "继续修改", Act: "放弃修改", Danger: true, OnSafe: stay,
		OnAct: func() bool { s.setEditor(nil); next(); return true }})
}

func options(words ...string) []kit.Option {
	all := make([]kit.Option, len(words))
	for i, w := range words {
		all[i] = kit.Option{ID: w, Text: w}
	}
	return all
}

// coded are the values of a code table, as the program stores them.
func coded(table string) []kit.Option {
	var all []kit.Option
	for _, e := range codes.Named(table).Entries {
		all = append(all, kit.Option{ID: e.Value, Text: e.Label})
	}
	return all
}

// withOwn adds a value that the table does not have, so that saving does not lose it.
func withOwn(all []kit.Option, value string) []kit.Option {
	for _, o := range all {
		if o.ID == value {
			return all
		}
	}
	if value == "" {
		return all
	}
	return append(all, kit.Option{ID: value, Text: value})
}

func kindOptions() []kit.Option {
	var all []kit.Option
	for _, k := range []model.MemberKind{model.FullMember, model.Probationary, model.Target, model.Activist, model.Applicant} {
		all = append(all, kit.Option{ID: string(k), Text: k.Label()})
	}
	return all
}
