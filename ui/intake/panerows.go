package intake

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// quiet shows what will happen to a row without trouble.
func (n *pane) quiet(l previewRow) {
	row, ref := l.row, l.ref()
	kind := n.page.screen.at.plan().Kind
	var body []fyne.CanvasObject
	title := row.Kind.Label()
	switch row.Kind {
	case intake.Update:
		title = fmt.Sprintf("更新 %d 项", len(row.Diff))
		body = append(body, n.changes(kind, row.Diff, "数据文件里", "改为")...)
		body = append(body, n.leaveOutRow(ref))
	case intake.Same:
		body = append(body, text.Para("数据文件里已经有这一"+measureOf(kind)+"，内容相同，不用写入。").For(paneText))
	case intake.New:
		body = append(body, text.Para("新增这一"+measureOf(kind)+"。").For(paneText))
		body = append(body, n.valuesOf(l)...)
		body = append(body, n.leaveOutRow(ref))
	case intake.Skip:
		title = row.Skip.Label()
		body = append(body, n.skipped(l)...)
	}
	if len(row.Kept) > 0 {
		body = append(body, kit.Space(0, 0), text.Strong("不一样，按设置保留"))
		body = append(body, n.changes(kind, row.Kept, "保留", "文件里")...)
	}
	if n.touched(ref) {
		body = append(body, kit.HBox(0, kit.SmallLink("恢复成文件里的样子", func() { n.putBack(ref) }).Icon("undo")))
	}
	n.frame(title, n.facts(l, intake.Problem{Col: -1}), n.arrows(), body, nil, n.nextButton())
}

func (n *pane) nextButton() []fyne.CanvasObject {
	for _, is := range n.page.issues {
		if n.page.isOpen(is.ref) {
			return []fyne.CanvasObject{kit.NewButton("处理下一个", n.page.next).Small()}
		}
	}
	return nil
}

// changes lists differences: field, then old and new under it.
func (n *pane) changes(kind intake.Kind, changes []intake.Change, oldWord, newWord string) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, c := range changes {
		was, now := guarded(c.Field, c.Old), guarded(c.Field, c.New)
		if was == "" {
			was = blank
		}
		objects = append(objects, kit.HRule(look.LineSoft), text.Small(fieldName(kind, c.Field)),
			kit.Columns(look.Gap8, look.Gap4, []float32{72, 0}, text.Body(oldWord).In(look.Text3), text.Body(was).In(look.Text2).Wrapped().For(paneText-80),
				text.Body(newWord).In(look.Text3), text.Body(now).In(look.Info).Wrapped().For(paneText-80)))
	}
	return objects
}

// valuesOf lists what would be stored of a row.
func (n *pane) valuesOf(l previewRow) []fyne.CanvasObject {
	kind := n.page.screen.at.plan().Kind
	var cells []fyne.CanvasObject
	for i, c := range l.sheet.Columns {
		if !c.Stored || i >= len(l.row.Values) || l.row.Values[i] == "" {
			continue
		}
		cells = append(cells, text.Body(fieldName(kind, c.Field)).In(look.Text2).Cutting(), text.Body(guarded(c.Field, l.row.Values[i])).Wrapped().For(paneText-92))
	}
	return []fyne.CanvasObject{kit.Columns(look.Gap8, 6, []float32{84, 0}, cells...)}
}

func (n *pane) leaveOutRow(ref intake.RowRef) fyne.CanvasObject {
	return kit.Pad(kit.HBox(0, kit.NewButton("这一行不导入", func() {
		n.after = focusRows
		n.page.change(func(o *intake.Options) { decide(o, ref, intake.Decision{Action: intake.LeaveOut}) })
	}).Small()), look.Gap8, 0, 0, 0)
}

// skipped says why a row is left out and offers to take it in.
func (n *pane) skipped(l previewRow) []fyne.CanvasObject {
	noun := nounOf(n.page.screen.at.plan().Kind)
	why, act := "", "当作数据导入"
	switch l.row.Skip {
	case intake.SkipDuplicate:
		why, act = "与另一行完全相同，只导入一次。", "是另一个人，也导入"
	case intake.SkipHidden:
		why = "这一行在文件里是隐藏的，没有问过就不导入。"
	case intake.SkipLeftOut:
		why, act = "已经选择不导入这一行。", ""
	case intake.SkipPolicy:
		why, act = "数据文件里已经有了，按“"+policyName(intake.SkipKnown)+"”的设置没有改动。", ""
	default:
		why = "这一行是" + l.row.Skip.Label() + "，不是" + noun + "。"
	}
	objects := []fyne.CanvasObject{text.Para(why).For(paneText)}
	if act != "" {
		objects = append(objects, kit.HBox(0, kit.NewButton(act, func() {
			n.after = focusRows
			n.page.change(func(o *intake.Options) { decide(o, l.ref(), intake.Decision{Action: intake.Include}) })
		}).Small()))
	}
	return objects
}

// comparedFields is how many differing fields stand side by side; the others are named only, so that the ways out
// stay in sight.
const comparedFields = 5

