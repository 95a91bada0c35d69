package reports

import (
	"context"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/document"
)

// RecoverySheet is what is kept on paper for the day on which the password of a data file is forgotten.
type RecoverySheet struct {
	Committee, File string
	Code            string // in groups, with - between them
	On              model.Date
}

// Document is the sheet: the groups of the code, what they are for, and where the paper belongs.
func (s RecoverySheet) Document() document.Document {
	head := func(text string) document.Part {
		return document.Paragraph{Flush: true, Spans: []document.Span{{Text: text, Role: document.HeadRole}}}
	}
	column := document.Column{Width: 39, Align: document.Centre}
	t := document.Table{NoHead: true, Columns: []document.Column{column, column, column, column}}
	groups := strings.Split(s.Code, "-")
	for i := 0; i < len(groups); i += 4 {
		var numbers, codes document.Row
		for k := i; k < min(i+4, len(groups)); k++ {
			numbers.Cells = append(numbers.Cells, document.Cell{Text: "第 " + string(rune('1'+k)) + " 组"})
			codes.Cells = append(codes.Cells, document.Cell{Text: groups[k], Large: true})
		}
		t.Rows = append(t.Rows, numbers, codes)
	}
	return document.Document{Title: "恢复单", Numbers: document.NoNumbers, Parts: []document.Part{
		document.Title{Text: "数据文件恢复单"}, document.Blank{Lines: 1},
		document.Paragraph{Flush: true, Spans: []document.Span{{Text: "党委：" + s.Committee}}},
		document.Paragraph{Flush: true, Spans: []document.Span{{Text: "数据文件：" + s.File}}},
		document.Paragraph{Flush: true, Spans: []document.Span{{Text: "日期：" + s.On.Long()}}},
		document.Blank{Lines: 1}, head("恢复码"), t, document.Blank{Lines: 1},
		head("做什么用"),
		document.Text("数据文件的密码忘了，打开时点“忘记密码”，照上面输入这 8 组，就能打开，并换一个新密码。"),
		document.Text("只有字母和数字：没有字母 O、I、L、U，看着像的就是数字 0、1 和字母 V。大小写、空格、横线不用管。"),
		head("怎么保管"),
		document.Text("谁拿到这张纸和数据文件，谁就能看到里面的全部内容。装进信封，和电脑、U 盘分开，锁在柜子里；工作交接时一起移交。"),
		document.Text("密码和这张纸都没有了，谁也打不开数据文件。换了恢复单，这一张还能打开以前的备份，那些备份不要了再撕碎。"),
	}}
}

// Write writes the sheet as PDF.
func (s RecoverySheet) Write(ctx context.Context, to outfile.Target, made time.Time) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := WriteCollection(document.Single(s.Document(), s.Committee), to, made)
	return err
}
