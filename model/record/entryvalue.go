package record

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// RefID is the number of the record that a stored reference names; 0 for nothing, and for the name of somebody whom the
// data file does not know, which is kept as it was written.
func RefID(value string) int64 {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// Check reports whether a value is in the stored form of the field's shape: "1" and "0" for yes and no, "1200.00" for
// money and percent, a number with at most two decimals, a date at its own precision, the number of a record or the
// name of one that is not known. "" is always fine; see Register.CheckEntry for what is required. Errors are
// *model.Error of code Invalid that name the field.
func (i Item) Check(value string) error {
	if value == "" {
		return nil
	}
	if err := checkLength(i.Shape, i.Name, i.Label, value); err != nil {
		return err
	}
	switch i.Shape {
	case Date:
		if _, err := model.ParseDate(value); err != nil {
			return model.FieldErrorf(i.Name, "%s写作“%s”，应写成 2026-05-01 这样的日期", i.Label, value)
		}
	case Log:
		if lines, wrong := ParseLog(value); wrong != "" || FormatLog(lines) != value {
			return model.FieldErrorf(i.Name, "%s里“%s”前面没有日期，每行先写日期，如 2026-05-03 电话 张三", i.Label, wrong)
		}
	case Number:
		if p, err := model.ParsePoints(value); err != nil || p.Short() != value {
			return model.FieldErrorf(i.Name, "%s写作“%s”，应填数字", i.Label, value)
		} else if said := i.OutOfBounds(p); said != "" {
			return model.FieldErrorf(i.Name, "%s", said)
		}
	case Money, Percent, Points:
		if p, err := model.ParsePoints(value); err != nil || p.String() != value {
			return model.FieldErrorf(i.Name, "%s写作“%s”，应填数字，最多两位小数", i.Label, value)
		} else if said := i.OutOfBounds(p); said != "" {
			return model.FieldErrorf(i.Name, "%s", said)
		}
	case YesNo:
		if value != Yes && value != No {
			return model.FieldErrorf(i.Name, "%s只能填是或否", i.Label)
		}
	case IDNumber:
		if fault := model.CheckID(value, time.Time{}); fault != model.IDFine {
			return model.FieldErrorf(i.Name, "%s不是有效的身份证号，对照身份证核对", i.Label)
		}
	}
	return nil
}

// Stored brings what a person typed into a form into the stored form of the shape: 是 becomes "1", 1,200 becomes
// "1200.00". What cannot be read comes back as it is, for Check to refuse.
func (i Item) Stored(typed string) string {
	v := strings.TrimSpace(typed)
	switch i.Shape {
	case YesNo:
		switch v {
		case "是", "√", "有":
			return Yes
		case "否", "×", "无":
			return No
		}
	case Log:
		if lines, wrong := ParseLog(v); wrong == "" {
			return FormatLog(lines)
		}
	case Number, Money, Percent, Points:
		plain := strings.NewReplacer(",", "", "，", "", "元", "", "%", "", "￥", "", "¥", "", " ", "").Replace(v)
		p, err := model.ParsePoints(plain)
		switch {
		case err != nil:
		case i.Shape == Number:
			return p.Short()
		default:
			return p.String()
		}
	}
	return v
}

// CheckEntry checks a whole entry: what is required, and the values that differ from before, which may be nil. A value
// that was taken from a spreadsheet as it stood may stay as it is.
func (r *Register) CheckEntry(e, before *Entry, today model.Date) error {
	for _, i := range r.Fields {
		v := e.Values[i.Name]
		if v == "" && i.Required {
			return model.FieldErrorf(i.Name, "%s还没有填", i.Label)
		}
		if before != nil && before.Values[i.Name] == v {
			continue
		}
		if err := i.Check(v); err != nil {
			return err
		}
		if d := i.StillAhead(v, today); d != "" {
			return model.FieldErrorf(i.Name, "%s %s还没有到，到时候再登记", i.Label, d.Long())
		}
	}
	if err := r.checkOrder(e, before); err != nil {
		return err
	}
	if err := r.checkCounts(e, before); err != nil {
		return err
	}
	if err := r.checkUndated(e, before); err != nil {
		return err
	}
	if err := r.checkEarly(e, before, today); err != nil {
		return err
	}
	if err := r.checkUnfinished(e, before); err != nil {
		return err
	}
	if len(r.States) > 0 && !slices.ContainsFunc(r.States, func(s State) bool { return s.Name == e.State }) {
		return model.FieldErrorf("state", "没有“%s”这个状态，从列出的状态里选", e.State)
	}
	return nil
}
