package members

import (
	"cmp"
	"context"
	"fmt"
	"slices"
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
	"github.com/shuangbai/shuangbai/ui/shell"
)

// nameWidth is the width of the names of facts in the pane.
const nameWidth float32 = 76

// pane reads one person and shows the data, or the branches of before.
func (s *Screen) pane(ctx context.Context, o *office.Office, r row) (func() kit.PaneSpec, error) {
	m, err := o.Member(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	found, err := o.FindingsOf(ctx, 0, r.ID)
	if err != nil {
		return nil, err
	}
	index, err := o.MemberPioneer(ctx, r.ID)
	return func() kit.PaneSpec {
		s.found, s.index = found, index
		if s.revealed != m.ID {
			s.revealed, s.number = 0, ""
		}
		return s.detailPane(m)
	}, err
}

func (s *Screen) detailPane(m office.MemberDetail) kit.PaneSpec {
	history := kit.TabItem{Text: "经历"}
	if n := len(m.History); n > 0 {
		history.Text = fmt.Sprintf("经历 %d", n)
	}
	tabs := kit.NewTabs([]kit.TabItem{{Text: "信息"}, history, {Text: "先锋指数"}}, s.tab, func(i int) { s.tab = i; s.ShowPane() })
	spec := kit.PaneSpec{Title: m.Name, Facts: headFacts(m), Tabs: tabs, Body: s.information(m)}
	switch s.tab {
	case 1:
		spec.Body = s.history(m)
	case 2:
		spec.Body = s.pioneer(m)
	}
	if m.ClosedOn == "" {
		spec.Foot = []fyne.CanvasObject{shell.Writing(s.d, kit.NewButton("编辑", s.Edit).Small()),
			shell.Writing(s.d, kit.NewButton("转移", func() { s.transfer([]row{m.MemberRow}) }).Small()),
			shell.Writing(s.d, kit.NewButton("移出", func() { s.takeOff(m.MemberRow) }).Small())}
	} else {
		spec.Foot = []fyne.CanvasObject{kit.NewButton("补填日期和原因", func() { s.amendLeaving(m.MemberRow) }).Small()}
	}
	if m.IDNumber != "" || m.Phone != "" {
		spec.FootR = []fyne.CanvasObject{s.revealButton(m)}
	}
	return spec
}

func headFacts(m office.MemberDetail) string {
	return cmp.Or(m.Kind.Label(), "类别未填") + "　" + cmp.Or(m.Branch, "未分支部")
}

// Mask masks the number that is shown whole, also in the form.
func (s *Screen) Mask() {
	if s.revealed != 0 {
		s.revealed, s.number = 0, ""
		s.ShowPane()
	}
	if s.editor != nil {
		s.editor.mask()
	}
}

func (s *Screen) revealButton(m office.MemberDetail) *kit.Button {
	if s.revealed == m.ID {
		return kit.NewButton("隐去号码", s.Mask).Small().Icon("eye")
	}
	return kit.NewButton("显示全号", func() {
		s.reveal(m.ID, func(number string) {
			s.revealed, s.number = m.ID, number
			s.ShowPane()
		})
	}).Small().Icon("eye")
}

// information is what is kept of a person, after notes on what is missing.
func (s *Screen) information(m office.MemberDetail) fyne.CanvasObject {
	box := kit.VBox(look.Gap12)
	for _, note := range s.notes(m) {
		box.Add(note)
	}
	box.Add(form.Facts(nameWidth, s.facts(m)...))
	return box
}

// notes say what a person has to look at, with the act that helps.
func (s *Screen) notes(m office.MemberDetail) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if m.ClosedOn != "" {
		return append(all, kit.NewNote(look.ToneMuted, m.Status.Label()+"，"+m.ClosedOn.Long(), "", m.ClosedWhy))
	}
	if note := records.FindingsNote(s.d, s.found, shell.FindingsOf{Member: m.ID}); note != nil {
		all = append(all, note)
	}
	if m.Lost {
		since := "失去联系的日期还没有记"
		if m.LostOn != "" {
			since = m.LostOn.Long() + "起失去联系"
		}
		all = append(all, kit.NewNote(look.ToneBad, "失联党员", "", since))
	}
	if m.BranchID == 0 {
		all = append(all, kit.NewNote(look.ToneWarn, "还没有分到支部", "", "不在任何支部的花名册里，支部的人数不会算上",
			kit.NewButton("转移到支部", func() { s.transfer([]row{m.MemberRow}) }).Small()))
	}
	if m.IDNumber == "" {
		all = append(all, kit.NewNote(look.ToneWarn, "没有身份证号", "", "补上以后，同名的人才分得清，再次导入也能对上",
			kit.NewButton("去补", s.Edit).Small()))
	}
	return all
}

