package files

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
)

func TestNumbersStayTextAndCountsAreNumbers(t *testing.T) {
	list := List{Title: "花名册", Author: "某某党委", Facts: []string{"某某党委", "共 1 人"}, Figures: map[int]bool{2: true},
		Lines: [][]string{{"姓名", "公民身份号码", "人数", "电话"}, {"张𬱖", "320100199001011234", "12", "13800001111"}}}
	path := filepath.Join(t.TempDir(), "名单.xlsx")
	if err := list.Write(outfile.Target{Path: path, Endings: []string{".xlsx"}}, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if name, title := book.PaperName(); name != model.ListMark || title != "花名册" {
		t.Errorf("the import knows it as %q %q", name, title)
	}
	kinds := map[string]sheet.Kind{}
	for _, line := range book.Sheets[0].Rows {
		for _, c := range line {
			kinds[c.Text] = c.Kind
		}
	}
	for text, want := range map[string]sheet.Kind{"320100199001011234": sheet.Text, "13800001111": sheet.Text, "12": sheet.Number, "张𬱖": sheet.Text} {
		if kinds[text] != want {
			t.Errorf("%s is read back as kind %v, want %v", text, kinds[text], want)
		}
	}
}

func TestColumnsAreAsWideAsTheirText(t *testing.T) {
	l := List{Lines: [][]string{{"性别", "家庭住址"}, {"女", "某某区某某街道某某路某某号某某小区某某幢某某室某某街道某某路"}}}
	if narrow, wide := l.width(0), l.width(1); narrow > 13 || wide != widest {
		t.Errorf("columns are %.1f and %.1f mm wide", narrow, wide)
	}
}

func TestAListOfTitlesAloneIsWritten(t *testing.T) {
	list := List{Title: "空", Lines: [][]string{{"姓名", "性别"}}}
	if err := list.Write(outfile.Target{Path: filepath.Join(t.TempDir(), "空.xlsx"), Endings: []string{".xlsx"}}, time.Now()); err != nil {
		t.Error(err)
	}
}
