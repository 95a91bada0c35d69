package record

import (
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
)

// Most is the number of characters that a value of the shape may have.
func (s Shape) Most() int {
	if s == LongText || s == Log {
		return model.MostText
	}
	return model.MostLine
}

// TooLong counts the characters of a text that has more than a shape may have; 0 for any other.
func (s Shape) TooLong(text string) int {
	if len(text) <= s.Most() {
		return 0
	}
	if n := utf8.RuneCountInString(text); n > s.Most() {
		return n
	}
	return 0
}

func checkLength(s Shape, name, label, value string) error {
	if n := s.TooLong(value); n > 0 {
		return model.FieldErrorf(name, "%s有 %d 个字，最多 %d 个字，改短再存", label, n, s.Most())
	}
	return nil
}

// CheckLengths refuses a record in which a text is longer than its shape may be. The error is of code Invalid and names
// the field.
func (k *Kind[T]) CheckLengths(v *T) error {
	for _, f := range k.Fields {
		if f.Shape != Text && f.Shape != LongText {
			continue
		}
		if err := checkLength(f.Shape, f.Name, f.Label, f.Value(v)); err != nil {
			return err
		}
	}
	return nil
}
