package ballots

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// setup is the page on which the year's ballots are set up: who debriefs at the left, words, groups and meetings at the right.
type setup struct {
	s     *Screen
	book  *ballot.Book // as it is edited
	table *table.Table[debriefer]
	form  *form.Form
	guard map[string]*kit.Check
	was   string
}

// debriefer is a row of the list.
type debriefer struct {
	place int
	model.BallotSubject
}

// editSetup opens the page.
func (s *Screen) editSetup() {
	s.leavePaper(func() {
		var book *ballot.Book
		year, o := s.year, s.d.Office
		s.d.Later(func() (err error) {
			book, err = o.BallotDraft(context.Background(), year)
			return err
		}, func(err error) {
			if err != nil {
				s.d.Fail(err)
				return
			}
			s.openSetup(book)
		})
	}, nil)
}

func (s *Screen) openSetup(book *ballot.Book) {
	u := &setup{s: s, book: book, guard: map[string]*kit.Check{}}
	s.setup, s.table = u, nil
	s.head.SetFacts(fmt.Sprintf("%d 年度，定述职人和测评组", s.year))
	s.head.SetButtons(kit.NewButton("不改了", s.escape), kit.PrimaryButton("保存", u.save))
	u.table = table.New(u.spec())
	u.show()
	bar := shellBar("在“方式”里打 1 现场、2 书面、3 不述职；述职人、场次可以直接改；Alt+↑↓ 换次序",
		kit.NewButton("上移", func() { u.move(-1) }).Small(), kit.NewButton("下移", func() { u.move(1) }).Small())
	s.body.Objects = []fyne.CanvasObject{kit.Border(bar, nil, nil, u.fields(), u.table.Object())}
	s.body.Refresh()
	s.keysChanged()
	u.was = u.text()
	u.table.Focus()
}

func shellBar(words string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Bar(look.FilterBarHeight, look.Surface, false, true, kit.Pad(kit.Border(nil, nil, nil, kit.HBox(look.Gap8, acts...), text.Small(words).Cutting()), 0, look.Gap24, 0, look.Gap24))
}

func (u *setup) spec() table.Spec[debriefer] {
	edit := func(debriefer) bool { return true }
	return table.Spec[debriefer]{Key: func(d debriefer) string { return fmt.Sprint(d.OrgID) }, Cells: true, NoFoot: true, RowHeight: look.DenseRow,
		Columns: []table.Column[debriefer]{
			{ID: "place", Title: "次序", Width: 52, Align: look.Right, Text: func(d debriefer) string { return strconv.Itoa(d.place) }},
			{ID: "branch", Title: "党支部", Width: 200, Flex: true, Ends: true, Lead: true, Text: func(d debriefer) string { return d.Branch }},
			{ID: "person", Title: "述职人", Width: 100, Edit: edit, Text: func(d debriefer) string { return d.Person }},
			{ID: "session", Title: "场次", Width: 64, Align: look.Right, Edit: edit, Text: func(d debriefer) string { return strconv.Itoa(d.Session) }},
			{ID: "how", Title: "方式", Width: 80, Edit: edit, Text: func(d debriefer) string { return d.How.Label() },
				Ink: func(d debriefer) look.Token {
					if d.How == model.NoDebrief {
						return look.Text3
					}
					return look.Clear
				}},
			{ID: "why", Title: "不述职的原因", Width: 140, Edit: edit, Text: func(d debriefer) string { return d.Why }},
		},
		Empty:  kit.NewEmptyState("还没有参加考核的支部", "先导入党组织台账。", nil),
		Commit: u.commit}
}

// commit takes what was typed into a cell.
func (u *setup) commit(d debriefer, column, typed string) error {
	i := slices.IndexFunc(u.book.Subjects, func(s model.BallotSubject) bool { return s.OrgID == d.OrgID })
	subject, typed := &u.book.Subjects[i], strings.TrimSpace(typed)
	switch column {
	case "person":
		subject.Person = typed
	case "why":
		subject.Why = typed
	case "session":
		n, err := strconv.Atoi(typed)
		if err != nil || n < 1 || n > 20 {
			return errors.New("no meeting")
		}
		subject.Session = n
	case "how":
		ways := []model.Debrief{model.OnSite, model.InWriting, model.NoDebrief}
		at := slices.IndexFunc(ways, func(w model.Debrief) bool { return w.Label() == typed })
		if n, err := strconv.Atoi(typed); err == nil {
			at = n - 1
		}
		if at < 0 || at >= len(ways) {
			return errors.New("no way to debrief")
		}
		subject.How = ways[at]
		if subject.How != model.NoDebrief {
			subject.Why = ""
		}
	}
	u.show()
	return nil
}

// move changes the place of the current row.
func (u *setup) move(by int) {
	d, ok := u.table.Current()
	to := d.place - 1 + by
	if !ok || to < 0 || to >= len(u.book.Subjects) {
		return
	}
	all := u.book.Subjects
	all[d.place-1], all[to] = all[to], all[d.place-1]
	u.show()
	u.table.SetCurrentCell(fmt.Sprint(d.OrgID), u.table.CurrentColumn())
}

func (u *setup) show() {
	rows := make([]debriefer, len(u.book.Subjects))
	for i, s := range u.book.Subjects {
		rows[i] = debriefer{i + 1, s}
	}
	u.table.SetRows(rows)
}

