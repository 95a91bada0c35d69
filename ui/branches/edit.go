package branches

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// editor is the form in the pane. Its organisation is the one before the change; ID 0 is a new one.
type editor struct {
	org    model.Org
	posts  *postRows
	form   *form.Form
	before string
	today  model.Date
}

// add opens the form for a new branch.
func (s *Screen) add() {
	d := office.BranchDetail{}
	d.Org = model.Org{Kind: model.Branch, Formation: model.FormedAlone, ReportedSize: -1}
	d.Posts = []model.Post{{Duty: model.Secretary}}
	s.startEditor(d, "新建支部", "名称先填，别的可以以后补")
}

// edit opens the form for the current row.
func (s *Screen) edit() {
	current, ok := s.table.Current()
	if !ok || s.editor != nil {
		return
	}
	d, err := s.d.Office.Branch(context.Background(), current.Org.ID)
	if err != nil {
		s.d.Fail(err)
		return
	}
	s.shut = false
	s.startEditor(d, d.Org.Name, headFacts(d))
}

func (s *Screen) startEditor(d office.BranchDetail, title, facts string) {
	e := &editor{org: d.Org, form: form.New(), posts: newPostRows(d.Posts), today: s.d.Office.Today()}
	body := e.build(s, d)
	e.posts.follow(e.form)
	e.form.Start()
	s.setEditor(e)
	e.before = e.snapshot()
	save := "保存修改"
	if d.Org.ID == 0 {
		save = "新建支部"
	}
	s.setPane(kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: title, Facts: facts, Body: body,
		Foot:   []fyne.CanvasObject{kit.PrimaryButton(save, s.saveEditor).Small(), kit.NewButton("取消", s.escape).Small()},
		FootR:  []fyne.CanvasObject{text.Hint("Ctrl+Enter")},
		OnShut: s.escape}))
	s.d.Window.Canvas().Focus(e.form.Entry("name"))
}

func (e *editor) build(s *Screen, d office.BranchDetail) fyne.CanvasObject {
	g := d.Org
	entry := func(name, label, value, hint string) fyne.CanvasObject {
		return e.form.Add(name, label, kit.NewEntry(hint).With(value))
	}
	choose := func(name, label string, options []kit.Option, chosen string) fyne.CanvasObject {
		sel := kit.NewOptionSelect(options, -1, nil).Hint("未填")
		sel.SetChosenID(chosen)
		return e.form.Add(name, label, sel)
	}
	units := make([]string, len(d.Covers))
	for i, c := range d.Covers {
		units[i] = c.Unit.Name
	}
	parent := "0"
	if g.ParentID != 0 {
		parent = fmt.Sprint(g.ParentID)
	}
	area := kit.TextArea("学校或律所的全称", 3)
	area.SetText(strings.Join(units, "\n")) // With would not show in a field of several lines
	answers := labelled(model.Yes, model.No, model.Attends)
	return kit.VBox(look.Gap12,
		entry("name", "党组织名称", g.Name, "全称，例如 某某学校党支部"),
		kit.FormGrid(2, choose("kind", "类别", labelled(model.Branch, model.JointBranch, model.GeneralBranch, model.Group), string(g.Kind)),
			choose("formation", "组建方式", labelled(model.FormedAlone, model.FormedJointly, model.FormedAttached), string(g.Formation))),
		kit.FormGrid(2, choose("management", "管理关系", labelled(model.ManagedByLine, model.ManagedByPlace, model.ManagedByBoth), string(g.Management)),
			choose("parent", "上级党组织", s.parentOptions(d), parent)),
		kit.FormGrid(2, entry("set_up_on", "成立时间", string(g.SetUpOn), "2019-04-23"), entry("approved_on", "批准时间", string(g.ApprovedOn), "2019-04-23")),
		kit.FormGrid(2, entry("term_start", "本届起始", string(g.TermStart), "2024-11-23"), entry("term_end", "届满时间", string(g.TermEnd), "2027-11-22")),
		entry("phone", "联系电话", g.Phone, ""),
		e.form.Add("units", "覆盖的单位，一行一家", area),
		kit.VBox(look.Gap4, text.Small("班子"), e.posts.box),
		kit.FormGrid(2, choose("in_charter", "党建写入章程", labelled(model.Yes, model.No), string(g.InCharter)),
			choose("seat", "书记进决策层", answers, string(g.SeatOnBoard))),
		kit.FormGrid(2, choose("budgeted", "党建经费列入预算", labelled(model.Yes, model.No), string(g.Budgeted)),
			choose("values_in_charter", "核心价值观写入章程", labelled(model.Yes, model.No), string(g.ValuesInCharter))),
		entry("remark", "备注", g.Remark, ""))
}

