package tree

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// nameWidth is the width of the names of facts in the pane.
const nameWidth float32 = 68

// showPane shows the node that has the keyboard.
func (s *Screen) showPane() {
	spec := kit.PaneSpec{Title: "没有选中", Body: text.Para("在左边选一个组织或单位，这里写它由谁管什么。").In(look.Text2)}
	if l := s.current(); l != nil {
		switch l.Sort {
		case orgtree.OrgNode:
			spec = s.orgPane(s.tree.Org(l.ID))
		case orgtree.UnitNode:
			spec = s.unitPane(s.tree.Unit(l.ID))
		case orgtree.SelfNode:
			spec = s.selfPane()
		case orgtree.FoldNode:
			spec = kit.PaneSpec{Title: l.Name, Facts: l.Count, Body: text.Para("按 Enter 展开，再按一次收起。").In(look.Text2)}
		case orgtree.NameNode:
			spec = kit.PaneSpec{Title: l.Name, Body: text.Para("名单里的成员，不在本党委的资料里。").In(look.Text2)}
		case orgtree.StreetNode:
			spec = s.streetPane(l)
		default:
			spec = s.bodyPane(l)
		}
	}
	spec.Width = paneWidth
	first := len(s.pane.Objects) == 0
	s.pane.Objects = []fyne.CanvasObject{kit.NewPane(spec)}
	if s.pane.Refresh(); first {
		s.object.Refresh() // the canvas gives it its room
	}
}

// part is a heading of the pane with what stands at its right, over a rule.
func part(title string, right fyne.CanvasObject) fyne.CanvasObject {
	row := []fyne.CanvasObject{}
	if right != nil {
		row = append(row, right)
	}
	return kit.VBox(look.Gap4, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Strong(title)}, row), kit.HRule(look.Line))
}

// orgPane is an organisation: what the checkup finds, who manages what, whom papers go to, and its own facts.
func (s *Screen) orgPane(o *orgtree.Org) kit.PaneSpec {
	box := kit.VBox(look.Gap8)
	for _, n := range s.notes(o) {
		box.Add(n)
		box.Add(kit.Space(0, look.Gap4))
	}
	box.Add(part("谁管什么", shell.Writing(s.d, kit.NewLink("改", func() { s.manage(o) }))))
	for i, above := range s.tree.Governance.Superiors(&o.Org, s.tree.Committee) {
		if i > 0 {
			box.Add(kit.HRule(look.LineSoft))
		}
		box.Add(s.superior(above, o))
	}
	box.Add(kit.Space(0, look.Gap4))
	box.Add(part("公文往来", nil))
	var pairs []string
	for _, r := range s.tree.Governance.Papers {
		pairs = append(pairs, r.Label, s.tree.Governance.Addressees(r.Papers[0], &o.Org, s.tree.Committee).Words(&o.Org))
	}
	box.Add(form.Facts(nameWidth, pairs...))
	box.Add(kit.Space(0, look.Gap4))
	box.Add(part(o.Kind.Label(), lifeRate(o)))
	box.Add(form.Facts(nameWidth, "书记", cmp.Or(o.Secretary, "—"), "党员", fmt.Sprintf("%d 名，其中正式 %d 名", o.Members, o.Full), "任期", termText(o),
		"联系人", cmp.Or(o.Contact, "—"), "覆盖"+s.tree.UnitWord, fmt.Sprintf("%d 家", len(s.tree.Covered(o)))))
	return kit.PaneSpec{Title: o.Name, Facts: headFacts(o), Body: box,
		Foot: []fyne.CanvasObject{kit.NewButton("打开支部", s.open).Small(), shell.Writing(s.d, kit.NewButton("改管理关系", func() { s.manage(o) })).Small()}}
}

// lifeRate is how much of the meetings that were due was held, with its fraction; nil where none was due.
func lifeRate(o *orgtree.Org) fyne.CanvasObject {
	if o.Life.Whole == 0 {
		return nil
	}
	return text.Small(fmt.Sprintf("三会一课 %s，%d ÷ 应开 %d", o.Life.Percent(), o.Life.Part, o.Life.Whole))
}

func headFacts(o *orgtree.Org) string {
	var parts []string
	for _, p := range []string{cmp.Or(o.Formation.Label(), o.Kind.Label()), o.Management.Label()} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	switch {
	case o.ApprovedOn != "":
		parts = append(parts, string(o.ApprovedOn)+" 批准成立")
	case o.SetUpOn != "":
		parts = append(parts, string(o.SetUpOn)+" 成立")
	}
	return strings.Join(parts, "　")
}

