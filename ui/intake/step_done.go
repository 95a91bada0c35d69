package intake

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/home"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// doneStep is the last step: what was written, the way back, and what comes next.
type doneStep struct {
	screen  *Screen
	object  *fyne.Container
	year    *office.Step // the next step of the year's checklist after file was written, nil for none
	file    *file
	seen    int // the count of changes when it was read
	reading shell.Reading
}

func newDoneStep(s *Screen) *doneStep { return &doneStep{screen: s, object: container.NewStack()} }

func (p *doneStep) show() {
	f := p.screen.at
	if f == nil || f.applied == nil {
		return
	}
	plan, r := f.plan(), f.applied
	title := "导入完成"
	facts := fmt.Sprintf("%s　%s", plan.Kind.Label(), f.name())
	if r.undone {
		title = "已经撤销"
	}
	body := kit.VBox(look.Gap20,
		kit.VBox(look.Gap4, kit.HBox(look.Gap12, kit.NewIcon(doneIcon(r), 20, doneToken(r)), text.Title(title)), text.Body(facts).In(look.Text2)),
	)
	if r.undone {
		body.Add(text.Para(keptSentence(plan, r)))
	} else {
		body.Add(kit.FigureRow(figuresOf(plan, r)))
	}
	if !r.undone {
		if left := leftOutSentence(r.summary, true); left != "" {
			note := kit.NewNote(look.ToneWarn, left, "", "它们还在原来的表里。导出问题表，照着改好后再导入一次，已经导入的行不会重复。",
				kit.NewButton("导出问题表", func() { p.screen.exportProblems(f) }).Icon("export").Small())
			body.Add(note)
		}
		if lost := lostSheets(plan); lost != "" {
			body.Add(kit.NewNote(look.ToneWarn, "有工作表没有读", "", lost))
		}
		if p.file != f {
			p.year = nil
		}
		if p.file != f || p.seen != p.screen.changes {
			p.readYear(f)
		}
		body.Add(p.suggestion(f))
		if p.year != nil {
			body.Add(p.nextStep(f))
		}
	}
	body.Add(p.ways(f))
	p.object.Objects = []fyne.CanvasObject{kit.Border(nil, p.foot(f), nil, nil,
		kit.VScroll(kit.Pad(narrow(body), look.Gap24, look.Gap24, look.Gap24, look.Gap24)))}
	p.object.Refresh()
}

// lostSheets names the sheets of the file that were not read, each with the reason.
func lostSheets(p *intake.Plan) string {
	var lines []string
	for _, s := range p.LeftOut() {
		if s.Lost() {
			lines = append(lines, fmt.Sprintf("“%s”：%s。", s.Name, s.Why))
		}
	}
	return strings.Join(lines, "\n")
}

// narrow keeps lines at a length that reads well.
func narrow(o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Columns(0, 0, []float32{720}, o)
}

func doneIcon(r *result) string {
	if r.undone {
		return "undo"
	}
	return "check"
}

func doneToken(r *result) look.Token {
	if r.undone {
		return look.Text2
	}
	return look.OK
}

func figuresOf(p *intake.Plan, r *result) []kit.FigureItem {
	added, changed := r.summary.New, r.summary.Update
	if p.Register != nil { // several rows may be one entry
		added, changed = p.Things()
	}
	items := []kit.FigureItem{
		{Name: "新增", Value: kit.Count(added), Parts: p.Kind.Counter()},
		{Name: "更新", Value: kit.Count(changed), Parts: p.Kind.Counter()},
		{Name: "相同，没有改动", Value: kit.Count(r.summary.Same), Parts: "行"},
		{Name: "没有导入", Value: kit.Count(r.summary.Error + r.summary.Conflict), Parts: "行"},
	}
	if r.newOrgs > 0 {
		items = append(items, kit.FigureItem{Name: "新建党组织", Value: kit.Count(r.newOrgs), Parts: "个"})
	}
	if r.units > 0 {
		items = append(items, kit.FigureItem{Name: "新建单位", Value: kit.Count(r.units), Parts: "家"})
	}
	return items
}

// ways are the ways back and on.
func (p *doneStep) ways(f *file) fyne.CanvasObject {
	s, r := p.screen, f.applied
	if r.undone {
		return kit.HBox(look.Gap8, kit.NewButton("重新核对这份文件", func() { s.open(f) }).Icon("refresh"))
	}
	if r.change == 0 {
		return text.Body("没有写入任何内容").In(look.Text2)
	}
	back := kit.NewButton("撤销导入", func() {
		past := model.Import{ChangeSet: r.change, File: f.name(), Kind: string(f.plan().Kind), New: r.summary.New, Update: r.summary.Update}
		s.askUndo(past, func(office.UndoReport) { p.show() })
	}).Kind(kit.Plain).Icon("undo")
	return kit.HBox(look.Gap12, back, text.Small("现在或以后都能撤销；导入前的数据已自动备份"))
}

