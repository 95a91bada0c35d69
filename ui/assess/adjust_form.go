package assess

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// adjustForm is the form in the pane for one bonus, deduction or veto.
type adjustForm struct {
	kit.FormSteps

	entry  adjustEntry
	branch *kit.Select
	kind   *kit.Select
	title  *kit.Entry
	basis  *kit.Entry
	proof  *kit.Entry
	matter *kit.Entry
	date   *kit.Entry
	points [3]*kit.Entry
	fields map[string]*kit.Field
	saving bool // it is being written
}

// edit opens the form for an entry; one without an ID is new.
func (a *adjustView) edit(e adjustEntry) {
	if a.v.s.fixed() {
		a.read(e)
		return
	}
	if what := a.unsaved(); what != "" {
		a.v.s.askGiveUp(what, func() { a.form = nil; a.edit(e) })
		return
	}
	f := &adjustForm{entry: e, fields: map[string]*kit.Field{}}
	a.form = f
	isNew := e.adjust.ID == 0 && e.veto.ID == 0
	org := a.branch
	if e.sheet != nil {
		org = e.sheet.OrgID
	}
	f.branch = kit.NewOptionSelect(a.branchOptions("")[1:], -1, nil).Hint("选" + a.v.s.whom())
	f.branch.SetChosenID(fmt.Sprint(org))
	f.branch.SetEnabled(isNew)
	body := kit.VBox(look.Gap12, f.field("branch", a.v.s.whom(), f.branch))
	f.build(a.scheme(), body)
	f.Start()
	f.OnSettled(a.v.s.d.Toasts.Edited)
	title, save := "登记"+adjustNames[e.sort], "登记这条"+adjustNames[e.sort]
	var right []fyne.CanvasObject
	if !isNew {
		title, save = "修改"+adjustNames[e.sort], "保存修改"
		right = append(right, kit.DangerButton("删去这条", func() { a.remove(e) }).Small())
	}
	shut := a.v.s.asking(a.unsaved, func() { a.form = nil; a.table.ClearCurrent(); a.showPane(nil); a.table.Focus() })
	a.shut = shut
	a.showPane(kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: title, Facts: f.facts(a.scheme()), Body: body, OnShut: shut,
		Foot: []fyne.CanvasObject{kit.PrimaryButton(save, a.save).Small(), kit.NewButton("取消", shut).Small()}, FootR: right}))
	switch {
	case !isNew: // the keyboard stays in the list
	case org == 0:
		kit.Focus(f.branch)
	default:
		kit.Focus(f.title)
	}
}

// unsaved says what is filled in and not saved, "" when nothing is.
func (a *adjustView) unsaved() string {
	if a.form == nil || !a.form.Touched() {
		return ""
	}
	return "填着的" + adjustNames[a.form.entry.sort]
}

func (f *adjustForm) facts(scheme *model.Scheme) string {
	switch f.entry.sort {
	case bonusEntry:
		return fmt.Sprintf("全年加分最多 %s 分", scheme.Bonus.Cap.Short())
	case deductionEntry:
		return fmt.Sprintf("全年减分最多 %s 分，分值填正数", scheme.Deduction.Cap.Short())
	}
	return "写下后等次立即按规定降下来"
}

func (f *adjustForm) field(name, label string, o fyne.CanvasObject) *kit.Field {
	field := kit.NewField(label, o)
	f.fields[name] = field
	f.Watch(label, o)
	return field
}

