package record

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// ItemShapes lists the shapes that a field of a register may have, in the order in which they are offered.
func ItemShapes() []Shape {
	return []Shape{Text, LongText, Log, Number, Money, Percent, Date, YesNo, Choice, Org, Unit, Member, IDNumber, Phone, File}
}

// Label is the Chinese term of the shape.
func (s Shape) Label() string {
	return map[Shape]string{Text: "文本", LongText: "长文本", Log: "日期记录", Number: "数字", Points: "分数", Money: "金额", Percent: "百分比", Date: "日期",
		Moment: "时间", YesNo: "是/否", Choice: "选项", Org: "支部", Unit: "单位", Member: "党员", IDNumber: "身份证号", Phone: "电话",
		File: "附件", Record: "编号"}[s]
}

// Reserved are the names that no field may have: the import uses them for columns of its own.
var reserved = []string{"seq", "issue", "ignore", "none", "state", "number"}

var (
	registerID = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
	itemName   = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)
)

// Validate checks a definition. Errors are *model.Error of code Invalid; Field is title, owner, or the name of the
// field that is wrong.
func (r *Register) Validate() error {
	switch {
	case !registerID.MatchString(r.ID):
		return model.FieldErrorf("id", "台账的代号“%s”不对，应由小写字母、数字和短横组成", r.ID)
	case strings.TrimSpace(r.Title) == "":
		return model.FieldErrorf("title", "台账名称还没有填")
	case r.Owner.Label() == "":
		return model.FieldErrorf("owner", "一条记录归属于谁没有选对，应是党委、支部、单位或党员")
	case len(r.Fields) == 0:
		return model.FieldErrorf("fields", "台账里还没有一个字段，至少加一个")
	}
	for i := range r.Fields {
		if err := r.checkItem(i); err != nil {
			return err
		}
	}
	if s := r.Owner.Shape(); s != "" {
		if _, ok := r.First(s); !ok {
			return model.FieldErrorf("owner", "一条记录归属于%s，但没有一个字段是%s；加上这个字段，或改为归属党委", r.Owner.Label(), s.Label())
		}
	}
	for _, name := range r.List {
		if _, ok := r.Field(name); !ok {
			return model.FieldErrorf("list", "列表要显示的字段“%s”不在台账里", name)
		}
	}
	if _, ok := r.Field(r.TitleOf); r.TitleOf != "" && !ok {
		return model.FieldErrorf("title_of", "用来称呼记录的字段“%s”不在台账里", r.TitleOf)
	}
	for _, name := range r.Years {
		if i, ok := r.Field(name); !ok || i.Shape != Date {
			return model.FieldErrorf("years", "按哪个日期分年度没有写对：“%s”不是台账里的日期", name)
		}
	}
	if c := r.Counts; c != nil {
		on, ok := r.Field(c.On)
		if _, by := r.Field(c.By); !ok || on.Shape != Date || c.By != "" && !by {
			return model.FieldErrorf("counts", "按哪个日期计数没有写对：“%s”不是台账里的日期", c.On)
		}
		if until, ok := r.Field(c.Until); c.Until != "" && (!ok || until.Shape != Date) {
			return model.FieldErrorf("counts", "到哪天为止没有写对：“%s”不是台账里的日期", c.Until)
		}
	}
	if err := r.checkColumns(); err != nil {
		return err
	}
	if err := r.Match.check(r); err != nil {
		return err
	}
	if err := r.Contest.check(r); err != nil {
		return err
	}
	if err := r.Topics.check(r); err != nil {
		return err
	}
	if err := r.Promise.check(r); err != nil {
		return err
	}
	if err := r.checkLinks(); err != nil {
		return err
	}
	return r.checkStates()
}