// keptSentence says what the undo took back and what it left alone.
func keptSentence(p *intake.Plan, r *result) string {
	var back []string
	if r.summary.New > 0 {
		back = append(back, fmt.Sprintf("新增的 %s %s已移走", kit.Count(r.summary.New), p.Kind.Counter()))
	}
	if r.summary.Update > 0 {
		back = append(back, fmt.Sprintf("更新的 %s %s已改回", kit.Count(r.summary.Update), p.Kind.Counter()))
	}
	if r.newOrgs > 0 {
		back = append(back, fmt.Sprintf("随之新建的 %d 个党组织已移走", r.newOrgs))
	}
	if r.units > 0 {
		back = append(back, fmt.Sprintf("随之新建的 %d 家单位已移走", r.units))
	}
	text := strings.Join(append(back, "数据回到导入之前"), "，")
	if len(r.kept) == 0 {
		return text + "。"
	}
	text += fmt.Sprintf("；导入之后又改过的 %d 处保留现在的内容：", len(r.kept))
	for i, k := range r.kept {
		if i == 8 {
			text += "……"
			break
		}
		if i > 0 {
			text += "、"
		}
		text += k.Label
	}
	return text + "。"
}

// suggestion names what comes next, by what was imported.
func (p *doneStep) suggestion(f *file) fyne.CanvasObject {
	var words, act, screen string
	var target any
	if id, ok := f.plan().Kind.Register(); ok {
		words, act, screen, target = "已登记到“台账”的“"+f.plan().Kind.Label()+"”，快到期的会在工作台提醒。", "看"+f.plan().Kind.Label(), shell.Registers, id
	}
	switch f.plan().Kind {
	case intake.Branches:
		words, act, screen = "接着导入党员花名册，人员会归到这些党组织里。", "看党组织", shell.Branches
	case intake.Roster:
		words, act, screen = "人员已归到各支部。缺身份证号、没有支部的人，在“党员”里可以一点就筛出来。", "看党员", shell.Members
		if f.applied.newOrgs > 0 {
			words = fmt.Sprintf("新建了 %d 个党组织，补上书记和任期，到期换届才看得出来。", f.applied.newOrgs)
			act, screen = "看党组织", shell.Branches
		}
	case intake.Activities:
		words, act, screen, target = "在“组织生活”里每个支部一行、每月一列，该开没开的都标出来了。", "看组织生活", shell.Life, shell.LifeOf{}
	case intake.Scores:
		words, act, screen = "自评和复核的差别在“考核”的“打分”里标出来了。", "看考核", shell.Assess
	}
	on := kit.NewButton(act, func() {
		if p.screen.desk.Go != nil {
			p.screen.desk.Go(screen, target)
		}
	})
	if p.next(f) == nil && p.year == nil { // the next file comes first, and the next step of the year
		on.Kind(kit.Primary)
	}
	return kit.VBox(look.Gap8, text.Strong("接下来"), text.Body(words), kit.HBox(0, on))
}

// readYear reads what the year's checklist has next now, and shows it.
func (p *doneStep) readYear(f *file) {
	p.file, p.seen = f, p.screen.changes
	var h office.HomeFacts
	p.screen.desk.Read(&p.reading, func(ctx context.Context, o *office.Office) (err error) {
		h, err = o.Home(ctx)
		return err
	}, func() {
		if p.screen.at != f || p.screen.step != stepDone {
			return
		}
		p.year = h.NextStep()
		p.show()
	}, nil)
}

// nextStep is the next step of the checklist, with the button that leads to where it is done.
func (p *doneStep) nextStep(f *file) fyne.CanvasObject {
	step := p.year
	screen, target := home.PlaceOfStep(step)
	_, words := step.Lines()
	verb := kit.NewButton(step.Verb, func() { p.screen.desk.Go(screen, target) })
	if p.next(f) == nil {
		verb.Kind(kit.Primary)
	}
	return kit.VBox(look.Gap8, text.Strong(fmt.Sprintf("全年清单第 %d 步　%s", step.Number, step.Title)), text.Body(words), kit.HBox(0, verb))
}

// next is the next file of the queue that waits, nil when there is none.
func (p *doneStep) next(f *file) *file {
	for _, x := range p.screen.files {
		if x != f && x.waiting() {
			return x
		}
	}
	return nil
}

// foot leads on: the next file of the queue, or more files.
func (p *doneStep) foot(f *file) fyne.CanvasObject {
	s := p.screen
	more := kit.NewButton("再导入别的文件", func() {
		s.drop(func(x *file) bool { return x.applied != nil && !x.applied.undone })
		s.goTo(stepChoose)
	}).Small()
	var right []fyne.CanvasObject
	if next := p.next(f); next != nil {
		right = append(right, kit.PrimaryButton("核对下一个："+clip(next.name(), 28), func() { s.open(next) }).Small())
	}
	return kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8, []fyne.CanvasObject{more}, right), 0, look.Gap24, 0, look.Gap24))
}