func (f *adjustForm) build(scheme *model.Scheme, body *fyne.Container) {
	e := f.entry
	f.title = kit.NewEntry("").With(e.adjust.Title + e.veto.Title)
	f.basis = kit.NewEntry("文号、通报或证书").With(e.adjust.Basis + e.veto.Basis)
	f.kind = kit.NewOptionSelect(f.kinds(scheme), -1, func(o kit.Option) { f.choose(scheme, o.ID) }).Hint("从方案里选")
	f.kind.SetChosenID(e.veto.Rule + e.adjust.Level)
	label := map[int]string{bonusEntry: "方案规定的加分", deductionEntry: "方案规定的减分", vetoEntry: "否决情形"}[e.sort]
	body.Add(f.field("kind", label, f.kind))
	body.Add(f.field("title", "事项", f.title))
	body.Add(f.field("basis", "依据", f.basis))
	if e.sort == vetoEntry {
		f.date = kit.NewEntry("如 2026-06-01").With(string(e.veto.Date))
		body.Add(f.field("date", "发生日期", f.date))
		return
	}
	f.proof = kit.NewEntry("没有就空着").With(e.adjust.Evidence)
	body.Add(f.field("proof", "佐证材料", f.proof))
	f.matter = kit.NewEntry("没有就空着").With(e.adjust.Matter)
	body.Add(f.field("matter", "属于哪件事", f.matter).Hint("同一件事写同样的名字，只计最高的一条"))
	var cells []fyne.CanvasObject
	for i, p := range []*model.Points{e.adjust.Self, e.adjust.Checked, e.adjust.Final} {
		f.points[i] = kit.NumberEntry("")
		if p != nil {
			f.points[i].Text = p.Short()
		}
		cells = append(cells, f.field(fmt.Sprint("points", i), model.Stage(i).Label(), f.points[i]))
	}
	body.Add(kit.FormGrid(3, cells...))
}

// kinds are the cases that the scheme names.
func (f *adjustForm) kinds(scheme *model.Scheme) []kit.Option {
	var options []kit.Option
	if f.entry.sort == vetoEntry {
		for _, rule := range scheme.Vetoes {
			options = append(options, kit.Option{ID: rule.ID, Text: rule.Title})
		}
		return options
	}
	for _, k := range f.ruleOf(scheme).Kinds {
		points := k.Points.Short()
		if k.Max > k.Points {
			points += " 到 " + k.Max.Short()
		}
		options = append(options, kit.Option{ID: k.Label, Text: k.Label, Detail: points + " 分"})
	}
	return options
}

func (f *adjustForm) ruleOf(scheme *model.Scheme) model.AdjustRule {
	if f.entry.sort == deductionEntry {
		return scheme.Deduction
	}
	return scheme.Bonus
}

// choose fills in what the chosen case says.
func (f *adjustForm) choose(scheme *model.Scheme, id string) {
	if f.entry.sort == vetoEntry {
		for _, rule := range scheme.Vetoes {
			if rule.ID == id {
				f.title.SetText(rule.Title)
			}
		}
		return
	}
	for _, k := range f.ruleOf(scheme).Kinds {
		if k.Label == id {
			if f.title.Value() == "" {
				f.title.SetText(k.Label)
			}
			f.points[model.CheckedMark].SetText(k.Points.Short())
		}
	}
}

// value reads the form on a day; ok is false when a field is wrong, which then says what is allowed.
func (f *adjustForm) value(scheme *model.Scheme, today model.Date) (e adjustEntry, org int64, ok bool) {
	e, ok = f.entry, true
	bad := func(field, text string) { f.fields[field].SetError(text); ok = false }
	for _, field := range f.fields {
		field.SetError("")
	}
	if org = idOf(f.branch.ChosenID()); org == 0 {
		bad("branch", "选是哪个"+scheme.Counter()+"的")
	}
	if f.title.Value() == "" {
		bad("title", "写明事项，或从上面选")
	}
	if e.sort == vetoEntry {
		date, err := form.Date(f.date.Value(), today)
		if err != nil {
			bad("date", model.MessageOf(err))
		}
		e.veto.OrgID, e.veto.Rule, e.veto.Title, e.veto.Basis, e.veto.Date = org, f.kind.ChosenID(), f.title.Value(), f.basis.Value(), date
		return e, org, ok
	}
	x := &e.adjust
	x.OrgID, x.Deduction, x.Title, x.Basis, x.Matter = org, e.sort == deductionEntry, f.title.Value(), f.basis.Value(), f.matter.Value()
	x.Level, x.Evidence = f.kind.ChosenID(), f.proof.Value()
	for i, into := range []**model.Points{&x.Self, &x.Checked, &x.Final} {
		*into = nil
		text := strings.TrimSpace(f.points[i].Text)
		if text == "" {
			continue
		}
		p, err := model.ParsePoints(text)
		if err != nil || p < 0 {
			bad(fmt.Sprint("points", i), "填正数，最多两位小数")
			continue
		}
		if err := scoring.CheckAdjustment(scheme, model.Adjustment{Deduction: x.Deduction, Level: x.Level, Checked: &p}); err != nil {
			bad(fmt.Sprint("points", i), model.MessageOf(err))
		}
		*into = &p
	}
	return e, org, ok
}

