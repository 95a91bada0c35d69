package checkup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/members"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// stepButton is the width of the buttons beside what to do.
const stepButton float32 = 116

// findingPane says what is so, by which clause, and what to do, with the way to the record that mends it.
func (s *Screen) findingPane(f finding) kit.PaneSpec {
	facts := f.Whom()
	if f.Since != "" {
		facts += "　自 " + string(f.Since) + " 起"
	}
	box := kit.VBox(look.Gap12)
	if f.Accepted != nil {
		box.Add(kit.NewNote(look.ToneMuted, "已登记理由，到 "+string(f.Accepted.Until), "", f.Accepted.Reason,
			kit.NewButton("更换理由", func() { s.accept(f) }).Small(), kit.NewButton("撤回理由", func() { s.withdraw(f) }).Small()))
	}
	box.Add(text.New(f.Says+"。", look.SizeBody, true, look.Text1).Wrapped())
	if bar := newLimitBar(f); bar != nil {
		box.Add(bar)
	}
	addClause(box, f.Text, f.Rule)
	box.Add(text.Strong("怎么办"))
	box.Add(kit.HRule(look.Line))
	words, act := s.way(f)
	main := kit.PrimaryButton(words, act).Small().Wide(stepButton)
	s.addStep(box, 1, f.Rule.Fix, main)
	n := 2
	if f.Acceptable() && f.Accepted == nil {
		s.addStep(box, n, "或者登记理由，写明依据和到期日；到期再看。", shell.Writing(s.d, kit.NewButton("登记理由", func() { s.accept(f) })).Small().Wide(stepButton))
		n++
	}
	if f.Rule.Editable() {
		s.addStep(box, n, "或者按本地规定调整规则，写明依据。", kit.NewButton("修改规则", func() { s.change(f.Rule) }).Small().Wide(stepButton))
	}
	spec := kit.PaneSpec{Tag: kit.NewTag(f.Severity.Label(), tone(f.Severity)), Title: f.Rule.Title, Code: f.Rule.ID, Facts: facts, Body: box,
		FootR: []fyne.CanvasObject{kit.NewButton("上一条", func() { s.step(-1) }).Small().Icon("chevron-left"),
			kit.NewButton("下一条", func() { s.step(1) }).Small().IconAfter("chevron-right")}}
	if f.OrgID != 0 {
		spec.Foot = []fyne.CanvasObject{kit.NewButton("打开支部", func() { s.d.Go(shell.Branches, f.OrgID) }).Small()}
	}
	return spec
}

// addClause quotes the regulation, and says where it was not checked and what the committee set differently.
func addClause(box *fyne.Container, t *checkup.Text, r *checkup.Rule) {
	words := t.Basis()
	if t.Words != "" {
		words += "：“" + t.Words + "”"
	}
	quote := kit.VBox(2, text.Caption(words))
	if sure := t.Sure.Label(); sure != "" {
		quote.Add(text.Caption(sure).In(look.Text3))
	}
	if r.Note != "" {
		quote.Add(text.Caption(r.Note).In(look.Text3))
	}
	for _, c := range r.Changes() {
		quote.Add(text.Caption("本地规定：" + c.String()))
	}
	box.Add(text.Strong("依据"))
	box.Add(kit.Border(nil, nil, kit.Block(look.EdgeSoft, 3, 16), nil, kit.Pad(quote, 0, 0, 0, look.Gap8)))
}

// addStep adds one way out: its number, its words, its button.
func (s *Screen) addStep(box *fyne.Container, n int, words string, button fyne.CanvasObject) {
	box.Add(kit.Border(nil, nil, kit.Wide(text.Strong(strconv.Itoa(n)).In(look.Text2), 20), kit.HBox(0, kit.Space(look.Gap12, 0), button), text.Caption(words)))
	box.Add(kit.HRule(look.Line))
}

// way is the record that mends a finding: the words of the button, and how to get there.
func (s *Screen) way(f finding) (string, func()) {
	if of := lifeOf(f); f.MendedBy() == "life" && of.Org != 0 {
		words := "去登记"
		if of.Record != 0 {
			words = "打开记录"
		}
		return words, func() { s.d.Go(shell.Life, of) }
	}
	return s.wayFor(f.MendedBy(), f.OrgID, f.MemberID, f.EntryID)
}

// lifeOf is the month of a branch's Party life that a finding is about: the first of its year that lacks something of the rule's
// kind, or, where the finding is about what was recorded, that record and its month.
func lifeOf(f finding) shell.LifeOf {
	of := shell.LifeOf{Org: f.OrgID, Kind: f.Rule.Activity, Year: f.Since.Year(), Record: f.Activity}
	if f.Rule.Measure != "meetings" {
		of.Month = f.Since.Month()
	}
	return of
}

func (s *Screen) wayFor(mend string, org, member, entry int64) (string, func()) {
	open := func(screen string, target any) func() { return func() { s.d.Go(screen, target) } }
	branch := func(part shell.BranchPart) func() { return open(shell.Branches, shell.BranchAt{Org: org, Part: part}) }
	if register, whole := strings.CutPrefix(mend, "register:"); whole {
		return "打开台账", open(shell.Registers, register)
	}
	switch mend {
	case "member":
		return "打开党员", open(shell.Members, member)
	case "members":
		return "查看党员", open(shell.Members, members.InBranch(org))
	case "life":
		return "去登记", open(shell.Life, shell.LifeOf{Org: org})
	case "register":
		return "打开记录", open(shell.Registers, entry)
	case "term":
		return "换届、延期", branch(shell.BranchOverview)
	case "posts":
		return "填班子", branch(shell.BranchPosts)
	case "unit":
		return "打开单位", open(shell.Branches, shell.Unit(entry))
	case "units":
		return "改覆盖单位", branch(shell.BranchUnits)
	}
	if org == 0 {
		return "打开党组织", open(shell.Branches, nil)
	}
	return "打开党组织", branch(shell.BranchOverview)
}

func (s *Screen) mend(f finding) {
	_, act := s.way(f)
	act()
}

// step makes the next finding the current one, or the one before.
func (s *Screen) step(by int) {
	shown := s.findings.Table.Shown()
	now, ok := s.findings.Table.Current()
	i := slices.IndexFunc(shown, func(f finding) bool { return ok && f.Key() == now.Key() })
	if i += by; i >= 0 && i < len(shown) {
		s.findings.Table.SetCurrent(fmt.Sprint(number(shown[i].Key())))
		s.findings.ShowPane()
	}
}
