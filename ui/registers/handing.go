package registers

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
)

// handed lists what was handed over of an entry, each with how it stands and a way to it; nil where nothing was.
func (s *Screen) handed(h office.Handed) fyne.CanvasObject {
	if len(h.Made) == 0 {
		return nil
	}
	box := kit.VBox(look.Gap4, text.Strong(fmt.Sprintf("已交办 %d %s", len(h.Made), h.To.Unit)))
	for _, m := range h.Made {
		words, ink := m.State, look.Text2
		switch {
		case m.Due.Field != "" && m.Due.Overdue:
			words, ink = m.Due.Text(), look.Bad
		case m.Due.Field != "":
			words, ink = m.Due.Text(), look.Warn
		}
		id := m.ID
		box.Add(kit.Spread(look.Gap8, []fyne.CanvasObject{kit.NewLink(text.Truncate(text.Clean(m.Title), 200, look.SizeBody, false), func() { s.Shown(id) })},
			[]fyne.CanvasObject{text.Small(words).In(ink)}))
	}
	return box
}

// handOver asks to whom and by when the next matter of an entry is handed over.
func (s *Screen) handOver(def record.Register, r row, h office.Handed) {
	if len(h.Left) == 0 {
		return
	}
	value := func(field string) string { return r.Text(def.Hands.Fill[field]) }
	f := form.New()
	due := kit.NewDateEntry(s.d.Office.Now())
	if day := r.Values[def.Hands.Fill["due_on"]]; day != "" && !model.Date(day).Before(s.d.Office.Today()) {
		due = due.With(day)
	}
	content := kit.VBox(look.Gap12, f.Add("matter", "交办什么", kit.NewEntry("").With(h.Left[0])), f.Add("responsible", "谁来办", kit.NewEntry("例如 支部书记").With(value("responsible"))),
		f.Add("due_on", "哪天办完", due))
	said := fmt.Sprintf("登记到“%s”，到期提醒，办结为止。", h.To.Title)
	if n := len(h.Left); n > 1 {
		said = fmt.Sprintf("还有 %d 件没有交办，先交办第一件。", n) + said
	}
	s.entries.Ask(records.Question{Title: def.Hands.Verb, Text: said, Fields: f, Content: content, Safe: "不交办", Act: "交办", Need: []string{"matter", "responsible", "due_on"},
		Read: func() (records.Write, bool) {
			day, ok := f.Date("due_on", s.d.Office.Today())
			matter, who := f.Value("matter"), f.Value("responsible")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				_, change, err := o.HandOver(ctx, r.ID, matter, who, day)
				return r.ID, change, err
			}, ok
		},
		Said: func(int64) string { return "已交办" }})
}

// sinceLast says what changed since the round before; nil where there was none.
func sinceLast(def record.Register, before *office.EntryRow, changes []office.RoundChange) fyne.CanvasObject {
	if before == nil {
		return nil
	}
	title := fmt.Sprintf("比上一次（%s）", before.Values[def.Rounds.On])
	if len(changes) == 0 {
		return kit.NewNote(look.ToneInfo, title+"没有变化", "", "")
	}
	var lines []string
	for _, c := range changes {
		lines = append(lines, fmt.Sprintf("%s：%s → %s", c.Label, orNone(c.Was), orNone(c.Now)))
	}
	return kit.NewNote(look.ToneInfo, fmt.Sprintf("%s变了 %d 处", title, len(changes)), "", strings.Join(lines, "\n"))
}

func orNone(s string) string {
	if s == "" {
		return "（空）"
	}
	return s
}
