package intake

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// sheetNotices leads to what should be known about the sheets.
func (p *reviewStep) sheetNotices(plan *intake.Plan) []notice {
	var notes []string
	for _, s := range plan.Sheets {
		for _, n := range s.Notes {
			if len(plan.Sheets) > 1 {
				n = s.Name + "：" + n
			}
			notes = append(notes, n)
		}
	}
	if len(notes) == 0 {
		return nil
	}
	return []notice{{"info", look.ToneWarn, fmt.Sprintf("读表时有 %d 处要知道", len(notes)), []act{{"看说明", func() {
		p.showLines("读表时要知道的", "", notes)
	}}}}}
}

// unreadNotices names the sheets that are not read, with the way to read them.
func (p *reviewStep) unreadNotices(plan *intake.Plan) []notice {
	var all []notice
	for _, s := range plan.LeftOut() {
		switch s.Code {
		case "hidden": // has a notice of its own
		case "no-table":
			all = append(all, notice{"warning", look.ToneWarn, "工作表“" + clip(s.Name, 16) + "”没有读：没有找到表头", []act{{"怎样读", p.askReading}}})
		case "damaged":
			all = append(all, notice{"warning", look.ToneWarn, "工作表“" + clip(s.Name, 16) + "”没有读：在文件里缺失或已损坏", []act{{"说明", func() { p.tellUnread(s) }}}})
		default:
			all = append(all, notice{"info", look.ToneMuted, "工作表“" + clip(s.Name, 16) + "”没有读：" + s.Why, []act{{"怎样读", p.askReading}}})
		}
	}
	if len(all) > 2 { // one line has no room for more
		return []notice{{"warning", look.ToneWarn, fmt.Sprintf("%d 张工作表没有读", len(all)), []act{{"看是哪些", p.askReading}}}}
	}
	return all
}

func (p *reviewStep) tellUnread(s intake.IgnoredSheet) {
	kit.ShowDialog(p.screen.desk.Window.Canvas(), kit.DialogSpec{Title: "工作表“" + s.Name + "”没有读", Text: s.Why + "。", Safe: "知道了"})
}

// hiddenNotice asks what happens to what is hidden in the file; either answer can be changed for the other.
func (p *reviewStep) hiddenNotice(n int) notice {
	take := func(include bool) func() {
		return func() { p.change(func(o *intake.Options) { chooseHidden(o, include) }) }
	}
	with, without := act{"一起导入", take(true)}, act{"不导入", take(false)}
	switch o := p.screen.at.opts; {
	case o.IncludeHidden:
		return notice{"eye", look.ToneInfo, "隐藏的内容一起导入", []act{without}}
	case o.HiddenChosen:
		return notice{"eye", look.ToneMuted, fmt.Sprintf("%d 处隐藏内容看过了，不导入", n), []act{with}}
	}
	return notice{"eye", look.ToneWarn, fmt.Sprintf("有 %d 处隐藏内容没有读", n), []act{with, without}}
}

// hiddenIn counts hidden rows and hidden sheets that are not read.
func hiddenIn(p *intake.Plan) int {
	n := 0
	for _, s := range p.Sheets {
		n += s.HiddenRows
	}
	for _, s := range p.Ignored {
		if s.Code == "hidden" {
			n++
		}
	}
	return n
}
