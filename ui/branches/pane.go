package branches

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/members"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// paneWidth is the width of the pane.
const paneWidth float32 = 372

// nameWidth is the width of the names of facts in the pane.
const nameWidth float32 = 90

// pane reads one organisation and shows the tab that was chosen.
func (s *Screen) pane(ctx context.Context, o *office.Office, r row) (func() kit.PaneSpec, error) {
	b, err := o.Branch(ctx, r.Org.ID)
	if b.Org.ID == 0 { // closed meanwhile
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	found, err := o.FindingsOf(ctx, r.Org.ID, 0)
	if err != nil {
		return nil, err
	}
	putOff, err := o.TermExtensions(ctx, r.Org.ID)
	return func() kit.PaneSpec {
		s.found = found
		if s.revealed != b.Org.ID {
			s.revealed = 0
		}
		return s.detailPane(b, putOff)
	}, err
}

func (s *Screen) detailPane(b office.BranchDetail, putOff []record.TermExtension) kit.PaneSpec {
	items := []kit.TabItem{{Text: "概况"}, {Text: counted(s.word, len(b.Covers))}, {Text: counted("班子", len(b.Posts))},
		{Text: counted("党员", len(b.Members))}, {Text: counted("组织生活", len(b.Activities))}}
	tabs := kit.NewTabs(items, int(s.tab), func(i int) { s.tab = shell.BranchPart(i); s.ShowPane() }).Spaced(look.Gap12, look.TabsHeight)
	spec := kit.PaneSpec{Title: b.Org.Name, Facts: headFacts(b), Tabs: tabs,
		Foot: []fyne.CanvasObject{shell.Writing(s.d, kit.NewButton("编辑", s.Edit).Small()),
			kit.NewButton("查看党员", func() { s.d.Go(shell.Members, members.InBranch(b.Org.ID)) }).Small().Icon("person")},
		FootR: []fyne.CanvasObject{kit.MenuButton("更多", s.moreActs(b)).Small()}}
	if s.tab == shell.BranchLife {
		spec.Foot[0] = shell.Writing(s.d, kit.NewButton("登记活动", func() { s.addActivity(b) })).Small().Icon("plus")
	}
	if phone := record.Orgs.Get("phone"); s.tab == shell.BranchOverview && phone.Masked(&b.Org) != b.Org.Phone && s.revealed != b.Org.ID {
		spec.FootR = append([]fyne.CanvasObject{kit.NewButton("显示全号", func() { s.reveal(b.Org.ID) }).Small().Icon("eye")}, spec.FootR...)
	}
	if s.tab == shell.BranchOverview {
		spec.Body = s.overview(b, putOff)
	} else {
		spec.Body, spec.Flush, spec.Fixed = s.list(b), true, true
	}
	return spec
}

func counted(word string, n int) string {
	if n == 0 {
		return word
	}
	return fmt.Sprintf("%s %d", word, n)
}

func headFacts(b office.BranchDetail) string {
	text := b.Org.Kind.Label()
	if f := b.Org.Formation.Label(); f != "" {
		text = f
	}
	if m := b.Org.Management.Label(); m != "" {
		text += "　" + m
	}
	switch {
	case b.Org.ApprovedOn != "":
		text += "　" + string(b.Org.ApprovedOn) + " 批准成立"
	case b.Org.SetUpOn != "":
		text += "　" + string(b.Org.SetUpOn) + " 成立"
	}
	return text
}

func (s *Screen) moreActs(b office.BranchDetail) []kit.Option {
	acts := shell.WritingActs(s.d, kit.Option{Text: "登记换届", Icon: "calendar", Do: func() { s.newTerm(b.BranchRow) }},
		kit.Option{Text: "登记延期换届", Icon: "clock", Do: func() { s.extendTerm(b.BranchRow) }})
	if b.Org.Kind.IsBranch() {
		acts = append(acts, kit.Option{Text: "看全年组织生活", Icon: "calendar", Do: func() { s.d.Go(shell.Life, shell.LifeOf{Org: b.Org.ID}) }})
	}
	if b.Progress.State() != scoring.NotAssessed {
		acts = append(acts, kit.Option{Text: "去考核打分", Icon: "bars", Do: func() { s.d.Go(shell.Assess, b.Org.ID) }})
	}
	return append(acts, shell.WritingActs(s.d, kit.Option{Text: "撤销" + b.Org.Kind.Label(), Icon: "archive", Danger: true, Do: func() { s.closeBranch(b.BranchRow) }})...)
}

// extendTerm records that the election is put off, with who approved it.
func (s *Screen) extendTerm(r row) {
	e := record.TermExtension{OrgID: r.Org.ID}
	f := form.For(record.TermExtensions.Fields, &e, s.d.Office.Now(), nil)
	content := kit.VBox(look.Gap12, f.Line("until_on", "approved_on"), f.Line("approved_by", "document"), f.Line("reason"))
	due := ""
	if r.Org.TermEnd != "" {
		due = "，任期 " + r.Org.TermEnd.Long() + "届满"
	}
	s.Ask(records.Question{Title: "登记延期换届", Text: r.Org.Name + due + "。延期要报上级党委批准，一般不超过 1 年。", Fields: f.Form, Content: content,
		Focus: f.Entry("until_on"), Safe: "不登记", Act: "登记延期",
		Read: func() (records.Write, bool) {
			next := e
			ok := f.Read(&next)
			return func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.ExtendTerm(ctx, next) }, ok
		},
		Said: func(int64) string { return "已登记" + r.Org.Name + "延期换届" }})
}

