package sheet

import (
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestHTML(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"plain", `<html><body><table><tr><th>姓名</th><th>性别</th></tr><tr><td>张三</td><td>男</td></tr></table></body></html>`,
			[]string{"text:姓名|text:性别", "text:张三|text:男"}},
		{"no end tags", `<table><tr><td>a<td>b<tr><td>c`, []string{"text:a|text:b", "text:c"}},
		{"white space and breaks", "<table><tr><td>\n 身份证号<br/>(18位)\n</td><td>赵&nbsp;强</td><td>&nbsp;</td></tr></table>",
			[]string{"text:身份证号\n(18位)|text:赵\u00a0强"}},
		{"entities and markup", `<table><tr><td><b>甲</b>&amp;<font color=red>乙</font></td></tr></table>`, []string{"text:甲&乙"}},
		{"number told by Excel", `<table><tr><td x:num="320104198006080000">3.20E+17</td><td x:num>12.50</td><td x:str>12</td></tr></table>`,
			[]string{"number:320104198006080000|number:12.5|text:12"}},
		{"spans", `<table><tr><td rowspan=2>支部</td><td colspan=2>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td></tr></table>`,
			[]string{"text:支部|text:甲||text:乙", "|text:1|text:2|text:3", "text:4"}},
		{"script and style", `<table><tr><td><style>td{}</style>a<script>var b = "<td>"</script></td></tr></table>`, []string{"text:a"}},
		{"XML head of old systems", "\xEF\xBB\xBF\r\n<?xml version='1.0'?><meta charset=utf-8><table><tr><td>a</td></tr></table>", []string{"text:a"}},
		{"cells without a row", `<table><td>a</td><td>b</td></table>`, []string{"text:a|text:b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := mustRead(t, "导出.xls", []byte(c.text))
			if book.Format != HTML {
				t.Errorf("format %s", book.Format)
			}
			wantRows(t, book.Sheets[0], c.want...)
		})
	}
}

// TestHTMLSeveralTables: a table inside another is a sheet of its own, tables without text are left out.
func TestHTMLSeveralTables(t *testing.T) {
	text := `<table><tr><td>页眉<table><tr><td>姓名</td></tr><tr style="display: none"><td>张三</td></tr></table></td><td>右</td></tr></table>
		<table><tr><td> </td></tr></table><table><tr><td>第二</td></tr></table>`
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	book := mustRead(t, "a.xls", []byte(gbk))
	if len(book.Sheets) != 3 {
		t.Fatalf("%d sheets", len(book.Sheets))
	}
	wantRows(t, book.Sheets[0], "text:页眉|text:右")
	wantRows(t, book.Sheets[1], "text:姓名", "text:张三")
	wantRows(t, book.Sheets[2], "text:第二")
	if !book.Sheets[1].HiddenRows[1] || book.Sheets[1].HiddenRows[0] {
		t.Errorf("hidden %v", book.Sheets[1].HiddenRows)
	}
}

func TestHTMLMerged(t *testing.T) {
	s := mustRead(t, "a.xls", []byte(`<table><tr><td rowspan=3>支部</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>`)).Sheets[0]
	if got := s.MergedValue(2, 0).Text; got != "支部" {
		t.Errorf("branch of row 3 is %q", got)
	}
}
