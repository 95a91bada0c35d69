package text

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

func TestCleanKeepsNamesAndDropsWhatCannotBeDrawn(t *testing.T) {
	for in, want := range map[string]string{
		"欧阳予墨":             "欧阳予墨",
		"张𬱖":               "张𬱖",
		"古丽·阿依木":           "古丽·阿依木",
		"一\u200b二\ufeff三":  "一二三",
		"一\n二\t三\r":        "一 二 三 ",
		"甲\ue000乙\x00\x07": "甲乙",
		"甲\U000E0100乙":     "甲乙",
		"丿\U0003FFFD":      "丿□",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	if got := CleanLines("一\r\n二"); got != "一\n二" {
		t.Errorf("CleanLines keeps lines, got %q", got)
	}
}

func TestTruncateFitsTheWidth(t *testing.T) {
	for _, s := range []string{"南片培训机构联合党支部", "320100********7315", "a", "", "古丽·阿依木"} {
		for width := float32(5); width < 200; width += 7 {
			got := Truncate(s, width, look.SizeBody, false)
			if got != s && !strings.HasSuffix(got, "…") {
				t.Fatalf("%q cut to %q without a sign", s, got)
			}
			if got == s && Width(s, look.SizeBody, false) > width+1 {
				t.Fatalf("%q is wider than %v but was not cut", s, width)
			}
			if got != s && got != "…" && Width(got, look.SizeBody, false) > width+1 {
				t.Fatalf("%q cut to %q is still wider than %v", s, got, width)
			}
		}
	}
}

func TestWrapKeepsMarksAndWordsTogether(t *testing.T) {
	const s = "缴至 2026-04，连续 6 个月未交即须处理。先核实原因，10:30 前补交 1,200 元后登记（见 DUES-01）。"
	for width := float32(90); width < 400; width += 11 {
		lines := Wrap(s, width, look.SizeSmall, false)
		for i, line := range lines {
			if i > 0 && strings.ContainsAny(string([]rune(line)[0]), "，。、；：）") {
				t.Fatalf("width %v: line %q begins with a mark", width, line)
			}
			if strings.HasSuffix(line, "（") {
				t.Fatalf("width %v: line %q ends with an opening mark", width, line)
			}
		}
		whole := strings.Join(lines, "\n")
		for _, word := range []string{"2026-04", "DUES-01", "10:30", "1,200"} {
			if !strings.Contains(whole, word) {
				t.Fatalf("width %v: %s is torn: %q", width, word, lines)
			}
		}
		if strings.ReplaceAll(strings.ReplaceAll(whole, "\n", ""), " ", "") != strings.ReplaceAll(s, " ", "") {
			t.Fatalf("width %v loses text: %q", width, lines)
		}
	}
}

func TestRareNamesTakeTheWholeFace(t *testing.T) {
	if faceFor("张䶮", false) != faceRegular || faceFor("张𬱖", true) != faceBold {
		t.Error("a rare name takes the whole face")
	}
	if faceFor("张三", false) == fyne.Resource(faceRegular) {
		t.Error("a common name takes the cut")
	}
}

// Fyne keeps a face for its theme and one for every face that a text names: 13 MB each.
func TestCommonTextIsDrawnWithTheFaceThatFieldsHaveReadAlready(t *testing.T) {
	one := &canvas.Text{Text: "张三"}
	if SetBold(one, false); one.FontSource != nil {
		t.Error("common text names a face of its own")
	}
	one.Text = "张𬱖"
	if SetBold(one, false); one.FontSource != fyne.Resource(faceRegular) {
		t.Error("a rare name is drawn without the whole face")
	}
}

// A name that is cut in the middle keeps what tells it from others.
func TestTruncateMiddle(t *testing.T) {
	const s = "江苏明衡（南京）律师事务所与新街口片区律师事务所联合党支部第1支部"
	for width := float32(60); width < 700; width += 13 {
		got := TruncateMiddle(s, width, look.SizeBody, false)
		if w := Width(got, look.SizeBody, false); w > width+1 {
			t.Errorf("%v: %q is %v wide", width, got, w)
		}
		if width > 120 && !strings.HasSuffix(got, "1支部") {
			t.Errorf("%v: %q has lost its end", width, got)
		}
	}
}
