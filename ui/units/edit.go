package units

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
)

// form is the form of a unit, nil for a new one. A closed one is not changed.
func (s *Screen) form(_ context.Context, _ *office.Office, r *row) (func() *records.Form, error) {
	if r == nil {
		f := &records.Form{New: true, Title: "新增" + s.word, Facts: "名称先填，别的可以以后补", Subject: "新" + s.word + "的资料"}
		return func() *records.Form { return s.editForm(row{Unit: model.Unit{Staff: -1}}, f) }, nil
	}
	if r.ClosedOn != "" {
		return nil, nil
	}
	f := &records.Form{Title: r.Name, Facts: coverageText(*r), Subject: r.Name + "的资料"}
	return func() *records.Form { return s.editForm(*r, f) }, nil
}

func (s *Screen) editForm(r row, f *records.Form) *records.Form {
	e := form.For(s.fieldsOfSector(), &r.Unit, s.d.Office.Now(), nil)
	lines := []fyne.CanvasObject{e.Line("name"), e.Line("kind", "staff")}
	if len(r.Orgs) < 2 { // several are changed where the organisations are
		org := kit.NewOptionSelect(s.orgOptions(), 0, nil)
		if len(r.Orgs) == 1 {
			org.SetChosenID(fmt.Sprint(r.Orgs[0].ID))
		}
		lines = append(lines, e.Add("org", "覆盖它的党组织", org))
	}
	f.Body = kit.VBox(look.Gap12, append(lines, e.Line("credit_code"), e.Line("licence", "licence_to"), e.Line("legal_person", "district"), e.Line("authority"), e.Line("address"))...)
	e.Start()
	f.Fields = e.Form
	f.Read = func() (records.Write, bool) {
		next := r.Unit
		if !e.Read(&next) {
			return nil, false
		}
		org, _ := strconv.ParseInt(e.Choice("org"), 10, 64) // an option made of a number, or "" for none
		return func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.SaveUnit(ctx, next, org) }, true
	}
	f.Said = func() string {
		if f.New {
			return "已新增" + e.Value("name")
		}
		return "已保存" + e.Value("name") + "的资料"
	}
	return f
}

// fieldsOfSector are the fields of a unit in the words of the committee's sector: its kinds of units, what a licence is called.
func (s *Screen) fieldsOfSector() []record.Field[model.Unit] {
	fields := slices.Clone(record.Units.Fields)
	for i := range fields {
		switch f := &fields[i]; {
		case f.Name == "kind" && len(s.sector.UnitKinds) > 0:
			f.Shape, f.Open = record.Choice, true
			kinds := slices.Clone(s.sector.UnitKinds)
			for _, r := range s.Rows() {
				if r.Kind != "" && !slices.Contains(kinds, r.Kind) {
					kinds = append(kinds, r.Kind)
				}
			}
			f.Options = nil
			for _, kind := range kinds {
				f.Options = append(f.Options, record.Option{Value: kind, Label: kind})
			}
		case f.Name == "licence" && s.sector.Licence != "":
			f.Label = s.sector.Licence
		}
	}
	return fields
}

// orgOptions are the organisations that may cover a unit, after none.
func (s *Screen) orgOptions() []kit.Option {
	options := []kit.Option{{Text: "没有党组织覆盖"}}
	for _, g := range s.orgs {
		if g.Kind != model.Group {
			options = append(options, kit.Option{ID: fmt.Sprint(g.ID), Text: g.Name, Keys: g.Initials})
		}
	}
	return options
}

// closeUnit closes a unit with a date and a reason.
func (s *Screen) closeUnit(r row) {
	fields := form.New()
	on := kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))
	why := kit.NewEntry("例如 办学许可证注销")
	words := "资料会保留，不再算应覆盖的单位；覆盖它的党组织不再覆盖它。"
	if r.People > 0 {
		words += fmt.Sprintf("有 %d 名党员登记在这里，停办后给他们改工作单位或者转走。", r.People)
	}
	s.Ask(records.Question{Title: "登记" + r.Name + "停办", Text: words, Fields: fields, Focus: why,
		Content: kit.VBox(look.Gap12, fields.Add("closed_on", "停办日期", on), fields.Add("why", "原因", why)), Safe: "不登记", Act: "登记停办", Danger: true, Need: []string{"closed_on"},
		Read: func() (records.Write, bool) {
			day, ok := fields.Date("closed_on", s.d.Office.Today())
			reason := fields.Value("why")
			if reason == "" {
				fields.Field("why").SetError("写明原因，以后查得到")
				ok = false
			}
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				change, err := o.CloseUnit(ctx, r.ID, day, reason)
				return 0, change, err
			}, ok
		},
		Said: func(int64) string { return "已登记" + r.Name + "停办" }})
}

// askLinks offers to record where those work whose posts begin with the name of a unit that their branch covers.
func (s *Screen) askLinks() {
	var found []office.UnitByPost
	s.Write(func(ctx context.Context, o *office.Office) (_, _ int64, err error) {
		found, err = o.UnitsByPost(ctx)
		return 0, 0, err
	}, func(_, _ int64, err error) error {
		if err == nil {
			s.showLinks(found)
		}
		return err
	})
}

func (s *Screen) showLinks(found []office.UnitByPost) {
	if len(found) == 0 {
		kit.ShowMessage(s.d.Window.Canvas(), "没有可以登记的", "工作岗位以本支部覆盖的单位开头、还没有登记工作单位的党员才列在这里。别的到“党员”里填，或者导入带工作单位的花名册。", "知道了")
		return
	}
	s.Ask(records.Question{Title: fmt.Sprintf("按工作岗位登记 %d 人的工作单位", len(found)),
		Text:   "他们的工作岗位以本支部覆盖的单位开头：" + linkWords(found) + "。岗位的写法不变。",
		Fields: form.New(), Safe: "不登记", Act: fmt.Sprintf("登记 %d 人", len(found)),
		Read: func() (records.Write, bool) {
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				_, change, err := o.LinkByPost(ctx)
				return 0, change, err
			}, true
		},
		Said: func(int64) string { return fmt.Sprintf("已登记 %d 人的工作单位", len(found)) }})
}

// linkWords count the people by unit: 青禾学校 3 人、松溪中心 2 人等 9 家.
func linkWords(found []office.UnitByPost) string {
	var names []string
	count := map[string]int{}
	for _, f := range found {
		if count[f.Unit.Name]++; count[f.Unit.Name] == 1 {
			names = append(names, f.Unit.Name)
		}
	}
	var parts []string
	for _, n := range names[:min(4, len(names))] {
		parts = append(parts, fmt.Sprintf("%s %d 人", n, count[n]))
	}
	words := strings.Join(parts, "、")
	if len(names) > 4 {
		words += fmt.Sprintf("等 %d 家", len(names))
	}
	return words
}
