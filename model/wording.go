package model

import "unicode/utf8"

// Wording is what the superior body and the field of work are called from a day on: the names change, and what was made before
// keeps its words.
type Wording struct {
	ID       int64
	Superior string // 区委“两新”工委, 区委社会工作部; "" where it was not said
	Field    string // 两新组织, 新兴领域; "" where it was not said
	From     Date   // the first day, by day; "" for always
}

// Validate checks the words and the day.
func (w Wording) Validate() error {
	switch {
	case utf8.RuneCountInString(w.Superior) > 30:
		return FieldErrorf("superior", "上级名称最多 30 个字")
	case utf8.RuneCountInString(w.Field) > 30:
		return FieldErrorf("field", "领域名称最多 30 个字")
	case w.From != "" && w.From.Precision() != ByDay:
		return FieldErrorf("words_from", "启用日期要写到日，例如 2026-01-01")
	}
	return nil
}