func (s *Screen) facts(m office.MemberDetail) []string {
	number, phone := model.MaskID(m.IDNumber), model.MaskPhone(m.Phone)
	if s.revealed == m.ID {
		number, phone = s.number, m.Phone
	}
	fact := func(names ...string) []string { return records.Facts(record.Members, &m.Member, names...) }
	pairs := slices.Concat(fact("sex", "ethnicity"), []string{"出生", cmp.Or(longDate(m.Birth), "—"), "身份证号", cmp.Or(number, "—")}, fact("education"), []string{"工作单位", cmp.Or(m.Unit, "—")}, fact("job"),
		[]string{"手机", cmp.Or(phone, "—")}, fact("join_date", "full_date"), []string{"党龄", cmp.Or(s.standing(m), "—")})
	extra := func(name, value string) {
		if value != "" {
			pairs = append(pairs, name, value)
		}
	}
	extra("申请入党", longDate(m.ApplyDate))
	extra("确定积极分子", longDate(m.ActivistDate))
	extra("确定发展对象", longDate(m.TargetDate))
	var duties []string
	for _, duty := range m.Posts {
		duties = append(duties, duty.Label())
	}
	extra("职务", strings.Join(duties, "、"))
	if m.Status != model.StatusNormal {
		extra("党籍", m.Status.Label())
	}
	if m.Floating {
		extra("流动", cmp.Or(m.FloatTo, "外出流向未填"))
	}
	if m.Exempt {
		extra("考勤", "免考勤")
	}
	if m.NewGroup {
		extra("群体", "新就业群体")
	}
	extra("住址", m.Address)
	extra("备注", m.Remark)
	return pairs
}

// longDate says when only a part of a date is known: 1988 年（只有年份）.
func longDate(d model.Date) string {
	switch d.Precision() {
	case model.ByYear:
		return fmt.Sprintf("%d 年（只有年份）", d.Year())
	case model.ByMonth:
		return fmt.Sprintf("%s（只有年月）", d)
	}
	return string(d)
}

// standing is the time since somebody became a full member, in whole years.
func (s *Screen) standing(m office.MemberDetail) string {
	if m.Kind != model.FullMember || m.FullDate == "" {
		return ""
	}
	if years := m.FullDate.YearsTo(s.d.Office.Today()); years >= 0 {
		return fmt.Sprintf("%d 年", years)
	}
	return ""
}

// history lists the branches somebody belonged to, the present one first.
func (s *Screen) history(m office.MemberDetail) fyne.CanvasObject {
	if len(m.History) == 0 {
		return text.Para("还没有隶属记录。转移到支部以后，从哪天起、为什么都会记在这里。").In(look.Text2)
	}
	box := kit.VBox(0)
	for i := len(m.History) - 1; i >= 0; i-- {
		h := m.History[i]
		if box.Objects != nil {
			box.Add(kit.Pad(kit.HRule(look.LineSoft), look.Gap8, 0, look.Gap8, 0))
		}
		to := "现在"
		if h.To != "" {
			to = string(h.To)
		}
		from := "起始日期不详"
		if h.From != "" {
			from = string(h.From)
		}
		box.Add(kit.VBox(2, text.Body(cmp.Or(h.Branch, "已撤销的支部")).Cutting(), text.Small(from+" 至 "+to+"　"+h.Reason).Cutting()))
	}
	return box
}
