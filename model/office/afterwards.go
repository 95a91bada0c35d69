package office

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Afterwards is what an archived year leads on to besides its papers, in the order in which it is done; nothing while the year is not archived.
func (o *Office) Afterwards(ctx context.Context, y *model.AssessmentYear) (all []Task, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err = o.afterwards(r, y)
		return err
	})
	return all, err
}

func (o *Office) afterwards(r *store.Reader, y *model.AssessmentYear) ([]Task, error) {
	if y.ArchivedOn == "" {
		return nil, nil
	}
	var all []Task
	if reported, err := o.reported(r, y); err != nil {
		return nil, err
	} else if !reported {
		all = append(all, Task{Kind: TaskReport, Title: "向区里报送", Detail: fmt.Sprintf("把 %d 年度的数字和考核结果做成数据包，发给区里", y.Year), Verb: "做数据包"})
	}
	all = append(all, Task{Kind: TaskCopy, Title: "另存一份到 U 盘", Detail: "连附件一起另存，与电脑分开放", Verb: "另存一份"},
		Task{Kind: TaskNextYear, Year: y.Year + 1, Title: fmt.Sprintf("换到 %d 年度", y.Year+1), Detail: fmt.Sprintf("接着编 %d 年度的方案、记全年的项目；%d 年度的分数不会变", y.Year+1, y.Year), Verb: "换年度"})
	for i := range all {
		all[i].Urgency = Told
	}
	return all, nil
}

// reported reports whether the year needs no package any more: one was made since it was archived, or the data file is a district's.
func (o *Office) reported(r *store.Reader, y *model.AssessmentYear) (bool, error) {
	if o.IsDistrict() {
		return true, nil
	}
	all, err := r.Disclosed()
	return slices.ContainsFunc(all, func(d model.Disclosed) bool {
		return d.Way == model.ByPackage && d.What == packageOf(y.Year) && !model.DateOf(d.At.Local()).Before(y.ArchivedOn)
	}), err
}

// leftOpen names the years before the working one that were opened and never archived, the latest first, each with the step it stopped at.
func (o *Office) leftOpen(r *store.Reader, working int) (all []Task, err error) {
	years, err := r.AssessmentYears()
	for _, y := range slices.Backward(years) {
		if y.Year >= working || y.ArchivedOn != "" {
			continue
		}
		f, err := o.keptFacts(r, y.Year)
		if err != nil {
			return nil, err
		}
		stages, err := o.stages(r, y.Year, f)
		if err != nil {
			return nil, err
		}
		if at := slices.IndexFunc(stages, func(s YearStage) bool { return s.Now }); at >= 0 {
			all = append(all, leftAt(y.Year, &stages[at]))
		}
	}
	return all, err
}

// leftAt is the task of a year that stopped at a step.
func leftAt(year int, at *YearStage) Task {
	t := Task{Kind: TaskEarlierYear, Year: year, Stage: at.ID, Urgency: Soon, Title: fmt.Sprintf("%d 年度考核还没有归档", year), Detail: "停在“" + at.ID.Label() + "”",
		Verb: fmt.Sprintf("回到 %d 年", year)}
	if len(at.Missing) > 0 {
		first := at.Missing[max(0, slices.IndexFunc(at.Missing, func(m Missing) bool { return !m.Wait }))] // what days alone do not settle
		t.Detail, t.OrgID = t.Detail+"："+cmp.Or(first.Short, first.Label), first.OrgID
	}
	if onlyWaits(at) {
		t.Urgency = Told
	}
	return datedBy(at, t)
}

// onlyWaits reports whether a step lacks nothing but the passing of days.
func onlyWaits(s *YearStage) bool {
	return len(s.Missing) > 0 && !slices.ContainsFunc(s.Missing, func(m Missing) bool { return !m.Wait })
}
