package intake

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// paneText is the width of text in the pane.
const paneText = look.PaneForm - 2*look.Gap20 - 1

// pane is the column beside the table: one row's trouble with what the file says, what it means and the ways out;
// for a row without trouble what will happen to it; without a row the import as a whole.
type pane struct {
	page   *reviewStep
	object *fyne.Container
	entry  *kit.Entry  // of the way that is taken by typing
	onward *kit.Button // 处理下一个
	radio  *kit.RadioGroup
	after  focusAfter // where the keyboard goes once the pane is drawn anew
}

func newPane(p *reviewStep) *pane {
	return &pane{page: p, object: container.NewStack()}
}

// focusAfter says what gets the keyboard after a choice, because the widget that had it is gone by then.
type focusAfter int

const (
	focusStays  focusAfter = iota
	focusOnward            // 处理下一个: a value was typed, Enter leads on
	focusRadio             // the way that was chosen, so that the arrow keys go on from there
	focusRows              // the table
)

// frame puts title, body and footer together.
func (n *pane) frame(title, facts string, beside []fyne.CanvasObject, body []fyne.CanvasObject, foot, footRight []fyne.CanvasObject) {
	head := kit.VBox(0, kit.Border(nil, nil, nil, kit.HBox(look.Gap4, beside...), text.Section(title).Cutting()), text.Small(facts).Cutting())
	top := container.NewStack(kit.NewFill(look.Inset), kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Pad(head, 14, look.Gap12, look.Gap12, look.Gap20)))
	var bottom fyne.CanvasObject
	if len(foot)+len(footRight) > 0 {
		bottom = kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8, foot, footRight), 0, look.Gap20, 0, look.Gap20))
	}
	scroll := kit.VScroll(kit.Pad(kit.VBox(look.Gap8, body...), look.Gap12, look.Gap20, look.Gap16, look.Gap20))
	inside := kit.Border(top, bottom, nil, nil, scroll)
	n.object.Objects = []fyne.CanvasObject{kit.Space(look.PaneForm, 0), kit.Border(nil, nil, kit.VRule(look.Line), nil, inside)}
	n.object.Refresh()
}

// show draws the pane for the current row.
func (n *pane) show() {
	n.entry, n.onward, n.radio = nil, nil, nil
	n.draw()
	after := n.after
	n.after = focusStays
	switch {
	case after == focusOnward && n.onward != nil:
		n.page.screen.focus(n.onward)
	case after == focusRadio && n.radio != nil:
		n.focusChosen()
	case after != focusStays && n.page.grid != nil:
		n.page.grid.table.Focus()
	}
}

// focusChosen gives the keyboard to the chosen way.
func (n *pane) focusChosen() {
	at := 0
	for _, o := range n.radio.Box.Objects {
		item, ok := o.(fyne.Focusable)
		if !ok {
			continue
		}
		if at == n.radio.Chosen() {
			n.page.screen.focus(item)
			return
		}
		at++
	}
	n.page.grid.table.Focus()
}

func (n *pane) draw() {
	f := n.page.screen.at
	ref, ok := n.page.current()
	row := f.plan().Row(ref)
	if !ok || row == nil {
		n.overview()
		return
	}
	l := previewRow{sheet: f.sheet(ref.Sheet), row: row}
	if t, bad := f.troubleOf(ref); bad {
		n.trouble(l, t)
		return
	}
	n.quiet(l)
}

// focus gives the keyboard to the field for the right value.
func (n *pane) focus() {
	if n.entry != nil {
		n.page.screen.focus(n.entry)
		n.entry.SelectAll() // what is typed takes its place
	} else if n.page.grid != nil {
		n.page.grid.table.Focus()
	}
}

// trouble shows what is wrong with a row and the ways out.
func (n *pane) trouble(l previewRow, t trouble) {
	f, ref := n.page.screen.at, l.ref()
	others := f.sameTrouble(ref, t.problem.Code)
	repeat := sameRows(f, ref, others)
	if t.settled {
		repeat = ""
	}
	body := n.found(l, t)
	body = append(body, text.Para(stop(t.problem.Text)).For(paneText))
	if repeat != "" {
		body = append(body, text.Para(repeat).In(look.Text2).For(paneText))
	}
	if len(t.rivals) > 0 {
		body = append(body, n.sideBySide(l, t.rivals))
	}
	resolutions := f.resolutionsOf(ref, t)
	if len(resolutions) > 0 {
		body = append(body, kit.Space(0, look.Gap4), text.Strong("怎么处理"), kit.HRule(look.Line), n.radios(ref, t, resolutions))
	} else {
		body = append(body, text.Caption(stop(t.problem.Fix)).For(paneText))
	}
	body = append(body, n.more(l, t)...)
	n.onward = kit.NewButton("处理下一个", n.page.next).Small()
	n.frame(titleOf(t.problem.Code), n.facts(l, t.problem), n.arrows(), body, n.alike(ref, t, resolutions, others), []fyne.CanvasObject{n.onward})
}

