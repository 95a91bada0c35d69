package intake

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// headFacts is what the head says of the file under review: its name, sheet and header row, with 更改.
func (s *Screen) headFacts() []fyne.CanvasObject {
	if s.step == stepRegister {
		return s.registerFacts()
	}
	if s.step != stepReview || s.at == nil || s.at.draft == nil {
		return nil
	}
	facts := []fyne.CanvasObject{kit.NewIcon("table", look.GlyphButton, look.Text2), text.Body(clip(s.at.name(), 24))}
	p := s.review
	if len(p.views) > 1 {
		var options []kit.Option
		for i, v := range p.views {
			options = append(options, kit.Option{ID: fmt.Sprint(i), Text: viewName(v), Detail: viewState(s.at, v)})
		}
		facts = append(facts, kit.NewOptionSelect(options, p.tab, func(o kit.Option) {
			_, _ = fmt.Sscan(o.ID, &p.tab)
			p.show()
			s.showHead()
		}).Small().Wide(200))
	} else if len(p.views) == 1 && s.at.plan().Book().Format != sheet.CSV {
		facts = append(facts, text.Body(viewName(p.views[0])).In(look.Text2))
	}
	if len(p.views) > 0 {
		facts = append(facts, text.Body(headerWords(p.views[p.tab].sheets[0])).In(look.Text2))
	}
	return append(facts, kit.NewLink("更改", p.askReading))
}

// headerWords says where the header of a sheet stands.
func headerWords(s *intake.SheetPlan) string {
	if s.HeaderRow == 0 {
		return noHeader
	}
	return fmt.Sprintf("表头第 %d 行", s.HeaderRow)
}

// noHeader is the choice for a sheet that begins with data, and its line in the menu.
const noHeader = "没有表头"

func viewName(v *previewTable) string {
	if len(v.sheets) == 1 && v.sheets[0].Name == "" {
		return "工作表"
	}
	if len(v.sheets) == 1 {
		return "工作表 " + clip(v.sheets[0].Name, 12)
	}
	if len(v.sheets) == 2 {
		return clip(v.sheets[0].Name, 8) + "、" + clip(v.sheets[1].Name, 8)
	}
	return fmt.Sprintf("%s等 %d 张工作表", clip(v.sheets[0].Name, 8), len(v.sheets))
}

