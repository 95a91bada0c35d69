package scheme

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// trialPaper is the trial as a list: what every branch would reach, its rank and grade, and what it was before.
func (v *View) trialPaper(author string) files.List {
	run, before := v.trials.run, v.trials.before
	list := files.List{Title: fmt.Sprintf("%d 年度考核方案试算表", v.year), Author: author, Figures: map[int]bool{},
		Facts: []string{fmt.Sprintf("%s　用 %d 年的记录试算，%d 个%s", v.title(), run.Year, len(run.Branches), run.Scheme.Counter())}}
	heads := []string{"支部"}
	for _, p := range v.scheme.Parts {
		heads = append(heads, p.Short)
	}
	heads = append(heads, "加分", "减分", "总分", "名次", "等次", "改前总分", "改前等次")
	for i := 1; i < len(heads); i++ {
		list.Figures[i] = heads[i] != "等次" && heads[i] != "改前等次"
	}
	list.Lines = [][]string{heads}
	for i := range run.Ranking.Rows {
		r := &run.Ranking.Rows[i]
		line := []string{r.Branch}
		for p := range v.scheme.Parts {
			line = append(line, r.PartText(p))
		}
		rank := ""
		if r.Rank > 0 {
			rank = fmt.Sprint(r.Rank)
		}
		line = append(line, orDash(r.Bonus.String(), r.HasBonus), orDash(r.Deduction.String(), r.HasDeduct), orDash(r.Total.String(), r.Ready && !r.NoTotal), rank, or(r.Grade, "待定"))
		total, grade := "", ""
		if before.Branch(r.OrgID) != nil {
			was := before.Row(r.OrgID)
			total, grade = orDash(was.Total.String(), was.Ready && !was.NoTotal), or(was.Grade, "待定")
		}
		list.Lines = append(list.Lines, append(line, total, grade))
	}
	return list
}

// print hands the trial to the system's printing.
func (v *View) print() {
	if v.trials.run == nil {
		return
	}
	path, err := files.PrintFile("试算表")
	if err != nil {
		v.h.Desk.Fail(err)
		return
	}
	list := v.trialPaper("")
	var handed files.Handed
	v.h.Run(shell.Work{What: "正在交给打印机", Do: func(_ context.Context, o *office.Office, _ func(string, int, int)) error {
		_, err := reports.WriteCollection(list.Collection(), outfile.Target{Path: path, Endings: reports.Endings()}, o.Now())
		if err == nil {
			handed, err = files.Print(path)
		}
		return err
	}, Done: func(err error) error {
		if err != nil {
			_ = os.RemoveAll(filepath.Dir(path))
			return err
		}
		v.h.Desk.Toasts.Say(fmt.Sprintf("%s：试算表，%d 个支部", handed.Said(), len(list.Lines)-1), "", nil)
		return nil
	}})
}
