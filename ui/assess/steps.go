package assess

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/home"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// stepsView is the tab 进度: the seven steps of the year with what each lacks, and what follows on 核定: the publication, the
// objections and the archive.
type stepsView struct {
	s      *Screen
	stages []office.YearStage
	after  []office.Task  // what the archived year leads on to
	chosen office.StageID // "" for the one the year is at
	line   *kit.StageLine
	work   *fyne.Container
	pane   *fyne.Container
	object *fyne.Container
	table  *table.Table[model.Objection]
	form   *objectionForm // nil while none is open
	shut   func()         // leaves it, asking where something is filled in
}

func newStepsView(s *Screen) *stepsView {
	v := &stepsView{s: s, work: container.NewStack(), pane: container.NewStack()}
	v.line = kit.NewStageLine(nil).OnPick(v.pick)
	v.table = table.New(v.spec())
	line := kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Pad(v.line, 0, look.Gap24, 0, look.Gap24))
	v.object = kit.Border(line, nil, nil, nil, kit.Border(nil, nil, nil, v.pane, v.work))
	return v
}

// forget drops what belongs to another year.
func (v *stepsView) forget() { v.form = nil }

// show reads the steps and draws them; the year may be not open yet.
func (v *stepsView) show() {
	o, facts, year := v.s.d.Office, v.s.facts, v.s.year
	var got []office.YearStage
	var after []office.Task
	v.s.writes.later(func() (err error) {
		if got, err = o.StagesFrom(context.Background(), year, facts); err == nil && facts != nil {
			after, err = o.Afterwards(context.Background(), &facts.Year)
		}
		return err
	}, func(err error) {
		switch {
		case err != nil:
			v.s.d.Fail(err)
		case v.s.tab == stepsTab && v.s.facts == facts:
			v.stages, v.after = got, after
			v.draw()
		}
	})
}

// pick shows another step.
func (v *stepsView) pick(i int) {
	if i >= 0 && i < len(v.stages) {
		v.leaveForm(func() {
			v.chosen, v.form = v.stages[i].ID, nil
			v.draw()
		})
	}
}

// stage is the step that is shown.
func (v *stepsView) stage() (at int, s *office.YearStage) {
	now := len(v.stages) - 1
	for i := range v.stages {
		if v.stages[i].ID == v.chosen {
			return i, &v.stages[i]
		}
		if v.stages[i].Now {
			now = i
		}
	}
	return now, &v.stages[now]
}

func (v *stepsView) draw() {
	v.line.Set(shell.StageLine(v.stages))
	at, stage := v.stage()
	v.line.Choose(at)
	v.showHead(stage)
	tone := map[office.StageState]look.Tone{office.StageAhead: look.ToneMuted, office.StageBegun: look.ToneInfo, office.StageDone: look.ToneOK, office.StageSkipped: look.ToneWarn}[stage.State]
	if stage.Opens != "" {
		tone = look.ToneMuted
	}
	title := []fyne.CanvasObject{text.Section(stage.ID.Label()), kit.NewTag(stage.StateText(), tone)}
	if stage.Of > 0 {
		title = append(title, text.Small(fmt.Sprintf("%d / %d", stage.Done, stage.Of)))
	}
	if dates := stage.Dates(); dates != "" {
		title = append(title, text.Small(dates))
	}
	if due := stage.DueText(); due != "" {
		ink := look.Text3
		if stage.Late {
			ink = look.Bad
		}
		title = append(title, text.Small(due).In(ink))
	}
	top := kit.VBox(look.Gap8, kit.HBox(look.Gap8, title...))
	rows := kit.VBox(0)
	for _, m := range stage.Missing {
		rows.Add(v.missingRow(stage.ID, m))
	}
	switch {
	case len(stage.Missing) > 0:
		top.Add(rows)
	case stage.State == office.StageSkipped:
		top.Add(text.Body("这一步没有办完，年度就核定了。要补办先重新打开，并写明原因。").In(look.Text2))
	case stage.State == office.StageDone:
		top.Add(text.Body(doneWords(stage, v.s.facts)).In(look.Text2))
		if stage.ID == office.StageBallot && stage.Of == 0 && !v.s.closed() {
			top.Add(kit.HBox(0, kit.NewButton("去定测评组", func() { v.s.openPlace(office.AtBallots, 0) })))
		}
	default:
		top.Add(text.Body("前面的步骤办完再办这一步。").In(look.Text2))
	}
	if stage.ID == office.StageArchive && len(v.after) > 0 {
		next := kit.VBox(0)
		for _, t := range v.after {
			row, _ := home.TaskRow(v.s.d, t)
			next.Add(row)
		}
		top.Add(text.Strong("接着办"))
		top.Add(next)
	}
	var below fyne.CanvasObject
	if stage.ID == office.StagePublish && v.s.facts != nil && (v.s.facts.Publication != nil || len(v.s.facts.Objections) > 0) {
		if v.s.facts.Publication != nil {
			top.Add(v.publicationRow(stage))
		}
		v.table.SetRows(v.s.facts.Objections)
		below = v.table.Object()
	}
	v.work.Objects = []fyne.CanvasObject{kit.Border(kit.Pad(top, look.Gap16, look.Gap24, look.Gap12, look.Gap24), nil, nil, nil, below)}
	if below == nil {
		v.work.Objects = []fyne.CanvasObject{kit.VScroll(v.work.Objects[0])}
	}
	v.work.Refresh()
	v.showForm()
	v.s.replace(v.object)
}

