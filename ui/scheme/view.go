// Package scheme is the scheme editor, the tab 方案 of the assessment: the tree of parts, categories and items, the form of the
// chosen one, the pages for everything else, and the trial on a year's records.
package scheme

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The pages of a scheme, in the order of their segments.
const (
	itemsPage = iota
	combinePage
	adjustPage
	vetoPage
	coversPage
)

// Host is what the editor asks of the screen it stands in.
type Host struct {
	Desk    *shell.Desk
	Run     func(shell.Work)                            // work that says how far it is
	Later   func(do func() error, done func(err error)) // work that shows nothing
	Buttons func(...fyne.CanvasObject)                  // of the screen's head
	Keys    func()                                      // the keys changed
	Issued  func(year int)                              // a scheme was issued: the year is open
	Focus   func(fyne.Focusable)                        // gives something the keyboard once it is drawn
}

// View is the editor.
type View struct {
	h    Host
	root *fyne.Container

	year   int
	group  int // of the year, whose scheme in force shows; 0 for the first
	all    *office.YearSchemes
	draft  int64         // the draft shown, 0 for another scheme
	former int           // the former version shown, 0 for another scheme
	scheme *model.Scheme // what shows: of a draft as it is edited here
	saved  *model.Scheme // as the data file has it
	origin *model.Scheme // what the draft was copied from, nil when not known
	from   string        // what that is called

	page     int
	chosen   string // in the tree: "part party", "category B", "item B4"
	open     map[string]bool
	problems []scoring.Problem

	saves  saves
	trials trials

	bar  *bar
	tree *tree
	form *form
	foot *fyne.Container
	pane *pane
	body *fyne.Container
}

// New makes the editor.
func New(h Host) *View {
	v := &View{h: h, open: map[string]bool{}, root: container.NewStack()}
	v.saves.v, v.trials.v = v, v
	v.bar, v.tree, v.form, v.pane = newBar(v), newTree(v), newForm(v), newPane(v)
	v.foot = container.NewStack()
	v.body = container.NewStack()
	return v
}

// Object is the whole tab.
func (v *View) Object() fyne.CanvasObject { return v.root }

// Empty reports whether there is nothing to show yet: no draft, and the year is not open.
func (v *View) Empty() bool { return v.scheme == nil }

// reading is what one reading of the data file gives.
type reading struct {
	all    *office.YearSchemes
	origin *model.Scheme
	draft  model.SchemeDraft
}

// Load reads the schemes of a year and of one of its groups (0 is the first) off the UI goroutine, shows them, and calls then.
func (v *View) Load(year, group int, then func()) {
	group = max(group, 1)
	if year != v.year || group != v.group {
		v.year, v.group, v.draft, v.former, v.scheme, v.saved, v.chosen = year, group, 0, 0, nil, nil, ""
		v.trials.forget()
	}
	var got reading
	o, want := v.h.Desk.Office, v.draft
	v.h.Later(func() (err error) {
		got, err = read(context.Background(), o, year, group, want)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			v.h.Desk.Fail(err)
		case year == v.year && group == v.group && !v.saves.busy():
			v.take(got)
		}
		if then != nil {
			then()
		}
	})
}

func read(ctx context.Context, o *office.Office, year, group int, want int64) (got reading, err error) {
	if got.all, err = o.Schemes(ctx, year, group); err != nil {
		return got, err
	}
	for _, d := range got.all.Drafts {
		if d.ID == want {
			got.draft = d
		}
	}
	if n := len(got.all.Drafts); got.draft.ID == 0 && got.all.InForce == nil && n > 0 {
		got.draft = got.all.Drafts[n-1] // none was asked for, or the one that showed is gone
	}
	if got.draft.ID != 0 {
		got.origin, err = o.DraftOrigin(ctx, got.draft)
	}
	return got, err
}

// take shows what was read. What is being edited stays as it is while the data file says the same.
func (v *View) take(got reading) {
	v.all = got.all
	next := got.all.InForce
	v.draft, v.origin, v.from = got.draft.ID, got.origin, ""
	switch {
	case got.draft.ID != 0:
		next, v.former, v.from = &got.draft.Scheme, 0, office.OriginLabel(got.draft.Origin)
	case v.former > 0 && v.former <= len(got.all.Former):
		next = &got.all.Former[v.former-1].Scheme
	default:
		v.former = 0
	}
	if next == nil {
		v.scheme, v.saved = nil, nil
		return
	}
	if v.saved != nil && v.scheme != nil && v.saved.Same(next) && v.scheme.Same(next) && len(v.root.Objects) > 0 {
		v.bar.show()
		v.buttons()
		return
	}
	fresh := v.scheme == nil
	v.scheme, v.saved = next.Clone(), next
	v.check()
	if fresh || !v.exists(v.chosen) {
		v.choose("")
	}
	v.draw()
	v.trials.soon()
	if fresh {
		v.h.Focus(v.tree.outline)
	}
}