// found is what the file has in the cell.
func (n *pane) found(l previewRow, t trouble) []fyne.CanvasObject {
	f := n.page.screen.at
	if t.problem.Col < 0 || len(t.rivals) > 0 {
		return nil
	}
	cell := intake.CellRef{Sheet: l.sheet.Index, Row: l.row.Number, Col: t.problem.Col}
	words := guarded(t.problem.Field, f.inFile(cell))
	if t.problem.Code == intake.IDLostDigits {
		words = f.keptDigits(cell)
	}
	tone := toneOf(t.problem.Level)
	if words == "" {
		words = blank
	}
	objects := []fyne.CanvasObject{text.Small("文件里的内容"), tinted(words, tone)}
	if typed, ok := f.opts.Edits[cell]; ok {
		shown := guarded(t.problem.Field, typed)
		if shown == "" {
			shown = blank
		}
		after := look.ToneOK
		if !t.settled {
			after = tone
		}
		objects = append(objects, text.Small("改为"), tinted(shown, after))
	}
	return objects
}

// tinted is a line of text on the soft ground of a tone.
func tinted(words string, tone look.Tone) fyne.CanvasObject {
	label := text.Body(words).In(tone.Ink()).Wrapped().For(paneText - 20)
	return container.NewStack(kit.NewFill(tone.Soft()), kit.Pad(label, 6, 10, 6, 10))
}

// facts say where the trouble is: 第 9 行　方见微　D 列.
func (n *pane) facts(l previewRow, p intake.Problem) string {
	text := fmt.Sprintf("第 %d 行", l.row.Number)
	if len(n.page.screen.at.plan().Sheets) > 1 {
		text = l.sheet.Name + "　" + text
	}
	if name := nameIn(l); name != "" {
		text += "　" + clip(name, 12)
	}
	for _, c := range l.sheet.Columns {
		if c.Col == p.Col && c.Col >= 0 {
			text += "　" + c.Letter + " 列"
		}
	}
	return text
}

// arrows step through the issues.
func (n *pane) arrows() []fyne.CanvasObject {
	at, all := n.page.issueAt(), len(n.page.issues)
	if at < 0 {
		return nil
	}
	before := kit.NewIconButton("chevron-left", "上一个", func() { n.page.step(-1) }).Sized(24, look.GlyphInline)
	after := kit.NewIconButton("chevron-right", "下一个", func() { n.page.step(1) }).Sized(24, look.GlyphInline)
	before.SetEnabled(at > 0)
	after.SetEnabled(at < all-1)
	return []fyne.CanvasObject{text.Small(fmt.Sprintf("第 %d / %d 个", at+1, all)), before, after}
}

// alike offers to take the chosen way for all rows with the same trouble.
func (n *pane) alike(ref intake.RowRef, t trouble, resolutions []resolution, others []intake.RowRef) []fyne.CanvasObject {
	if len(others) == 0 {
		return nil
	}
	b := kit.NewButton(fmt.Sprintf("应用到同类 %d 行", len(others)+1), nil).Small()
	b.Disable()
	for _, w := range resolutions {
		if w.chosen && w.also != nil {
			b.Enable()
			b.OnTapped(func() { n.takeForAll(ref, w, others) })
		}
	}
	return []fyne.CanvasObject{b}
}

func (n *pane) takeForAll(ref intake.RowRef, w resolution, others []intake.RowRef) {
	f := n.page.screen.at
	n.after = focusOnward
	for _, o := range others {
		if t, ok := f.troubleOf(o); ok {
			f.remember(o, t)
		}
	}
	n.page.change(func(o *intake.Options) {
		for _, other := range others {
			w.also(o, other)
		}
	})
	n.page.screen.desk.Toasts.Say(fmt.Sprintf("%d 行都按“%s”处理", len(others)+1, w.text), "", nil)
}

// more names the row's other troubles, which come up when this one is settled.
func (n *pane) more(l previewRow, t trouble) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	if len(t.more) > 0 {
		objects = append(objects, kit.Space(0, look.Gap4), text.Strong("这一行还有"))
		for _, p := range t.more {
			tone := toneOf(p.Level)
			objects = append(objects, kit.NewNote(tone, "", "", stop(p.Text)))
		}
	}
	if t.settled || n.touched(l.ref()) {
		objects = append(objects, kit.Space(0, 0), kit.HBox(0, kit.SmallLink("恢复成文件里的样子", func() { n.putBack(l.ref()) }).Icon("undo")))
	}
	return objects
}

// touched reports whether somebody typed into a row or decided about it.
func (n *pane) touched(ref intake.RowRef) bool {
	o := n.page.screen.at.opts
	if _, ok := o.Decisions[ref]; ok {
		return true
	}
	for cell := range o.Edits {
		if cell.Sheet == ref.Sheet && cell.Row == ref.Row {
			return true
		}
	}
	return false
}

func (n *pane) putBack(ref intake.RowRef) {
	delete(n.page.screen.at.settled, ref)
	n.after = focusRows
	n.page.change(func(o *intake.Options) { restore(o, ref) })
}
