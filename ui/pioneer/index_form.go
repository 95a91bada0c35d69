package pioneer

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const (
	indexWide float32 = 820
	indexHigh float32 = 300
)

// editIndex shows the definition of the year: points, what each costs or gives, and caps by line; bonus, bands and limits.
func (s *Screen) editIndex() {
	if s.index == nil {
		return
	}
	x, yearOf := cloned(s.index), s.year
	sums := text.Small("")
	show := func() { sums.SetText(sumsText(&x)) }
	list := table.New(s.indexSpec(&x, show))
	rows := x.Lines()
	list.SetRows(rows)
	show()
	points := func(p *model.Points) *kit.Entry { return kit.NumberEntry("").With(p.Short()).Small() }
	bonus, minus := points(&x.Bonus.Cap), points(&x.Minus.Cap)
	year := kit.NewOptionSelect([]kit.Option{{ID: string(model.PioneerMean), Text: "各季度平均"}, {ID: string(model.PioneerTotal), Text: "从 1 月起累计"}}, yearChoice(&x), nil).Small()
	over := kit.NewOptionSelect([]kit.Option{{ID: "reason", Text: "写明理由可以"}, {ID: "refuse", Text: "不可以"}}, overChoice(&x), nil).Small()
	fields := []fyne.CanvasObject{kit.NewField("全年怎么算", year), kit.NewField("加分上限", bonus), kit.NewField("减分上限", minus), kit.NewField("超出优秀名额", over)}
	bands := make([]*kit.Entry, len(x.Bands))
	var bandFields []fyne.CanvasObject
	for i := range x.Bands {
		bands[i] = points(&x.Bands[i].From)
		bandFields = append(bandFields, kit.NewField(x.Bands[i].Name+"（分起）", bands[i]))
	}
	content := kit.VBox(look.Gap12, container.NewStack(kit.Space(0, indexHigh), list.Object()), sums, kit.FormGrid(len(fields), fields...), kit.FormGrid(len(bandFields), bandFields...))
	spec := kit.DialogSpec{Title: fmt.Sprintf("%d 年度先锋指数计分办法", s.year), Text: explained(&x), Content: content, Width: indexWide, Safe: "不改了", Act: "保存办法"}
	if s.closed() {
		spec.Act, spec.Safe = "", "知道了"
	}
	var dialog *kit.Dialog
	spec.OnAct = func() bool {
		for _, in := range []struct {
			e  *kit.Entry
			to *model.Points
		}{{bonus, &x.Bonus.Cap}, {minus, &x.Minus.Cap}} {
			if !readPoints(in.e, in.to) {
				return false
			}
		}
		for i := range bands {
			if !readPoints(bands[i], &x.Bands[i].From) {
				return false
			}
		}
		x.Year, x.Appraisal.Over = model.PioneerYearRule(year.ChosenID()), over.ChosenID()
		sent := cloned(&x) // the table can be typed into while it is written
		s.save(dialog, func(ctx context.Context, o *office.Office) (int64, error) {
			return o.SetPioneerIndex(ctx, yearOf, &sent)
		}, "已保存计分办法", nil)
		return false
	}
	dialog = kit.ShowDialog(s.d.Window.Canvas(), spec)
}

func readPoints(e *kit.Entry, to *model.Points) bool {
	p, err := model.ParsePoints(e.Value())
	e.SetBad(err != nil)
	if err == nil {
		*to = p
	}
	return err == nil
}

func yearChoice(x *model.PioneerIndex) int {
	if x.Year == model.PioneerTotal {
		return 1
	}
	return 0
}

func overChoice(x *model.PioneerIndex) int {
	if x.Appraisal.Over == "refuse" {
		return 1
	}
	return 0
}

// explained says where the numbers of a definition come from, and what it is for.
func explained(x *model.PioneerIndex) string {
	words := x.Source + "。"
	if x.Limits != "" {
		words += x.Limits + "。"
	}
	return words + x.Note + "。"
}

// cloned is a copy that shares nothing that the form changes.
func cloned(x *model.PioneerIndex) model.PioneerIndex {
	y := *x
	y.Parts, y.Bands = clonedParts(x.Parts), slices.Clone(x.Bands)
	return y
}

func clonedParts(parts []model.PioneerPart) []model.PioneerPart {
	all := append([]model.PioneerPart(nil), parts...)
	for p := range all {
		all[p].Categories = append([]model.PioneerCategory(nil), all[p].Categories...)
		for c := range all[p].Categories {
			all[p].Categories[c].Lines = append([]model.PioneerLine(nil), all[p].Categories[c].Lines...)
		}
	}
	return all
}

