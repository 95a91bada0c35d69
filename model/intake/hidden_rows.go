package intake

import "fmt"

// countHidden says what the file hides and the plan leaves out.
func (b *builder) countHidden(rows int) {
	h := Hidden{Rows: rows, Chosen: b.opts.HiddenChosen}
	for _, ig := range b.plan.Ignored {
		if ig.Code == "hidden" {
			h.Sheets++
		}
	}
	switch {
	case h.Rows > 0 && h.Sheets > 0:
		h.Text = fmt.Sprintf("有 %d 行、%d 个工作表在文件里是隐藏的，没有导入", h.Rows, h.Sheets)
	case h.Rows > 0:
		h.Text = fmt.Sprintf("有 %d 行在文件里是隐藏的，没有导入", h.Rows)
	case h.Sheets > 0:
		h.Text = fmt.Sprintf("有 %d 个工作表在文件里是隐藏的，没有导入", h.Sheets)
	default:
		return
	}
	h.Fix = "要一起导入就选“读隐藏内容”，不要就确认不导入"
	b.plan.Hidden = h
}
