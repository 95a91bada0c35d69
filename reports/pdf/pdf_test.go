package pdf

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

var made = time.Date(2026, 12, 15, 9, 0, 0, 0, time.UTC)

// paper sets a table of names, one a row, and a paragraph.
func paper(names []string, text string) typeset.Result {
	t := document.Table{Columns: []document.Column{{Head: "姓名", Width: 40, Align: document.Name}, {Head: "党支部", Width: 60}}}
	for _, n := range names {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(n, n+"所在党支部")})
	}
	d := document.Document{Title: "名册" + strings.Join(names[:min(3, len(names))], ""),
		Parts: []document.Part{document.Title{Text: "党员名册"}, document.Text(text), t}}
	return typeset.Typeset(document.Single(d, "某某区律师行业党委"), typeset.Embedded())
}

func store(t *testing.T, r typeset.Result) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := Write(outfile.Target{Path: path, Endings: []string{".pdf"}}, r, made); err != nil {
		t.Fatal(err)
	}
	return path
}

// tool runs a program of poppler or qpdf on a file; the test is skipped only where it is not installed.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestNamesAreFoundByTextSearch(t *testing.T) {
	names := []string{"张𬱖三", "𬱖明", "李𫘧", "𬭼", "䶮海", "古丽·买买提", "阿卜杜热西提·阿卜杜", "王明", "沈怀竹", "㛃𪣻𫄧"}
	got := tool(t, "pdftotext", "-layout", store(t, paper(names, "出席：张𬱖三、李𫘧。")), "-")
	for _, n := range names {
		if !strings.Contains(got, n) {
			t.Errorf("%q is not found in the text of the PDF:\n%s", n, got)
		}
		if !strings.Contains(got, n+"所在党支部") {
			t.Errorf("%q is not found in its branch's name", n)
		}
	}
	if !strings.Contains(got, "出席：张𬱖三、李𫘧。") {
		t.Errorf("the sentence is not found whole:\n%s", got)
	}
}

func TestStretchedLinesAreFoundByTextSearch(t *testing.T) {
	text := "（二）等次评定。按照优秀等次不超过30%的规定，评定优秀12个、合格23个、基本合格4个、不合格1个。优秀等次为：青禾培训学校党支部、澄观实验学校党支部、汀兰中学党支部、望桥职业培训学校党支部。"
	r := paper([]string{"王明"}, text)
	got := strings.ReplaceAll(tool(t, "pdftotext", store(t, r), "-"), "\n", "")
	if !strings.Contains(got, text) {
		t.Errorf("the paragraph does not read whole:\n%s", got)
	}
}

func TestFileIsSoundAndTheSameEachTime(t *testing.T) {
	r := paper([]string{"张𬱖三", "王明"}, "正文。")
	first := store(t, r)
	if out := tool(t, "qpdf", "--check", first); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Errorf("qpdf: %s", out)
	}
	data, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Bytes(paper([]string{"张𬱖三", "王明"}, "正文。"), made)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, again) {
		t.Error("the same pages gave different files")
	}
}

func TestPropertiesAndBookmarksNameThePaper(t *testing.T) {
	r := paper([]string{"张𬱖三"}, "正文。")
	info := tool(t, "pdfinfo", store(t, r))
	for _, want := range []string{"名册张𬱖三", "某某区律师行业党委", "A4"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
	data, _ := Bytes(r, made)
	if bytes.Count(data, []byte{0xD8, 0x73, 0xDC, 0x56}) < 2 {
		t.Error("title and bookmark do not both hold 𬱖 as a surrogate pair")
	}
}

func TestEveryDocumentHasItsBookmark(t *testing.T) {
	c := document.Collection{OddStart: true}
	for _, name := range []string{"朗晨外语培训学校党支部", "𬱖䶮实验学校党支部", "古丽·买买提工作室党支部"} {
		c.Documents = append(c.Documents, document.Document{Title: name, Parts: []document.Part{document.Title{Text: name}}})
	}
	path := store(t, typeset.Typeset(c, typeset.Embedded()))
	var got struct {
		Outlines []struct {
			Title string `json:"title"`
			Page  int    `json:"destpageposfrom1"`
		} `json:"outlines"`
	}
	if err := json.Unmarshal([]byte(tool(t, "qpdf", "--json", "--json-key=outlines", path)), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Outlines) != len(c.Documents) {
		t.Fatalf("%d bookmarks, want %d", len(got.Outlines), len(c.Documents))
	}
	for i, o := range got.Outlines {
		if o.Title != c.Documents[i].Title || o.Page != 2*i+1 {
			t.Errorf("bookmark %d is %q on page %d, want %q on page %d", i, o.Title, o.Page, c.Documents[i].Title, 2*i+1)
		}
	}
}

func TestEmptyPapersComeOut(t *testing.T) {
	for name, c := range map[string]document.Collection{
		"no documents":   {},
		"empty document": document.Single(document.Document{}, ""),
		"empty table":    document.Single(document.Document{Title: "空", Parts: []document.Part{document.Table{Columns: []document.Column{{Head: "甲", Width: 20}}}}}, ""),
		"no numbers":     document.Single(document.Document{Title: "空", Numbers: document.NoNumbers}, ""),
	} {
		if _, err := Bytes(typeset.Typeset(c, typeset.Embedded()), made); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFailureToStoreSaysWhatToDo(t *testing.T) {
	r := paper([]string{"王明"}, "正文。")
	dir := t.TempDir()
	old := filepath.Join(dir, "old.pdf")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, path string
		code       model.Code
	}{
		{"missing folder", filepath.Join(dir, "没有", "a.pdf"), model.Missing},
		{"a file as folder", filepath.Join(old, "a.pdf"), model.Missing},
		{"a folder of that name", dir, model.Protected},
	} {
		err := Write(outfile.Target{Path: tc.path, Endings: []string{".pdf"}}, r, made)
		if model.CodeOf(err) != tc.code || model.MessageOf(err) == "" {
			t.Errorf("%s: got %v (%s), want code %s", tc.name, err, model.CodeOf(err), tc.code)
		}
	}
	if data, _ := os.ReadFile(old); string(data) != "old" {
		t.Error("the old file was touched")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".shuangbai-*")); len(left) > 0 {
		t.Errorf("temporary files left: %v", left)
	}
}

// roster is n distinct names of two and three characters, as a large committee has them.
func roster(n int) []string {
	surnames := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤")
	names := make([]string, n)
	for i := range names {
		a, b := rune(0x4e00+(i*131)%20000), rune(0x4e00+(i*257+i/7)%20000)
		names[i] = string([]rune{surnames[i%len(surnames)], a, b})
	}
	return names
}

func TestLargeRosterComesOutInReasonableTime(t *testing.T) {
	start := time.Now()
	r := paper(roster(5000), "正文。")
	data, err := Bytes(r, made)
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	t.Logf("%d pages, %d kB, %v", len(r.Pages), len(data)/1024, took)
	if took > 60*time.Second {
		t.Errorf("a roster of 5,000 names took %v", took)
	}
}

func BenchmarkRosterOf5000Names(b *testing.B) {
	names := roster(5000)
	for b.Loop() {
		if _, err := Bytes(paper(names, "正文。"), made); err != nil {
			b.Fatal(err)
		}
	}
}

func TestEveryPageIsWritten(t *testing.T) {
	r := paper(roster(300), "正文。")
	out := tool(t, "pdfinfo", store(t, r))
	if want := fmt.Sprintf("Pages:           %d", len(r.Pages)); !strings.Contains(out, want) {
		t.Errorf("want %q in\n%s", want, out)
	}
}