// doneWords say of a step that is done how it was done, where that is not plain.
func doneWords(s *office.YearStage, f *model.YearFacts) string {
	switch {
	case s.ID == office.StageBallot && s.Of == 0:
		return "没有设测评票。要办测评的，先定述职人和测评组；不办的，这一步不用办。"
	case s.ID == office.StageArchive && f != nil:
		return fmt.Sprintf("%s归档，这一年的分数、意见、公示和异议都不能再改。要改先重新打开，并写明原因。", f.Year.ArchivedOn.Long())
	case s.ID == office.StageIssue && f != nil:
		return "方案：" + f.Year.Scheme.Title + "。"
	}
	return "这一步已经办完。"
}

// verbs are what leads to the place where something is mended.
var verbs = map[office.StagePlace]string{office.AtScheme: "去选方案", office.AtForms: "看谁没交", office.AtMarks: "去打分", office.AtBallots: "去录票",
	office.AtRanking: "去核定", office.AtPublication: "去公示"}

// missingRow is one thing that a step lacks, with the way to mend it.
func (v *stepsView) missingRow(stage office.StageID, m office.Missing) fyne.CanvasObject {
	icon, tone := "warning", look.ToneWarn
	if m.Wait {
		icon, tone = "clock", look.ToneInfo
	}
	act := kit.NewButton(verbs[m.Place], func() { v.s.openPlace(m.Place, m.OrgID) })
	detail := fmt.Sprintf("在“%s”里办", m.Place.Label())
	if m.Issue {
		act = shell.Writing(v.s.d, kit.PrimaryButton("下发自评表", func() { v.s.openPlace(m.Place, m.OrgID); v.s.forms.askSend() }))
		detail = "一个" + v.s.whom() + "一份表，填好交回来再收"
	}
	if m.Place == office.AtPublication {
		act, detail = v.stepAct(stage, m)
	}
	return kit.NewTaskRow(icon, tone, m.Label, detail, "", look.ToneNone, act)
}

// stepAct is how something is mended on this tab itself.
func (v *stepsView) stepAct(stage office.StageID, m office.Missing) (*kit.Button, string) {
	switch {
	case stage == office.StageArchive:
		return shell.Writing(v.s.d, kit.PrimaryButton("归档", v.askArchive)), "归档以后只供查看，要改只能重新打开"
	case m.Wait:
		return shell.Writing(v.s.d, kit.NewButton("改公示日期", v.askPublish)), "到期以后没有异议就可以归档"
	case m.Again:
		return shell.Writing(v.s.d, kit.NewButton("重新打开", v.s.reopen)), "改分以后再核定、再公示"
	case m.Open:
		return kit.NewButton("看异议", v.openFirst), "写明怎样核实、结果怎样"
	}
	return shell.Writing(v.s.d, kit.PrimaryButton("开始公示", v.askPublish)), "写明从哪天到哪天，再出公示"
}

// openFirst opens the first objection that nobody dealt with.
func (v *stepsView) openFirst() {
	for _, ob := range v.s.facts.Objections {
		if ob.Outcome == model.Pending {
			v.table.SetCurrent(objectionKey(ob))
			v.edit(ob)
			return
		}
	}
}

// openPlace opens the tab where something is mended, at a branch where it is about one, in the group of that.
func (s *Screen) openPlace(place office.StagePlace, org int64) {
	if s.facts != nil && org != 0 {
		if of := s.facts.Of(org); of != nil && of.Year.Group != s.facts.Year.Group {
			s.showGroup(of.Year.Group)
		}
	}
	switch place {
	case office.AtBallots:
		s.d.Go(shell.Ballots, nil)
		return
	case office.AtMarks:
		s.wantBranch = org
	}
	s.open(tabAt(place))
}

// showHead puts the acts of the step into the head.
func (v *stepsView) showHead(stage *office.YearStage) {
	var acts []fyne.CanvasObject
	switch {
	case v.s.facts == nil:
	case stage.ID == office.StagePublish && v.s.facts.Publication != nil && v.s.facts.Year.ArchivedOn == "":
		acts = append(acts, kit.NewButton("出公示", func() { v.s.d.Go(shell.Papers, "publication") }).Icon("document"), shell.Writing(v.s.d, kit.NewButton("登记异议", v.add)).Icon("plus"))
	case stage.ID == office.StageArchive && v.s.closed():
		acts = append(acts, kit.NewButton("出全套材料", func() { v.s.d.Go(shell.Papers, "packet") }).Icon("document"))
	}
	if v.s.facts == nil || v.s.facts.Year.ArchivedOn == "" {
		acts = append(acts, shell.Writing(v.s.d, kit.NewButton("改日程", v.askDates)).Icon("calendar"))
	}
	if v.s.closed() {
		acts = append(acts, shell.Writing(v.s.d, kit.NewButton("重新打开", v.s.reopen)).Icon("unlock"))
	}
	v.s.head.SetButtons(acts...)
}

func (v *stepsView) keys() []string {
	if v.form != nil {
		return []string{"Ctrl+Z 退回一步", "Esc 不改了", "F1 帮助"}
	}
	return []string{"←→ 换一步", "Enter 查看", "Ctrl+Z 撤销", "F1 帮助"}
}