// overview is the first tab: notes, then what is kept of the organisation.
func (s *Screen) overview(b office.BranchDetail, putOff []record.TermExtension) fyne.CanvasObject {
	box := kit.VBox(look.Gap12)
	for _, n := range s.notes(b) {
		box.Add(n)
	}
	fact := func(names ...string) []string { return records.Facts(record.Orgs, &b.Org, names...) }
	pairs := slices.Concat(fact("kind", "formation", "management"), []string{"上级党组织", cmp.Or(b.Parent, "—"), "书记", cmp.Or(b.Secretary, "—"), "党员", people(b)},
		fact("set_up_on", "approved_on", "term_start", "term_end"), []string{"联系电话", cmp.Or(s.phone(b), "—")},
		fact("in_charter", "seat_on_board", "budgeted"))
	if b.Org.ValuesInCharter != "" {
		pairs = append(pairs, fact("values_in_charter")...)
	}
	switch p := b.Assessment(); {
	case b.Grade != "": // what is decided stands where it is seen without scrolling
		pairs = append([]string{"本年考核", p + "（已核定）"}, pairs...)
	case p != "":
		pairs = append(pairs, "本年考核", p)
	}
	for _, e := range putOff {
		pairs = append(pairs, "延期换届", fmt.Sprintf("%s 延至 %s，%s %s 批准", e.Due, e.Until, e.ApprovedBy, e.ApprovedOn))
	}
	if b.Org.Remark != "" {
		pairs = append(pairs, "备注", b.Org.Remark)
	}
	box.Add(form.Facts(nameWidth, pairs...))
	if b.Progress.State() != scoring.NotAssessed {
		box.Add(s.portrait.Of(b.Org.ID, 0, paneWidth-2*look.Gap20))
	}
	return box
}

// phone is the telephone of an organisation as it shows: whole once somebody asked for it, until another one is shown.
func (s *Screen) phone(b office.BranchDetail) string {
	if s.revealed == b.Org.ID {
		return b.Org.Phone
	}
	return record.Orgs.Get("phone").Masked(&b.Org)
}

// Mask masks the telephone that is shown whole.
func (s *Screen) Mask() {
	if s.revealed != 0 {
		s.revealed = 0
		s.ShowPane()
	}
}

// reveal shows the whole telephone of an organisation. The office records who looked.
func (s *Screen) reveal(org int64) {
	s.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) {
		_, err := o.RevealOrg(ctx, org)
		return org, 0, err
	}, func(_, _ int64, err error) error {
		if err == nil {
			s.revealed = org
			s.ShowPane()
		}
		return err
	})
}

func people(b office.BranchDetail) string {
	return fmt.Sprintf("%d 人，其中正式 %d 人", b.BranchRow.Members, b.Full)
}

// notes show what a person has to look at, each with its way out.
func (s *Screen) notes(b office.BranchDetail) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, n := range b.Notices() {
		var ways []fyne.CanvasObject
		switch n.Way {
		case office.NewTerm:
			ways = append(ways, shell.Writing(s.d, kit.NewButton("登记换届", func() { s.newTerm(b.BranchRow) })).Small(),
				shell.Writing(s.d, kit.NewButton("登记延期换届", func() { s.extendTerm(b.BranchRow) })).Small())
		case office.FillForm:
			ways = append(ways, kit.NewButton("去填", s.Edit).Small())
		}
		all = append(all, kit.NewNote(noticeTones[n.Urgency], n.Title, "", n.Text, ways...))
	}
	if note := records.FindingsNote(s.d, s.found, shell.FindingsOf{Org: b.Org.ID}); note != nil {
		all = append(all, note)
	}
	return all
}