// fields are the words, the groups, the guard of both ballots, and the meetings.
func (u *setup) fields() fyne.CanvasObject {
	f := form.New()
	u.form = f
	box := kit.VBox(look.Gap12)
	words := []kit.Option{}
	for _, w := range ballot.WordSets() {
		words = append(words, kit.Option{ID: ballot.LabelsText(w.Labels), Text: w.Name})
	}
	for i := range u.book.Setup.Forms {
		b := &u.book.Setup.Forms[i]
		labels := kit.TextArea("好 100，较好 80，一般 60，差 40", 2)
		labels.SetText(ballot.LabelsText(b.Labels))
		set := kit.NewOptionSelect(words, -1, func(o kit.Option) { labels.SetText(o.ID) }).Small().Hint("换一套选项")
		set.SetChosenID(ballot.LabelsText(b.Labels))
		groups := kit.TextArea("上级领导 20%，书记互评 40%，党员群众代表 40%", 3)
		groups.SetText(strings.ReplaceAll(ballot.GroupsText(b.Groups), "，", "\n"))
		guard := kit.NewEntry("如 1/3").With(ballot.ShareText(b.Guard))
		u.guard[b.ID] = kit.NewCheck("满这个比例就提示“"+b.Guard.Says+"”", b.Guard.On, nil)
		box.Add(text.Strong(b.Name))
		box.Add(set)
		box.Add(f.Add("labels."+b.ID, "选项和系数，从最好的排起", labels))
		box.Add(f.Add("groups."+b.ID, "测评组和权重，合计 100%", groups))
		box.Add(f.Add("guard."+b.ID, fmt.Sprintf("最末一项（%s）占有效票的界限", b.Labels[len(b.Labels)-1].Name), guard))
		box.Add(u.guard[b.ID])
		box.Add(kit.HRule(look.Line))
	}
	for _, m := range u.book.Setup.Sessions {
		u.meeting(box, m)
	}
	box.Add(text.Caption("再开一场：在左边把述职人的“场次”改成下一个数，保存后再填那一场的日期和人数。"))
	box.Add(text.Caption("来源：" + u.book.Setup.Source))
	return kit.NewPane(kit.PaneSpec{Width: look.PaneScore, Title: "测评票和测评组", Facts: "改动保存后，测评票、录票和汇总表都按它来", Body: box})
}

func (u *setup) meeting(box *fyne.Container, m model.BallotSession) {
	count := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	n := fmt.Sprint(m.Number)
	box.Add(text.Strong("第 " + n + " 场"))
	box.Add(kit.FormGrid(3, u.form.Add("date."+n, "日期", kit.NewEntry("如 2026-12-10").With(string(m.Date))),
		u.form.Add("due."+n, "应到（人）", kit.NumberEntry("").With(count(m.Due))), u.form.Add("present."+n, "实到（人）", kit.NumberEntry("").With(count(m.Present)))))
}

// text is everything that can be edited, to see whether it was.
func (u *setup) text() string {
	out := fmt.Sprint(u.book.Subjects)
	for _, b := range u.book.Setup.Forms {
		for _, name := range []string{"labels.", "groups.", "guard."} {
			out += u.form.Value(name+b.ID) + "|"
		}
		out += fmt.Sprint(u.guard[b.ID].Checked())
	}
	for _, m := range u.book.Setup.Sessions {
		for _, name := range []string{"date.", "due.", "present."} {
			out += u.form.Value(fmt.Sprint(name, m.Number)) + "|"
		}
	}
	return out
}

func (u *setup) changed() bool { return u.text() != u.was }

// read takes the fields over; what cannot be read is said under its field.
func (u *setup) read() (model.BallotSetup, bool) {
	setup := u.book.Setup
	setup.Forms = slices.Clone(setup.Forms)
	setup.Sessions = nil
	ok := true
	wrong := func(name string, err error) {
		if err != nil {
			u.form.Field(name).SetError(model.MessageOf(err))
			ok = false
		}
	}
	u.form.Clear()
	for i := range setup.Forms {
		b := &setup.Forms[i]
		var err error
		b.Labels, err = ballot.ParseLabels(u.form.Value("labels." + b.ID))
		wrong("labels."+b.ID, err)
		b.Groups, err = ballot.ParseGroups(u.form.Value("groups."+b.ID), u.book.Setup.Forms[i].Groups)
		wrong("groups."+b.ID, err)
		b.Guard.Num, b.Guard.Den, err = ballot.ParseShare(u.form.Value("guard." + b.ID))
		wrong("guard."+b.ID, err)
		b.Guard.On = u.guard[b.ID].Checked()
	}
	last := 1
	for _, s := range u.book.Subjects {
		last = max(last, s.Session)
	}
	for n := 1; n <= last; n++ {
		m := model.BallotSession{Number: n}
		if u.form.Field(fmt.Sprint("date.", n)) != nil {
			day, read := u.form.Day(fmt.Sprint("date.", n), u.s.d.Office.Today())
			due, okDue := countOf(u.form.Value(fmt.Sprint("due.", n)))
			present, okPresent := countOf(u.form.Value(fmt.Sprint("present.", n)))
			if !okDue || !okPresent {
				wrong(fmt.Sprint("present.", n), model.FieldErrorf("present", "填整数"))
			}
			m.Date, m.Due, m.Present, ok = day, due, present, ok && read
		}
		setup.Sessions = append(setup.Sessions, m)
	}
	return setup, ok
}

// save keeps the set-up.
func (u *setup) save() {
	setup, ok := u.read()
	if !ok {
		return
	}
	subjects, year := slices.Clone(u.book.Subjects), u.s.year
	u.s.act("已定好述职人和测评组", func(ctx context.Context, o *office.Office) (int64, error) {
		return o.SetBallots(ctx, year, setup, subjects)
	})
}
