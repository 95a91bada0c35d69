package assess

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// objectionForm is the form in the pane for one objection.
type objectionForm struct {
	kit.FormSteps

	ob                                    model.Objection
	branch, item, outcome                 *kit.Select
	who, text, received, handling, closed *kit.Entry
	fields                                map[string]*kit.Field
	saving                                bool // it is being written
	today                                 model.Date
}

func objectionKey(o model.Objection) string { return fmt.Sprint(o.ID) }

func (v *stepsView) spec() table.Spec[model.Objection] {
	stands := func(o model.Objection) []table.Tag {
		tone := look.ToneOK
		switch {
		case o.Outcome == model.Pending:
			tone = look.ToneWarn
		case o.WaitsForReopening():
			tone = look.ToneBad
		}
		return []table.Tag{{Text: o.Stands(), Tone: tone}}
	}
	return table.Spec[model.Objection]{Key: objectionKey, Unit: "件", RowHeight: look.ListRow, Columns: []table.Column[model.Objection]{
		{ID: "received", Title: "收到", Width: 96, Text: func(o model.Objection) string { return string(o.Received) }},
		{ID: "who", Title: "提出人", Width: 84, Text: func(o model.Objection) string { return o.Sender() }},
		{ID: "branch", Title: "支部、单位", Width: 150, Ends: true, Text: v.branchOf},
		{ID: "item", Title: "项目", Width: 64, Text: v.itemCode},
		{ID: "text", Title: "内容", Width: 180, Flex: true, Text: func(o model.Objection) string { return o.Text }},
		{ID: "state", Title: "结果", Width: 136, Tags: stands},
		{ID: "closed", Title: "办结", Width: 96, Text: func(o model.Objection) string { return string(o.Closed) }},
	},
		Empty:  kit.NewEmptyState("没有登记异议", "公示期间收到的书面、电话和匿名反映都登记下来，写明怎样处理的。", nil),
		OnRow:  func(o model.Objection) { v.edit(o) },
		OnOpen: func(o model.Objection) { v.edit(o) },
	}
}

func (v *stepsView) branchOf(o model.Objection) string {
	if g := v.s.facts.Of(o.OrgID); g != nil {
		return model.PlainBranch(g.Sheet(o.OrgID).Branch)
	}
	return "全部"
}

func (v *stepsView) itemCode(o model.Objection) string {
	for _, item := range office.ObjectionItems(v.s.facts, o.OrgID) {
		if item.ID == o.Item {
			return item.Code
		}
	}
	return ""
}

// add opens the form for a new objection.
func (v *stepsView) add() {
	v.edit(model.Objection{Year: v.s.year, Received: v.s.d.Office.Today()})
}

// edit opens the form for an objection, after asking about one that is being written.
func (v *stepsView) edit(ob model.Objection) {
	if v.form != nil && v.form.ob.ID == ob.ID && ob.ID != 0 {
		return
	}
	v.leaveForm(func() {
		v.form = v.newForm(ob)
		v.showForm()
		if ob.ID == 0 {
			kit.Focus(v.form.text)
		}
	})
}

// unsaved says what is written and not saved, "" for nothing.
func (v *stepsView) unsaved() string {
	if v.form == nil || !v.form.Touched() {
		return ""
	}
	return "填着的异议"
}

// leaveForm calls then when nothing is written that would be lost, or once it may be.
func (v *stepsView) leaveForm(then func()) {
	if what := v.unsaved(); what != "" {
		v.s.askGiveUp(what, func() { v.form = nil; then() })
		return
	}
	then()
}

func (v *stepsView) newForm(ob model.Objection) *objectionForm {
	f := &objectionForm{ob: ob, fields: map[string]*kit.Field{}, today: v.s.d.Office.Today()}
	now := v.s.d.Office.Now()
	branches := []kit.Option{{ID: "0", Text: "不针对哪一个"}}
	for _, sheet := range v.s.facts.SheetsOf(nil) {
		branches = append(branches, kit.Option{ID: fmt.Sprint(sheet.OrgID), Text: model.PlainBranch(sheet.Branch)})
	}
	outcomes := []kit.Option{{ID: "", Text: model.Pending.Label()}}
	for _, o := range model.Outcomes() {
		outcomes = append(outcomes, kit.Option{ID: string(o), Text: o.Label()})
	}
	about := func(org string) { // the items follow the branch
		f.item.SetOptions(v.itemChoices(ob, idOf(org)))
		if _, ok := f.item.Chosen(); !ok {
			f.item.SetChosenID("")
		}
	}
	f.branch, f.item = kit.NewOptionSelect(branches, -1, func(o kit.Option) { about(o.ID) }), kit.NewOptionSelect(v.itemChoices(ob, ob.OrgID), -1, nil)
	f.outcome = kit.NewOptionSelect(outcomes, -1, func(o kit.Option) {
		if o.ID != "" && f.closed.Value() == "" {
			f.closed.SetText(string(v.s.d.Office.Today()))
		}
	})
	f.branch.SetChosenID(fmt.Sprint(ob.OrgID))
	f.item.SetChosenID(ob.Item)
	f.outcome.SetChosenID(string(ob.Outcome))
	f.who = kit.NewEntry("空着就是匿名").With(ob.Who)
	f.text, f.handling = kit.TextArea("反映什么", 3), kit.TextArea("怎样核实的，怎样答复的", 3)
	f.text.Text, f.handling.Text = ob.Text, ob.Handling
	f.received, f.closed = kit.NewDateEntry(now).With(string(ob.Received)), kit.NewDateEntry(now).With(string(ob.Closed))
	for _, one := range []struct {
		name, label string
		control     fyne.CanvasObject
	}{{"text", "内容", f.text}, {"branch", "支部、单位", f.branch}, {"item", "项目", f.item}, {"who", "提出人", f.who}, {"received_on", "收到日期", f.received},
		{"handling", "处理情况", f.handling}, {"outcome", "结果", f.outcome}, {"closed_on", "办结日期", f.closed}} {
		f.fields[one.name] = kit.NewField(one.label, one.control)
		if one.name == "branch" {
			kit.OnStep(f.branch, f.WatchPart(one.label, f.branch.ChosenID, func(id string) { f.branch.SetChosenID(id); about(id) }))
			continue
		}
		f.Watch(one.label, one.control)
	}
	f.fields["outcome"].Hint("成立的，要重新打开年度改分，再核定、公示")
	f.Start()
	f.OnSettled(v.s.d.Toasts.Edited)
	return f
}

