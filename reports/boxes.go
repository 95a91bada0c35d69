package reports

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/reports/document"
)

// boxes are the opinion boxes of a branch's sheet.
func (b *sheetBuilder) boxes() document.Boxes {
	own := document.Box{Label: "支部自评意见", Height: 64, Seal: "（党支部盖章）", Signers: []string{"书记签字："}, Text: b.opinion("self")}
	if b.f.Year.Units {
		own.Label, own.Seal, own.Signers = "单位自评意见", "（单位盖章）", []string{"负责人签字："}
	}
	boxes := document.Boxes{Items: []document.Box{own,
		{Label: "考核组意见", Height: 56, Signers: []string{"组长签字：", "成员签字："}, Text: b.opinion("team")},
		{Label: "党委审核意见", Height: 64, Seal: "（党委盖章）", Signers: []string{"负责人签字："}, Text: b.committee()},
	}}
	authority := b.opinion("authority")
	if o := b.f.Year.Scheme.Opinion; o.Required || b.f.Year.Units || len(authority) > 0 {
		label := orText(b.f.Year.Scheme.AuthorityLabel(), "主管单位意见")
		boxes.Items = append(boxes.Items, document.Box{Label: label, Height: 56, Seal: "（主管单位盖章）",
			Signers: []string{"负责人签字："}, Text: authority})
	}
	boxes.Items = append(boxes.Items, document.Box{Label: "公示情况", Height: 32, Signers: []string{"经办人签字："}, Text: b.notice()})
	return boxes
}

// opinion is the text of a box, one paragraph a line; nil when nothing was written.
func (b *sheetBuilder) opinion(box string) []document.Paragraph {
	for _, o := range b.s.Opinions {
		if o.Box == box && strings.TrimSpace(o.Text) != "" {
			var out []document.Paragraph
			for _, line := range strings.Split(o.Text, "\n") {
				if line = strings.TrimSpace(line); line != "" {
					out = append(out, document.Text(line))
				}
			}
			return out
		}
	}
	return nil
}

// committee is the committee's opinion, or once decided the sentence that follows from the result.
func (b *sheetBuilder) committee() []document.Paragraph {
	if written := b.opinion("committee"); written != nil {
		return written
	}
	row, r := b.ranked(), b.outcome()
	if row == nil || r == nil || row.Grade == "" || b.f.Year.DecidedOn == "" {
		return nil
	}
	return []document.Paragraph{document.Text(fmt.Sprintf("经%s党委会议研究，总分%s分，等次%s。", b.f.Year.DecidedOn.Long(), r.Total, row.Grade))}
}

// notice is when the result was made public, with a blank for what came of it.
func (b *sheetBuilder) notice() []document.Paragraph {
	written := b.opinion("notice")
	if p := b.f.Publication; written == nil && p != nil {
		written = []document.Paragraph{document.Text("公示时间：" + publicDays(p) + "。")}
	}
	if written == nil {
		return []document.Paragraph{{Spans: []document.Span{{Text: "公示时间：", Blank: 40}, {Text: "。公示结果：", Blank: 30}}}}
	}
	last := &written[len(written)-1]
	if plain := last.Plain(); strings.HasSuffix(plain, "：") {
		last.Spans = append(last.Spans, document.Span{Blank: 30})
	} else if !strings.Contains(plain, "公示结果") {
		last.Spans = append(last.Spans, document.Span{Text: "公示结果：", Blank: 30})
	}
	return written
}
