package reports

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/document"
)

// longestReason is how many characters a reason has at most beside its mark. A longer one would make a row as high as half a
// page in its narrow column: it stands under the tables, over their whole width.
const longestReason = 80

// reason is the cell of a reason of the mark of an item or of an entry of bonus and deduction.
func (b *sheetBuilder) reason(of, reason string) document.Cell {
	reason = onPaper(reason)
	if document.Chars(reason) <= longestReason {
		return text(reason)
	}
	if len(b.long) == 0 {
		b.long = append(b.long, document.Gap{Height: 3})
	}
	n := len(b.long)
	b.long = append(b.long, document.Note{Text: fmt.Sprintf("附注%d（%s）：%s", n, onPaper(outfile.CutName(of, longestSubject)), strings.TrimRight(reason, "。")) + "。"})
	return text(fmt.Sprintf("见附注%d", n))
}

// longestSubject is how much of the name of an entry a note repeats, in the units of outfile.CutName.
const longestSubject = 60