// itemChoices are the items that an objection may be about if it is one of a branch; the one it is about is among them also when
// the scheme has it no more.
func (v *stepsView) itemChoices(ob model.Objection, org int64) []kit.Option {
	all := []kit.Option{{ID: "", Text: "不针对某一项"}}
	for _, item := range office.ObjectionItems(v.s.facts, org) {
		all = append(all, kit.Option{ID: item.ID, Text: item.Title()})
	}
	if org == ob.OrgID && !slices.ContainsFunc(all, func(o kit.Option) bool { return o.ID == ob.Item }) {
		all = append(all, kit.Option{ID: ob.Item, Text: ob.Item + "（方案里已经没有）"})
	}
	return all
}

// value is what the form says; the office judges it.
func (f *objectionForm) value() (model.Objection, error) {
	ob := f.ob
	ob.OrgID, ob.Item, ob.Outcome = idOf(f.branch.ChosenID()), f.item.ChosenID(), model.Outcome(f.outcome.ChosenID())
	ob.Who, ob.Text, ob.Handling = f.who.Value(), f.text.Value(), f.handling.Value()
	var err error
	if ob.Received, err = form.Day(f.received.Value(), f.today); err != nil {
		return ob, model.FieldErrorf("received_on", "%s", model.MessageOf(err))
	}
	if ob.Closed, err = form.Day(f.closed.Value(), f.today); err != nil {
		return ob, model.FieldErrorf("closed_on", "%s", model.MessageOf(err))
	}
	return ob, nil
}

// showForm draws the pane: the open form, or nothing.
func (v *stepsView) showForm() {
	v.pane.Objects = nil
	if at, stage := v.stage(); v.form != nil && at >= 0 && stage.ID == office.StagePublish {
		v.pane.Objects = []fyne.CanvasObject{v.formPane(v.form)}
	}
	v.pane.Refresh()
	for _, o := range append([]fyne.CanvasObject{v.object}, v.object.Objects...) {
		o.Refresh()
	}
	v.s.keysChanged()
}

func (v *stepsView) formPane(f *objectionForm) fyne.CanvasObject {
	body := kit.VBox(look.Gap12, f.fields["text"], kit.FormGrid(2, f.fields["branch"], f.fields["item"], f.fields["who"], f.fields["received_on"]),
		f.fields["handling"], kit.FormGrid(2, f.fields["outcome"], f.fields["closed_on"]))
	title, facts := "登记异议", "公示期间收到的反映，匿名的也登记"
	shut := v.s.asking(v.unsaved, func() { v.form = nil; v.table.ClearCurrent(); v.showForm(); v.table.Focus() })
	v.shut = shut
	spec := kit.PaneSpec{Width: paneWidth, Title: title, Facts: facts, Body: body, OnShut: shut}
	locked := v.s.facts.Year.ArchivedOn != ""
	if f.ob.ID != 0 {
		spec.Title, spec.Facts = "异议", f.ob.Stands()
	}
	if !locked {
		verb, safe := "登记这件异议", "不登记"
		if f.ob.ID != 0 {
			verb, safe = "保存异议", "不改"
			spec.FootR = append(spec.FootR, shell.Writing(v.s.d, kit.DangerButton("删去", func() { v.remove(f) })).Small())
		}
		spec.Foot = []fyne.CanvasObject{kit.PrimaryButton(verb, v.save).Small(), kit.NewButton(safe, shut).Small()}
	}
	return kit.NewPane(spec)
}

// save writes the objection of the form; what is wrong is said at its field.
func (v *stepsView) save() {
	f := v.form
	if f == nil {
		return
	}
	for _, field := range f.fields {
		field.SetError("")
	}
	ob, err := f.value()
	if err == nil {
		err = v.s.d.Office.CheckObjection(ob)
	}
	if err != nil {
		var known *model.Error
		if errors.As(err, &known) && f.fields[known.Field] != nil {
			f.fields[known.Field].SetError(known.Message)
		} else {
			v.s.d.Fail(err)
		}
		return
	}
	what := "登记异议"
	if ob.ID != 0 {
		what = "保存异议：" + ob.Outcome.Label()
	}
	v.s.writes.addForm(&f.saving, what, func(ctx context.Context, o *office.Office) (int64, error) { return o.SaveObjection(ctx, ob) }, func(change int64) {
		v.closeForm(f)
		v.s.d.Said("已"+what, change)
	})
}

// closeForm closes a form that was written, if it is still the one that is open.
func (v *stepsView) closeForm(f *objectionForm) {
	if v.form == f {
		v.form = nil
		v.table.ClearCurrent()
		v.showForm()
	}
}

func (v *stepsView) remove(f *objectionForm) {
	const what = "删去异议"
	v.s.writes.addForm(&f.saving, what, func(ctx context.Context, o *office.Office) (int64, error) {
		return o.RemoveObjection(ctx, f.ob.Year, f.ob.ID)
	}, func(change int64) {
		v.closeForm(f)
		v.s.d.Said("已"+what, change)
	})
}
