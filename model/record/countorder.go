package record

import (
	"cmp"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// TooMany finds whether a field's number is more than that of the field which it cannot exceed (see Item.AtMost), and says so
// with both: 实到 12，应到 10，实到不应多于应到; or whether it is something of nothing (see Item.Of). It is "" when it is not, and when
// one of them is empty or no number.
func (r *Register) TooMany(i *Item, e *Entry) string {
	whole, ok := r.Field(cmp.Or(i.AtMost, i.Of))
	if !ok {
		return ""
	}
	n, err := model.ParsePoints(e.Values[i.Name])
	most, wrong := model.ParsePoints(e.Values[whole.Name])
	switch {
	case err != nil || wrong != nil || n <= most || i.AtMost == "" && most != 0:
		return ""
	case i.AtMost == "":
		return fmt.Sprintf("%s %s，%s却是 0", i.Label, n.Short(), whole.Label)
	}
	return fmt.Sprintf("%s %s，%s %s，%s不应多于%s", i.Label, n.Short(), whole.Label, most.Short(), i.Label, whole.Label)
}

// checkCounts refuses numbers of which one cannot exceed the other, except two that stood so before.
func (r *Register) checkCounts(e, before *Entry) error {
	for n := range r.Fields {
		i := &r.Fields[n]
		if before != nil && e.Values[i.Name] == before.Values[i.Name] && e.Values[cmp.Or(i.AtMost, i.Of)] == before.Values[cmp.Or(i.AtMost, i.Of)] {
			continue
		}
		if said := r.TooMany(i, e); said != "" {
			return model.FieldErrorf(i.Name, "%s，核对这两个数", said)
		}
	}
	return nil
}
