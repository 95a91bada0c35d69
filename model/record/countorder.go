package record

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// TooMany finds whether a field's number is more than that of the field which it cannot exceed (see Item.AtMost), and says so
// with both: 实到 12，应到 10，实到不应多于应到. It is "" when it is not, and when one of them is empty or no number.
func (r *Register) TooMany(i *Item, e *Entry) string {
	whole, ok := r.Field(i.AtMost)
	if i.AtMost == "" || !ok {
		return ""
	}
	n, err := model.ParsePoints(e.Values[i.Name])
	most, wrong := model.ParsePoints(e.Values[whole.Name])
	if err != nil || wrong != nil || n <= most {
		return ""
	}
	return fmt.Sprintf("%s %s，%s %s，%s不应多于%s", i.Label, n.Short(), whole.Label, most.Short(), i.Label, whole.Label)
}

// checkCounts refuses numbers of which one cannot exceed the other, except two that stood so before.
func (r *Register) checkCounts(e, before *Entry) error {
	for n := range r.Fields {
		i := &r.Fields[n]
		if before != nil && e.Values[i.Name] == before.Values[i.Name] && e.Values[i.AtMost] == before.Values[i.AtMost] {
			continue
		}
		if said := r.TooMany(i, e); said != "" {
			return model.FieldErrorf(i.Name, "%s，核对这两个数", said)
		}
	}
	return nil
}