// labelled makes options of domain values, which know their Chinese term.
func labelled[T interface {
	~string
	Label() string
}](values ...T) []kit.Option {
	options := make([]kit.Option, len(values))
	for i, v := range values {
		options[i] = kit.Option{ID: string(v), Text: v.Label()}
	}
	return options
}

// parentOptions are what an organisation may stand under: what it stands under now, and every 党总支 or 党支部 that is
// not itself.
func (s *Screen) parentOptions(d office.BranchDetail) []kit.Option {
	options := []kit.Option{{ID: "0", Text: "党委直属"}}
	if d.Org.ParentID != 0 && d.Parent != "" {
		options = []kit.Option{{ID: fmt.Sprint(d.Org.ParentID), Text: d.Parent}}
	}
	for _, r := range s.rows {
		if r.Org.Kind != model.Group && r.Org.ID != d.Org.ID && r.Org.ID != d.Org.ParentID && r.Org.ParentID != d.Org.ID {
			options = append(options, kit.Option{ID: fmt.Sprint(r.Org.ID), Text: r.Org.Name, Keys: r.Org.Initials})
		}
	}
	return options
}

// editOf is an edit that changes nothing.
func editOf(d office.BranchDetail) office.BranchEdit {
	e := office.BranchEdit{Org: d.Org, Posts: d.Posts}
	for _, c := range d.Covers {
		e.Units = append(e.Units, c.Unit.Name)
	}
	return e
}

// read makes the edit of the form; ok is false when a date cannot be read.
func (e *editor) read() (edit office.BranchEdit, ok bool) {
	g, f := e.org, e.form
	g.Name = strings.TrimSpace(f.Value("name"))
	g.Kind, g.Formation, g.Management = model.OrgKind(f.Choice("kind")), model.Formation(f.Choice("formation")), model.Management(f.Choice("management"))
	g.ParentID, _ = strconv.ParseInt(f.Choice("parent"), 10, 64)
	g.Phone, g.Remark = f.Value("phone"), f.Value("remark")
	g.InCharter, g.SeatOnBoard, g.Budgeted = model.Answer(f.Choice("in_charter")), model.Answer(f.Choice("seat")), model.Answer(f.Choice("budgeted"))
	g.ValuesInCharter = model.Answer(f.Choice("values_in_charter"))
	ok = true
	for name, at := range map[string]*model.Date{"set_up_on": &g.SetUpOn, "approved_on": &g.ApprovedOn, "term_start": &g.TermStart, "term_end": &g.TermEnd} {
		d, fine := f.Date(name)
		*at, ok = d, ok && fine
	}
	return office.BranchEdit{Org: g, Posts: e.posts.read(e.today), Units: unitLines(f.Value("units"))}, ok
}

func unitLines(text string) []string {
	var names []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '、' || r == '；' || r == ';' }) {
		if line = strings.TrimSpace(line); line != "" {
			names = append(names, line)
		}
	}
	return names
}

// snapshot is everything in the form as one text, to see whether it was touched.
func (e *editor) snapshot() string {
	var b strings.Builder
	for _, name := range []string{"name", "set_up_on", "approved_on", "term_start", "term_end", "phone", "units", "remark"} {
		b.WriteString(e.form.Value(name) + "\n")
	}
	for _, name := range []string{"kind", "formation", "management", "parent", "in_charter", "seat", "budgeted", "values_in_charter"} {
		b.WriteString(e.form.Choice(name) + "\n")
	}
	for _, p := range e.posts.read("") {
		b.WriteString(string(p.Duty) + p.Name + "\n")
	}
	return b.String()
}

func (s *Screen) saveEditor() {
	e := s.editor
	if e == nil {
		return
	}
	e.form.Clear()
	edit, ok := e.read()
	if !ok {
		return
	}
	id, change, err := s.d.Office.SaveBranch(context.Background(), edit)
	if err != nil {
		if !e.form.Show(err) {
			s.d.Fail(err)
		}
		return
	}
	s.setEditor(nil)
	s.reload(func() {
		if !s.table.SetCurrent(strconv.FormatInt(id, 10)) { // filtered out
			s.setFilter(All)
			s.table.SetCurrent(strconv.FormatInt(id, 10))
		}
		s.showPane()
		s.focusRows()
	})
	switch {
	case e.org.ID == 0:
		s.d.Said("已新建"+edit.Org.Name, change)
	case change == 0:
		s.d.Said("没有改动", 0)
	default:
		s.d.Said("已保存"+edit.Org.Name+"的资料", change)
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
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "修改还没有保存", Text: orElse(e.form.Value("name"), "新支部") + "的资料改过，还没有保存。",
		Safe: "继续修改", Act: "放弃修改", Danger: true, OnSafe: stay,
		OnAct: func() bool { s.setEditor(nil); next(); return true }})
}
