package model

import "testing"

func TestFoldSpelling(t *testing.T) {
	for text, want := range map[string]string{
		"\uf9e1伟": "李伟", "\uf90a陵中学": "金陵中学", "\uf981": "女", "葛\U000e0100辰": "葛辰", "\U0002f80a": "\u50e7", "王\ue863": "王䶮", "张\u200b伟": "张伟",
		"甲（东）支部": "甲(东)支部", "ＡＢ１": "AB1", "李伟": "李伟", "𬱖䶮": "𬱖䶮", "": "",
	} {
		if got := FoldSpelling(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