var noticeTones = map[office.Urgency]look.Tone{office.Overdue: look.ToneBad, office.Soon: look.ToneWarn, office.Told: look.ToneInfo}

// list is the body of the other tabs: a small table.
func (s *Screen) list(b office.BranchDetail) fyne.CanvasObject {
	switch s.tab {
	case shell.BranchUnits:
		return s.unitList(b)
	case shell.BranchPosts:
		return s.postList(b)
	case shell.BranchMembers:
		return s.memberList(b)
	}
	return s.lifeList(b)
}

// small makes a table of the pane: rows of 28, no footer, its text under the pane's head.
func small[T any](columns []table.Column[T], key func(T) string, rows []T, empty fyne.CanvasObject, open func(T)) fyne.CanvasObject {
	for i := range columns {
		columns[i].Always = true
	}
	t := table.New(table.Spec[T]{Columns: columns, Key: key, RowHeight: look.DenseRow, Inset: look.Gap12, NoFoot: true, Empty: empty, OnOpen: open})
	t.SetRows(rows)
	return t.Object()
}

func (s *Screen) unitList(b office.BranchDetail) fyne.CanvasObject {
	columns := []table.Column[office.CoverRow]{
		{ID: "name", Title: s.word, Width: 168, Flex: true, Text: func(c office.CoverRow) string { return c.Unit.Name }},
		{ID: "full", Title: "正式党员", Width: 72, Align: look.Right, Text: func(c office.CoverRow) string {
			if c.Full < 0 {
				return ""
			}
			return fmt.Sprint(c.Full)
		}},
		{ID: "district", Title: "街道", Width: 88, Text: func(c office.CoverRow) string { return c.Unit.District }},
	}
	return small(columns, func(c office.CoverRow) string { return fmt.Sprint(c.Cover.ID) }, b.Covers,
		kit.NewEmptyState("没有登记覆盖的"+s.word, "在编辑里写上"+s.word+"的名称", kit.NewButton("去填", s.Edit).Small()),
		func(c office.CoverRow) { s.d.Go(shell.Branches, shell.Unit(c.UnitID)) })
}

func (s *Screen) postList(b office.BranchDetail) fyne.CanvasObject {
	columns := []table.Column[model.Post]{
		{ID: "duty", Title: "职务", Width: 104, Text: func(p model.Post) string { return p.Duty.Label() }},
		{ID: "name", Title: "姓名", Width: 104, Flex: true, Text: func(p model.Post) string { return p.Name }},
		{ID: "from", Title: "任职起", Width: 104, Text: func(p model.Post) string { return cmp.Or(string(p.From), "—") }},
	}
	return small(columns, func(p model.Post) string { return fmt.Sprint(p.ID) }, b.Posts,
		kit.NewEmptyState("没有登记班子", "在编辑里写上书记和委员", kit.NewButton("去填", s.Edit).Small()),
		func(p model.Post) {
			if p.MemberID != 0 {
				s.d.Go(shell.Members, p.MemberID)
			}
		})
}

func (s *Screen) memberList(b office.BranchDetail) fyne.CanvasObject {
	columns := []table.Column[model.Member]{
		{ID: "name", Title: "姓名", Width: 96, Flex: true, Text: func(m model.Member) string { return m.Name }},
		{ID: "kind", Title: "类别", Width: 56, Text: func(m model.Member) string { return cmp.Or(m.Kind.Short(), "—") }},
		{ID: "birth", Title: "出生", Width: 76, Text: func(m model.Member) string { return string(m.Birth[:min(7, len(m.Birth))]) }},
		{ID: "join", Title: "入党日期", Width: 96, Text: func(m model.Member) string { return string(m.JoinDate) }},
	}
	return small(columns, func(m model.Member) string { return fmt.Sprint(m.ID) }, b.Members,
		kit.NewEmptyState("这个支部还没有党员", "导入花名册，或者把党员转移过来",
			shell.Writing(s.d, kit.NewButton("导入花名册", func() { s.d.Go(shell.Intake, shell.ImportOf{}) })).Small()),
		func(m model.Member) { s.d.Go(shell.Members, m.ID) })
}
