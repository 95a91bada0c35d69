package shell

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// StageLine is the steps of a year for the line that shows them.
func StageLine(stages []office.YearStage) []kit.Stage {
	var all []kit.Stage
	for i := range stages {
		s := &stages[i]
		shown := kit.Stage{Name: s.ID.Label(), Part: s.Part(), Date: stageDate(s), Late: s.Late}
		if s.Of > 0 {
			shown.Count = fmt.Sprintf("%d / %d", s.Done, s.Of)
		}
		switch {
		case s.State == office.StageDone:
			shown.State = kit.StageDone
		case s.Now:
			shown.State = kit.StageNow
		case s.State == office.StageBegun, s.State == office.StageSkipped:
			shown.State = kit.StagePassed
		}
		all = append(all, shown)
	}
	return all
}

// stageDate is by when a step shall be done, or the day or the days on which it was, without their year.
func stageDate(s *office.YearStage) string {
	from, to := monthDay(s.From), monthDay(s.To)
	switch {
	case s.ID == office.StagePublish && from != "":
		return from + " 至 " + to
	case s.State == office.StageDone && to != "":
		return to + " 完成"
	case s.State == office.StageDone && from != "":
		return from + " 完成"
	case s.Late:
		return fmt.Sprintf("逾期 %d 天", s.LateDays)
	case s.Past:
		return monthDay(s.Due) + " 已过"
	case s.ID == office.StageFinalise && len(s.Missing) > 0 && s.Missing[0].Brief != "" && (s.Now || s.Due == ""):
		return s.Missing[0].Brief
	case s.DueText() != "":
		return monthDay(s.Due) + " 截止"
	case from != "" && s.State == office.StageBegun:
		return from + " 起"
	}
	return from
}

func monthDay(d model.Date) string {
	_, rest, _ := strings.Cut(string(d), "-")
	return rest
}