// save writes the entry of the form.
func (a *adjustView) save() {
	f := a.form
	if f == nil {
		return
	}
	e, org, ok := f.value(a.scheme(), a.v.s.d.Office.Today())
	if !ok {
		return
	}
	year := a.v.s.year
	what := fmt.Sprintf("登记%s：%s", adjustNames[e.sort], e.adjust.Title+e.veto.Title)
	if e.adjust.ID != 0 || e.veto.ID != 0 {
		what = "保存：" + e.adjust.Title + e.veto.Title
	}
	a.v.s.writes.addForm(&f.saving, what, func(ctx context.Context, o *office.Office) (int64, error) {
		if e.sort == vetoEntry {
			return o.SaveVeto(ctx, year, e.veto)
		}
		return o.SaveAdjustment(ctx, year, e.adjust)
	}, func(change int64) {
		if a.branch != 0 {
			a.branch = org
		}
		if a.form == f {
			a.form = nil
			a.table.ClearCurrent()
			a.showPane(nil)
		}
		a.v.s.d.Said("已"+what, change)
	})
}

func (a *adjustView) remove(e adjustEntry) {
	year := a.v.s.year
	a.form = nil
	a.change("删去："+e.adjust.Title+e.veto.Title, func(ctx context.Context, o *office.Office) (int64, error) {
		if e.sort == vetoEntry {
			return o.RemoveVeto(ctx, year, e.veto.ID)
		}
		return o.RemoveAdjustment(ctx, year, e.adjust.ID)
	})
}

// change writes an entry and reads the year again; what names it, as in 登记加分：区级表彰.
func (a *adjustView) change(what string, do func(context.Context, *office.Office) (int64, error)) {
	a.table.ClearCurrent()
	a.showPane(nil)
	a.v.s.writes.rereadYear = true
	a.v.s.writes.add(what, do, func(change int64) { a.v.s.d.Said("已"+what, change) })
}

// follow keeps an open form while the list is read again; it goes when its entry has gone.
func (a *adjustView) follow() {
	key := a.form.entry.key()
	if a.form.entry.sheet == nil {
		return
	}
	if !slices.ContainsFunc(a.table.Shown(), func(e adjustEntry) bool { return e.key() == key }) {
		a.form = nil
		a.showPane(nil)
	}
}

// read shows an entry of a finalised year.
func (a *adjustView) read(e adjustEntry) {
	if e.sheet == nil {
		return
	}
	points := func(p *model.Points) string {
		if p == nil {
			return "—"
		}
		return p.String()
	}
	pairs := []string{"事项", e.adjust.Title + e.veto.Title, "依据", e.adjust.Basis + e.veto.Basis}
	if e.sort == vetoEntry {
		pairs = append(pairs, "发生日期", string(e.veto.Date))
	} else {
		pairs = append(pairs, "级别", e.adjust.Level, "佐证材料", e.adjust.Evidence, "属于哪件事", e.adjust.Matter, "自评", points(e.adjust.Self), "复核", points(e.adjust.Checked), "核定", points(e.adjust.Final))
	}
	pairs = append(pairs, "结果", e.result)
	a.showPane(kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: adjustNames[e.sort], Facts: model.PlainBranch(e.sheet.Branch), Body: kit.Facts(90, pairs...),
		OnShut: func() { a.table.ClearCurrent(); a.showPane(nil) }}))
}
