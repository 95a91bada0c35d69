package registers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// nameWidth is the width of the names of fields in the pane.
const nameWidth float32 = 84

// stepsAtMost is how many states stand on a line; more are said in words.
const stepsAtMost = 5

// pane reads what happened to an entry, and shows its states on the way, what is due, its fields, its last change, and what
// can be done.
func (s *Screen) pane(ctx context.Context, o *office.Office, def record.Register, r row) (func() kit.PaneSpec, error) {
	past, err := o.EntryHistory(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	found, err := o.FindingsOfEntry(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	gone, left, err := o.LeaverOf(ctx, r.Entry)
	if err != nil {
		return nil, err
	}
	hands, handing, err := o.HandedOver(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	before, changes, err := o.SinceLastRound(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	admitted, behind, err := o.AdmittedOf(ctx, r.Entry)
	if err != nil {
		return nil, err
	}
	answers, err := o.Matches(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	meeting, err := o.MeetingOf(ctx, r)
	if err != nil {
		return nil, err
	}
	contest, err := readContest(ctx, o, def, r)
	return func() kit.PaneSpec {
		var notes []fyne.CanvasObject
		for _, block := range []fyne.CanvasObject{s.matchBlock(def, r, answers), keptNote(def, r), contestNote(contest, r), s.topicsBlock(meeting)} {
			if block != nil {
				notes = append(notes, block)
			}
		}
		if behind && !o.ReadOnly() {
			notes = append(notes, s.admittedNote(r.ID, admitted))
		}
		if note := sinceLast(def, before, changes); note != nil {
			notes = append(notes, note)
		}
		if list := s.handed(hands); list != nil {
			notes = append(notes, list)
		}
		p := s.entryPane(def, r, past, found, meeting, notes...)
		if handing && len(hands.Left) > 0 && !o.ReadOnly() {
			p.Foot = append(p.Foot, kit.NewButton(def.Hands.Verb, func() { s.handOver(def, r, hands) }).Small())
		}
		if left {
			p.FootR = []fyne.CanvasObject{shell.Writing(s.d, kit.PrimaryButton("移出花名册", func() { s.takeOff(r.ID, gone) })).Small()}
		}
		return p
	}, err
}

func (s *Screen) entryPane(def record.Register, r row, past []office.EntryChange, found []checkup.Finding, meeting *office.MeetingAround, notes ...fyne.CanvasObject) kit.PaneSpec {
	p := kit.PaneSpec{Title: cmp.Or(r.Title, def.Title), Facts: headFacts(def, r)}
	if n := len(def.States); n > 0 && n <= stepsAtMost {
		p.Under = stateSteps(def, r, past, s.d.Office.Today().Year())
	}
	body := kit.VBox(look.Gap12, notes...)
	if note := dueNote(def, r); note != nil {
		body.Add(note)
	}
	for i := range found {
		body.Add(s.findingNote(&found[i]))
	}
	body.Add(s.facts(def, r))
	if len(past) > 0 { // else the entry is gone by now
		body.Add(s.lastChange(r, past))
	}
	p.Body = body
	p.Foot = []fyne.CanvasObject{shell.Writing(s.d, kit.NewButton("编辑", s.entries.Edit).Small()), kit.MenuButton("更多", s.acts(def, r, meeting)).Small()}
	if act := s.promiseAct(def, r); act != nil {
		p.FootR = []fyne.CanvasObject{act}
		return p
	}
	if act := s.matchAct(def, r); act != nil {
		p.FootR = []fyne.CanvasObject{act}
		return p
	}
	if act := s.contestAct(def, r); act != nil {
		p.FootR = []fyne.CanvasObject{act}
		return p
	}
	if next, ok := def.Next(&r.Entry); ok && !def.Claimable(&r.Entry, s.d.Office.Today()) { // what is claimed says by whom
		p.FootR = []fyne.CanvasObject{shell.Writing(s.d, kit.PrimaryButton("改为"+next.Name, func() { s.bring(def, r, next) })).Small()}
	}
	return p
}

// headFacts stand under the title: number, state where it has no place on the line, what it belongs to.
func headFacts(def record.Register, r row) string {
	parts := []string{def.Title, r.Number}
	if len(def.States) > stepsAtMost {
		parts = append(parts, r.State)
	}
	for _, name := range []string{r.Member, r.Unit, r.Org} {
		if name != "" && name != r.Title {
			parts = append(parts, name)
			break
		}
	}
	return join(parts...)
}

// join puts the parts that say something on one line.
func join(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "　")
}

// dueNote says what is due, when, and what settles it; nil when nothing is.
func dueNote(def record.Register, r row) fyne.CanvasObject {
	item, ok := def.Reminding(r.Due)
	if !ok {
		return nil
	}
	tone, detail := look.ToneWarn, "办完后更新状态，就不再提醒。"
	if r.Due.Overdue {
		tone = look.ToneBad
	}
	if until, ok := def.Field(item.Until); ok {
		detail = fmt.Sprintf("填上“%s”，就不再提醒。", until.Label)
	}
	return kit.NewNote(tone, r.Due.Said()+"，"+r.Due.Text(), "提前 "+item.Ahead()+"提醒", detail)
}

// facts are the fields with their values; those that name a record are links to it.
func (s *Screen) facts(def record.Register, r row) fyne.CanvasObject {
	var cells []fyne.CanvasObject
	add := func(label string, value fyne.CanvasObject) {
		cells = append(cells, text.Para(label).In(look.Text2), value)
	}
	if len(def.States) > 0 && len(def.States) > stepsAtMost {
		add("状态", text.Para(r.State))
	}
	for _, i := range def.Fields {
		words := r.Masked(i.Name)
		if words == "" {
			continue
		}
		if id := record.RefID(r.Values[i.Name]); i.Shape.Refers() && id != 0 {
			add(i.Label, kit.HBox(0, kit.NewLink(text.Truncate(text.Clean(words), paneWidth-nameWidth-2*look.Gap20-look.Gap16, look.SizeBody, false),
				func() { s.visit(i.Shape, id) })))
			continue
		}
		if len(i.Entries) > 0 {
			add(i.Label, s.entryLinks(words, i.Entries))
			continue
		}
		if i.Shape == record.Money {
			words += " 元"
		}
		value := text.Para(words)
		if i.Shape.Refers() && !i.Strangers {
			value = text.Para(words + "（没有对上）").In(look.Warn)
		} else if i.Check(r.Values[i.Name]) != nil {
			value = text.Para(words + "（照原文存的）").In(look.Warn)
		}
		add(i.Label, value)
	}
	if missing := missingOf(def, r); missing != "" {
		add("还没填", text.Para(missing).In(look.Warn))
	}
	return kit.Columns(look.Gap8, 6, []float32{nameWidth, 0}, cells...)
}

// missingOf lists what is required and empty.
func missingOf(def record.Register, r row) string {
	var names []string
	for _, i := range def.Fields {
		if i.Required && r.Values[i.Name] == "" {
			names = append(names, i.Label)
		}
	}
	return strings.Join(names, "、")
}

// visit opens the record that a field names. A unit is shown with the organisation that covers it.
func (s *Screen) visit(shape record.Shape, id int64) {
	switch shape {
	case record.Org:
		s.d.Go(shell.Branches, id)
	case record.Member:
		s.d.Go(shell.Members, id)
	case record.Unit:
		var rows []office.BranchRow
		s.d.Run(shell.Work{What: "正在查找",
			Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
				rows, err = o.Branches(ctx)
				return err
			},
			Done: func(err error) error {
				for _, b := range rows {
					for _, u := range b.Units {
						if u.ID == id {
							s.d.Go(shell.Branches, b.Org.ID)
							return err
						}
					}
				}
				if err == nil {
					s.d.Said("没有党组织登记覆盖这家单位；在“党组织”里编辑支部，写上它", 0)
				}
				return err
			}})
	}
}

// acts are the rarer things that can be done with an entry.
func (s *Screen) acts(def record.Register, r row, meeting *office.MeetingAround) []kit.Option {
	acts := slices.Concat(s.promiseActs(def, r), s.contestActs(def, r), s.meetingActs(r, meeting))
	for _, st := range def.States {
		if st.Name != r.State && !def.StatesByDate() && !def.ByAct(st.Name) {
			acts = append(acts, shell.WritingActs(s.d, kit.Option{Group: "状态", Text: "改为" + st.Name, Do: func() { s.bring(def, r, st) }})...)
		}
	}
	return append(acts, shell.WritingActs(s.d, kit.Option{Group: "其他", Text: "结束，留作记录", Icon: "archive", Danger: true, Do: func() { s.end(def, r) }})...)
}

// end closes an entry with a day and a reason.
func (s *Screen) end(def record.Register, r row) {
	f := form.New()
	content := kit.VBox(look.Gap12, f.Add("closed_on", "结束日期", kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))),
		f.Add("why", "原因", kit.NewEntry("例如 协议终止，不再续签")))
	s.entries.Ask(records.Question{Title: "结束" + r.Title, Text: "记录保留，不再列出和提醒；以后可以在变更记录里撤销。", Fields: f, Content: content,
		Safe: "不结束", Act: "结束这" + def.Unit, Danger: true, Need: []string{"closed_on"}, Read: func() (records.Write, bool) {
			on, ok := f.Date("closed_on", s.d.Office.Today())
			why := f.Value("why")
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.CloseEntry(ctx, r.ID, on, why)
				return 0, change, err
			}, ok
		},
		Said: func(int64) string { return r.Title + "已结束" }})
}