// sumsText says whether the lines add up to a hundred; the sums of categories and parts follow their lines.
func sumsText(x *model.PioneerIndex) string {
	for p := range x.Parts {
		part := &x.Parts[p]
		part.Max = 0
		for c := range part.Categories {
			category := &part.Categories[c]
			category.Max = 0
			for i := range category.Lines {
				category.Max += category.Lines[i].Max
			}
			part.Max += category.Max
		}
	}
	words := ""
	for _, p := range x.Parts {
		words += fmt.Sprintf("%s %s 分，", p.Name, p.Max.Short())
	}
	words += fmt.Sprintf("合计 %s 分", x.Max().Short())
	if x.Max() != model.Pt(100) {
		words += "，应为 100 分"
	}
	return words
}

// indexSpec is the table of lines that can be typed into.
func (s *Screen) indexSpec(x *model.PioneerIndex, changed func()) table.Spec[*model.PioneerLine] {
	edit := func(can func(*model.PioneerLine) bool) func(*model.PioneerLine) bool {
		return func(l *model.PioneerLine) bool { return !s.closed() && can(l) }
	}
	always := func(*model.PioneerLine) bool { return true }
	counted := func(l *model.PioneerLine) bool { return l.Method.Kind == model.Deduct || l.Method.Kind == model.Count }
	capped := func(l *model.PioneerLine) bool { return l.Method.Kind == model.Count }
	yearly := func(l *model.PioneerLine) bool { return l.Method.Kind == model.Ratio }
	number := func(can func(*model.PioneerLine) bool, of func(*model.PioneerLine) *model.Points) func(*model.PioneerLine) string {
		return func(l *model.PioneerLine) string {
			if !can(l) {
				return ""
			}
			return of(l).Short()
		}
	}
	unit := func(l *model.PioneerLine) *model.Points { return &l.Method.Unit }
	most := func(l *model.PioneerLine) *model.Points { return &l.Method.Cap }
	full := func(l *model.PioneerLine) *model.Points { return &l.Max }
	limited := func(l *model.PioneerLine) bool { return counted(l) || yearly(l) && l.Method.Due > 0 }
	return table.Spec[*model.PioneerLine]{Key: func(l *model.PioneerLine) string { return l.ID }, RowHeight: look.DenseRow, Cells: true, NoFoot: true, CellPad: 6, Inset: look.Gap12,
		Columns: []table.Column[*model.PioneerLine]{
			{ID: "name", Title: "项目", Width: 170, Always: true, Text: (*model.PioneerLine).Title},
			{ID: "max", Title: "分值", Width: 56, Align: look.Right, Always: true, Edit: edit(always), Text: number(always, full)},
			{ID: "method", Title: "方法", Width: 60, Always: true, Text: methodWord},
			{ID: "unit", Title: "每次", Width: 56, Align: look.Right, Always: true, Edit: edit(counted), Text: number(counted, unit)},
			{ID: "cap", Title: "上限", Width: 56, Align: look.Right, Always: true, Edit: edit(capped), Text: number(capped, most)},
			{ID: "due", Title: "全年应", Width: 60, Align: look.Right, Always: true, Edit: edit(yearly), Text: func(l *model.PioneerLine) string {
				if !yearly(l) {
					return ""
				}
				return strconv.Itoa(l.Method.Due)
			}},
			{ID: "most", Title: "每季最多", Width: 76, Align: look.Right, Always: true, Edit: edit(limited), Text: func(l *model.PioneerLine) string {
				if !limited(l) {
					return ""
				}
				return pioneer.MostOf(l).Short()
			}},
			{ID: "hint", Title: "说明", Width: 200, Flex: true, Always: true, Small: true, Text: func(l *model.PioneerLine) string { return l.Hint }},
		},
		Commit: func(l *model.PioneerLine, column, typed string) error {
			p, err := model.ParsePoints(typed)
			if err != nil || p < 0 {
				s.d.Toasts.Problem("填数字，最多两位小数")
				return model.Errorf(model.Invalid, "填数字")
			}
			switch column {
			case "max":
				if l.Max = p; l.Method.Cap > 0 {
					l.Method.Cap = min(l.Method.Cap, p)
				}
			case "unit":
				l.Method.Unit = p
			case "cap":
				l.Method.Cap = p
			case "due":
				l.Method.Due = int(p / 100)
			case "most":
				if p < model.Pt(1) || p%100 != 0 {
					s.d.Toasts.Problem("每季最多填 1 以上的整数")
					return model.Errorf(model.Invalid, "填整数")
				}
				l.Most = int(p / 100)
			}
			changed()
			return nil
		}}
}

func methodWord(l *model.PioneerLine) string {
	return map[model.MethodKind]string{model.Deduct: "扣分", model.Count: "计数", model.Ratio: "比例", model.Judged: "评分"}[l.Method.Kind]
}
