// Package attachments is the piece of a pane that shows the attachments of a record: adding by choosing or dropping files, opening,
// saving and removing them. Every pane that has attachments uses it.
package attachments

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// listed is how many attachments stand in a pane; the others are in a dialog.
const listed = 4

// List is the attachments of a record: a heading with the way to add one, and a line for each.
func List(d *shell.Desk, of model.Holder, all []model.Attachment) fyne.CanvasObject {
	title := "附件"
	if len(all) > 0 {
		title = fmt.Sprintf("附件 %d", len(all))
	}
	var add []fyne.CanvasObject
	if !d.Office.ReadOnly() {
		add = append(add, kit.SmallLink("添加附件", func() { ask(d, of) }))
	}
	box := kit.VBox(0, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Strong(title)}, add), kit.Space(0, look.Gap4), kit.HRule(look.LineSoft))
	if len(all) == 0 {
		words := "没有附件"
		if len(add) > 0 {
			words = "没有附件，把文件拖到这里也能添加"
		}
		box.Add(kit.Pad(text.Caption(words), look.Gap4, 0, 0, 0))
	}
	shown := all
	if len(all) > listed+1 {
		shown = all[:listed]
	}
	for _, a := range shown {
		box.Add(line(d, a, nil))
	}
	if more := len(all) - len(shown); more > 0 {
		box.Add(kit.Pad(kit.HBox(0, kit.SmallLink(fmt.Sprintf("另 %d 个附件", more), func() { Show(d, of, "附件") })), look.Gap4, 0, 0, 0))
	}
	return box
}

// line is one attachment: its name opens it, and a menu has what else can be done. removed, which may be nil, is called after it was removed.
func line(d *shell.Desk, a model.Attachment, removed func()) fyne.CanvasObject {
	var more *kit.IconButton
	more = kit.NewIconButton("more", "打开、存出、移除", func() { kit.ShowMenu(more, acts(d, a, removed)) }).Sized(24, look.GlyphButton)
	return kit.Bar(look.DenseRow, look.Surface, false, true, kit.Border(nil, nil, kit.NewIcon("attach", look.GlyphInline, look.Text2),
		kit.HBox(look.Gap8, text.Small(a.SizeText()), more), kit.Pad(kit.NewLink(a.Name, func() { open(d, a) }).Cutting(), 0, look.Gap8, 0, look.Gap8)))
}

// acts are what can be done with an attachment.
func acts(d *shell.Desk, a model.Attachment, removed func()) []kit.Option {
	added := a.By + " " + model.When(a.At, "01-02 15:04")
	all := []kit.Option{{Group: added, Text: "打开", Icon: "eye", Off: office.AttachmentType(a.Name).Why != "", Do: func() { open(d, a) }},
		{Group: added, Text: "存出来", Icon: "export", Do: func() { save(d, a) }}}
	if !d.Office.ReadOnly() {
		all = append(all, kit.Option{Group: "其他", Text: "移除这个附件", Icon: "trash", Danger: true, Do: func() { remove(d, a, removed) }})
	}
	return all
}

// Lived is a list that reads the attachments itself.
type Lived struct {
	Object  *fyne.Container
	d       *shell.Desk
	of      model.Holder
	reading shell.Reading
	read    func(n int)
}

// Live makes a list that reads the attachments of a record; Reload reads them again. read, which may be nil, is told how
// many there are.
func Live(d *shell.Desk, of model.Holder, read func(n int)) *Lived {
	l := &Lived{Object: container.NewStack(), d: d, of: of, read: read}
	l.Reload()
	return l
}

// Of changes the record.
func (l *Lived) Of(of model.Holder) {
	if l.of != of {
		l.of = of
		l.Reload()
	}
}

// Holder is the record.
func (l *Lived) Holder() model.Holder { return l.of }

// Reload reads the attachments again.
func (l *Lived) Reload() {
	var all []model.Attachment
	of := l.of
	l.d.Read(&l.reading, func(ctx context.Context, o *office.Office) (err error) {
		all, err = o.Attachments(ctx, of)
		return err
	}, func() {
		l.Object.Objects = []fyne.CanvasObject{List(l.d, of, all)}
		l.Object.Refresh()
		if l.read != nil {
			l.read(len(all))
		}
	}, nil)
}

// showWide is the width of the dialog with all attachments of a record, in px.
const showWide float32 = 560

// Show lists all attachments of a record in a dialog.
func Show(d *shell.Desk, of model.Holder, title string) {
	box := kit.VBox(0)
	readAll(d, of, func(all []model.Attachment) {
		fill(d, of, box, all)
		spec := kit.DialogSpec{Title: title, Content: kit.Scrolled(box, 400), Width: showWide, Safe: "看好了", Unsaved: kit.NothingToLose}
		if !d.Office.ReadOnly() {
			spec.Act, spec.OnAct = "添加附件", func() bool { ask(d, of); return true }
		}
		kit.ShowDialog(d.Window.Canvas(), spec)
	})
}

// readAll reads the attachments of a record and hands them to then.
func readAll(d *shell.Desk, of model.Holder, then func([]model.Attachment)) {
	var all []model.Attachment
	d.Run(shell.Work{What: "正在读取附件", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		all, err = o.Attachments(ctx, of)
		return err
	}, Done: func(err error) error {
		if err == nil {
			then(all)
		}
		return err
	}})
}

// fill puts a line for each attachment into a box; one that is removed goes from it.
func fill(d *shell.Desk, of model.Holder, box *fyne.Container, all []model.Attachment) {
	box.Objects = nil
	for _, a := range all {
		box.Add(line(d, a, func() { readAll(d, of, func(left []model.Attachment) { fill(d, of, box, left) }) }))
	}
	if len(all) == 0 {
		box.Add(text.Caption("没有附件"))
	}
	box.Refresh()
}