func termText(o *orgtree.Org) string {
	if o.TermEnd == "" {
		return "没有登记"
	}
	return cmp.Or(string(o.TermStart), "?") + " 至 " + string(o.TermEnd)
}

// notes are the findings of the checkup, the first in full, and what is missing about its superiors.
func (s *Screen) notes(o *orgtree.Org) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if o.Local == "" && (o.Management == model.ManagedByBoth || o.Management == model.ManagedByPlace) {
		all = append(all, kit.NewNote(look.ToneWarn, o.Management.Label()+"，还没有写属地党组织", "", "写上以后，公文和分工才知道找谁",
			kit.NewButton("写属地党组织", func() { s.manage(o) }).Small()))
	}
	if len(o.Findings) == 0 {
		return all
	}
	f := o.Findings[0]
	for _, x := range o.Findings { // the one that the node shows stands first
		if x.Sized {
			f = x
			break
		}
	}
	tone := look.ToneWarn
	if f.Must {
		tone = look.ToneBad
	}
	detail := f.Fix
	if places := s.tree.PlacesText(o); places != "" && f.Sized {
		detail = places + "。" + f.Fix
	}
	all = append(all, kit.NewNote(tone, f.Says, f.Rule, detail))
	if more := len(o.Findings) - 1; more > 0 {
		all = append(all, kit.SmallLink(fmt.Sprintf("还有 %d 个体检问题", more), func() { s.d.Go(shell.Checkup, shell.FindingsOf{Org: o.ID}) }))
	}
	return all
}

// superior is one of those above an organisation, with the sign of its line and what it manages.
func (s *Screen) superior(a model.Superior, o *orgtree.Org) fyne.CanvasObject {
	var sign fyne.CanvasObject = kit.Block(look.Edge, 9, 9)
	if a.Side == model.PlaceSide {
		sign = newHollowSign()
	}
	words := strings.Join(a.Matters, "、")
	if words == "" {
		words = "没有分到"
	}
	side := s.tree.Governance.Side(a.Side)
	return kit.Border(nil, nil, kit.Pad(container.NewCenter(sign), 0, look.Gap8, look.Gap16, 3), nil,
		kit.VBox(2, text.Body(a.Name).Cutting(), text.Caption(side.Short+"："+words)))
}

// unitPane is a unit.
func (s *Screen) unitPane(u *orgtree.Unit) kit.PaneSpec {
	box := kit.VBox(look.Gap12)
	switch {
	case u.Due:
		box.Add(kit.NewNote(look.ToneBad, fmt.Sprintf("正式党员 %d 名，应当单独成立党支部", u.Full), "ORG-01", "报批后新建支部，把党员转过去"))
	case !u.Organised() && u.Instructor == "":
		box.Add(kit.NewNote(look.ToneBad, "没有党组织覆盖，也没有指导员", "", "由就近的支部联合覆盖，或者派指导员、联络员",
			shell.Writing(s.d, kit.NewButton("登记指导员", func() { s.d.Go(shell.Registers, "instructor") })).Small()))
	}
	var orgs []string
	for _, id := range u.Orgs {
		if o := s.tree.Org(id); o != nil {
			orgs = append(orgs, o.Name)
		}
	}
	box.Add(form.Facts(nameWidth, "覆盖", u.Coverage.Label(), "党组织", cmp.Or(strings.Join(orgs, "、"), "—"), "正式党员", fmt.Sprintf("%d 名", u.Full),
		"指导员", cmp.Or(u.Instructor, "—"), "街道", cmp.Or(u.District, "—"), "地址", cmp.Or(u.Address, "—")))
	return kit.PaneSpec{Title: u.Name, Facts: cmp.Or(u.Kind, u.Coverage.Label()), Body: box, Foot: []fyne.CanvasObject{kit.NewButton("打开"+s.tree.UnitWord, s.open).Small()}}
}

