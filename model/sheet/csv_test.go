package sheet

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestCSV(t *testing.T) {
	gbk := func(s string) string {
		out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	utf16 := func(s string) string { raw, _ := utf16LE(s); return string(raw) }
	big := func(s string) string {
		raw, _ := utf16LE(s)
		for i := 0; i < len(raw); i += 2 {
			raw[i], raw[i+1] = raw[i+1], raw[i]
		}
		return string(raw)
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "姓名,性别\n张三,男\n", []string{"text:姓名|text:性别", "text:张三|text:男"}},
		{"no line end at the end", "姓名,性别\r\n张三,男", []string{"text:姓名|text:性别", "text:张三|text:男"}},
		{"BOM", "\xEF\xBB\xBF姓名,性别", []string{"text:姓名|text:性别"}},
		{"GB18030 with a rare character", gbk("姓名,民族\n赵䶮𬱖,汉族"), []string{"text:姓名|text:民族", "text:赵䶮𬱖|text:汉族"}},
		{"UTF-8 cut inside the last character", "姓名,民族\n赵䶮,汉族,备注说明备注说明备注说明\xE5\x85", []string{"text:姓名|text:民族", "text:赵䶮|text:汉族|text:备注说明备注说明备注说明\uFFFD"}},
		{"UTF-16 with mark", "\xFF\xFE" + utf16("姓名\t性别\r\n张三\t男"), []string{"text:姓名|text:性别", "text:张三|text:男"}},
		{"UTF-16 big endian", "\xFE\xFF" + big("姓名\t性别"), []string{"text:姓名|text:性别"}},
		{"UTF-16 without mark", utf16("name,sex,id,phone\r\n张三,M,32010419,139\r\n"), []string{"text:name|text:sex|text:id|text:phone", "text:张三|text:M|text:32010419|text:139"}},
		{"tab", "姓名\t住址\n张三\t瑞金路1号,2幢", []string{"text:姓名|text:住址", "text:张三|text:瑞金路1号,2幢"}},
		{"semicolon", "姓名;住址\n张三;瑞金路", []string{"text:姓名|text:住址", "text:张三|text:瑞金路"}},
		{"Chinese semicolon in GB18030", gbk("姓名；性别\r\n张三；男\r\n"), []string{"text:姓名|text:性别", "text:张三|text:男"}},
		{"Chinese comma", "姓名，性别\n\n张三，男", []string{"text:姓名|text:性别", "", "text:张三|text:男"}},
		{"sentences in one column", "说明，一\n说明，二，三", []string{"text:说明，一", "text:说明，二，三"}},
		{"sep line", "sep=;\n姓名;a,b\n张三;c,d", []string{"text:姓名|text:a,b", "text:张三|text:c,d"}},
		{"comma in quotes does not count", "\"甲,乙,丙\"\t丁\n\"戊,己\"\t庚", []string{"text:甲,乙,丙|text:丁", "text:戊,己|text:庚"}},
		{"one column", "姓名\n张三", []string{"text:姓名", "text:张三"}},
		{"blank line keeps the row number", "姓名,性别\n\n张三,男", []string{"text:姓名|text:性别", "", "text:张三|text:男"}},
		{"line break in a cell", "\"身份证号\n(18位)\",b\nc,d", []string{"text:身份证号\n(18位)|text:b", "text:c|text:d"}},
		{"doubled quotation marks", `"说""好""的",b`, []string{`text:说"好"的|text:b`}},
		{"stray quotation mark", "\"张三,男\n李四,女", []string{`text:"张三|text:男`, "text:李四|text:女"}},
		{"quotation mark inside", "5\" 屏,b", []string{`text:5" 屏|text:b`}},
		{"text after the closing mark", "\"a\"b,c", []string{`text:"a"b|text:c`}},
		{"digits kept by a formula", `="320104198006081234",b` + "\n" + `"=""0012""",c`, []string{"text:320104198006081234|text:b", "text:0012|text:c"}},
		{"ID stays text", "320104198006081234,3.20E+17", []string{"text:320104198006081234|text:3.20E+17"}},
		{"old Mac line ends", "a,b\rc,d\r", []string{"text:a|text:b", "text:c|text:d"}},
		{"blank cells", ",,a,\n,,,\n", []string{"||text:a"}},
		{"blanks kept", " a ,b", []string{"text: a |text:b"}},
		{"end of file mark of DOS", "a,b\n\x1A", []string{"text:a|text:b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			book := mustRead(t, "dir/名册.2026.csv", []byte(c.text))
			if book.Format != CSV || book.Sheets[0].Name != "名册.2026" {
				t.Errorf("format %s, sheet %s", book.Format, book.Sheets[0].Name)
			}
			wantRows(t, book.Sheets[0], c.want...)
		})
	}
}

// TestCSVLongQuote: a stray mark in a large file costs one cell, not the rest of the file.
func TestCSVLongQuote(t *testing.T) {
	text := "姓名,备注\n\"张三,男\n" + strings.Repeat("李四,女\n", 5000) + "王五,\"好\"\n"
	s := mustRead(t, "a.csv", []byte(text)).Sheets[0]
	if len(s.Rows) != 5003 || s.Cell(1, 0).Text != `"张三` || s.Cell(5002, 1).Text != "好" {
		t.Errorf("%d rows, %q, %q", len(s.Rows), s.Cell(1, 0).Text, s.Cell(len(s.Rows)-1, 1).Text)
	}
}

func TestCSVFixture(t *testing.T) {
	s := mustRead(t, "members-wps.csv", fixture(t, "members-wps.csv")).Sheets[0]
	if len(s.Rows) != 41 || s.Cell(0, 2).Text != "身份证号" || s.Cell(1, 2).Text != "32102319850708153X" {
		t.Errorf("%d rows, %v", len(s.Rows), s.Rows[:2])
	}
}

// TestCSVTornRows: a field that opens with a quotation mark and closes nowhere or too early may have moved the others.
func TestCSVTornRows(t *testing.T) {
	text := "姓名,住址,电话\n张三,\"南京市,\"秦淮区\",139\n李四,\"瑞金路,1号\",138\n王五,\"瑞金路,137\n赵六,5\" 屏,136\n钱七,\"甲\"乙,135\n"
	s := mustRead(t, "a.csv", []byte(text)).Sheets[0]
	for row, want := range []bool{false, true, false, true, false, true} {
		if s.Torn[row] != want {
			t.Errorf("row %d: torn %t, want %t", row+1, s.Torn[row], want)
		}
	}
}

// TestStrayCells: a note far below or right is kept apart, a space there is nothing.
func TestStrayCells(t *testing.T) {
	for _, c := range []struct{ cell, text, want string }{{"A1048576", "注", "A1048576"}, {"A1048576", " ", ""}, {"AAC2", "注", "AAC2"}, {"AAC2", "\u3000", ""}} {
		row := strings.TrimLeft(c.cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
		s := mustRead(t, "a.xlsx", xlsxXML(t, `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>姓名</v></c></row><row r="`+row+`"><c r="`+c.cell+`" t="str"><v>`+c.text+`</v></c></row></sheetData></worksheet>`, nil)).Sheets[0]
		switch {
		case c.want == "" && len(s.Stray) > 0, c.want != "" && (len(s.Stray) != 1 || s.Stray[0] != StrayCell{c.want, c.text}):
			t.Errorf("%s %q: %v", c.cell, c.text, s.Stray)
		case len(s.Rows) != 1:
			t.Errorf("%s: %d rows", c.cell, len(s.Rows))
		}
	}
}
