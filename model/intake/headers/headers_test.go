package headers

import (
	"testing"

	"github.com/shuangbai/shuangbai/model/sheet/sheettest"
)

func TestKey(t *testing.T) {
	for text, want := range map[string]string{"入党时间\n(yyyy-MM-dd)": "入党时间", "（必填）": "必填", "＊姓 名：": "姓名", "ＩＤ": "id", "": ""} {
		if got := Key(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestNear(t *testing.T) {
	w := NewWords()
	w.Add(0, []string{"姓名"})
	w.Add(1, []string{"公民身份号码", "身份证号"})
	for key, want := range map[string]int{"党员姓名": 0, "公民身份证号码": 1, "本人身份证号": 1, "籍贯": -1} {
		if got, _ := w.Near(key); got != want {
			t.Errorf("%s is field %d, want %d", key, got, want)
		}
	}
}

func TestFindAny(t *testing.T) {
	row := sheettest.Row
	h := FindAny(sheettest.Sheet("表", row("走访记录"), row("日期|对象|内容|备注"), row("2026-03-01|甲校|谈话|")))
	if h.Row != 1 || h.Rows != 1 {
		t.Errorf("the header is %d rows from %d", h.Rows, h.Row)
	}
	if h := FindAny(sheettest.Sheet("表", []any{1, 2, 3}, []any{4, 5, 6})); h.Rows != 0 {
		t.Errorf("numbers are a header: %+v", h)
	}
}
