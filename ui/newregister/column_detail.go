package newregister

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// mostWords is how many values the second line of a column names.
const mostWords = 6

// detail is the second line of the selected column: the options of a choice, the values that were not found, those that
// were read with a guess.
func (p *Page) detail(c *intake.ProposedColumn) fyne.CanvasObject {
	row := []fyne.CanvasObject{}
	end := ""
	tags := func(word string, values []string, tone look.Tone) {
		row = append(row, text.Small(word))
		for i, v := range values {
			if i == mostWords {
				end = fmt.Sprintf("还有 %d 种", len(values)-i)
				break
			}
			row = append(row, kit.NewTag(text.Truncate(text.Clean(v), 180, look.SizeSmall, false), tone).OnTint())
		}
	}
	switch {
	case c.Leave:
		row = append(row, text.Small("这一列不存进台账；要存，在“类型”里选一种"))
	case c.Shape == record.Choice:
		var words []string
		merged := 0
		for _, o := range c.Options {
			words = append(words, fmt.Sprintf("%s %d", o.Value, o.Rows))
			merged += o.Merged
		}
		tags("选项", words, look.ToneMuted)
		row = append(row, kit.ActionChip("加选项", "plus", p.addOption))
		if merged > 0 {
			end = fmt.Sprintf("另有 %d 行写法不同，已并入", merged)
		}
	case len(c.Unmatched) > 0:
		tags("照原文存入的", c.Unmatched, look.ToneWarn)
	case len(c.Guessed) > 0:
		tags("这样认的，请看对不对", c.Guessed, look.ToneWarn)
	default:
		row = append(row, text.Small(detailWords(c)))
	}
	return kit.Spread(look.Gap8, row, []fyne.CanvasObject{text.Small(end)})
}

func detailWords(c *intake.ProposedColumn) string {
	switch {
	case c.Of == 0:
		return "文件里这一列是空的，以后在台账里填"
	case c.Shape == record.Text || c.Shape == record.LongText:
		return "照原文存"
	case strings.TrimSpace(c.Header) != c.Label:
		return "文件里的表头是“" + strings.TrimSpace(c.Header) + "”"
	}
	return "每一行都认出来了"
}

// addOption asks for one more option of the selected choice.
func (p *Page) addOption() {
	p.ask("加一个选项", "选项", "", "加选项", func(word string) {
		c := p.column()
		if !slices.ContainsFunc(c.Options, func(o intake.OptionCount) bool { return o.Value == word }) {
			c.Options = append(slices.Clone(c.Options), intake.OptionCount{Value: word})
			p.step(c.Label + "的选项")
		}
	})
}