// sideBySide lays this row beside what it may be the same as; what differs is tinted.
func (n *pane) sideBySide(l previewRow, rivals []intake.Rival) fyne.CanvasObject {
	kind := n.page.screen.at.plan().Kind
	box := kit.VBox(look.Gap4)
	for _, rv := range rivals {
		if rv.Member == 0 && rv.Row == l.ref() {
			continue
		}
		head := "数据文件里"
		if rv.Member == 0 {
			head = fmt.Sprintf("第 %d 行", rv.Row.Row)
			if rv.Row.Sheet != l.sheet.Index {
				head = n.page.screen.at.sheetName(rv.Row.Sheet) + " " + head
			}
		}
		var same, differ []string
		shown := 0
		cells := []fyne.CanvasObject{text.Small(""), text.Small(head).Cutting(), text.Small(fmt.Sprintf("这一行（%d）", l.row.Number)).Cutting()}
		for _, c := range telling(rv.Fields) {
			if differTone(c) == look.ToneNone {
				if c.Old != "" {
					same = append(same, fieldName(kind, c.Field))
				}
				continue
			}
			if shown++; shown > comparedFields {
				differ = append(differ, fieldName(kind, c.Field))
				continue
			}
			cells = append(cells, text.Small(fieldName(kind, c.Field)).Cutting(), rivalCell(c.Field, c.Old, look.ToneNone), rivalCell(c.Field, c.New, differTone(c)))
		}
		box.Add(kit.Columns(look.Gap8, 3, []float32{60, 0, 0}, cells...))
		if len(differ) > 0 {
			box.Add(text.Small("还有不同：" + strings.Join(differ, "、")).Cutting())
		}
		if len(same) > 0 {
			box.Add(text.Small("相同：" + strings.Join(same, "、")).Cutting())
		}
	}
	return kit.Pad(box, look.Gap4, 0, 0, 0)
}

// telling puts what tells people apart first.
func telling(fields []intake.Change) []intake.Change {
	rank := func(f intake.Field) int {
		for i, first := range []intake.Field{intake.Name, intake.IDNumber, intake.Birth, intake.Branch, intake.JoinDate, intake.Phone} {
			if f == first {
				return i
			}
		}
		return 9
	}
	sorted := slices.Clone(fields)
	slices.SortStableFunc(sorted, func(a, b intake.Change) int { return rank(a.Field) - rank(b.Field) })
	return sorted
}

func differTone(c intake.Change) look.Tone {
	if c.Old == c.New || model.Date(c.Old).Precision() != model.NoDate && model.Date(c.Old).Compare(model.Date(c.New)) == 0 {
		return look.ToneNone
	}
	return look.ToneWarn
}

func rivalCell(f intake.Field, words string, tone look.Tone) fyne.CanvasObject {
	if words == "" {
		words = "—"
	}
	label := text.Caption(guarded(f, words)).In(tone.Ink()).For((paneText - 76) / 2)
	if tone == look.ToneNone {
		return label
	}
	return stackTint(label, tone)
}

// overview speaks of the import as a whole, while no row is current.
func (n *pane) overview() {
	f := n.page.screen.at
	plan := f.plan()
	title := "可以导入"
	words := "点一行看它会怎样；双击单元格就地修改。"
	switch {
	case len(n.page.views) == 0:
		title, words = "先说明这是什么表", "花名册、台账、活动记录还是得分表，表头在第几行。说明一次，以后同样的表就认得了。"
	case len(plan.Blocking) > 0:
		title, words = "现在不能导入", plan.Blocking[0].Text
	case plan.Unanswered() != nil:
		q := plan.Unanswered()
		title, words = "先回答一个问题", q.Text+"。回答在表格上方："+q.Choices()+"。"
	case plan.ToWrite() == 0 && plan.Summary.Same > 0:
		title, words = "没有要写入的内容", "文件里的内容数据文件里都有了，再导入一次也不会改变什么。"
	case plan.ToWrite() == 0:
		title, words = "没有要写入的内容", "没有可以导入的行。看看表头和对应字段对不对。"
	}
	body := []fyne.CanvasObject{text.Para(stop(words)).For(paneText)}
	if plan.Kind != "" {
		body = append(body, kit.Space(0, look.Gap4), text.Strong("已经有的，怎么办"), kit.HRule(look.Line), n.policy())
	}
	n.frame(title, plan.Kind.Label(), nil, body, nil, n.nextButton())
}

// policy is the choice of what happens to those who are there already.
func (n *pane) policy() fyne.CanvasObject {
	return policyRadios(n.page.screen.at.opts.Policy, func(p intake.Policy) {
		n.page.change(func(o *intake.Options) { o.Policy = p })
	})
}

func policyRadios(now intake.Policy, changed func(intake.Policy)) fyne.CanvasObject {
	details := []string{"空单元格不会清掉原有内容", "已有的内容一个字不改", "只增加新的"}
	var choices []kit.Choice
	chosen := 0
	for i, p := range policies {
		choices = append(choices, kit.Choice{Text: policyName(p), Detail: details[i]})
		if p == now {
			chosen = i
		}
	}
	return kit.NewRadioGroup(choices, chosen, false, func(i int) { changed(policies[i]) }).Box
}
