package record

import "github.com/shuangbai/shuangbai/model"

// Hundredths defines an amount with at most two decimals, such as study hours; "" stands for -1, which is "not stated".
func Hundredths[T any](name, label string, at func(*T) *model.Points) Field[T] {
	return Field[T]{Name: name, Label: label, Shape: Points,
		at: func(v *T) any { return at(v) },
		get: func(v *T) string {
			if *at(v) < 0 {
				return ""
			}
			return at(v).Short()
		},
		set: func(v *T, s string) error {
			n := model.Points(-1)
			if s != "" {
				var err error
				if n, err = model.ParsePoints(s); err != nil || n < 0 {
					return model.FieldErrorf(name, "%s应填数字，最多两位小数，现在是“%s”", label, s)
				}
			}
			*at(v) = n
			return nil
		}}
}
