package registers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// readContest reads the contest in which an entry competes; nil for entries of other registers.
func readContest(ctx context.Context, o *office.Office, def record.Register, r row) (*paper.Contest, error) {
	year := r.Year()
	if def.Contest == nil || year == 0 {
		return nil, nil
	}
	return o.BestProjects(ctx, year)
}

// contestNote says how a project stands among those of its year; nil where it does not compete.
func contestNote(c *paper.Contest, r row) fyne.CanvasObject {
	if c == nil {
		return nil
	}
	for i := range c.Projects {
		p := &c.Projects[i]
		if p.EntryID != r.ID {
			continue
		}
		tone, title, detail := look.ToneInfo, fmt.Sprintf("第 %d 名，平均 %s 分", p.Rank, p.Total), p.Grade
		if !p.Ready {
			tone, title, detail = look.ToneWarn, p.Remark, ""
		} else if p.Remark != "" {
			detail = join(p.Grade, p.Remark)
		}
		if p.Earlier != "" {
			tone, detail = look.ToneWarn, join(detail, p.Earlier)
		}
		box := kit.VBox(look.Gap8, kit.NewNote(tone, title, "", join(detail, "名额 "+c.Quota)))
		for _, s := range p.Scores {
			said := s.Total.Short() + " 分"
			switch {
			case s.Away:
				said = "回避"
			case !s.Whole:
				said = "没有打完"
			case s.Extreme != "":
				said = s.Extreme + "，不计　" + said
			}
			box.Add(kit.Spread(look.Gap8, []fyne.CanvasObject{text.Body(s.Judge).In(look.Text2)}, []fyne.CanvasObject{text.Body(said)}))
		}
		return box
	}
	return nil
}

// contestAct is the next step of a project that was judged: to publish the result of its year, then to honour the winners; nil before.
func (s *Screen) contestAct(def record.Register, r row) fyne.CanvasObject {
	year := r.Year()
	if _, more := def.Next(&r.Entry); def.Contest == nil || year == 0 || more || def.Over(&r.Entry) {
		return nil
	}
	if r.State == def.Contest.Published {
		return shell.Writing(s.d, kit.PrimaryButton("登记表彰", func() { s.award(r, year) })).Small()
	}
	return shell.Writing(s.d, kit.PrimaryButton(fmt.Sprintf("公示 %d 年度结果", year), func() { s.publish(def, r, year) })).Small()
}

// contestActs are what can be done with all projects of a year at once.
func (s *Screen) contestActs(def record.Register, r row) []kit.Option {
	year := r.Year()
	if def.Contest == nil || year == 0 {
		return nil
	}
	return append([]kit.Option{{Group: "评选", Text: "出排名表和打分表", Icon: "print", Do: func() { s.d.Go(shell.Papers, "best-projects") }}},
		shell.WritingActs(s.d, kit.Option{Group: "评选", Text: fmt.Sprintf("公示 %d 年度结果", year), Do: func() { s.publish(def, r, year) }},
			kit.Option{Group: "评选", Text: fmt.Sprintf("表彰 %d 年度优秀项目", year), Do: func() { s.award(r, year) }},
			kit.Option{Group: "评选", Text: "评选的名额和公示", Do: func() { s.askContestRules(def, r) }})...)
}

func (s *Screen) publish(def record.Register, r row, year int) {
	s.askContestDay(r, fmt.Sprintf("公示 %d 年度优秀项目", year), fmt.Sprintf("名额以内的改为公示，公示 %d 个工作日；其余的改为%s。", def.Contest.Days, def.Contest.Lost), "公示从哪天起", "开始公示",
		func(ctx context.Context, o *office.Office, on model.Date) (int64, error) {
			return o.PublishProjects(ctx, year, on)
		})
}

func (s *Screen) award(r row, year int) {
	s.askContestDay(r, fmt.Sprintf("表彰 %d 年度优秀项目", year), "公示结束的改为表彰。", "表彰日期", "登记表彰",
		func(ctx context.Context, o *office.Office, on model.Date) (int64, error) {
			return o.AwardProjects(ctx, year, on)
		})
}

// askContestDay asks for the day of an act on all projects of a year.
func (s *Screen) askContestDay(r row, title, text, label, act string, do func(context.Context, *office.Office, model.Date) (int64, error)) {
	f := form.New()
	content := f.Add("on", label, kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today())))
	s.entries.Ask(records.Question{Title: title, Text: text, Fields: f, Content: content, Safe: "先不办", Act: act, Need: []string{"on"}, Read: func() (records.Write, bool) {
		on, ok := f.Day("on", s.d.Office.Today())
		return s.changed(r, func(ctx context.Context, o *office.Office) (int64, error) { return do(ctx, o, on) }), ok
	}, Said: func(int64) string { return title + "，已办" }})
}

// askContestRules asks how many win, for how long they are made public, and from how many judges on the extremes do not count.
func (s *Screen) askContestRules(def record.Register, r row) {
	f := form.New()
	count := func(name, label, hint string, n int) fyne.CanvasObject {
		words := ""
		if n > 0 {
			words = fmt.Sprint(n)
		}
		return f.Add(name, label, kit.NumberEntry(hint).With(words))
	}
	content := kit.VBox(look.Gap12, kit.FormGrid(2, count("quota", "名额，占参评项目的百分之几", "如 30", def.Contest.Quota), count("days", "公示几个工作日", "如 5", def.Contest.Days)),
		count("trim", "满几名评委去掉最高分、最低分各一个", "空着是都算", def.Contest.Trim))
	s.entries.Ask(records.Question{Title: "评选的名额和公示", Text: "名额不足一个的部分不计。已经公示、表彰的年度不变。", Fields: f, Content: content, Safe: "不改", Act: "保存评选办法", Read: func() (records.Write, bool) {
		var rules record.ContestRules
		ok := true
		for name, into := range map[string]*int{"quota": &rules.Quota, "days": &rules.Days, "trim": &rules.Trim} {
			if words := form.Digits(f.Value(name)); words != "" {
				if _, err := fmt.Sscanf(words, "%d", into); err != nil {
					f.Field(name).SetError("写整数")
					ok = false
				}
			}
		}
		return s.changed(r, func(ctx context.Context, o *office.Office) (int64, error) { return o.SetContestRules(ctx, rules) }), ok
	}, Said: func(int64) string { return "评选办法已保存" }})
}