func (r *Register) checkItem(at int) error {
	i := &r.Fields[at]
	twin := func(same func(Item) bool) bool { return slices.ContainsFunc(r.Fields[:at], same) }
	switch {
	case !itemName.MatchString(i.Name) || slices.Contains(reserved, i.Name):
		return model.FieldErrorf(i.Name, "字段“%s”的代号“%s”不能用，换一个", i.Label, i.Name)
	case strings.TrimSpace(i.Label) == "":
		return model.FieldErrorf(i.Name, "第 %d 个字段还没有名称", at+1)
	case twin(func(o Item) bool { return o.Name == i.Name }), twin(func(o Item) bool { return o.Label == i.Label }):
		return model.FieldErrorf(i.Name, "有两个字段都叫“%s”，改掉一个", i.Label)
	case !slices.Contains(ItemShapes(), i.Shape):
		return model.FieldErrorf(i.Name, "字段“%s”的类型“%s”不认识", i.Label, i.Shape)
	case i.Remind < 0 || i.Remind > 0 && i.Shape != Date:
		return model.FieldErrorf(i.Name, "字段“%s”不是日期，不能设到期提醒", i.Label)
	case i.Happened && i.Shape != Date && i.Shape != Log:
		return model.FieldErrorf(i.Name, "字段“%s”不是日期，不能说它已经发生", i.Label)
	}
	if _, ok := r.Field(i.Lapses); i.Lapses != "" && !ok {
		return model.FieldErrorf(i.Name, "字段“%s”说过了“%s”就不再提醒，但没有这个字段", i.Label, i.Lapses)
	}
	if _, ok := r.Field(i.Until); i.Until != "" && !ok {
		return model.FieldErrorf(i.Name, "字段“%s”说填了“%s”就不再提醒，但没有这个字段", i.Label, i.Until)
	}
	for name := range i.KnownWhen {
		if _, ok := r.Field(name); !ok {
			return model.FieldErrorf(i.Name, "字段“%s”要用到“%s”，但没有这个字段", i.Label, name)
		}
	}
	for name, shape := range map[string]Shape{i.After: Date, i.Extended: Date, i.Days: Number, i.AtMost: i.Shape, i.Of: Number, i.MembersOf: Member} {
		if f, ok := r.Field(name); name != "" && (!ok || f.Shape != shape) {
			return model.FieldErrorf(i.Name, "字段“%s”要用到“%s”，但没有这个字段，或它不是%s", i.Label, name, shape.Label())
		}
	}
	return i.checkBounds()
}

// checkColumns checks the columns of spreadsheets, and the key.
func (r *Register) checkColumns() error {
	seen := map[string]bool{}
	for _, c := range r.Columns {
		_, field := r.Field(c.Name)
		first := &Item{}
		for n, name := range c.Fills {
			i, ok := r.Field(name)
			if n == 0 && ok {
				first = i
			}
			if !ok || len(c.Fills) == 2 && i.Shape != Date || len(c.Fills) == 1 && i.Shape != Log {
				first = &Item{}
				break
			}
		}
		if !itemName.MatchString(c.Name) || slices.Contains(reserved, c.Name) || field || seen[c.Name] || strings.TrimSpace(c.Label) == "" || first.Name == "" || len(c.Fills) > 2 {
			return model.FieldErrorf("columns", "表格的列“%s”没有写对，它应填入两个日期或一个日期记录", c.Label)
		}
		seen[c.Name] = true
	}
	for _, name := range r.Key {
		if _, ok := r.Field(name); !ok {
			return model.FieldErrorf("key", "用来认出同一条的字段“%s”不在台账里", name)
		}
	}
	return nil
}

func (r *Register) checkStates() error {
	if _, ok := r.Field(r.StateOf); r.StateOf != "" && !ok {
		return model.FieldErrorf("state_of", "状态取自字段“%s”，但台账里没有这个字段", r.StateOf)
	}
	if r.StateOf != "" && len(r.States) == 0 {
		return model.FieldErrorf("states", "状态取自一个字段，但还没有写出有哪些状态")
	}
	seen := map[string]bool{}
	for _, s := range r.States {
		if i, ok := r.Field(s.Since); s.Since != "" && (!ok || i.Shape != Date || r.StateOf != "") {
			return model.FieldErrorf("states", "状态“%s”取自日期“%s”，但没有这个日期，或状态另有来历", s.Name, s.Since)
		}
		if i, ok := r.Field(s.Needs); s.Needs != "" && (!ok || i.Shape != Date) {
			return model.FieldErrorf("states", "状态“%s”要填“%s”，但没有这个日期", s.Name, s.Needs)
		}
		for _, name := range s.Asks {
			if i, ok := r.Field(name); !ok || i.Shape.Refers() {
				return model.FieldErrorf("states", "改为状态“%s”时要问“%s”，但没有这个可以直接填写的字段", s.Name, name)
			}
		}
		for _, word := range append([]string{s.Name}, s.Values...) {
			switch {
			case strings.TrimSpace(word) == "":
				return model.FieldErrorf("states", "有一个状态还没有名称")
			case seen[word]:
				return model.FieldErrorf("states", "“%s”在状态里出现两次，改掉一个", word)
			}
			seen[word] = true
		}
	}
	return nil
}
