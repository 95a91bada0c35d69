// Package newregister is the page on which a spreadsheet that the import does not know becomes a register (存为新台账):
// its name and states, the columns with their types, and one row as it will be shown.
package newregister

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/resources/registers"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Page is a register in the making.
type Page struct {
	Object *fyne.Container

	d     *shell.Desk
	run   func(shell.Work)
	draft *office.RegisterDraft
	back  func()
	done  func(office.NewRegister)

	fields *form.Form // of the strip
	owner  *kit.Segments
	strip  *fyne.Container
	tags   *fyne.Container // the states
	rows   *fyne.Container
	scroll *container.Scroll
	facts  *text.Label
	create *kit.Button
	empty  *kit.Button
	view   *preview

	at      int // the selected column, by its place in the proposal
	parts   map[string]fyne.Focusable
	steps   *kit.UndoStack[state]
	working bool // a type is being tried, or the register is being made
}

// state is all of the proposal that can be edited here, as one step left it.
type state struct {
	title, group, prefix, stateOf string
	owner                         record.Owner
	states                        []record.State
	columns                       []intake.ProposedColumn
	at                            int
}

// New makes the page of a draft. back returns to the import; done is called once the register is made. run is desk.Run,
// but for tests.
func New(d *shell.Desk, run func(shell.Work), draft *office.RegisterDraft, back func(), done func(office.NewRegister)) *Page {
	p := &Page{d: d, run: run, draft: draft.Clone(), back: back, done: done, strip: container.NewStack(), tags: container.NewStack(), rows: kit.VBox(0), facts: text.Small("").Cutting()}
	if p.at = slices.IndexFunc(p.draft.Proposal.Columns, unsure); p.at < 0 {
		p.at = max(0, slices.IndexFunc(p.draft.Proposal.Columns, func(c intake.ProposedColumn) bool { return !c.Leave }))
	}
	p.facts.Align = look.Right
	p.steps = kit.NewUndoStack(p.now())
	p.view = newPreview(p)
	p.create = kit.PrimaryButton("", func() { p.Create(false) }).Small()
	p.empty = kit.NewButton("只建空台账", func() { p.Create(true) }).Small()
	foot := kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Border(nil, nil,
		kit.HBox(look.Gap8, kit.NewButton("上一步", back).Small(), p.empty), kit.HBox(0, p.create), kit.Pad(p.facts, 0, look.Gap16, 0, look.Gap16)), 0, look.Gap24, 0, look.Gap24))
	p.scroll = kit.VScroll(p.rows)
	table := kit.Border(tableHead(), nil, nil, nil, p.scroll)
	p.Object = kit.Border(p.strip, foot, p.view.object, nil, table)
	p.draw()
	p.view.plan()
	return p
}

func (p *Page) proposal() *intake.Proposal { return p.draft.Proposal }

func (p *Page) column() *intake.ProposedColumn { return &p.proposal().Columns[p.at] }

// Keys are the keys for the status line.
func (p *Page) Keys() []string {
	return []string{"F2 改名称", "Alt+↑↓ 移动列", "F8 下一处待定", "Ctrl+Z 退回一步", "Esc 回到导入"}
}

// SetTitle names the register.
func (p *Page) SetTitle(title string) {
	p.proposal().Title = title
	p.note("台账名称")
	p.drawStrip()
}

// draw shows everything anew after a change.
func (p *Page) draw() {
	p.drawStrip()
	p.drawRows()
	p.drawFoot()
}

// drawStrip shows name, group, owner, numbers and states.
func (p *Page) drawStrip() {
	q := p.proposal()
	p.fields = form.New()
	text := func(words, value string, put func(string)) *kit.Entry {
		e := kit.NewEntry("").With(value)
		e.OnChanged = put
		e.OnLeave = func(string) { p.note(words) }
		return e
	}
	groups := slices.Clone(registers.Order)
	if !slices.Contains(groups, q.Group) {
		groups = append(groups, q.Group)
	}
	group := kit.NewSelect(groups, slices.Index(groups, q.Group), func(o kit.Option) { q.Group = o.ID; p.step("放在哪一组") })
	var owners []string
	for _, o := range record.Owners() {
		owners = append(owners, o.Label())
	}
	p.owner = kit.NewSegments(owners, slices.Index(record.Owners(), q.Owner), func(i int) { q.Owner = record.Owners()[i]; p.step("归属") })
	sources := []kit.Option{{ID: "", Text: "不设状态"}}
	for _, c := range q.Columns {
		if !c.Leave && (c.Shape == record.YesNo || c.Shape == record.Choice) {
			sources = append(sources, kit.Option{ID: c.Name, Text: c.Label})
		}
	}
	source := kit.NewOptionSelect(sources, 0, func(o kit.Option) { q.SetStateOf(o.ID); p.step("状态取自") })
	source.SetChosenID(q.StateOf)
	cells := kit.Columns(look.Gap16, 0, []float32{232, 104, 226, 108, 128, 0},
		p.fields.Add("title", "台账名称", text("台账名称", q.Title, func(s string) { q.Title = s })),
		p.fields.Add("group", "放在", group), p.fields.Add("owner", "一条归属于", container.NewStack(kit.Space(0, look.ControlHeight), kit.HBox(0, p.owner))),
		p.fields.Add("prefix", "编号开头", text("编号", q.Prefix, func(s string) { q.Prefix = s })),
		p.fields.Add("state_of", "状态取自", source), kit.NewField("状态", p.tags))
	p.drawTags()
	p.strip.Objects = []fyne.CanvasObject{container.NewStack(kit.NewFill(look.Surface), kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Pad(cells, 10, look.Gap24, 12, look.Gap24)))}
	p.strip.Refresh()
}

