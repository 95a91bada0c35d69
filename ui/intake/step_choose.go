package intake

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// pastShown is how many earlier imports the first step lists.
const pastShown = 8

// chooseStep is the first step: files by drag or dialog, the queue, and the imports of before.
type chooseStep struct {
	screen *Screen
	object *fyne.Container
	queue  *fyne.Container
	past   *fyne.Container
	foot   *fyne.Container
	start  *kit.Button
	clear  *kit.Button
}

func newChooseStep(s *Screen) *chooseStep {
	p := &chooseStep{screen: s, queue: kit.VBox(0), past: kit.VBox(0)}
	p.start = kit.PrimaryButton("开始核对", p.startReview).Small()
	p.clear = kit.NewButton("清空列表", func() { s.files = nil; p.show() }).Small()
	p.foot = kit.Bar(look.FooterHeight, look.Inset, true, false,
		kit.Pad(kit.Spread(look.Gap8, []fyne.CanvasObject{p.clear}, []fyne.CanvasObject{p.start}), 0, look.Gap24, 0, look.Gap24))
	body := kit.VBox(look.Gap20, p.dropArea(), p.queue, p.past)
	p.object = kit.Border(nil, p.foot, nil, nil, kit.VScroll(kit.Pad(body, look.Gap24, look.Gap24, look.Gap24, look.Gap24)))
	return p
}

func (p *chooseStep) dropArea() fyne.CanvasObject {
	pick := shell.Writing(p.screen.desk, kit.NewButton("选择文件", p.screen.pickFiles)).Icon("folder")
	column := kit.VBox(look.Gap8,
		container.NewCenter(kit.NewIcon("file-drop", 32, look.Text3)),
		text.Body("把表格拖到这里，可以一次放多个").Centered(),
		container.NewCenter(pick),
		text.Hint("党员花名册、党组织台账、活动记录、考核得分表都在这里导入；.xlsx、.xls、.ods、.csv 都能读").Centered(),
		text.Hint("第一次用，先导党组织台账，再导党员花名册；一起放进来也行，程序会排好先后。核对完点“导入”才写入").Centered())
	inside := container.NewStack(kit.NewFill(look.Inset), kit.Pad(column, look.Gap20, look.Gap24, look.Gap20, look.Gap24))
	return kit.Border(kit.HRule(look.EdgeSoft), kit.HRule(look.EdgeSoft), kit.VRule(look.EdgeSoft), kit.VRule(look.EdgeSoft), inside)
}

func (p *chooseStep) show() {
	p.queue.Objects = nil
	if len(p.screen.files) > 0 {
		p.queue.Objects = append(p.queue.Objects, kit.Pad(text.Section(fmt.Sprintf("这次的文件　%d 个", len(p.screen.files))), 0, 0, look.Gap8, 0), kit.HRule(look.Line))
		for _, f := range p.screen.files {
			p.queue.Objects = append(p.queue.Objects, p.queueRow(f), kit.HRule(look.LineSoft))
		}
	}
	p.showPast()
	n := p.screen.waitingCount()
	p.start.SetText(fmt.Sprintf("开始核对 %d 个文件", n))
	if n > 0 {
		p.start.Show()
	} else {
		p.start.Hide()
	}
	if len(p.screen.files) == 0 {
		p.foot.Hide()
	} else {
		p.foot.Show()
	}
	p.queue.Refresh()
	p.past.Refresh()
	p.object.Refresh()
	if p.screen.step == stepChoose { // the status line names the button
		p.screen.keysChanged()
	}
}

// What stands at the right of both lists: acts, or the time and an act.
const (
	actsWidth float32 = 224
	actWidth  float32 = 72
)

// The columns of both lists, which stand under each other: icon, name, kind, state; then what is at the right.
var (
	queueWidths = []float32{20, 0, 120, 0, actsWidth}
	pastWidths  = []float32{20, 0, 120, 0, actsWidth - actWidth - look.Gap12, actWidth}
)

