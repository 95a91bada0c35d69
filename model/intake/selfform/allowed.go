package selfform

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// notApplicable is what is written for an item that does not apply.
const notApplicable = "不适用"

// The longest texts that a rule for a cell may have.
const (
	longestList   = 255
	longestPrompt = 240
)

// allowed is the rule for the mark of an item: a list to choose from where the method knows all marks, of which others may
// be typed after a warning; else any number within the range with at most two decimals. 不适用 may be written everywhere.
func allowed(item *model.Item, cell string) *excelize.DataValidation {
	may := scoring.RangeText(item) + "，最多两位小数；不涉及的写“" + notApplicable + "”"
	dv := excelize.NewDataValidation(true)
	dv.Sqref = cell
	if list := choices(item); list != "" {
		dv.Type, dv.Formula1 = "list", `"`+list+`"`
		dv.SetError(excelize.DataValidationErrorStyleWarning, "不在可选的分里", "按计分办法一般从列表里选；要填别的分，应为 "+may+"，并在说明里写理由。")
	} else {
		dv.Type = "custom"
		dv.Formula1 = fmt.Sprintf(`OR(%[1]s="%[2]s",AND(ISNUMBER(%[1]s),%[1]s>=%[3]s,%[1]s<=%[4]s,ROUND(%[1]s,2)=%[1]s))`, cell, notApplicable,
			min(item.Method.Floor, 0).Short(), item.Max.Short())
		dv.Formula1 = strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(dv.Formula1)
		dv.SetError(excelize.DataValidationErrorStyleStop, "分数不对", "应填 "+may+"。")
	}
	prompt := may
	if tiers := scoring.TiersOf(item); len(tiers) > 0 {
		prompt = scoring.MethodText(item) + "。" + prompt
	}
	dv.SetInput(outfile.CutName(item.Title(), 30), outfile.CutName(prompt, longestPrompt))
	return dv
}

// choices lists the marks that a method can give, "" where that is any number.
func choices(item *model.Item) string {
	var all []string
	for _, p := range scoring.PossibleMarks(item) {
		all = append(all, p.Short())
	}
	if len(all) == 0 {
		return ""
	}
	list := strings.Join(append(all, notApplicable), ",")
	if len(utf16.Encode([]rune(list))) > longestList {
		return ""
	}
	return list
}
