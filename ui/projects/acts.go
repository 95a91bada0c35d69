package projects

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
)

// write writes one act about a project and says it.
func (s *Screen) write(r row, said string, do act) {
	s.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) {
		change, err := do(ctx, o)
		return r.ID, change, err
	}, func(_, change int64, err error) error {
		if err == nil {
			s.Changed()
			s.d.Said(said, change)
		}
		return err
	})
}

// next takes the next step of a project.
func (s *Screen) next(r row, step project.Step) {
	switch step {
	case project.Advance:
		_, words := r.Next()
		s.write(r, r.Row.Title+"："+words, func(ctx context.Context, o *office.Office) (int64, error) { return o.AdvanceProject(ctx, r.ID) })
	case project.Work:
		s.work(r)
	case project.Finish:
		s.finish(r)
	}
}

func (s *Screen) today() *kit.Entry {
	return kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))
}

// work asks when and what was done once more.
func (s *Screen) work(r row) {
	f := form.New()
	nth := fmt.Sprintf("第 %d %s", int(r.Done)/100+1, r.Unit())
	content := kit.VBox(look.Gap12, f.Add("on", "哪天", s.today()), f.Add("note", "做了什么", kit.NewEntry("例如 南片社区，到场 32 人")))
	s.ask(r, records.Question{Title: "登记" + nth, Text: r.Row.Title, Fields: f, Content: content, Safe: "不登记", Act: "登记" + nth, Need: []string{"on"}}, r.Row.Title+" "+nth+"已登记",
		func() act {
			on, note := s.date(f, "on"), f.Value("note")
			return func(ctx context.Context, o *office.Office) (int64, error) {
				return o.WorkOnProject(ctx, r.ID, on, note)
			}
		})
}

// extend asks to which day and why.
func (s *Screen) extend(r row) {
	f := form.New()
	content := kit.VBox(look.Gap12, f.Add("to", "延期到", kit.NewDateEntry(s.d.Office.Now())), f.Add("why", "原因", kit.NewEntry("例如 场地改造，年底前补办")))
	s.ask(r, records.Question{Title: "登记延期", Text: fmt.Sprintf("%s，现在的期限是 %s。", r.Row.Title, r.Due), Fields: f, Content: content, Safe: "不延期", Act: "延期", Need: []string{"to", "why"}},
		r.Row.Title+"已延期", func() act {
			to, why := s.date(f, "to"), f.Value("why")
			return func(ctx context.Context, o *office.Office) (int64, error) { return o.ExtendProject(ctx, r.ID, to, why) }
		})
}

// finish asks when the project ended; what is missing is said.
func (s *Screen) finish(r row) {
	f := form.New()
	content := kit.VBox(look.Gap12, f.Add("on", "结项日期", s.today()), f.Add("opinion", "结项意见", kit.NewEntry("没有做完或缺佐证的，写明为什么")))
	text := r.Row.Title + "，进度 " + r.Progress() + "。结项以后不再提醒。"
	s.ask(r, records.Question{Title: "结项", Text: text, Fields: f, Content: content, Safe: "不结项", Act: "结项", Need: []string{"on"}}, r.Row.Title+"已结项",
		func() act {
			on, opinion := s.date(f, "on"), f.Value("opinion")
			return func(ctx context.Context, o *office.Office) (int64, error) {
				return o.FinishProject(ctx, r.ID, on, opinion)
			}
		})
}

// check asks who held the mid check.
func (s *Screen) check(r row) {
	f := form.New()
	content := kit.VBox(look.Gap12, f.Add("by", "谁检查的", kit.NewEntry("例如 周敏")))
	s.ask(r, records.Question{Title: "登记中期检查", Text: fmt.Sprintf("%s，今天检查，进度 %s。", r.Row.Title, r.Progress()), Fields: f, Content: content, Safe: "不登记", Act: "登记检查", Need: []string{"by"}},
		r.Row.Title+"的中期检查已登记", func() act {
			by := f.Value("by")
			return func(ctx context.Context, o *office.Office) (int64, error) { return o.CheckProject(ctx, r.ID, by) }
		})
}

// act is what is done to a project, off the UI goroutine.
type act func(ctx context.Context, o *office.Office) (change int64, err error)

// date is a date of a form that was read before.
func (s *Screen) date(f *form.Form, name string) model.Date {
	d, _ := f.Date(name, s.d.Office.Today())
	return d
}

// ask asks a question about a project and writes the answer, which answer takes from its fields; dates that cannot be read are
// said under their field.
func (s *Screen) ask(r row, q records.Question, said string, answer func() act) {
	q.Read = func() (records.Write, bool) {
		for _, name := range []string{"on", "to"} {
			if q.Fields.Field(name) != nil {
				if _, ok := q.Fields.Date(name, s.d.Office.Today()); !ok {
					return nil, false
				}
			}
		}
		do := answer()
		return func(ctx context.Context, o *office.Office) (int64, int64, error) {
			change, err := do(ctx, o)
			return r.ID, change, err
		}, true
	}
	q.Said = func(int64) string { return said }
	s.Ask(q)
}