// drawFoot says what goes in, and what of it goes in as the file has it.
func (p *Page) drawFoot() {
	q := p.proposal()
	if q.Rows == 0 {
		p.create.Hide()
		p.empty.Kind(kit.Primary)
	}
	p.create.SetText(fmt.Sprintf("建立台账并导入 %s 行", kit.Count(p.view.total())))
	p.facts.SetToken(look.Text2)
	p.facts.SetText(incomplete(q))
	if problem := p.view.problem; problem != nil {
		p.facts.SetToken(look.Bad)
		p.facts.SetText(model.MessageOf(problem))
		p.fields.Show(problem)
	}
}

// incomplete says what cannot be read in its type: it goes in as it stands.
func incomplete(q *intake.Proposal) string {
	var parts []string
	for _, c := range q.Columns {
		if n := c.Of - c.Matched; n > 0 && !c.Leave {
			word := "认不出"
			if c.Shape.Refers() {
				word = "没有对上"
			}
			parts = append(parts, fmt.Sprintf("%d 行%s%s", n, c.Label, word))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, "、") + "：照原文存入"
}

// now is how the proposal stands.
func (p *Page) now() state {
	q := p.proposal()
	return state{q.Title, q.Group, q.Prefix, q.StateOf, q.Owner, slices.Clone(q.States), slices.Clone(q.Columns), p.at}
}

func (s state) same(o state) bool {
	return s.title == o.title && s.group == o.group && s.prefix == o.prefix && s.stateOf == o.stateOf && s.owner == o.owner &&
		fmt.Sprint(s.states, s.columns) == fmt.Sprint(o.states, o.columns)
}

// note makes a step of a change and has the preview made anew; it reports whether there was a change.
func (p *Page) note(what string) bool {
	now := p.now()
	if now.same(p.steps.Now()) {
		return false
	}
	p.steps.Add(what, now)
	p.d.Toasts.Edited()
	p.view.problem = nil
	p.fields.Clear()
	p.view.plan()
	return true
}

// step is note for a change that is seen elsewhere too. The strip keeps its controls, one of which may have the keyboard.
func (p *Page) step(what string) {
	if p.note(what) {
		p.drawTags()
		p.drawRows()
		p.drawFoot()
	}
}

// Touched reports whether something was changed since the file was read.
func (p *Page) Touched() bool { return p.steps.Place() > 0 || !p.now().same(p.steps.Now()) }

// UndoStep takes the last step back and names it, "" when there is none.
func (p *Page) UndoStep() string { return p.take(p.steps.Back) }

// RedoStep does again what was undone last and names it, "" when there is none.
func (p *Page) RedoStep() string { return p.take(p.steps.Forward) }

func (p *Page) take(move func() (string, bool)) string {
	p.note("名称") // what is being typed
	what, ok := move()
	if !ok || p.working {
		return ""
	}
	s, q := p.steps.Now(), p.proposal()
	q.Title, q.Group, q.Prefix, q.StateOf, q.Owner = s.title, s.group, s.prefix, s.stateOf, s.owner
	q.States, q.Columns, p.at = slices.Clone(s.states), slices.Clone(s.columns), s.at
	p.view.problem = nil
	p.draw()
	p.view.plan()
	return what
}

// Create makes the register and enters its rows, with empty the register alone, in one change.
func (p *Page) Create(empty bool) {
	if p.working {
		return
	}
	p.fields.Clear()
	p.working = true
	draft := p.draft.Clone()
	var made office.NewRegister
	p.run(shell.Work{What: "正在建立台账",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			made, err = o.CreateRegister(ctx, draft, empty)
			return err
		},
		Done: func(err error) error {
			p.working = false
			switch code := model.CodeOf(err); {
			case err == nil:
				p.done(made)
			case code == model.Invalid || code == model.Exists:
				p.view.problem = err
				p.drawFoot()
			default:
				return err
			}
			return nil
		}})
}