func viewState(f *file, v *previewTable) string {
	n := 0
	for _, s := range v.sheets {
		for i := range s.Rows {
			if open(s.Rows[i].Kind) {
				n++
			}
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d 行待处理", n)
}

// reading is the dialog in which the user says how the file is to be read.
type reading struct {
	page   *reviewStep
	kind   intake.Kind
	opts   intake.Options
	sheets *fyne.Container
}

// askReading asks what the file is, which sheets count and where their header stands.
func (p *reviewStep) askReading() {
	f := p.screen.at
	r := &reading{page: p, kind: f.opts.Kind, opts: cloneOptions(f.opts), sheets: kit.VBox(look.Gap8)}
	kinds := []kit.Option{{ID: "", Text: "自动识别"}}
	chosen := 0
	for _, k := range []intake.Kind{intake.Roster, intake.Branches, intake.Activities, intake.Scores} {
		kinds = append(kinds, kit.Option{ID: string(k), Text: k.Label()})
	}
	for _, def := range p.screen.registers {
		kinds = append(kinds, kit.Option{ID: string(intake.RegisterKind(def.ID)), Text: def.Title, Detail: "台账"})
	}
	kinds = append(kinds, kit.Option{ID: asRegister, Text: "存为新台账", Detail: "另建一本"})
	for i, k := range kinds {
		if k.ID == string(f.opts.Kind) {
			chosen = i
		}
	}
	switch {
	case f.opts.Kind == "" && f.plan().Kind != "":
		kinds[0].Text = "自动识别：" + f.plan().Kind.Label()
		if len(f.plan().Sheets) > 0 && f.plan().Sheets[0].Why != "" {
			kinds[0].Detail = "有" + f.plan().Sheets[0].Why
		}
	case f.opts.Kind == "":
		chosen = -1
	}
	menu := kit.NewOptionSelect(kinds, chosen, func(o kit.Option) { r.opts.Kind = intake.Kind(o.ID) }).Hint("选择种类")
	r.listSheets()
	list := kit.VScroll(kit.Pad(r.sheets, look.Gap8, look.Gap12, look.Gap8, 0))
	list.SetMinSize(fyne.NewSize(0, min(280, float32(len(r.sheets.Objects))*(look.SmallHeight+look.Gap8)+look.Gap8)))
	content := kit.VBox(look.Gap12, kit.Columns(look.Gap12, 0, []float32{80, 260}, rowLabel("这是"), menu),
		kit.VBox(look.Gap4, text.Small("读哪些工作表，表头在第几行"), kit.Border(kit.HRule(look.Line), kit.HRule(look.Line), nil, nil, list)))
	if hiddenIn(f.plan()) > 0 || f.opts.IncludeHidden {
		content.Add(kit.NewCheck("隐藏的行和工作表一起导入", f.opts.IncludeHidden, func(on bool) { chooseHidden(&r.opts, on) }))
	}
	kit.ShowDialog(p.screen.desk.Window.Canvas(), kit.DialogSpec{Title: "怎样读这份文件", Content: content, Width: 640, Safe: "不改", Act: "按这样重新核对",
		OnAct: func() bool {
			if r.opts.Kind == asRegister {
				p.screen.makeRegister(f)
				return true
			}
			p.reset()
			f.settled = map[intake.RowRef]settled{}
			wanted := r.opts
			p.change(func(o *intake.Options) { *o = wanted })
			return true
		}})
}

// asRegister stands in the menu of kinds for a register that the file becomes.
const asRegister = "new-register"

func rowLabel(words string) fyne.CanvasObject {
	return container.NewStack(kit.Space(0, look.ControlHeight), text.Body(words).In(look.Text2))
}

// listSheets makes a line for each sheet of the book: whether it is read, its header row, and for marks their stage.
func (r *reading) listSheets() {
	plan := r.page.screen.at.plan()
	for i, s := range plan.Book().Sheets {
		var sp *intake.SheetPlan
		for _, x := range plan.Sheets {
			if x.Index == i {
				sp = x
			}
		}
		why := ""
		for _, x := range plan.Ignored {
			if x.Index == i {
				why = x.Why
			}
		}
		check := kit.NewCheck(clip(s.Name, 16), sp != nil, func(on bool) { includeSheet(&r.opts, i, on) })
		var last fyne.CanvasObject = text.Small(why).Cutting()
		if sp != nil && plan.Kind == intake.Scores && sp.Table == intake.WideScores {
			last = r.stageMenu(i, sp)
		}
		header := tall(text.Small(""))
		if len(s.Rows) > 0 {
			header = r.headerMenu(i, sp, check)
		}
		r.sheets.Add(kit.Columns(look.Gap12, 0, []float32{170, 250, 0}, tall(check), header, tall(last)))
	}
}

func tall(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(kit.Space(0, look.SmallHeight), o)
}

// headerMenu offers the first rows of a sheet as its header, each with what stands in it.
func (r *reading) headerMenu(i int, sp *intake.SheetPlan, check *kit.Check) fyne.CanvasObject {
	book := r.page.screen.at.plan().Book().Sheets[i]
	options := []kit.Option{{ID: noHeader, Text: "这张表" + noHeader, Detail: "第一行就是数据"}}
	chosen := -1
	if r.opts.Sheets[i].NoHeader {
		chosen = 0
	}
	for _, o := range headerRows(book) {
		if sp != nil && fmt.Sprint(sp.HeaderRow) == o.ID && chosen < 0 {
			chosen = len(options)
		}
		options = append(options, o)
	}
	return kit.NewOptionSelect(options, chosen, func(o kit.Option) {
		row := 0
		if o.ID == noHeader {
			setNoHeader(&r.opts, i)
		} else if _, err := fmt.Sscan(o.ID, &row); err == nil {
			setHeader(&r.opts, i, row)
		}
		includeSheet(&r.opts, i, true)
		check.SetChecked(true)
	}).Small().Hint("指定表头").Wide(200)
}

// headerRows are the first rows of a sheet, as choices for its header; the ID is the row, from 1.
func headerRows(s *sheet.Sheet) []kit.Option {
	var options []kit.Option
	for row := 0; row < len(s.Rows) && len(options) < 19; row++ {
		var words []string
		for _, c := range s.Rows[row] {
			if t := squeeze(c.Text); t != "" && len(words) < 6 {
				words = append(words, clip(t, 6))
			}
		}
		if len(words) > 0 {
			options = append(options, kit.Option{ID: fmt.Sprint(row + 1), Text: fmt.Sprintf("表头第 %d 行", row+1), Detail: strings.Join(words, " ")})
		}
	}
	return options
}

// stageMenu says which marks a table of marks holds.
func (r *reading) stageMenu(i int, sp *intake.SheetPlan) fyne.CanvasObject {
	stages := []kit.Option{{ID: "self", Text: "自评分"}, {ID: "checked", Text: "复核分"}, {ID: "final", Text: "核定分"}}
	return kit.NewOptionSelect(stages, min(2, max(0, int(sp.Stage))), func(o kit.Option) {
		so := sheetOptions(&r.opts, i)
		so.Stage = o.ID
		r.opts.Sheets[i] = so
	}).Small()
}