// selfPane is the committee itself.
func (s *Screen) selfPane() kit.PaneSpec {
	t := s.tree
	box := kit.VBox(look.Gap12)
	if len(t.Bodies) == 0 {
		box.Add(kit.NewNote(look.ToneInfo, "上面和旁边的组织还没有登记", "", "区里的领导机构、商圈和园区联盟、别的行业党委、街道党工委，记在“组织体系”台账里，也可以整表导入",
			shell.Writing(s.d, kit.NewButton("登记组织体系", func() { s.d.Go(shell.Registers, bodyRegister) })).Small(),
			shell.Writing(s.d, kit.NewButton("导入", func() { s.d.Go(shell.Intake, shell.ImportOf{Kind: "register:" + bodyRegister}) })).Small()))
	}
	if n := t.Unplaced(); n > 0 {
		box.Add(kit.NewNote(look.ToneWarn, fmt.Sprintf("%d 个双重管理的没有写属地党组织", n), "", "选中支部，在右栏改管理关系"))
	}
	pairs := []string{"支部", strconv.Itoa(t.Branches()) + " 个"}
	for _, c := range t.Chips() {
		pairs = append(pairs, c.Label, strconv.Itoa(c.Count))
	}
	box.Add(kit.Facts(132, pairs...))
	return kit.PaneSpec{Title: t.Committee, Facts: "本党委", Body: box, Foot: []fyne.CanvasObject{kit.NewButton("打开名册", func() { s.d.Go(shell.Branches, int64(0)) }).Small()}}
}

// streetPane is a street: what it manages with the committee.
func (s *Screen) streetPane(l *orgtree.Line) kit.PaneSpec {
	street := s.tree.Street(l.Key)
	if street == nil {
		return kit.PaneSpec{Title: l.Name}
	}
	box := kit.VBox(look.Gap12)
	if street.Body == nil && l.Key != "street:" {
		box.Add(kit.NewNote(look.ToneInfo, "组织体系里还没有登记这个街道", "", "登记以后可以写联系人、电话，改名时支部的属地党组织一起改",
			kit.NewButton("去登记", func() { s.d.Go(shell.Registers, bodyRegister) }).Small()))
	}
	both := 0
	for _, o := range street.Orgs {
		if o.Management == model.ManagedByBoth {
			both++
		}
	}
	pairs := []string{"双重管理", fmt.Sprintf("%d 个支部", both), "属地管理", fmt.Sprintf("%d 个支部", len(street.Orgs)-both), "辖区" + s.tree.UnitWord, fmt.Sprintf("%d 家", len(street.Units))}
	if b := street.Body; b != nil {
		pairs = append(pairs, "联系人", cmp.Or(b.Contact, "—"))
	}
	box.Add(form.Facts(nameWidth, pairs...))
	if len(street.Orgs) > 0 {
		box.Add(part("管什么", nil))
		for _, a := range s.tree.Governance.Superiors(&street.Orgs[0].Org, s.tree.Committee) {
			if a.Side == model.PlaceSide {
				box.Add(text.Caption(strings.Join(a.Matters, "、")))
			}
		}
	}
	spec := kit.PaneSpec{Title: l.Name, Facts: s.tree.Governance.Role(model.StreetBody).Note, Body: box}
	if street.Body != nil {
		spec.Foot = []fyne.CanvasObject{kit.NewButton("打开登记", s.open).Small()}
	}
	return spec
}

// bodyPane is a leading body, a hub or another sector committee.
func (s *Screen) bodyPane(l *orgtree.Line) kit.PaneSpec {
	b := s.tree.Body(l.ID)
	if b == nil {
		return kit.PaneSpec{Title: l.Name, Facts: "名称取自“设置”", Body: kit.NewNote(look.ToneInfo, "组织体系里还没有登记", "", "登记以后可以写联系人和电话",
			kit.NewButton("去登记", func() { s.d.Go(shell.Registers, bodyRegister) }).Small())}
	}
	box := kit.VBox(look.Gap12)
	if b.Until != "" && b.Until.Before(s.d.Office.Today()) {
		box.Add(kit.NewNote(look.ToneBad, "轮值已经到期", "", "秘书长轮值到 "+b.Until.Long()+"，登记下一任"))
	}
	pairs := []string{"层级", b.Role}
	for _, p := range [][2]string{{"轮值秘书长", b.General}, {"轮值到期", string(b.Until)}, {"支部", number(b.Branches, "个")}, {"成员单位", number(b.Units, "家")}, {"联系人", b.Contact}} {
		if p[1] != "" {
			pairs = append(pairs, p[0], p[1])
		}
	}
	box.Add(form.Facts(84, pairs...))
	return kit.PaneSpec{Title: b.Called, Facts: cmp.Or(b.Subtitle, b.Role), Body: box, Foot: []fyne.CanvasObject{kit.NewButton("打开登记", s.open).Small()}}
}

func number(n int, unit string) string {
	if n < 0 {
		return ""
	}
	return fmt.Sprintf("%d %s", n, unit)
}