func (p *chooseStep) queueRow(f *file) fyne.CanvasObject {
	kind, state, tone := "", "", look.Text2
	var acts []fyne.CanvasObject
	switch {
	case f.err != nil:
		kind, state, tone = "读不了", model.MessageOf(f.err), look.Bad
	case f.draft == nil:
		state = "正在核对"
	case f.applied != nil && f.applied.undone:
		kind, state = f.plan().Kind.Label(), "已撤销，可以重新导入"
	case f.applied != nil:
		kind, state, tone = f.plan().Kind.Label(), appliedSentence(f.applied), look.OK
	default:
		kind, state, tone = planState(f.plan())
	}
	if unknown(f) {
		acts = append(acts, kit.NewLink("存为新台账", func() { p.screen.makeRegister(f) }))
	}
	if f.waiting() {
		acts = append(acts, kit.NewLink("核对", func() { p.screen.open(f) }))
	}
	acts = append(acts, kit.NewLink("移出", func() {
		p.screen.drop(func(x *file) bool { return x == f })
		p.show()
	}).In(look.Text2))
	under := ""
	if tone == look.Bad { // a sentence that says what to do: it has its own lines, so that all of it is read
		state, under = "", state
	}
	row := p.row(queueWidths, kit.NewIcon("table", look.GlyphButton, look.Text2), text.Body(f.name()).Cutting(), text.Body(kind).In(look.Text2).Cutting(),
		text.Body(state).In(tone).Cutting(), kit.HBox(look.Gap16, acts...))
	if under == "" {
		return row
	}
	return kit.VBox(0, row, kit.Pad(text.Caption(under).In(look.Bad).For(noteWidth), 0, 0, look.Gap8, queueWidths[0]+look.Gap12))
}

// noteWidth is how wide the sentence under a file is at least, in px.
const noteWidth = 760

// appliedSentence says what an import wrote: 已导入：新增 145，没有导入 5.
func appliedSentence(r *result) string {
	var parts []string
	for _, c := range []struct {
		word string
		n    int
	}{{"新增", r.summary.New}, {"更新", r.summary.Update}, {"没有导入", r.summary.Error + r.summary.Conflict}} {
		if c.n > 0 {
			parts = append(parts, c.word+" "+kit.Count(c.n))
		}
	}
	return "已导入：" + strings.Join(parts, "，")
}

// planState is what the queue says of a file that was read.
func planState(p *intake.Plan) (kind, state string, tone look.Token) {
	if p.Kind == "" {
		return "没有认出", "核对时指定种类和表头，或存为新台账", look.Warn
	}
	if len(p.Blocking) > 0 {
		return p.Kind.Label(), p.Blocking[0].Text, look.Bad
	}
	state, tone = describe(p.Summary), look.Text2
	if p.Summary.Error+p.Summary.Conflict > 0 {
		tone = look.Warn
	}
	return p.Kind.Label(), state, tone
}

func (p *chooseStep) row(widths []float32, cells ...fyne.CanvasObject) fyne.CanvasObject {
	for i, c := range cells {
		cells[i] = container.NewStack(kit.Space(0, look.ListRow), kit.HBox(0, c))
		if i == len(cells)-1 {
			cells[i] = container.NewStack(kit.Space(0, look.ListRow), kit.Spread(0, nil, []fyne.CanvasObject{c}))
		}
		if l, ok := c.(*text.Label); ok {
			cells[i] = container.NewStack(kit.Space(0, look.ListRow), l)
		}
	}
	return kit.Columns(look.Gap12, 0, widths, cells...)
}

// describe is a summary in words: 可导入 31　更新 58　需确认 4.
func describe(s intake.Summary) string {
	text := ""
	for _, k := range counted {
		if n := s.Of(k); n > 0 {
			if text != "" {
				text += "　"
			}
			text += k.Label() + " " + kit.Count(n)
		}
	}
	if text == "" {
		return "没有可以导入的内容"
	}
	return text
}

func (p *chooseStep) showPast() {
	p.past.Objects = nil
	if len(p.screen.imports) == 0 {
		return
	}
	all := kit.SmallLink("全部导入", func() {
		if p.screen.desk.Go != nil {
			p.screen.desk.Go(shell.History, "imports")
		}
	})
	head := kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section("最近的导入")}, []fyne.CanvasObject{all})
	p.past.Objects = append(p.past.Objects, kit.Pad(head, 0, 0, look.Gap8, 0), kit.HRule(look.Line))
	for i, m := range p.screen.imports {
		if i == pastShown {
			break
		}
		var last fyne.CanvasObject = text.Body(m.State()).In(look.Text3).Right()
		if m.State() == "" {
			last = shell.Writing(p.screen.desk, kit.NewLink("撤销", func() { p.screen.askUndo(m, func(office.UndoReport) { p.show() }) })).Icon("undo")
		}
		p.past.Objects = append(p.past.Objects, p.row(pastWidths, kit.NewIcon("clock", look.GlyphButton, look.Text3), text.Body(m.File).Cutting(),
			text.Body(intake.Kind(m.Kind).Label()).In(look.Text2), text.Body(countsOf(m)).In(look.Text2).Cutting(),
			text.Body(model.When(m.At, "01-02 15:04")).In(look.Text2), last), kit.HRule(look.LineSoft))
	}
}

// startReview opens the first file of the queue that waits.
func (p *chooseStep) startReview() {
	for _, f := range p.screen.files {
		if f.waiting() {
			p.screen.open(f)
			return
		}
	}
}