// readOnly reports whether the scheme that shows cannot be edited: it is in force or was.
func (v *View) readOnly() bool { return v.draft == 0 || v.h.Desk.Office.ReadOnly() }

// show opens another scheme of the year: a draft, a former version, or with zeros the one in force.
func (v *View) show(draft int64, former int) {
	v.settle(func() {
		v.draft, v.former, v.scheme, v.saved, v.chosen = draft, former, nil, nil, ""
		v.Load(v.year, v.group, nil)
	})
}

// check finds the problems of what shows. A scheme in force has none.
func (v *View) check() {
	v.problems = scoring.Problems(v.scheme)
}

// edited follows a change of what shows: everything that depends on it is shown anew, the field itself stays.
func (v *View) edited() {
	v.check()
	v.tree.show()
	v.form.notes()
	v.bar.show()
	v.footer()
	v.buttons()
	v.trials.soon()
}

// changed is edited for a change that is kept at once: a choice, a tick, a line more or less. The form is made anew.
func (v *View) changed() {
	v.edited()
	v.form.show()
	v.saves.save()
}

// Changed reads again after the data file changed.
func (v *View) Changed() {
	if v.saves.busy() {
		return // its own edit, or one that the end of the writing shows
	}
	v.Load(v.year, v.group, nil)
}

// settle calls then once every edit is in the data file; a field still being typed in is taken first.
func (v *View) settle(then func()) {
	v.saves.save()
	v.saves.whenDone(then)
}

// Settle is settle, for the screen.
func (v *View) Settle(then func()) { v.settle(then) }

// Leave is asked before another screen opens.
func (v *View) Leave(leave func()) { v.settle(leave) }

// draw puts the page that shows together.
func (v *View) draw() {
	v.bar.show()
	v.tree.show()
	v.form.show()
	v.footer()
	v.buttons()
	v.pane.show()
	var main fyne.CanvasObject
	if v.page == itemsPage {
		main = kit.Border(nil, nil, v.tree.object, nil, v.form.object)
	} else {
		main = v.form.object
	}
	v.body.Objects = []fyne.CanvasObject{kit.Border(nil, nil, nil, v.pane.object, kit.Border(nil, v.foot, nil, nil, main))}
	v.root.Objects = []fyne.CanvasObject{kit.Border(v.bar.object, nil, nil, nil, v.body)}
	v.root.Refresh()
	v.h.Keys()
}

// open a page.
func (v *View) turn(page int) {
	if page != v.page {
		v.saves.save()
		v.page = page
		v.pane.tabFor(page)
		v.draw()
	}
}

// Keys are the keys of the page for the status line.
func (v *View) Keys() []string {
	switch {
	case v.Empty():
		return []string{"F1 帮助"}
	case v.readOnly():
		return []string{"↑↓ 选一项", "←→ 收起、展开", "F1 帮助"}
	case v.page == itemsPage:
		return []string{"Alt+↑↓ 移动", "F2 修改", "F8 下一处不符", "F1 帮助"}
	case v.page == combinePage:
		return []string{"↑↓ 选合成办法", "F8 下一处不符", "F1 帮助"}
	}
	return []string{"F8 下一处不符", "F1 帮助"}
}

// Shortcuts are the editor's own keys.
func (v *View) Shortcuts() []kit.Shortcut {
	return []kit.Shortcut{
		{Key: fyne.KeyF2, Do: func() { v.form.focusFirst() }},
		{Key: fyne.KeyF8, Do: v.nextProblem},
		{Key: fyne.KeyUp, Mod: fyne.KeyModifierAlt, Do: func() { v.move(-1) }},
		{Key: fyne.KeyDown, Mod: fyne.KeyModifierAlt, Do: func() { v.move(1) }},
	}
}

// undo takes the last change of the data file back while the keyboard is in a field where nothing typed is left to undo.
func (v *View) undo() {
	v.h.Desk.Window.Canvas().Unfocus()
	if v.page == itemsPage {
		v.h.Focus(v.tree.outline)
	}
	kit.PassShortcut(v.root, &fyne.ShortcutUndo{})
}

// title names the scheme that shows: 草稿 3, 已下发，第 2 版.
func (v *View) title() string {
	if v.readOnly() {
		if v.former > 0 {
			return fmt.Sprintf("第 %d 版", v.former)
		}
		return fmt.Sprintf("已下发，第 %d 版", v.all.Version)
	}
	for _, d := range v.all.Drafts {
		if d.ID == v.draft {
			return fmt.Sprintf("草稿 %d", d.Number)
		}
	}
	return "草稿"
}

// covered are those whom the scheme which shows assesses: of one in force those of its group.
func (v *View) covered() []model.Assessed {
	if v.readOnly() {
		return v.all.Assessed
	}
	return v.all.Covered(v.scheme)
}
