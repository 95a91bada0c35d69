package office

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/model/record"
)

// ProjectRow is a project with its entry as lists and forms show it.
type ProjectRow struct {
	project.Project
	Row EntryRow
}

// ProjectBoard are the projects in the order of the list, with their register.
type ProjectBoard struct {
	record.Register
	Rows []ProjectRow
}

// Projects are the facts of the rows.
func (b *ProjectBoard) Projects() []project.Project {
	all := make([]project.Project, len(b.Rows))
	for i := range b.Rows {
		all[i] = b.Rows[i].Project
	}
	return all
}

// Projects reads the open entries of the register of tasks as they stand today.
func (o *Office) Projects(ctx context.Context) (*ProjectBoard, error) {
	all, err := o.Entries(ctx, project.Register, false)
	if err != nil {
		return nil, err
	}
	b := &ProjectBoard{Register: all.Register}
	byID := map[int64]EntryRow{}
	var facts []project.Project
	for _, r := range all.Rows {
		byID[r.ID] = r
		facts = append(facts, project.Read(r.Entry, all.Over(&r.Entry), o.Today()))
	}
	project.Sort(facts)
	for _, p := range facts {
		b.Rows = append(b.Rows, ProjectRow{p, byID[p.ID]})
	}
	return b, nil
}

// changeProject reads a project, lets change alter its entry, and writes it.
func (o *Office) changeProject(ctx context.Context, id int64, change func(def *record.Register, p *project.Project, e *record.Entry) error) (int64, error) {
	all, err := o.Entry(ctx, id)
	if err != nil {
		return 0, err
	}
	e := all.Rows[0].Entry
	if e.Values = maps.Clone(e.Values); e.Values == nil {
		e.Values = map[string]string{}
	}
	p := project.Read(e, all.Over(&e), o.Today())
	if err := change(&all.Register, &p, &e); err != nil {
		return 0, err
	}
	_, set, err := o.SaveEntry(ctx, e)
	return set, err
}

// AdvanceProject brings a project into its next state before the work begins, with today as the day of it.
func (o *Office) AdvanceProject(ctx context.Context, id int64) (int64, error) {
	return o.changeProject(ctx, id, func(_ *record.Register, p *project.Project, e *record.Entry) error {
		day := map[string]string{project.Applied: "reviewed_on", project.Reviewed: "approved_on", project.Approved: "from"}[p.State]
		next := map[string]string{project.Applied: project.Reviewed, project.Reviewed: project.Approved, project.Approved: project.Under}[p.State]
		if next == "" {
			return model.Errorf(model.Invalid, "“%s”已经在%s，没有下一步可改；登记做了的事，或者结项", e.Title, p.State)
		}
		e.State = next
		if e.Values[day] == "" {
			e.Values[day] = string(o.Today())
		}
		return nil
	})
}

// WorkOnProject enters one more piece of work, done on a day. A project that was not begun is under way then.
func (o *Office) WorkOnProject(ctx context.Context, id int64, on model.Date, note string) (int64, error) {
	if on.Precision() != model.ByDay {
		return 0, model.FieldErrorf("on", "哪天做的还没有填")
	}
	if o.Today().Before(on) {
		return 0, model.FieldErrorf("on", "%s 还没有到，做了再登记", on)
	}
	return o.changeProject(ctx, id, func(_ *record.Register, p *project.Project, e *record.Entry) error {
		p.Done += 100
		e.Values["done"] = p.Done.Short()
		lines, _ := record.ParseLog(e.Values["log"])
		said := fmt.Sprintf("第 %s %s", p.Done.Short(), p.Unit())
		if note = strings.Join(strings.Fields(note), " "); note != "" {
			said += " " + note
		}
		log, _ := record.ParseLog(record.FormatLog(append(lines, record.LogLine{Day: on, Text: said})))
		e.Values["log"] = record.FormatLog(log)
		if !p.Running() {
			e.State = project.Under
		}
		if e.Values["from"] == "" {
			e.Values["from"] = string(on)
		}
		return nil
	})
}

// ExtendProject puts the deadline off to a day, for a reason.
func (o *Office) ExtendProject(ctx context.Context, id int64, to model.Date, why string) (int64, error) {
	why = strings.TrimSpace(why)
	return o.changeProject(ctx, id, func(_ *record.Register, p *project.Project, e *record.Entry) error {
		switch {
		case to == "":
			return model.FieldErrorf("to", "延期到哪天还没有填")
		case p.Due != "" && !p.Due.Before(to):
			return model.FieldErrorf("to", "应晚于现在的期限 %s", p.Due)
		case why == "":
			return model.FieldErrorf("why", "为什么延期还没有写")
		}
		e.Values["extended_to"], e.Values["extended_why"], e.State = string(to), why, project.Extended
		return nil
	})
}

// FinishProject ends a project on a day (结项). Where evidence is missing or the target is not reached, the opinion must say why.
func (o *Office) FinishProject(ctx context.Context, id int64, on model.Date, opinion string) (int64, error) {
	opinion = strings.TrimSpace(opinion)
	return o.changeProject(ctx, id, func(_ *record.Register, p *project.Project, e *record.Entry) error {
		switch {
		case on == "":
			return model.FieldErrorf("on", "结项日期还没有填")
		case p.Group == project.Over:
			return model.Errorf(model.Invalid, "“%s”已经%s", e.Title, p.State)
		case len(p.Missing) > 0 && opinion == "":
			return model.FieldErrorf("opinion", "缺%s；补齐佐证，或者写明为什么没有也结项", strings.Join(p.Missing, "、"))
		case p.Left() > 0 && opinion == "":
			return model.FieldErrorf("opinion", "还差 %s %s；写明为什么没有做完也结项", p.Left().Short(), p.Unit())
		}
		e.State, e.Values["done_on"] = project.Finished, string(on)
		if opinion != "" {
			e.Values["result"] = opinion
		}
		return nil
	})
}

// CheckProject enters the mid check, held today.
func (o *Office) CheckProject(ctx context.Context, id int64, by string) (int64, error) {
	return o.changeProject(ctx, id, func(_ *record.Register, p *project.Project, e *record.Entry) error {
		e.Values["mid_on"], e.Values["mid_by"] = string(o.Today()), strings.TrimSpace(by)
		e.Values["mid_result"] = fmt.Sprintf("已办 %s %s", p.Done.Short(), p.Unit())
		return nil
	})
}
